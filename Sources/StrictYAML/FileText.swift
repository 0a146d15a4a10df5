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

  /// The file's bytes, `limit` of them at the most. A directory, a device and a named pipe are refused.
  package static func bytes(at path: String, limit: Int = limit) throws(Failure) -> [UInt8] {
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

  private static func tooLarge(_ limit: Int) -> Failure {
    Failure(message: "the file is larger than \(limit >> 20) MiB")
  }

  private static func failure(_ code: Int32) -> Failure {
    Failure(message: "cannot read the file: \(String(cString: strerror(code)).lowercased())", isAbsent: code == ENOENT)
  }
}
