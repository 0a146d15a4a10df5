package import ArgumentParser
internal import Glibc
internal import Interaction
internal import Launch
internal import Runtime
internal import SiteFile
internal import SiteModel
internal import Terminal
internal import Theming
internal import Views

/// `aisle`, `aisle console`: the pages on this terminal, live.
package struct ConsoleCommand: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "console", abstract: "Open the console on this terminal (the default).")

  @OptionGroup var options: LookOptions

  @Option(help: ArgumentHelp("The page to begin with: overview, racks, nodes.", valueName: "name"))
  var page: String = Page.overview.name

  package init() {}

  package func run() async throws {
    let look = try Look(options)
    let page = try PageName.page(named: page)
    var console = Console()
    console.go(to: page)
    console.language = look.language
    console.keys = try look.settings.keyMap()
    let opening = try options.opening(cadence: .seconds(2))
    let site = opening.run()
    let waker = TerminalWaker()
    let session = ConsoleSession(
      board: site.board, clock: opening.clock, console: console, theme: look.theme,
      maker: SceneMaker(
        utcOffset: Look.utcOffset(at: opening.clock.now()), operatorName: UserName.ofProcess,
        ambiguous: look.ambiguous),
      outside: look.outside, desk: DigestDesk { waker.wake() })
    let end = try await show(session, of: site, look, waker)
    let status: Int32 = if case .signal(let number) = end { 128 + number } else { ExitStatus.fine.rawValue }
    // The operator has quit: a feed that hangs is not waited for.
    Task.detached {
      try await Task.sleep(for: .seconds(1))
      _exit(status)
    }
    await site.stop()
    if status != 0 { throw ExitCode(status) }
  }

  /// Runs on the main actor, which is the terminal's until the console ends; feeds run beside it.
  @MainActor private func show(
    _ session: ConsoleSession, of site: SiteRun, _ look: Look, _ waker: TerminalWaker
  ) throws -> TerminalEnd {
    do {
      var loop = try TerminalLoop(
        waker: waker, sevenBit: look.isASCII ? true : nil, hasMouse: look.settings.isMouseEnabled ?? true)
      site.board.onPost { waker.wake() }
      Task.detached { await site.start() }
      var program = ConsoleProgram(session: session, glyphs: look.glyphs)
      return try loop.run(&program)
    } catch let error as TerminalError {
      throw CommandEnding.failure("aisle: \(error)", .usage)
    }
  }
}
