internal import Glibc

/// Writes a result where it was asked for: to a file that appears whole or not at all, or to standard output.
package enum OutputFile {
  /// What to do with a file that is there already.
  package enum Existing: Sendable { case replaced, kept }

  /// Why nothing was written: where, and the system's error number.
  package struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
    package let path: String
    package let code: Int32
    init(_ path: String, code: Int32) {
      self.path = path
      self.code = code
    }
    /// One sentence for standard error.
    package var description: String { "\(path): \(String(cString: strerror(code)))" }
  }

  /// Writes a file. One that is to be replaced is written beside its place and moved there when it is complete, and
  /// keeps its owner and who may read it; a device or a pipe is written to as it is.
  package static func write(_ bytes: [UInt8], to path: String, existing: Existing) throws(Failure) {
    if existing == .kept { return try writeDirectly(bytes, to: path, flags: O_CREAT | O_EXCL) }
    var status = stat()
    let isThere = stat(path, &status) == 0
    guard isThere || errno == ENOENT else { throw Failure(path, code: errno) }
    if isThere, status.st_mode & S_IFMT != S_IFREG {
      guard status.st_mode & S_IFMT != S_IFDIR else { throw Failure(path, code: EISDIR) }
      return try writeDirectly(bytes, to: path, flags: 0)
    }
    let place = target(of: path)
    var draft = Array("\(place).XXXXXX".utf8CString)
    let descriptor = mkstemp(&draft)
    guard descriptor >= 0 else { throw Failure(path, code: errno) }
    // mkstemp makes the file for its owner only; the user's own mask says who else may read what was asked for.
    let mask = umask(0)
    umask(mask)
    let mode = isThere ? status.st_mode & 0o777 : 0o666 & ~mask
    var code: Int32 = 0
    // Only root can leave a file to another owner; whoever else replaces it has it.
    if isThere { _ = fchown(descriptor, status.st_uid, status.st_gid) }
    if !send(bytes, to: descriptor) || fchmod(descriptor, mode) != 0 { code = errno }
    if close(descriptor) != 0, code == 0 { code = errno }
    if code == 0, rename(draft, place) != 0 { code = errno }
    guard code == 0 else {
      unlink(draft)
      throw Failure(path, code: code)
    }
  }

  /// Where links lead, so that a file is replaced or made there, and the link stays.
  private static func target(of path: String) -> String {
    var place = path
    // As many as the system itself follows.
    for _ in 0..<40 {
      var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
      let count = readlink(place, &buffer, buffer.count)
      guard count > 0 else { break }
      let next = String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
      let folder = place.lastIndex(of: "/").map { place[...$0] } ?? ""
      place = next.hasPrefix("/") ? next : folder + next
    }
    return place
  }

  private static func writeDirectly(_ bytes: [UInt8], to path: String, flags: Int32) throws(Failure) {
    let descriptor = open(path, O_WRONLY | O_NOCTTY | O_CLOEXEC | flags, 0o666)
    guard descriptor >= 0 else { throw Failure(path, code: errno) }
    var code = send(bytes, to: descriptor) ? 0 : errno
    if close(descriptor) != 0, code == 0 { code = errno }
    // Whoever read a pipe and went away has read enough.
    guard code == 0 || code == EPIPE else {
      if flags & O_EXCL != 0 { unlink(path) }
      throw Failure(path, code: code)
    }
  }

  /// Writes to standard output. A reader that went away has read enough: that is no failure.
  package static func print(_ bytes: [UInt8]) throws(Failure) {
    guard send(bytes, to: STDOUT_FILENO) || errno == EPIPE else { throw Failure("standard output", code: errno) }
  }

  /// False, with `errno` set, when not everything was taken. The caller has `SIGPIPE` ignored.
  private static func send(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
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
