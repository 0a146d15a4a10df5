extension JSONScanner {
  /// Powers of ten that a `Double` holds exactly.
  private static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]

  package mutating func number() throws(Malformed) -> Double {
    let start = place
    let isNegative = take(UInt8(ascii: "-"))
    var mantissa: UInt64 = 0
    let whole = place
    let wholeDigits = digits(&mantissa)
    guard wholeDigits > 0, wholeDigits == 1 || bytes[whole] != UInt8(ascii: "0") else { throw Malformed() }
    var fraction = 0
    if take(UInt8(ascii: ".")) {
      fraction = digits(&mantissa)
      guard fraction > 0 else { throw Malformed() }
    }
    var isPlain = wholeDigits + fraction <= 15
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      isPlain = false
      if !take(UInt8(ascii: "-")) { _ = take(UInt8(ascii: "+")) }
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
