internal import Glibc
internal import NIOPosix
internal import Synchronization

/// A real program of someone else's that runs beside a test, and ends with it.
///
/// The kernel kills it when the test process dies, whatever it died of (`setpriv --pdeathsig`).
package final class Peer: Sendable {
  package let process: Int32
  private let folder: TemporaryFolder
  private let isRunning = Mutex(true)

  package struct Failure: Error, CustomStringConvertible { package let description: String }

  /// True when the program can be found where Debian puts programs.
  package static func isInstalled(_ program: String) -> Bool {
    ["/usr/bin", "/bin", "/usr/sbin"].contains { access("\($0)/\(program)", X_OK) == 0 }
  }

  /// The path of a program that was built beside the test bundle.
  package static func built(_ program: String) -> String {
    let bundle = CommandLine.arguments.last { $0.hasSuffix(".xctest") } ?? CommandLine.arguments[0]
    let parts = bundle.split(separator: "/", omittingEmptySubsequences: false)
    return (parts.dropLast() + [Substring(program)]).joined(separator: "/")
  }

  /// Starts the program, by name or path.
  package init(_ program: String, _ arguments: [String]) async throws {
    let folder = try TemporaryFolder()
    self.folder = folder
    // The signal comes when the thread that started the program ends, and the threads of this pool never do.
    process = try await NIOThreadPool.singleton.runIfActive {
      try Self.spawn(["setpriv", "--pdeathsig", "KILL", program] + arguments, log: "\(folder.path)/log")
    }
  }

  deinit { end(with: SIGKILL) }

  /// What it has said so far, for messages.
  package var said: String { String(decoding: Fixtures.contents(of: "\(folder.path)/log"), as: UTF8.self) }

  package func stop() { end(with: SIGTERM) }

  /// Waits until `condition` holds, at most twenty seconds; throws what the program said when it never does.
  package func waits(until condition: @Sendable () async throws -> Bool) async throws {
    for _ in 0..<400 {
      if try await condition() { return }
      try await Task.sleep(for: .milliseconds(50))
    }
    throw Failure(description: "not ready in twenty seconds; it said: \(said.suffix(2000))")
  }

  /// Waits until it answers `path` on that loopback port.
  package func waits(for path: String, port: Int) async throws {
    try await waits { try await LoopbackClient.get(path, port: port)?.status == 200 }
  }

  private func end(with signal: Int32) {
    isRunning.withLock { isRunning in
      guard isRunning else { return }
      isRunning = false
      var status: Int32 = 0
      kill(process, signal)
      for _ in 0..<500 {
        if waitpid(process, &status, Int32(WNOHANG)) != 0 { return }
        usleep(10_000)
      }
      kill(process, SIGKILL)
      waitpid(process, &status, 0)
    }
  }

  private static func spawn(_ command: [String], log: String) throws -> Int32 {
    var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
    let settings = ["PATH=/usr/bin:/bin:/usr/sbin", "SWIFT_BACKTRACE=enable=no"]
    var environment: [UnsafeMutablePointer<CChar>?] = settings.map { strdup($0) } + [nil]
    defer { for text in arguments + environment { free(text) } }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, log, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    posix_spawn_file_actions_adddup2(&actions, 1, 2)
    // Connections of the test's own must end when the test ends them.
    for descriptor in Int32(3)..<256 { posix_spawn_file_actions_addclose(&actions, descriptor) }
    // The pool's threads leave signals to others, and a program that begins so cannot be asked to stop.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var process: pid_t = 0
    let result = posix_spawnp(&process, command[0], &actions, &attributes, &arguments, &environment)
    guard result == 0 else { throw Failure(description: "\(command[0]): error \(result)") }
    return process
  }
}
