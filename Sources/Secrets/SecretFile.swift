internal import Glibc

/// A file that holds a secret: a token, a password, a private key.
///
/// It is read only when nobody but its owner can read it, so that a slip in a deployment is noticed on the first day
/// rather than in an incident report.
package struct SecretFile: Hashable, Sendable {
  package var path: String
  /// Longest secret in bytes; a private key with its comments takes 4 KB.
  package static let byteLimit = 65_536

  package init(path: String) { self.path = path }

  /// Which state of the file was read: changes when it is replaced or written.
  package struct Version: Hashable, Sendable {
    var device: UInt64
    var inode: UInt64
    var seconds: Int
    var nanoseconds: Int
    var size: Int
  }

  /// The file's present version, after the same checks as reading.
  package func version() throws(SecretFailure) -> Version {
    let descriptor = try opened()
    defer { close(descriptor) }
    return try checked(descriptor)
  }

  /// The file's bytes, with the version that they are of.
  package func contents() throws(SecretFailure) -> (bytes: [UInt8], version: Version) {
    let descriptor = try opened()
    defer { close(descriptor) }
    let version = try checked(descriptor)
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4096)
    while bytes.count <= Self.byteLimit {
      let count = read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw SecretFailure(path: path, .system(code: errno)) }
      if count == 0 { return (bytes, version) }
      bytes += chunk[0..<count]
    }
    throw tooLarge
  }

  /// The secret as one line of text: a line end after it is not part of it.
  package func line() throws(SecretFailure) -> String {
    try Self.line(in: contents().bytes, path: path)
  }

  /// The one line that a file's bytes hold; printable ASCII, as HTTP headers can carry it.
  package static func line(in bytes: [UInt8], path: String) throws(SecretFailure) -> String {
    var end = bytes.count
    while end > 0, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    guard end > 0 else { throw SecretFailure(path: path, .empty) }
    guard bytes[0..<end].allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else {
      throw SecretFailure(path: path, .notOneLine)
    }
    return String(decoding: bytes[0..<end], as: UTF8.self)
  }

  private var tooLarge: SecretFailure {
    SecretFailure(path: path, .tooLarge(limit: Self.byteLimit))
  }

  private func opened() throws(SecretFailure) -> CInt {
    // Non-blocking, so that a pipe put in the file's place cannot hang Aisle.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw SecretFailure(path: path, .system(code: errno)) }
    return descriptor
  }

  private func checked(_ descriptor: CInt) throws(SecretFailure) -> Version {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw SecretFailure(path: path, .system(code: errno)) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw SecretFailure(path: path, .notRegular) }
    guard Self.isPrivate(mode: UInt32(status.st_mode)) else {
      throw SecretFailure(path: path, .readableByOthers(mode: status.st_mode & 0o777))
    }
    guard status.st_size <= Self.byteLimit else { throw tooLarge }
    return Version(
      device: UInt64(status.st_dev), inode: UInt64(status.st_ino), seconds: status.st_mtim.tv_sec,
      nanoseconds: status.st_mtim.tv_nsec, size: Int(status.st_size))
  }

  /// True when neither the group nor others have any right to a file of that mode.
  package static func isPrivate(mode: UInt32) -> Bool { mode & 0o077 == 0 }
}

/// Why a secret could not be had; never holds any of it.
package struct SecretFailure: Error, Hashable, Sendable, CustomStringConvertible {
  package enum Reason: Hashable, Sendable {
    /// The system's error number.
    case system(code: Int32)
    case notRegular
    /// The permission bits of its mode.
    case readableByOthers(mode: UInt32)
    /// In bytes.
    case tooLarge(limit: Int)
    case empty, notOneLine
  }

  package var path: String
  package var reason: Reason

  package init(path: String, _ reason: Reason) {
    self.path = path
    self.reason = reason
  }

  /// For standard error. What screens show comes from `Wording`.
  package var description: String { "\(path): \(sentence)" }

  private var sentence: String {
    switch reason {
    case .system(ENOENT): "no such file"
    case .system(EACCES): "permission denied"
    case .system(let code): strerror(code).map { String(cString: $0) } ?? "error \(code)"
    case .notRegular: "not a regular file"
    case .readableByOthers(let mode): "mode 0\(String(mode, radix: 8)) lets others read it; make it 0600 or 0400"
    case .tooLarge(let limit): "larger than \(limit) bytes, which no secret is"
    case .empty: "the file is empty"
    case .notOneLine: "expected one line of printable ASCII"
    }
  }
}
