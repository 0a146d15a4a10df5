internal import SiteModel

extension JSONScanner {
  package mutating func text() throws(Malformed) -> String {
    let raw = try rawText()
    return raw.hasEscapes ? try unescaped(raw) : String(decoding: raw.bytes, as: UTF8.self)
  }

  /// The text as it may be shown, of at most so many characters.
  package mutating func cleanText(limit: Int = CleanText.defaultLimit) throws(Malformed) -> String {
    let raw = try rawText()
    return raw.hasEscapes
      ? CleanText.cleaned(try unescaped(raw), limit: limit) : CleanText.cleaned(utf8: raw.bytes, limit: limit)
  }

  /// A text as it stands between its quotes.
  struct RawText {
    var bytes: UnsafeBufferPointer<UInt8>
    var hasEscapes: Bool
  }

  /// Passes over a text; its escapes are checked.
  mutating func rawText() throws(Malformed) -> RawText {
    guard take(UInt8(ascii: "\"")) else { throw Malformed() }
    let start = place
    var hasEscapes = false
    while place < bytes.count {
      let byte = bytes[place]
      if byte == UInt8(ascii: "\"") {
        defer { place += 1 }
        return RawText(bytes: UnsafeBufferPointer(rebasing: bytes[start..<place]), hasEscapes: hasEscapes)
      }
      place += 1
      guard byte == UInt8(ascii: "\\") else { continue }
      hasEscapes = true
      try passEscape()
    }
    throw Malformed()
  }

  /// The name of a member.
  mutating func key() throws(Malformed) -> JSONKey {
    let raw = try rawText()
    return JSONKey(raw: raw.bytes, unescaped: raw.hasEscapes ? try unescaped(raw) : nil)
  }

  private mutating func passEscape() throws(Malformed) {
    guard let byte = next else { throw Malformed() }
    place += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return
    case UInt8(ascii: "u"):
      guard place + 4 <= bytes.count, Self.code(bytes, place) != nil else { throw Malformed() }
      place += 4
    default: throw Malformed()
    }
  }

  /// Four hexadecimal digits; nil when they are none.
  private static func code(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> UInt32? {
    guard place + 4 <= bytes.count else { return nil }
    var code: UInt32 = 0
    for byte in bytes[place..<place + 4] {
      let digit: UInt8
      switch byte {
      case 0x30...0x39: digit = byte - 0x30
      case 0x41...0x46: digit = byte - 0x41 + 10
      case 0x61...0x66: digit = byte - 0x61 + 10
      default: return nil
      }
      code = code << 4 | UInt32(digit)
    }
    return code
  }

  /// A text whose escapes `rawText` has checked, with what they stand for.
  private func unescaped(_ raw: RawText) throws(Malformed) -> String {
    var units: [UInt8] = []
    units.reserveCapacity(raw.bytes.count)
    var place = 0
    while place < raw.bytes.count {
      let byte = raw.bytes[place]
      place += 1
      guard byte == UInt8(ascii: "\\"), place < raw.bytes.count else {
        units.append(byte)
        continue
      }
      let letter = raw.bytes[place]
      place += 1
      switch letter {
      case UInt8(ascii: "b"): units.append(0x08)
      case UInt8(ascii: "f"): units.append(0x0C)
      case UInt8(ascii: "n"): units.append(0x0A)
      case UInt8(ascii: "r"): units.append(0x0D)
      case UInt8(ascii: "t"): units.append(0x09)
      case UInt8(ascii: "u"): units += String(Character(Self.scalar(raw.bytes, &place))).utf8
      default: units.append(letter)
      }
    }
    return String(decoding: units, as: UTF8.self)
  }

  /// What stands as four digits there. Beyond the basic plane in two halves; a half alone is no character, and becomes
  /// one that says so.
  private static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, _ place: inout Int) -> Unicode.Scalar {
    let code = code(bytes, place) ?? 0xFFFD
    place += 4
    guard (0xD800..<0xDC00).contains(code), place + 6 <= bytes.count, bytes[place] == UInt8(ascii: "\\"),
      bytes[place + 1] == UInt8(ascii: "u"), let low = self.code(bytes, place + 2), (0xDC00..<0xE000).contains(low)
    else { return Unicode.Scalar(code) ?? "\u{FFFD}" }
    place += 6
    return Unicode.Scalar(0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"
  }
}
