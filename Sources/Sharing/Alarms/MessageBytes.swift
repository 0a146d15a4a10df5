internal import SiteModel

/// Writes what a message is made of: whole numbers with the greatest byte first, texts after their length.
struct MessageWriter {
  private(set) var bytes: [UInt8] = []

  mutating func put(_ number: some FixedWidthInteger) {
    withUnsafeBytes(of: number.bigEndian) { bytes += $0 }
  }

  /// A text has 65,535 bytes at most; what is beyond is left out, up to a whole character.
  mutating func put(_ text: String) {
    var all = Array(text.utf8.prefix(Int(UInt16.max) + 1))
    if all.count > Int(UInt16.max) {
      // Bytes that go on with a character are 10xxxxxx: the one that they go on with is left out, too.
      while let last = all.popLast(), last & 0xC0 == 0x80 {}
    }
    put(UInt16(all.count))
    bytes += all
  }
}

/// Bytes that are no message.
struct NotAMessage: Error {}

/// Reads them again. Whatever the bytes are, it never reads past their end, and makes nothing that is larger than they.
struct MessageReader {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  var isAtEnd: Bool { rest.isEmpty }
  /// Bytes that are left: of things that have one at least there are no more.
  var left: Int { rest.count }

  mutating func number<Number: FixedWidthInteger>(_: Number.Type = Number.self) throws(NotAMessage) -> Number {
    let size = Number.bitWidth / 8
    guard rest.count >= size else { throw NotAMessage() }
    let number = rest.prefix(size).reduce(into: Number.zero) { $0 = $0 << 8 | Number(truncatingIfNeeded: $1) }
    rest = rest.dropFirst(size)
    return number
  }

  /// Cleaned: who sends it may be anybody.
  mutating func text() throws(NotAMessage) -> String {
    let count = Int(try number(UInt16.self))
    guard rest.count >= count else { throw NotAMessage() }
    defer { rest = rest.dropFirst(count) }
    return CleanText.cleaned(utf8: rest.prefix(count))
  }

  /// So many things, each of one byte at least.
  mutating func count() throws(NotAMessage) -> Int {
    let count = Int(try number(UInt32.self))
    guard count <= left else { throw NotAMessage() }
    return count
  }
}
