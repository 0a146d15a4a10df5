internal import ArgumentParser
internal import Glibc
package import Launch
package import Runtime
package import Terminal

/// A program on the terminal over a site at work, from the first frame to the exit status: what console and wallboard
/// have in common.
package struct TerminalSitting {
  private let site: SiteRun
  private let look: Look
  private let hasMouse: Bool
  /// Wakes the program when there is something new to draw.
  package let waker = TerminalWaker()

  package init(_ site: SiteRun, look: Look, hasMouse: Bool) {
    self.site = site
    self.look = look
    self.hasMouse = hasMouse
  }

  package var board: SiteBoard { site.board }

  /// Returns when the program has quit; ends the command with 128 and the signal's number when one ended it.
  package func run(_ program: some TerminalProgram & Sendable) async throws {
    let end = try await show(program)
    let status: Int32 = if case .signal(let number) = end { 128 + number } else { ExitStatus.fine.rawValue }
    // Nobody looks any more: a feed that hangs is not waited for. What is recorded is written first.
    Task.detached { [site] in
      try await Task.sleep(for: site.standing.isRecording ? .seconds(5) : .seconds(1))
      _exit(status)
    }
    await site.stop()
    if status != 0 { throw ExitCode(status) }
  }

  /// Who is stopped records nothing and keeps no alarms: another console then can. Waited for as long as writing may
  /// take.
  private static func letGo(of site: SiteRun) {
    guard site.standing.isRecording else { return }
    Task.detached { await site.pause() }
    let end = ContinuousClock.now + .seconds(3)
    // The lease is free before the last poll under way has ended.
    while site.standing.isRecording, ContinuousClock.now < end { usleep(5_000) }
  }

  /// Runs on the main actor, which is the terminal's until the program ends; feeds run beside it.
  @MainActor private func show(_ program: some TerminalProgram & Sendable) throws -> TerminalEnd {
    do {
      var loop = try TerminalLoop(waker: waker, sevenBit: look.isASCII ? true : nil, hasMouse: hasMouse)
      let (site, waker) = (site, waker)
      site.board.onPost { waker.wake() }
      Task.detached { await site.start() }
      loop.whenStopping = { Self.letGo(of: site) }
      loop.whenGoingOn = { Task.detached { await site.goOn() } }
      var program = program
      return try loop.run(&program)
    } catch let error as TerminalError {
      throw CommandEnding.failure("aisle: \(error)", .usage)
    }
  }
}
