package import ArgumentParser
internal import Glibc
package import Runtime

/// How a subcommand ends when something is wrong: a sentence on standard error, and a status for the script.
package enum CommandEnding {
  /// The error to throw; what is wrong has then been said.
  package static func failure(_ message: some CustomStringConvertible, _ status: ExitStatus) -> ExitCode {
    say(message.description)
    return ExitCode(status.rawValue)
  }

  /// Text to standard output; ends the command when it cannot all be written, for half an answer is none.
  package static func print(_ text: String) throws {
    do throws(Output.Failure) { try Output.print(Array(text.utf8)) } catch {
      throw failure("aisle: \(error)", .failure)
    }
  }

  /// Lines for people on standard error, each after the program's name unless it names a file and line itself.
  package static func say(_ message: String) {
    let text = Array((message + "\n").utf8)
    // When standard error is closed there is nowhere left to say it; the exit status does.
    _ = write(STDERR_FILENO, text, text.count)
  }
}
