/// A value of a JSON text (RFC 8259).
enum JSONValue: Sendable {
  case null, flag(Bool), number(Double), text(String)
  case array([JSONValue])
  /// In the order of the text: devices' objects are short, and a table for each would cost more than looking through.
  case object([(name: String, value: JSONValue)])
}

/// Reads a JSON text, strict in form and bounded in depth: what a device sends must neither crash nor occupy us.
///
/// Not the library's decoder: it makes an error for every type that a value is not, which is most of the time that a poll
/// takes, and how deep it goes is its own affair.
struct JSONText {
  /// Arrays and objects within each other; Redfish needs seven.
  static let depthLimit = 64

  private let bytes: UnsafeBufferPointer<UInt8>
  private var place = 0
  private var depth = 0

  struct Malformed: Error {}

  static func value(of bytes: [UInt8]) throws(Malformed) -> JSONValue {
    let result = bytes.withUnsafeBufferPointer { bytes in
      Result { () throws(Malformed) in
        var text = JSONText(bytes: bytes)
        return try text.whole()
      }
    }
    return try result.get()
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  private mutating func whole() throws(Malformed) -> JSONValue {
    // A byte order mark says nothing in UTF-8, but some devices write one.
    if bytes.count > 2, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { place = 3 }
    let value = try value()
    skipBlanks()
    guard place == bytes.count else { throw Malformed() }
    return value
  }

  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func skipBlanks() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { place += 1 }
  }

  /// True when that byte stood next, which is then passed.
  private mutating func take(_ byte: Character) -> Bool {
    guard next == byte.asciiValue else { return false }
    place += 1
    return true
  }

  private mutating func value() throws(Malformed) -> JSONValue {
    skipBlanks()
    switch next {
    case UInt8(ascii: "{"): return .object(try object())
    case UInt8(ascii: "["): return .array(try array())
    case UInt8(ascii: "\""): return .text(try text())
    case UInt8(ascii: "t"): return try word("true", .flag(true))
    case UInt8(ascii: "f"): return try word("false", .flag(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return .number(try number())
    }
  }

  private mutating func word(_ word: StaticString, _ value: JSONValue) throws(Malformed) -> JSONValue {
    for offset in 0..<word.utf8CodeUnitCount {
      guard next == word.utf8Start[offset] else { throw Malformed() }
      place += 1
    }
    return value
  }

  private mutating func enter() throws(Malformed) {
    place += 1
    depth += 1
    guard depth <= Self.depthLimit else { throw Malformed() }
    skipBlanks()
  }

  private mutating func object() throws(Malformed) -> [(name: String, value: JSONValue)] {
    try enter()
    defer { depth -= 1 }
    var members: [(name: String, value: JSONValue)] = []
    if take("}") { return members }
    repeat {
      skipBlanks()
      guard next == UInt8(ascii: "\"") else { throw Malformed() }
      let name = try text()
      skipBlanks()
      guard take(":") else { throw Malformed() }
      members.append((name, try value()))
      skipBlanks()
    } while take(",")
    guard take("}") else { throw Malformed() }
    return members
  }

  private mutating func array() throws(Malformed) -> [JSONValue] {
    try enter()
    defer { depth -= 1 }
    var values: [JSONValue] = []
    if take("]") { return values }
    repeat {
      values.append(try value())
      skipBlanks()
    } while take(",")
    guard take("]") else { throw Malformed() }
    return values
  }
}

// MARK: Texts

extension JSONText {
  private mutating func text() throws(Malformed) -> String {
    place += 1
    let start = place
    while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") { place += 1 }
    let plain = UnsafeBufferPointer(rebasing: bytes[start..<place])
    if take("\"") { return String(decoding: plain, as: UTF8.self) }
    var units = Array(plain)
    while let byte = next {
      place += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: units, as: UTF8.self)
      case UInt8(ascii: "\\"): try escape(into: &units)
      default: units.append(byte)
      }
    }
    throw Malformed()
  }

  private mutating func escape(into units: inout [UInt8]) throws(Malformed) {
    guard let byte = next else { throw Malformed() }
    place += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): units.append(byte)
    case UInt8(ascii: "b"): units.append(0x08)
    case UInt8(ascii: "f"): units.append(0x0C)
    case UInt8(ascii: "n"): units.append(0x0A)
    case UInt8(ascii: "r"): units.append(0x0D)
    case UInt8(ascii: "t"): units.append(0x09)
    case UInt8(ascii: "u"):
      var code = try hexadecimal()
      // Beyond the basic plane in two halves; a half alone is no character, and becomes one that says so.
      if (0xD800..<0xDC00).contains(code), place + 1 < bytes.count, bytes[place] == UInt8(ascii: "\\"),
        bytes[place + 1] == UInt8(ascii: "u")
      {
        let before = place
        place += 2
        let low = try hexadecimal()
        if (0xDC00..<0xE000).contains(low) {
          code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
        } else {
          place = before
        }
      }
      units += String(Character(Unicode.Scalar(code) ?? "\u{FFFD}")).utf8
    default: throw Malformed()
    }
  }

  private mutating func hexadecimal() throws(Malformed) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else {
        throw Malformed()
      }
      code = code << 4 | UInt32(digit)
      place += 1
    }
    return code
  }
}

// MARK: Numbers

extension JSONText {
  /// Powers of ten that a `Double` holds exactly.
  private static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]

  private mutating func number() throws(Malformed) -> Double {
    let start = place
    let isNegative = take("-")
    var mantissa: UInt64 = 0
    let whole = place
    let wholeDigits = digits(&mantissa)
    guard wholeDigits > 0, wholeDigits == 1 || bytes[whole] != UInt8(ascii: "0") else { throw Malformed() }
    var fraction = 0
    if take(".") {
      fraction = digits(&mantissa)
      guard fraction > 0 else { throw Malformed() }
    }
    var isPlain = wholeDigits + fraction <= 15
    if take("e") || take("E") {
      isPlain = false
      if !take("-") { _ = take("+") }
      var exponent: UInt64 = 0
      guard digits(&exponent) > 0 else { throw Malformed() }
    }
    // Both numbers are exact, so that their quotient is the nearest there is: what a longer way would find, too.
    if isPlain { return (isNegative ? -1 : 1) * Double(mantissa) / Self.powers[fraction] }
    let text = String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<place]), as: UTF8.self)
    guard let number = Double(text) else { throw Malformed() }
    return number
  }

  /// How many digits stood next; their value is added to the number, which wraps around beyond nineteen.
  private mutating func digits(_ number: inout UInt64) -> Int {
    let start = place
    while let byte = next, (0x30...0x39).contains(byte) {
      number = number &* 10 &+ UInt64(byte - 0x30)
      place += 1
    }
    return place - start
  }
}
