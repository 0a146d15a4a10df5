package import ArgumentParser
internal import Interaction
internal import Launch
internal import Runtime
internal import SiteFile
internal import SiteModel
internal import Terminal
internal import TerminalLaunch
internal import Theming
internal import Views

/// `aisle`, `aisle console`: the pages on this terminal, live.
package struct ConsoleCommand: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "console", abstract: "Open the console on this terminal (the default).")

  @OptionGroup var options: LookOptions

  @Option(
    help: ArgumentHelp("The page to begin with: overview, racks, nodes, jobs, cooling, power.", valueName: "name"))
  var page: String = Page.overview.name

  @Flag(help: "Take away all commands that change anything at a scheduler (also 'read-only: yes' in the settings).")
  var readOnly = false

  package init() {}

  package func run() async throws {
    let look = try Look(options)
    let page = try PageName.page(named: page)
    var console = Console()
    console.go(to: page)
    console.language = look.language
    console.keys = try look.settings.keyMap()
    let opening = try options.opening(cadence: .seconds(2))
    let run = opening.run()
    let sitting = TerminalSitting(run, look: look, hasMouse: look.settings.isMouseEnabled ?? true)
    let waker = sitting.waker
    var outside = look.outside
    if !readOnly, look.settings.isReadOnly != true, let hands = OrderHands(opening, practice: run.practice) {
      console.schedulersAtHand = hands.schedulers
      outside.orders = hands.desk(auditedBy: look.door, whenDone: { await run.hurrySchedulers() }) { waker.wake() }
    }
    let session = ConsoleSession(
      board: sitting.board, clock: opening.clock, console: console, theme: look.theme,
      maker: SceneMaker(
        utcOffset: Look.utcOffset(at: opening.clock.now()), operatorName: UserName.ofProcess,
        ambiguous: look.ambiguous),
      outside: outside, desk: DigestDesk { waker.wake() })
    try await sitting.run(ConsoleProgram(session: session, glyphs: look.glyphs))
  }
}
