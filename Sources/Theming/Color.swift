/// A colour as themes and screens speak of it.
package enum Color: Hashable, Sendable {
  /// The terminal's own foreground or background.
  case standard
  /// A colour by the number that terminals give it: 0...15 the ANSI colours, which every terminal draws as it likes,
  /// 16...231 the 6x6x6 cube, 232...255 greys.
  case indexed(UInt8)
  case rgb(RGB)
}

/// A colour in sRGB.
package struct RGB: Hashable, Sendable {
  package var red: UInt8
  package var green: UInt8
  package var blue: UInt8

  package init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// `#rrggbb`, the letters in either case; nil for anything else.
  package init?(hex: String) {
    let digits = Array(hex.utf8)
    guard digits.count == 7, digits[0] == UInt8(ascii: "#"), digits.dropFirst().allSatisfy(Self.isHexDigit),
      let value = UInt32(hex.dropFirst(), radix: 16)
    else { return nil }
    self.init(UInt8(value >> 16 & 0xFF), UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF))
  }

  /// `#rrggbb` in small letters.
  package var hex: String {
    "#"
      + [red, green, blue].map { value in
        let digits = String(value, radix: 16)
        return digits.utf8.count < 2 ? "0" + digits : digits
      }.joined()
  }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    Unicode.Scalar(byte).properties.isASCIIHexDigit
  }
}

/// How many colours a screen has.
package enum ColorDepth: Int, CaseIterable, Comparable, Sendable {
  case mono, ansi8, ansi16, indexed256, trueColor
  package static func < (a: ColorDepth, b: ColorDepth) -> Bool { a.rawValue < b.rawValue }
}
