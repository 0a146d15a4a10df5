/// Small readings of text that the kernel writes. ASCII only: no locale, no Foundation.
extension StringProtocol {
  /// Without ASCII white space and NUL bytes at both ends.
  package var trimmed: String {
    var bytes = Array(utf8)[...]
    while let first = bytes.first, first <= 0x20 { bytes.removeFirst() }
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    return bytes.count == utf8.count ? String(self) : String(decoding: bytes, as: UTF8.self)
  }
}
