/// The token that clients must know.
struct BearerToken: Sendable {
  private let bytes: [UInt8]

  init(_ token: String) { bytes = Array(token.utf8) }

  /// True when an `Authorization` header carries the token. Takes the same time wherever a wrong token first differs.
  func admits(_ header: String?) -> Bool {
    guard let header else { return false }
    let given = Array(header.utf8)
    let scheme = Array("bearer ".utf8)
    guard given.count > scheme.count,
      zip(given, scheme).allSatisfy({ $0 == $1 || $0 | 0x20 == $1 })
    else { return false }
    return Self.isEqual(given[scheme.count...], bytes)
  }

  /// Compares all bytes of `given` whatever they are; the time tells its length, which the sender knows.
  static func isEqual(_ given: ArraySlice<UInt8>, _ secret: [UInt8]) -> Bool {
    guard !secret.isEmpty else { return false }
    var difference = given.count ^ secret.count
    for (offset, byte) in given.enumerated() { difference |= Int(byte ^ secret[offset % secret.count]) }
    return difference == 0
  }
}
