package import ArgumentParser
internal import Canvas
internal import Glibc
internal import Interaction
package import Launch
internal import Runtime
internal import SiteModel
internal import Terminal
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

  @Option(help: ArgumentHelp("The pages, with commas between them.", valueName: "names"))
  package var pages = Page.all.map(\.name).joined(separator: ",")

  @Flag(help: "Move the frame by a cell every few minutes, so that nothing burns into the screen.")
  package var burnIn = false

  package init() {}

  package func validate() throws {
    guard let period = Duration(writtenAs: rotate), period >= .seconds(1) else {
      throw ValidationError(
        "--rotate '\(CleanText.cleaned(rotate, limit: 40))': expected a time of 1s or more, such as 20s")
    }
  }

  package func run() async throws {
    let look = try Look(options)
    let shown = try pages.split(separator: ",").map { name in
      try PageName.page(named: String(name.drop { $0 == " " }))
    }
    guard let period = Duration(writtenAs: rotate) else { return try validate() }
    let opening = try options.opening(cadence: .seconds(2))
    let site = opening.run()
    let waker = TerminalWaker()
    let program = WallboardProgram(
      board: site.board, clock: opening.clock, look: look, rotation: WallRotation(pages: shown, every: period),
      utcOffset: Look.utcOffset(at: opening.clock.now()), isShifting: burnIn, desk: DigestDesk { waker.wake() })
    let end = try await show(program, of: site, look, waker)
    let status: Int32 = if case .signal(let number) = end { 128 + number } else { ExitStatus.fine.rawValue }
    // A feed that hangs is not waited for.
    Task.detached {
      try await Task.sleep(for: .seconds(1))
      _exit(status)
    }
    await site.stop()
    if status != 0 { throw ExitCode(status) }
  }

  /// Runs on the main actor, which is the terminal's until the wallboard ends; feeds run beside it.
  @MainActor private func show(
    _ program: WallboardProgram, of site: SiteRun, _ look: Look, _ waker: TerminalWaker
  ) throws -> TerminalEnd {
    do {
      var loop = try TerminalLoop(waker: waker, sevenBit: look.isASCII ? true : nil, hasMouse: false)
      site.board.onPost { waker.wake() }
      Task.detached { await site.start() }
      var program = program
      return try loop.run(&program)
    } catch let error as TerminalError {
      throw CommandEnding.failure("aisle: \(error)", .usage)
    }
  }
}
