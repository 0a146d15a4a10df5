internal import Glibc

/// Standard input, output and error, which whoever starts a program may have closed.
package enum StandardStreams {
  /// Takes the places of those that are closed, so that no other file or connection comes to stand there and is
  /// written to in their stead. What is written to a closed stream still fails. To be called before anything is
  /// opened.
  package static func fillGaps() {
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(descriptor, F_GETFD) < 0 {
      // The lowest free number is this one: those below it are taken. Output to a file opened for reading fails.
      _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }
}
