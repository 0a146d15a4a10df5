internal import Glibc

/// Where a command's result goes: here, what every command does with it. Files are written by the rooms that may.
package enum Output {
  /// Why nothing was written: where, and the system's error number.
  package struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
    package let path: String
    package let code: Int32
    package init(_ path: String, code: Int32) {
      self.path = path
      self.code = code
    }
    /// One sentence for standard error.
    package var description: String { "\(path): \(String(cString: strerror(code)))" }
  }

  /// Writes to standard output. A reader that went away has read enough: that is no failure.
  package static func print(_ bytes: [UInt8]) throws(Failure) {
    guard send(bytes, to: STDOUT_FILENO) || errno == EPIPE else { throw Failure("standard output", code: errno) }
  }

  /// False, with `errno` set, when not everything was taken. The caller has `SIGPIPE` ignored.
  package static func send(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var sent = 0
      while sent < buffer.count {
        let count = Glibc.write(descriptor, buffer.baseAddress?.advanced(by: sent), buffer.count - sent)
        if count > 0 {
          sent += count
        } else if count < 0, errno == EAGAIN {
          var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          _ = poll(&waiting, 1, -1)
        } else if count == 0 || errno != EINTR {
          return false
        }
      }
      return true
    }
  }
}
