package import Analysis
package import Canvas
package import Interaction
package import SiteModel
package import Views
internal import Wording

/// An operator's seat without a terminal: a console over a site, and what is on its screen. Tests press keys here and
/// look at what comes of it, as an operator does.
package struct Seat: Sendable {
  package var site: Site
  package var now: Moment
  package var size: Size { didSet { paint() } }
  package var console: Console
  /// What was last drawn.
  package private(set) var stage: Stage
  package var themes: [String]
  /// What there is of a record of the site, and how long the operator has sat here.
  package var past = PastStanding.notKept
  package var uptime = Duration.zero
  /// What the console is told when it asks for what differs.
  package var difference: SiteDifference? { didSet { paint() } }
  /// What the console is told when it asks for the history of a thing.
  package var thingRecord: ThingRecord? { didSet { paint() } }
  private var maker = SceneMaker(utcOffset: 28_800)

  package init(
    at site: Site, size: Size = Size(80, 24), now: Moment = SampleSite.now, console: Console = Console(),
    themes: [String] = ["control-room", "daylight"], ambiguous: TextWidth.Ambiguous = .narrow
  ) {
    self.site = site
    self.size = size
    self.now = now
    self.console = console
    self.themes = themes
    stage = Stage(size: size)
    maker.ambiguous = ambiguous
    paint()
  }

  /// Takes in a message as a session does: the scene first, then the change, then the new picture, which waits while
  /// more input is at hand.
  @discardableResult
  package mutating func send(_ message: Message, isLast: Bool = true) -> [Effect] {
    let scene = maker.scene(of: site, for: console, at: now)
    var around = Surroundings(
      site: site, now: now, order: scene.order, columns: scene.columns, visibleRows: stage.visibleRows,
      layerRows: stage.layerRows, layerLines: stage.layerLines, landmarks: stage.landmarks,
      seenAlarmEvent: stage.seenAlarmEvent, themes: themes)
    around.bannerAlarm = stage.bannerAlarm
    around.past = past
    around.uptime = uptime
    around.zone = { _ in 28_800 }
    around.occurrences = occurrences
    let effects = console.update(message, in: around)
    if isLast { paint() }
    return effects
  }

  @discardableResult
  package mutating func press(_ keys: Key...) -> [Effect] { keys.flatMap { send(.key($0)) } }

  /// Presses the keys of a text, one by one.
  @discardableResult
  package mutating func type(_ text: String) -> [Effect] { text.flatMap { send(.key(.character($0))) } }

  /// Types a line on the command line and runs it.
  @discardableResult
  package mutating func run(_ line: String) -> [Effect] { type(":" + line) + press(.enter) }

  /// Points the mouse at the first place that stands for something; nothing happens when there is none.
  @discardableResult
  package mutating func point(_ action: Mouse.Action, at target: Landmark.Target) -> [Effect] {
    guard let place = stage.landmarks.last(where: { $0.target == target }) else { return [] }
    return send(.mouse(Mouse(action, x: place.x, y: place.y)))
  }

  package mutating func paint() {
    var scene = maker.scene(of: site, for: console, at: now)
    scene.past = past
    scene.difference = difference
    scene.thingRecord = thingRecord
    stage = FramePainter().paint(scene, size: size)
  }

  /// The things of the list in order.
  package var order: [Selection] {
    mutating get { maker.scene(of: site, for: console, at: now).order }
  }

  /// Puts the console where it would be in the past once that has been read: of a moment of a record.
  package mutating func sit(in past: any Past, at moment: Moment) throws(PastFailure) {
    self.past = try PastStanding(of: past)
    let before = site
    site = try past.site(at: moment)
    now = moment
    if console.replay == nil { console.replay = Replay(wanted: moment) }
    console.replay?.wanted = moment
    console.replay?.shown = moment
    console.carry(from: before, to: site, at: now)
    paint()
  }

  /// Fills the history that is on the screen out of a record, as a session does.
  package mutating func lookBack(in past: some Past) throws(PastFailure) {
    guard let history = console.thingHistory, let outline = self.past.outline else { return }
    let question = ThingQuestion(
      of: site.alarmSubjects(within: history.subject), history.point,
      in: outline.window(console.timeSpan, around: now))
    thingRecord = try ThingRecord(question, from: past)
  }

  /// When the alarms of that history began, the newest first.
  package var occurrences: [Moment] { thingRecord?.occurrences.map(\.began) ?? [] }

  /// The selected thing's name; empty for none.
  package var selectedName: String {
    guard let selection = console.selection else { return "" }
    return Surroundings(site: site, now: now).name(of: selection)
  }

  /// The line that tells the operator something, in the console's language; empty when there is none.
  package var noticeText: String { console.notice.map { Wording(console.language).text(of: $0.saying) } ?? "" }

  /// Rows of the list that fit.
  package var visibleRows: Int { stage.visibleRows }

  /// The screen as lines of text.
  package var lines: [String] {
    (0..<stage.buffer.size.height).map { y in
      (0..<stage.buffer.size.width).map { stage.buffer.glyph(stage.buffer[$0, y]) }.joined()
    }
  }

  package var screen: String { lines.joined(separator: "\n") }
}
