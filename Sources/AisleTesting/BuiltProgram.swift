internal import Glibc
internal import NIOPosix

/// A program of this package, as it was built beside the tests.
package enum BuiltProgram {
  /// Its path: the folder that the test bundle lies in.
  package static func path(_ name: String) -> String {
    let bundle = CommandLine.arguments.last { $0.hasSuffix(".xctest") } ?? CommandLine.arguments[0]
    let parts = bundle.split(separator: "/", omittingEmptySubsequences: false)
    return (parts.dropLast() + [Substring(name)]).joined(separator: "/")
  }

  /// What a program left behind.
  package struct Outcome: Sendable {
    /// The exit status; 128 and the signal's number when one ended it.
    package var status: Int32
    package var output: String
    package var errors: String
  }

  /// Runs a program to its end, without input, in `folder`; environment variables are added to a small fixed set.
  package static func run(
    _ name: String, _ arguments: [String], environment: [String: String] = [:], folder: TemporaryFolder
  ) async throws -> Outcome {
    let variables = ["PATH": "/usr/bin:/bin", "HOME": folder.path, "TZ": "UTC", "LANG": "C.UTF-8"]
    let words = variables.merging(environment) { $1 }.map { "\($0.key)=\($0.value)" }
    let command = ["exec", "env", "-i"] + (words + [path(name)] + arguments).map(quoted)
    let line = "cd \(quoted(folder.path)) && \(command.joined(separator: " ")) </dev/null >.output 2>.errors"
    let ended = try await NIOThreadPool.singleton.runIfActive { system(line) }
    let status = ended & 0x7F == 0 ? (ended >> 8) & 0xFF : 128 + ended & 0x7F
    return Outcome(
      status: status, output: String(decoding: Fixtures.contents(of: "\(folder.path)/.output"), as: UTF8.self),
      errors: String(decoding: Fixtures.contents(of: "\(folder.path)/.errors"), as: UTF8.self))
  }

  private static func quoted(_ word: String) -> String { "'" + word.replacing("'", with: "'\\''") + "'" }
}
