internal import Glibc
internal import NIOPosix

/// Runs a shell command off the cooperative threads.
package enum Shell {
  /// True when the command ended with status 0.
  package static func run(_ command: String) async throws -> Bool {
    try await NIOThreadPool.singleton.runIfActive { system(command) == 0 }
  }
}
