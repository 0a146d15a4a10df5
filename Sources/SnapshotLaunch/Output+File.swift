internal import Glibc
internal import Runtime

extension Output {
  /// Writes a file. One that is to be replaced is written beside its place and moved there when it is complete, and
  /// keeps its owner and who may read it; a device or a pipe is written to as it is.
  static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
    var status = stat()
    let isThere = stat(path, &status) == 0
    guard isThere || errno == ENOENT else { throw Failure(path, code: errno) }
    if isThere, status.st_mode & S_IFMT != S_IFREG {
      guard status.st_mode & S_IFMT != S_IFDIR else { throw Failure(path, code: EISDIR) }
      return try writeDirectly(bytes, to: path)
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

  private static func writeDirectly(_ bytes: [UInt8], to path: String) throws(Failure) {
    let descriptor = open(path, O_WRONLY | O_NOCTTY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure(path, code: errno) }
    var code = send(bytes, to: descriptor) ? 0 : errno
    if close(descriptor) != 0, code == 0 { code = errno }
    // Whoever read a pipe and went away has read enough.
    guard code == 0 || code == EPIPE else { throw Failure(path, code: code) }
  }
}
