internal import Glibc

/// An `http` or `https` URL taken apart and checked. It is rebuilt from its parts when a request is made, so no other
/// parser can read it otherwise. User information (`http://user:password@…`) is refused: secrets live in files.
package struct WebAddress: Hashable, Sendable, CustomStringConvertible {
  package enum Scheme: String, Sendable {
    case http, https
    var defaultPort: Int { self == .http ? 80 : 443 }
  }

  package private(set) var scheme: Scheme
  /// Lower case; an IPv6 address stands without its brackets.
  package private(set) var host: String
  package private(set) var port: Int
  /// Path and query; begins with "/".
  package private(set) var path: String

  /// Throws `HTTPFailure.invalidAddress`; its reason never repeats the URL, which may hold a secret.
  package init(_ text: String) throws(HTTPFailure) {
    guard let mark = text.firstRange(of: "://") else { throw .invalidAddress("a URL begins with http:// or https://") }
    guard let scheme = Scheme(rawValue: text[..<mark.lowerBound].lowercased()) else {
      throw .invalidAddress("only http and https can be read")
    }
    let rest = text[mark.upperBound...]
    let end = rest.firstIndex { $0 == "/" || $0 == "?" || $0 == "#" || $0 == "\\" } ?? rest.endIndex
    let authority = rest[..<end]
    guard !authority.contains("@") else {
      throw .invalidAddress("a URL must not hold a user or password; name a credential file instead")
    }
    (host, port) = try Self.hostAndPort(authority, scheme: scheme)
    self.scheme = scheme
    path = try Self.checked(path: rest[end...])
  }

  /// The address that a `Location` header names, seen from this one.
  package func resolving(_ location: String) throws(HTTPFailure) -> WebAddress {
    if location.firstRange(of: "://") != nil, !location.hasPrefix("/") { return try WebAddress(location) }
    if location.hasPrefix("//") { return try WebAddress("\(scheme.rawValue):\(location)") }
    var target = self
    if location.hasPrefix("/") {
      target.path = try Self.checked(path: location[...])
    } else {
      let base = path.prefix { $0 != "?" }
      let folder = base.lastIndex(of: "/").map { base[...$0] } ?? "/"
      target.path = try Self.checked(path: (folder + location)[...])
    }
    return target
  }

  /// True when both have the same scheme, host and port: only then may a credential be shown.
  package func hasSameOrigin(as other: WebAddress) -> Bool {
    scheme == other.scheme && host == other.host && port == other.port
  }

  /// Host and port, as in a URL; the port is left out when it is the scheme's own.
  package var authority: String {
    let host = host.contains(":") ? "[\(host)]" : host
    return port == scheme.defaultPort ? host : "\(host):\(port)"
  }

  package var description: String { "\(scheme.rawValue)://\(authority)\(path)" }

  private static func hostAndPort(_ text: Substring, scheme: Scheme) throws(HTTPFailure) -> (String, Int) {
    var host = text
    var port = scheme.defaultPort
    let bracket = text.lastIndex(of: "]")
    if let colon = text.lastIndex(of: ":"), bracket.map({ $0 < colon }) ?? true {
      let digits = text[text.index(after: colon)...]
      guard let number = Int(digits), (1...65_535).contains(number), digits.utf8.allSatisfy({ 0x30...0x39 ~= $0 })
      else { throw .invalidAddress("the port is not a number from 1 to 65535") }
      host = text[..<colon]
      port = number
    }
    if host.hasPrefix("["), host.hasSuffix("]") {
      let inner = String(host.dropFirst().dropLast())
      var six = in6_addr()
      guard inet_pton(AF_INET6, inner, &six) == 1 else {
        throw .invalidAddress("what stands in [ ] is no IPv6 address")
      }
      return (inner.lowercased(), port)
    }
    let isName = host.utf8.allSatisfy {
      0x30...0x39 ~= $0 || 0x61...0x7A ~= $0 | 0x20 || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-")
        || $0 == UInt8(ascii: "_")
    }
    guard !host.isEmpty, isName, host.utf8.count < 254 else {
      throw .invalidAddress("the host is neither a name nor an address")
    }
    return (host.lowercased(), port)
  }

  private static func checked(path text: Substring) throws(HTTPFailure) -> String {
    let text = text.prefix { $0 != "#" }
    guard text.utf8.count <= 4096, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }) else {
      throw .invalidAddress("the path is too long or holds characters that must be written as %XX")
    }
    return text.hasPrefix("/") ? String(text) : "/\(text)"
  }
}
