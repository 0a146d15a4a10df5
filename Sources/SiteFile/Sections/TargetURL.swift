internal import StrictYAML

/// What a URL of a target may be: `http` or `https`, a host, perhaps a port, path and query.
enum TargetURL {
  /// The host of the URL, an IPv6 address in its brackets; or what is wrong with the URL.
  static func host(of url: String) -> Result<String, Measure.Complaint> {
    func wrong(_ message: String) -> Result<String, Measure.Complaint> { .failure(.init(message)) }
    guard url.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != 0x5C && $0 != 0x22 && $0 != 0x3C && $0 != 0x3E }) else {
      return wrong("it has a space or another character that a URL cannot hold")
    }
    let lower = url.lowercased()
    guard let scheme = ["http://", "https://"].first(where: { lower.hasPrefix($0) }) else {
      return wrong("it must begin with http:// or https://")
    }
    let rest = url.dropFirst(scheme.count)
    if rest.contains("#") { return wrong("it has a fragment (#...), which no server sees") }
    let authority = rest.prefix { $0 != "/" && $0 != "?" }
    // Never repeat the URL beyond this: a password may be in it.
    if authority.contains("@") {
      return wrong("it holds a user or password; use 'user' and 'password-file', or 'token-file'")
    }
    let isAddress = authority.hasPrefix("[")
    let end =
      isAddress ? authority.firstIndex(of: "]").map { authority.index(after: $0) } : authority.firstIndex(of: ":")
    if isAddress && end == nil { return wrong("the address has '[' without ']'") }
    let host = authority[..<(end ?? authority.endIndex)]
    let port = authority[(end ?? authority.endIndex)...]
    guard !host.isEmpty else { return wrong("it has no host") }
    if !port.isEmpty {
      guard port.first == ":", let number = Int(port.dropFirst()), (1...65_535).contains(number) else {
        return wrong("its port must be a number from 1 to 65535")
      }
    }
    return .success(String(host))
  }
}
