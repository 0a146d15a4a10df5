/// Small readings of text that the kernel writes. ASCII only: no locale, no Foundation.
extension StringProtocol {
  /// Without ASCII white space and NUL bytes at both ends.
  package var trimmed: String {
    var bytes = Array(utf8)[...]
    while let first = bytes.first, first <= 0x20 { bytes.removeFirst() }
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    return bytes.count == utf8.count ? String(self) : String(decoding: bytes, as: UTF8.self)
  }

  /// The lines that are not empty.
  package var lines: [Substring] { parts(between: UInt8(ascii: "\n")) }

  /// What stands between spaces.
  package var words: [Substring] { parts(between: UInt8(ascii: " ")) }

  /// Splits at bytes. Splitting at characters looks at each for the marks that may follow it, which costs more than
  /// reading the file.
  private func parts(between separator: UInt8) -> [Substring] {
    Substring(self).utf8.split(separator: separator).map { Substring($0) }
  }
}
