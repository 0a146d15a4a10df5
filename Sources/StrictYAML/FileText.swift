internal import Glibc

/// A small text file, read whole or refused with a sentence.
package enum FileText {
  /// Bytes that a file may have.
  package static let limit = 16 << 20

  package struct Failure: Error {
    package var message: String
    /// True when there is simply no such file.
    package var isAbsent = false
  }

  /// The file's bytes, `limit` of them at the most. A directory, a device and a named pipe are refused; where `owners` are
  /// given, so is a file that belongs to another account or that others can write.
  package static func bytes(
    at path: String, limit: Int = limit, ownedBy owners: Set<UInt32>? = nil
  ) throws(Failure) -> [UInt8] {
    // Non-blocking, so that a named pipe is refused and not waited for.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure(errno) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw Failure(message: "this is a directory, not a file")
    default: throw Failure(message: "this is not a regular file")
    }
    guard status.st_size <= limit else { throw tooLarge(limit) }
    if let owners { try check(status, owners) }
    return try contents(of: descriptor, limit: limit)
  }

  private static func contents(of descriptor: Int32, limit: Int) throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw failure(errno)
      }
      if count == 0 { return bytes }
      bytes += chunk[0..<count]
      // The file may have grown since it was measured.
      guard bytes.count <= limit else { throw tooLarge(limit) }
    }
  }

  private static func check(_ status: stat, _ owners: Set<UInt32>) throws(Failure) {
    guard owners.contains(status.st_uid) else {
      throw Failure(message: "the file belongs to user \(status.st_uid); it must belong to who runs Aisle, or to root")
    }
    guard status.st_mode & 0o022 == 0 else {
      throw Failure(message: "others can write the file: 'chmod go-w' takes that away")
    }
  }

  private static func tooLarge(_ limit: Int) -> Failure {
    Failure(message: "the file is larger than \(limit >> 20) MiB")
  }

  private static func failure(_ code: Int32) -> Failure {
    Failure(message: "cannot read the file: \(String(cString: strerror(code)).lowercased())", isAbsent: code == ENOENT)
  }
}
