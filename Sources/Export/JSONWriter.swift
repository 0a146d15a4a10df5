/// Writes JSON piece by piece into bytes. The caller closes what it opens.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []
  private var needsComma = false

  mutating func beginObject() { open("{") }
  mutating func endObject() { close("}") }
  mutating func beginArray() { open("[") }
  mutating func endArray() { close("]") }

  mutating func key(_ name: String) {
    string(name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  /// A key that is plain ASCII and has been encoded before: quotes and colon included.
  mutating func key(encoded: [UInt8]) {
    separate()
    bytes += encoded
    needsComma = false
  }

  mutating func string(_ text: String) {
    separate()
    Self.append(text, to: &bytes)
  }

  mutating func encoded(_ value: [UInt8]) {
    separate()
    bytes += value
  }

  mutating func integer(_ value: Int) {
    separate()
    Self.append(value, to: &bytes)
  }

  /// Not-a-number and infinities have no form in JSON: they become null.
  mutating func number(_ value: Double) {
    separate()
    guard value.isFinite else {
      bytes += "null".utf8
      return
    }
    if value.magnitude < 1e15, value == value.rounded(.towardZero) {
      Self.append(Int(value), to: &bytes)
    } else {
      bytes += value.description.utf8
    }
  }

  mutating func bool(_ value: Bool) {
    separate()
    bytes += (value ? "true" : "false").utf8
  }

  mutating func null() {
    separate()
    bytes += "null".utf8
  }

  private mutating func open(_ bracket: Unicode.Scalar) {
    separate()
    bytes.append(UInt8(ascii: bracket))
    needsComma = false
  }

  private mutating func close(_ bracket: Unicode.Scalar) {
    bytes.append(UInt8(ascii: bracket))
    needsComma = true
  }

  @inline(__always)
  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
  }

  static func append(_ value: Int, to bytes: inout [UInt8]) {
    if value >= 0, value < 10 {
      bytes.append(UInt8(ascii: "0") + UInt8(value))
    } else {
      bytes += String(value).utf8
    }
  }

  /// The text in quotes. Besides what JSON asks for, `<`, `>` and `&` are escaped, so that a snapshot may stand in a
  /// page.
  static func append(_ text: String, to bytes: inout [UInt8]) {
    let digits = Array("0123456789abcdef".utf8)
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case 0..<0x20, 0x7F, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"):
        bytes += "\\u00".utf8
        bytes.append(digits[Int(byte >> 4)])
        bytes.append(digits[Int(byte & 15)])
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}

extension JSONWriter {
  mutating func field(_ name: String, _ text: String) {
    key(name)
    string(text)
  }

  /// Absent when nil.
  mutating func field(_ name: String, _ text: String?) { if let text { field(name, text) } }

  mutating func field(_ name: String, _ value: Double?) {
    guard let value else { return }
    key(name)
    number(value)
  }

  mutating func field(_ name: String, _ value: Int) {
    key(name)
    integer(value)
  }

  mutating func strings(_ name: String, _ texts: [String]) {
    key(name)
    beginArray()
    for text in texts { string(text) }
    endArray()
  }

  mutating func field(_ name: String, _ value: Bool) {
    key(name)
    bool(value)
  }
}
