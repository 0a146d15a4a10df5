internal import Secrets
internal import Synchronization
internal import SiteModel

/// How a client proves who it is. Secrets are read from their files when a request is made.
package enum Credential: Hashable, Sendable {
  case bearer(tokenFile: String)
  case basic(user: String, passwordFile: String)
}

/// The secrets read so far, each for as long as its file stays the same.
final class CredentialStore: Sendable {
  private let known = Mutex<[String: (version: SecretFile.Version, line: String)]>([:])

  /// The value of an `Authorization` header.
  func authorization(for credential: Credential) throws(SourceFailure) -> String {
    switch credential {
    case .bearer(let path): "Bearer \(try line(of: path))"
    case .basic(let user, let path): "Basic \(Base64.encoded(Array("\(user):\(try line(of: path))".utf8)))"
    }
  }

  private func line(of path: String) throws(SourceFailure) -> String {
    let file = SecretFile(path: path)
    do {
      let version = try file.version()
      if let entry = known.withLock({ $0[path] }), entry.version == version { return entry.line }
      let contents = try file.contents()
      let line = try SecretFile.line(in: contents.bytes, path: path)
      known.withLock { $0[path] = (contents.version, line) }
      return line
    } catch {
      throw SourceFailure(error)
    }
  }
}

/// RFC 4648 with padding, for HTTP's Basic scheme.
enum Base64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func encoded(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | UInt32($1) } << (8 * UInt32(3 - group.count))
      for place in 0..<4 {
        text.append(place <= group.count ? alphabet[Int(bits >> (18 - 6 * UInt32(place)) & 63)] : UInt8(ascii: "="))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
