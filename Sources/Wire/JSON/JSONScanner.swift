/// Goes through a JSON text (RFC 8259) from value to value: whoever asks takes those that it wants, the rest is passed
/// over and makes nothing. Strict in form and bounded in depth: what comes from outside must neither crash nor occupy
/// us.
package struct JSONScanner {
  /// Arrays and objects within each other; Redfish needs seven, Slurm nine.
  package static let depthLimit = 64

  package struct Malformed: Error {}

  /// What kind of value stands next, by its first byte; what begins none is a number, which fails when it is read.
  package enum Kind { case object, array, text, number, flag, null }

  let bytes: UnsafeBufferPointer<UInt8>
  var place = 0
  private var depth = 0

  /// Goes through a whole text: `body` reads its one value, or leaves it to be passed over.
  package static func scan<Result>(
    _ bytes: [UInt8], _ body: (inout JSONScanner) throws(Malformed) -> Result
  ) throws(Malformed) -> Result {
    let result = bytes.withUnsafeBufferPointer { bytes in
      Swift.Result { () throws(Malformed) in
        var scanner = JSONScanner(bytes: bytes)
        return try scanner.whole(body)
      }
    }
    return try result.get()
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  private mutating func whole<Result>(
    _ body: (inout JSONScanner) throws(Malformed) -> Result
  ) throws(Malformed) -> Result {
    // A byte order mark says nothing in UTF-8, but some devices write one.
    if bytes.count > 2, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { place = 3 }
    skipBlanks()
    let start = place
    let result = try body(&self)
    if place == start { try skip() }
    skipBlanks()
    guard place == bytes.count else { throw Malformed() }
    return result
  }

  package var kind: Kind {
    switch next {
    case UInt8(ascii: "{"): .object
    case UInt8(ascii: "["): .array
    case UInt8(ascii: "\""): .text
    case UInt8(ascii: "t"), UInt8(ascii: "f"): .flag
    case UInt8(ascii: "n"): .null
    default: .number
    }
  }

  /// Each member of an object, in the text's order. `body` stands before its value; what it does not read is passed
  /// over.
  package mutating func members(
    _ body: (inout JSONScanner, JSONKey) throws(Malformed) -> Void
  ) throws(Malformed) {
    guard next == UInt8(ascii: "{") else { throw Malformed() }
    try enter()
    defer { depth -= 1 }
    if take(UInt8(ascii: "}")) { return }
    repeat {
      skipBlanks()
      let key = try key()
      skipBlanks()
      guard take(UInt8(ascii: ":")) else { throw Malformed() }
      skipBlanks()
      let start = place
      try body(&self, key)
      if place == start { try skip() }
      skipBlanks()
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "}")) else { throw Malformed() }
  }

  /// Each value of an array. `body` stands before it; what it does not read is passed over.
  package mutating func elements(_ body: (inout JSONScanner) throws(Malformed) -> Void) throws(Malformed) {
    guard next == UInt8(ascii: "[") else { throw Malformed() }
    try enter()
    defer { depth -= 1 }
    if take(UInt8(ascii: "]")) { return }
    repeat {
      skipBlanks()
      let start = place
      try body(&self)
      if place == start { try skip() }
      skipBlanks()
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "]")) else { throw Malformed() }
  }

  /// Passes over the value that stands next; its form is checked.
  package mutating func skip() throws(Malformed) {
    switch kind {
    case .object: try members { _, _ in }
    case .array: try elements { _ in }
    case .text: _ = try rawText()
    case .number: _ = try number()
    case .flag: _ = try flag()
    case .null: try pass("null")
    }
  }

  package mutating func flag() throws(Malformed) -> Bool {
    if next == UInt8(ascii: "t") {
      try pass("true")
      return true
    }
    try pass("false")
    return false
  }

  private mutating func pass(_ word: StaticString) throws(Malformed) {
    for offset in 0..<word.utf8CodeUnitCount {
      guard next == word.utf8Start[offset] else { throw Malformed() }
      place += 1
    }
  }

  private mutating func enter() throws(Malformed) {
    place += 1
    depth += 1
    guard depth <= Self.depthLimit else { throw Malformed() }
    skipBlanks()
  }

  var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  @inline(__always)
  private mutating func skipBlanks() {
    while place < bytes.count {
      let byte = bytes[place]
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
      place += 1
    }
  }

  /// True when that byte stood next, which is then passed.
  @inline(__always)
  mutating func take(_ byte: UInt8) -> Bool {
    guard place < bytes.count, bytes[place] == byte else { return false }
    place += 1
    return true
  }
}
