package import Orders
package import SiteModel
package import Wording

/// Everything that the operator has chosen: where they are, what is selected, how lists are sorted. A small value;
/// with a `Site` it makes a frame.
package struct Console: Hashable, Sendable {
  package var place = Place(.overview)
  /// Where the operator was before, newest last; bounded.
  package var trail: [Place] = []
  /// The place left last, and the trail it had: where `-` goes.
  package var previous: Visit?
  /// The page that was gone to for what hangs on one thing, while it shows that.
  var excursion: Place?
  /// The selected thing of each place, by `Place.name`. It stays when a filter hides the thing.
  package var selections: [String: Selection] = [:]
  package var marked: Set<Selection> = []
  /// In which row of the list the selected thing was last seen, by `Place.name`: where the arrows start from when it
  /// has left the list.
  var rows: [String: Int] = [:]
  /// First visible row of each place's list, by `Place.name`: kept by `update` so that the selection stays on screen.
  package var scroll: [String: Int] = [:]
  package var layers: [Layer] = []
  /// The filter in force on each place's list, by `Place.name`.
  package var filters: [String: String] = [:]
  /// The filter that Esc in the filter line brings back.
  var filterBefore: String?
  /// Lines run on the command line, newest last; bounded.
  var history: [String] = []
  var historyPlace: Int?
  /// What Tab on the command line offers, while it does.
  package var completion: Completion?
  /// The theme that is being looked at while its name is typed.
  var previewedTheme: String?
  /// True where the screen has no sign for Enter.
  package var spellsEnter = false
  /// Which key runs which command.
  package var keys = KeyMap.standard
  var rowsSeen = 0

  package var nodeSort = Sorting(NodeColumn.finding)
  /// How the queue is sorted, and the jobs that have ended: the latest first.
  private var queueSort = Sorting(JobColumn.state)
  private var endedSort = Sorting(JobColumn.ended)
  /// How the table of jobs that is shown is sorted.
  package var jobSort: Sorting<JobColumn> {
    get { showsEndedJobs ? endedSort : queueSort }
    set { if showsEndedJobs { endedSort = newValue } else { queueSort = newValue } }
  }
  /// The columns of the table of jobs; nil until the operator chooses.
  package var jobColumns: [JobColumn]?
  /// True while each array and each heterogeneous job stands in one row, but for those in `foldExceptions`.
  package var foldsGroups = true
  package var foldExceptions: Set<JobReference> = []
  /// True while page 4 shows jobs that have ended in place of the queue.
  package var showsEndedJobs = false
  package var coolingSort = Sorting(CoolingColumn.finding)
  package var powerSort = Sorting(PowerColumn.finding)
  package var alarmSort = Sorting(AlarmColumn.priority)
  /// What page 7 shows.
  package var alarmSheet = AlarmSheet.active
  /// Over how long the key figures of alarms are reckoned.
  package var alarmFigureSpan = Duration.seconds(86_400)
  /// True while what follows from an alarm stands under it.
  package var groupsAlarms = true
  /// The alarms under which what follows from them is shown.
  package var unfoldedAlarms: Set<AlarmID> = []
  /// Nil until the operator chooses: then the map shows what the site reports.
  package var rackMetric: RackMetric?
  package var rackZoom = RackZoom.hall
  package var isFollowing = false
  /// Set while the screen is frozen: the moment it shows.
  package var frozenAt: Moment?
  /// Where the console is in the past; nil while it is live.
  package var replay: Replay?
  /// Recorded seconds to a real one, when played.
  package var replaySpeed = 10
  /// How much of the record is looked at at once.
  package var timeSpan = TimeSpan.day
  /// Where in time one was before the last leap.
  var lastMoment: Moment?
  /// With which other moment what is shown is compared; nil before the first time.
  var comparison: Comparison?
  var held: HeldKey?
  var keepsakes = Keepsakes()
  package var language = Language.english
  /// Names of the queues whose schedulers take orders from here; nil where nothing outside may be changed, and then
  /// there are no commands for it.
  package var schedulersAtHand: Set<String>?
  /// True where orders about alarms are taken from here; false where nothing may be changed, and then there are no
  /// commands for it.
  package var mayOrderAlarms = false
  /// Names of the Alertmanagers that take silences from here; nil where there are none, or nothing outside may be
  /// changed.
  package var alertmanagersAtHand: [String]?
  /// True where Alertmanagers can be asked which silences there are.
  package var listsSilences = false
  /// The silences of the site's Alertmanagers as they were last read; nil before that.
  package var silences: SilenceList?
  /// When they were last asked for; nil: they are to be asked for.
  package var silencesAskedAt: Duration?
  /// False while new alarms make no sound.
  package var isBellOn = true
  /// How far the order under way is.
  package var orderProgress: OrderProgress?
  /// How the last order went.
  package var orderReport: OrderReport?
  /// Where the site comes from and whether it is remembered; nil where neither is of interest.
  package var recordStanding: RecordStanding?
  /// One line to the operator, for a while: "copied", "no such rack".
  package var notice: Notice?

  package struct Notice: Hashable, Sendable {
    package var saying: Saying
    /// How long it stands, by the operator's clock: a simulated site's may run much faster.
    package var length: Duration
    /// By the time that the console has been there; nil until it has been looked at.
    var end: Duration?
    /// It tells what was done, not why it was not.
    package var isNews: Bool
    /// It answers nothing that the operator did, and so what they do next does not take it away.
    package var isUnasked = false
    package init(_ saying: Saying, for length: Duration = .seconds(8), isNews: Bool = false) {
      self.saying = saying
      self.length = length
      self.isNews = isNews
    }
  }

  /// A place, and the way there.
  package struct Visit: Hashable, Sendable {
    package var place: Place
    package var trail: [Place]
  }

  package init() {}

  package var page: Page { place.page }
  /// True while the jobs of an array or a heterogeneous job stand in one row.
  package func isFolded(_ group: JobReference) -> Bool { foldsGroups != foldExceptions.contains(group) }
  package var selection: Selection? { selections[place.name] }
  /// The first visible row of this place's list.
  package var firstRow: Int { scroll[place.name] ?? 0 }
  /// The filter on this place's list, as typed; empty for none.
  package var filter: String { filters[place.name] ?? "" }
}
