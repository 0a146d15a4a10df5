internal import Secrets
internal import Synchronization
internal import SiteModel

/// How a client proves who it is. Secrets are read from their files when a request is made.
package enum Credential: Hashable, Sendable {
  case bearer(tokenFile: String)
  case basic(user: String, passwordFile: String)
  /// A token of Slurm (`scontrol token`), and whose it is; nil leaves that to the token.
  case slurm(user: String?, tokenFile: String)
  /// A session that a device opened for user and password.
  case session(SessionToken)
}

/// What a device gives for user and password: whoever has it is the user. It is never written anywhere.
package struct SessionToken: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible {
  let text: String

  /// Nil for what cannot stand in a header.
  package init?(_ text: String) {
    guard (1...4096).contains(text.utf8.count), text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
    self.text = text
  }

  package var description: String { "(session token)" }
  package var debugDescription: String { description }
}

/// The secrets read so far, each for as long as its file stays the same.
final class CredentialStore: Sendable {
  private let known = Mutex<[String: (version: SecretFile.Version, line: String)]>([:])

  /// The headers that carry a credential.
  func headers(for credential: Credential) throws(SourceFailure) -> [(name: String, value: String)] {
    switch credential {
    case .bearer(let path): [("authorization", "Bearer \(try line(of: path))")]
    case .basic(let user, let path):
      [("authorization", "Basic \(Base64.encoded(Array("\(user):\(try line(of: path))".utf8)))")]
    case .slurm(let user, let path):
      [("x-slurm-user-token", try line(of: path))] + (user.map { [("x-slurm-user-name", $0)] } ?? [])
    case .session(let token): [("x-auth-token", token.text)]
    }
  }

  /// The secret in a file.
  func line(of path: String) throws(SourceFailure) -> String {
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
