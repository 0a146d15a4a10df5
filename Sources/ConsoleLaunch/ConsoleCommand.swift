package import ArgumentParser
internal import Interaction
internal import Launch
internal import Notifications
internal import Runtime
internal import SiteFile
internal import SiteModel
internal import Terminal
internal import TerminalLaunch
internal import Theming
internal import Views
internal import Wording

/// `aisle`, `aisle console`: the pages on this terminal, live.
package struct ConsoleCommand: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "console", abstract: "Open the console on this terminal (the default).")

  @OptionGroup var options: LookOptions

  @Option(
    help: ArgumentHelp(
      "The page to begin with: overview, racks, nodes, jobs, cooling, power, alarms.", valueName: "name"))
  var page: String = Page.overview.name

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Begin at a moment of what was recorded: 14:29, 2026-11-25 14:29, -2h, yesterday 3:00.", valueName: "time"))
  var at: String?

  @Flag(help: "Take away all commands that change anything (also 'read-only: yes' in the settings).")
  var readOnly = false

  @OptionGroup var roles: RoleOptions

  package init() {}

  package func run() async throws {
    let look = try Look(options)
    let page = try PageName.page(named: page)
    var console = Console()
    console.go(to: page)
    console.language = look.language
    console.spellsEnter = look.isPlain
    console.keys = try look.settings.keyMap()
    var opening = try options.opening(cadence: .seconds(2))
    let socket = AlarmPart.freshSocket
    opening.history = options.sites.historySetup(of: opening, look.settings, socket: socket)
    let candidates = opening.history?.candidates ?? []
    if let at {
      let now = opening.clock.now()
      let (_, reading) = try Look.past(at, of: opening.topology, among: candidates, at: now)
      console.replay = Replay(wanted: reading.moment)
      console.notice = Look.told(at, as: reading).map { .init($0, isNews: true) }
    }
    let run = opening.run()
    let sitting = TerminalSitting(run, look: look, hasMouse: look.settings.isMouseEnabled ?? true)
    let waker = sitting.waker
    var outside = look.outside(of: opening.topology)
    let door = look.door(of: opening.topology)
    outside.standing = run.standing
    outside.zone = { Look.utcOffset(at: $0) }
    if opening.history != nil {
      outside.past = ReplayDesk(of: opening.topology, among: candidates) { waker.wake() }
    }
    if !readOnly, look.settings.isReadOnly != true, let hands = OrderHands(opening, practice: run.practice) {
      console.schedulersAtHand = hands.schedulers
      outside.orders = hands.desk(auditedBy: door, whenDone: { await run.hurrySchedulers() }) { waker.wake() }
    }
    console.isBellOn = look.settings.hasBell ?? true
    console.mayOrderAlarms = !readOnly && look.settings.isReadOnly != true
    let desk = DigestDesk { waker.wake() }
    let notifier = Notifier(
      for: opening.topology, hook: look.settings.notifications?.hook, words: Wording(look.language),
      clock: opening.clock)
    await run.tellAlarms(by: notifier)
    let logs = [door] + (notifier?.logs ?? [])
    let alarms = try roles.part(socket: socket, hand: opening.history?.hand, logs: logs) { desk.evidence }
    await run.keepAlarms(alarms)
    outside.alarms = AlarmDesk(alarms) { waker.wake() }
    let silences = SilenceHands(opening)
    if let silences {
      outside.silenceLists = silences.lists { waker.wake() }
      console.listsSilences = true
      if !readOnly, look.settings.isReadOnly != true {
        console.alertmanagersAtHand = silences.names
        outside.silences = silences.desk(auditedBy: door) { waker.wake() }
      }
    }
    if let history = opening.history {
      outside.handovers = HandoverDesk(of: opening.topology, among: history.candidates) { waker.wake() }
    }
    let session = ConsoleSession(
      board: sitting.board, clock: opening.clock, console: console, theme: look.theme,
      maker: SceneMaker(
        utcOffset: Look.utcOffset(at: opening.clock.now()), operatorName: UserName.ofProcess,
        ambiguous: look.ambiguous),
      outside: outside, desk: desk)
    try await sitting.run(ConsoleProgram(session: session, glyphs: look.glyphs))
    await silences?.letGo()
  }
}
