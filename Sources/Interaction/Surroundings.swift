package import SiteModel

/// What `Console.update` may look at besides itself: the site, and what was last drawn.
package struct Surroundings: Sendable {
  package var site: Site
  package var now: Moment
  /// The things of the page's main list in drawn order, after filter and sort: what the arrows walk along.
  package var order: [Selection]
  /// Things to a row of `order` when the page is a grid (racks); 1 for lists.
  package var columns: Int
  /// Rows of the list that fit on the screen.
  package var visibleRows: Int
  /// Lines of the topmost layer (help, a notice) that fit on the screen.
  package var layerRows: Int
  /// All lines of that layer.
  package var layerLines: Int
  package var landmarks: [Landmark]
  /// The number of the newest alarm event of what was last drawn: what came later nobody has seen.
  package var seenAlarmEvent: UInt64
  package var themes: [String]
  /// The alarm that the banner showed.
  package var bannerAlarm: AlarmID?
  /// The record of the site.
  package var past = PastStanding.notKept
  /// When the alarms of the history that is on the screen were raised, as they stand in it.
  package var occurrences: [Moment] = []
  /// How long the session has run, by a clock that nobody sets: what is held down is told by it, and how far to play.
  package var uptime = Duration.zero
  /// Seconds east of Greenwich of the site's clocks at a moment.
  package var zone: @Sendable (Moment) -> Int = { _ in 0 }

  package init(
    site: Site, now: Moment, order: [Selection] = [], columns: Int = 1, visibleRows: Int = 1,
    layerRows: Int = 1, layerLines: Int = 1, landmarks: [Landmark] = [], seenAlarmEvent: UInt64 = 0,
    themes: [String] = []
  ) {
    self.site = site
    self.now = now
    self.order = order
    self.columns = columns
    self.visibleRows = visibleRows
    self.layerRows = layerRows
    self.layerLines = layerLines
    self.landmarks = landmarks
    self.seenAlarmEvent = seenAlarmEvent
    self.themes = themes
  }
}
