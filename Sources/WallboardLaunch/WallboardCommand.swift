package import ArgumentParser
internal import Canvas
internal import History
internal import Interaction
package import Launch
internal import Runtime
internal import SiteModel
internal import Terminal
internal import TerminalLaunch
internal import Theming
internal import Views
internal import Wording

/// `aisle wallboard`: the pages on a wall, without hands.
package struct WallboardCommand: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "wallboard", abstract: "Show the pages on a wall: read-only, one after the other, for months.",
    discussion: "Keys: q quits, ? explains. On the Linux console it speaks English, whatever the language.")

  @OptionGroup package var options: LookOptions

  @Option(help: ArgumentHelp("How long a page is shown.", valueName: "time"))
  package var rotate = "20s"

  @Option(
    help: ArgumentHelp(
      "The pages, with commas between them; all that have something to show when left out.", valueName: "names"))
  package var pages: String?

  @Flag(help: "Move the frame by a cell every few minutes, so that nothing burns into the screen.")
  package var burnIn = false

  @Flag(help: "Sound the terminal's bell for new alarms of priority 1 and 2, at most once in ten seconds.")
  package var bell = false

  package init() {}

  package func validate() throws {
    guard let period = Duration(writtenAs: rotate), period >= .seconds(1) else {
      throw ValidationError(
        "--rotate '\(CleanText.cleaned(rotate, limit: 40))': expected a time of 1s or more, such as 20s")
    }
  }

  package func run() async throws {
    let look = try Look(options)
    let shown = try (pages ?? Page.all.map(\.name).joined(separator: ",")).split(separator: ",").map { name in
      try PageName.page(named: String(name.drop { $0 == " " }))
    }
    guard let period = Duration(writtenAs: rotate) else { return try validate() }
    var opening = try options.opening(cadence: .seconds(2))
    opening.history = options.sites.historyPlace(of: opening, look.settings).map {
      HistorySetup(candidates: $0.candidates)
    }
    let run = opening.run()
    // The wall shows alarms in their states; nobody can give it an order.
    await run.keepAlarms(AlarmPart())
    let sitting = TerminalSitting(run, look: look, hasMouse: false)
    let waker = sitting.waker
    try await sitting.run(
      WallboardProgram(
        board: sitting.board, standing: run.standing, clock: opening.clock, look: look,
        rotation: WallRotation(pages: shown, every: period),
        isPassingOver: pages == nil, zone: { Look.utcOffset(at: $0) }, isShifting: burnIn, isRinging: bell,
        desk: DigestDesk { waker.wake() }))
  }
}
