internal import Glibc
package import SiteModel

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
  /// The socket of this machine that stands in place of host and port; nil on a network.
  package private(set) var socket: String?

  /// Throws `SourceFailure.address`, which never repeats the URL: it may hold a secret.
  package init(_ text: String) throws(SourceFailure) {
    guard let mark = text.firstRange(of: "://") else { throw .address(.noScheme) }
    guard let scheme = Scheme(rawValue: text[..<mark.lowerBound].lowercased()) else {
      throw .address(.unknownScheme)
    }
    let rest = text[mark.upperBound...]
    let end = rest.firstIndex { $0 == "/" || $0 == "?" || $0 == "#" || $0 == "\\" } ?? rest.endIndex
    let authority = rest[..<end]
    guard !authority.contains("@") else {
      throw .address(.userInformation)
    }
    (host, port) = try Self.hostAndPort(authority, scheme: scheme)
    self.scheme = scheme
    path = try Self.checked(path: rest[end...])
  }

  /// What answers HTTP at a socket of this machine, by the socket's absolute path.
  package init(socket: String) throws(SourceFailure) {
    // `sun_path` of sockaddr_un, with the 0 that ends it.
    guard socket.hasPrefix("/"), socket.utf8.count < 108, CleanText.cleaned(socket) == socket else {
      throw .address(.badSocket)
    }
    scheme = .http
    host = "localhost"
    port = scheme.defaultPort
    path = "/"
    self.socket = socket
  }

  /// The address that a `Location` header names, seen from this one.
  package func resolving(_ location: String) throws(SourceFailure) -> WebAddress {
    if socket != nil, !location.hasPrefix("/") || location.hasPrefix("//") { throw .redirectedElsewhere }
    if !location.hasPrefix("/"), location.firstRange(of: "://") != nil { return try WebAddress(location) }
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

  /// The address of what lies under this one: "http://h/alerts" and "api/v2/status" are "http://h/alerts/api/v2/status".
  /// A query of this one is left out.
  package func appending(_ place: String) throws(SourceFailure) -> WebAddress {
    var target = self
    let base = path.prefix { $0 != "?" }
    target.path = try Self.checked(path: (base.hasSuffix("/") ? base + place : base + "/" + place)[...])
    return target
  }

  /// True when both have the same scheme, host and port: only then may a credential be shown.
  package func hasSameOrigin(as other: WebAddress) -> Bool {
    scheme == other.scheme && host == other.host && port == other.port && socket == other.socket
  }

  /// Host and port, as in a URL; the port is left out when it is the scheme's own. A socket's path.
  package var authority: String {
    if let socket { return socket }
    let host = host.contains(":") ? "[\(host)]" : host
    return port == scheme.defaultPort ? host : "\(host):\(port)"
  }

  package var description: String {
    if let socket { return "unix:\(socket)" }
    return "\(scheme.rawValue)://\(authority)\(path)"
  }

  /// How the client library wants it: the socket's path stands in place of the host, every byte of it as %XX.
  var requestURL: String {
    guard let socket else { return description }
    let encoded = socket.utf8.map { byte in
      let digits = String(byte, radix: 16, uppercase: true)
      return "%" + (digits.utf8.count < 2 ? "0" : "") + digits
    }
    return "http+unix://\(encoded.joined())\(path)"
  }

  /// True when what is sent there does not leave this machine.
  package var isLocal: Bool {
    socket != nil || host == "localhost" || host == "::1"
      || host.hasPrefix("127.") && host.utf8.allSatisfy { $0 < 0x3A }
  }

  private static func hostAndPort(_ text: Substring, scheme: Scheme) throws(SourceFailure) -> (String, Int) {
    var host = text
    var port = scheme.defaultPort
    let bracket = text.lastIndex(of: "]")
    if let colon = text.lastIndex(of: ":"), bracket.map({ $0 < colon }) ?? true {
      let digits = text[text.index(after: colon)...]
      guard let number = Int(digits), (1...65_535).contains(number), digits.utf8.allSatisfy({ 0x30...0x39 ~= $0 })
      else { throw .address(.badPort) }
      host = text[..<colon]
      port = number
    }
    if host.hasPrefix("["), host.hasSuffix("]") {
      let inner = String(host.dropFirst().dropLast())
      var six = in6_addr()
      guard inet_pton(AF_INET6, inner, &six) == 1 else {
        throw .address(.badIPv6)
      }
      return (inner.lowercased(), port)
    }
    let isName = host.utf8.allSatisfy {
      0x30...0x39 ~= $0 || 0x61...0x7A ~= $0 | 0x20 || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-")
        || $0 == UInt8(ascii: "_")
    }
    guard !host.isEmpty, isName, host.utf8.count < 254 else {
      throw .address(.badHost)
    }
    return (host.lowercased(), port)
  }

  private static func checked(path text: Substring) throws(SourceFailure) -> String {
    let text = text.prefix { $0 != "#" }
    guard text.utf8.count <= 4096, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }) else {
      throw .address(.badPath)
    }
    return text.hasPrefix("/") ? String(text) : "/\(text)"
  }
}
