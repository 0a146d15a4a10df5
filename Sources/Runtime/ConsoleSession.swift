package import Canvas
package import Interaction
internal import Orders
package import SiteModel
package import Theming
package import Views
package import Wording

/// A console at work, without a terminal: takes messages, changes its own small state, paints the newest site. The
/// terminal, a test or a journey drives it alike.
package struct ConsoleSession {
  package internal(set) var console: Console
  /// The theme in use, or the one that is being looked at.
  package var theme: Theme { preview ?? chosenTheme }
  private var chosenTheme: Theme
  private var preview: Theme?
  let board: SiteBoard
  let clock: any TimeSource
  let outside: Outside
  /// True when the console ends as soon as the order under way has.
  var isLeaving = false
  /// What is shown of the past.
  var scenery: ReplayDesk.Scenery?
  /// What was last read for the history on the screen.
  var thingAnswer: ThingAnswer?
  /// The moment last asked for.
  var wanted: Moment?
  private let began = ContinuousClock.now
  private let painter = FramePainter()
  /// Nil where all sums are worked out on this thread.
  private let desk: DigestDesk?
  var maker: SceneMaker
  private var bell = AlarmBell()
  /// What a frozen screen shows.
  private var frozen: Site?
  var lastStage = Stage(size: Size(0, 0))
  var lastSize = Size(80, 24)
  private var seen = SeenEvents()

  /// What a session may ask of the world around it.
  package struct Outside: Sendable {
    /// Names of the themes there are.
    package var themes: [String]
    /// The theme with that name, or the sentence that says why not.
    package var theme: @Sendable (String) -> Result<Theme, Refusal>
    /// Writes a view to a file; returns the sentence that tells how it went.
    package var export: @Sendable (ViewToExport) -> Saying
    /// Gives orders to schedulers, beside the console's thread; nil where nothing outside may be changed.
    package var orders: OrderDesk?
    /// Takes orders about alarms to whoever keeps them, beside the console's thread; nil where nobody does.
    package var alarms: AlarmDesk?
    /// Tells where the site comes from; nil where that is not followed.
    package var standing: StandingBoard?
    /// Reads the record of the site; nil where there is none.
    package var past: ReplayDesk?
    /// Seconds east of Greenwich of the site's clocks at a moment; nil: always those that the session began with.
    package var zone: (@Sendable (Moment) -> Int)?
    /// Asks Alertmanagers for silences; nil where nothing outside may be changed.
    package var silences: SilenceDesk?
    /// Reads the silences of Alertmanagers; nil where there are none.
    package var silenceLists: SilenceLists?
    /// Reads handovers; nil where no history is kept.
    package var handovers: HandoverDesk?

    package init(
      themes: [String], theme: @escaping @Sendable (String) -> Result<Theme, Refusal>,
      export: @escaping @Sendable (ViewToExport) -> Saying
    ) {
      self.themes = themes
      self.theme = theme
      self.export = export
    }
  }

  package struct Refusal: Error, Sendable {
    package var saying: Saying
    package init(_ saying: Saying) { self.saying = saying }
  }

  /// A view as the operator sees it, to be written in a format to a path (nil: a name made from page and time).
  package struct ViewToExport: Sendable {
    package var scene: Scene
    package var theme: Theme
    package var size: Size
    package var format: String
    package var path: String?
    /// What is read over it; where there is one, that is written in its place.
    package var sheet: ReadingSheet?
  }

  package init(
    board: SiteBoard, clock: any TimeSource, console: Console, theme: Theme, maker: SceneMaker, outside: Outside,
    desk: DigestDesk? = nil
  ) {
    self.desk = desk
    self.board = board
    self.clock = clock
    self.console = console
    chosenTheme = theme
    self.maker = maker
    self.outside = outside
  }

  /// Takes in one message. Effects that only a terminal can have are returned; the others are seen to here.
  package mutating func handle(_ message: Message) -> [Effect] {
    let isLeft = followOrders()
    followRecording()
    if message == .refreshed { takePast() }
    followErrands()
    followHistory()
    let (site, now) = present()
    // News brings new sums; keys and the mouse work on what is shown.
    var isReusing = message != .refreshed
    if !isReusing, let desk, frozen == nil, scenery == nil, SceneMaker.isLarge(site),
      let ready = desk.newest(of: site, at: now)
    {
      maker.adopt(ready)
      isReusing = true
    }
    let scene = maker.scene(of: site, for: console, at: now, reusingDigest: isReusing)
    var around = Surroundings(
      site: site, now: clock.now(), order: scene.order, columns: scene.columns, visibleRows: lastStage.visibleRows,
      layerRows: lastStage.layerRows, layerLines: lastStage.layerLines, landmarks: lastStage.landmarks,
      seenAlarmEvent: seen.number(at: .now), themes: outside.themes)
    around.bannerAlarm = lastStage.bannerAlarm
    around.past = outside.past?.standing ?? .notKept
    around.uptime = uptime
    around.zone = zone
    around.occurrences = fittingAnswer?.occurrences ?? []
    var effects = console.update(message, in: around)
    askForPast()
    followHistory()
    // Rung for what is, whatever the screen shows.
    if let alarms = board.site.alarms, bell.rings(for: alarms, at: uptime), console.isBellOn {
      effects.append(.ring)
    }
    if console.frozenAt == nil {
      frozen = nil
    } else if frozen == nil {
      frozen = site
    }
    return effects.filter { !hasSeenTo($0) } + (isLeft ? [.quit] : [])
  }

  /// Runs a line of the command line. Returns what the console answers when it cannot, and nil when it has done it.
  package mutating func run(_ line: String) -> Saying? {
    let words = line.split(separator: " ", maxSplits: 1).map(String.init)
    console.notice = nil
    _ = handle(.command(words.first ?? "", argument: words.count > 1 ? words[1] : nil))
    return console.notice.flatMap { $0.isNews ? nil : $0.saying }
  }

  /// How long the operator has sat here: no site's clock counts that.
  private var uptime: Duration { ContinuousClock.now - began }

  /// What is shown now.
  package mutating func scene() -> Scene {
    console.settleNotice(at: uptime)
    let (site, now) = present()
    if scenery != nil || outside.zone != nil { maker.utcOffset = zone(now) }
    var scene = maker.scene(of: site, for: console, at: now, reusingDigest: true)
    showPast(in: &scene)
    return scene
  }

  /// The picture now, for a screen of that size.
  package mutating func stage(for size: Size) -> Stage {
    lastStage = painter.paint(scene(), size: size)
    lastSize = size
    // What came up beneath a dialog or a sheet has been seen by nobody.
    if console.layers.isEmpty { seen.note(lastStage.seenAlarmEvent, at: .now) }
    return lastStage
  }

  func present() -> (Site, Moment) {
    if let scenery { return (scenery.site, scenery.moment) }
    if let frozen, let moment = console.frozenAt { return (frozen, moment) }
    return (board.site, clock.now())
  }

  private mutating func hasSeenTo(_ effect: Effect) -> Bool {
    switch effect {
    case .quit: return staysForOrder()
    case .suspend, .redraw, .copy, .ring: return false
    case .handover(let from, let to): askForHandover(PastSpan(from: from, to: to))
    case .listSilences: listSilences()
    case .carryOut, .order, .silence:
      // The console sends none that is not of now; that is looked at again where they go out.
      if console.isLive { act(effect) } else { say(Saying(.notInPast, [])) }
    case .previewTheme(let name):
      // One that cannot be had is told when it is chosen.
      preview = name.flatMap { if case .success(let found) = outside.theme($0) { found } else { nil } }
    case .useTheme(let name):
      switch outside.theme(name) {
      case .success(let found):
        chosenTheme = found
        preview = nil
      case .failure(let refusal): say(refusal.saying)
      }
    case .useLanguage(let code):
      if let language = Language(rawValue: code) { console.language = language }
    case .export(let format, let path):
      say(outside.export(ViewToExport(scene: scene(), theme: theme, size: lastSize, format: format, path: path)))
    case .save(let sheet, let path):
      var view = ViewToExport(scene: scene(), theme: theme, size: lastSize, format: "text", path: path)
      view.sheet = sheet
      say(outside.export(view))
    }
    return true
  }

  private mutating func act(_ effect: Effect) {
    switch effect {
    case .carryOut(let order): give(order)
    case .order(let order): give(order)
    case .silence(let order): give(order)
    default: break
    }
  }

  mutating func say(_ saying: Saying) {
    console.notice = Console.Notice(saying)
  }
}
