/// Text from outside, made safe to keep, draw and export: control characters, escape sequences, bidirectional
/// overrides, zero-width and unassigned invisible characters become `�`, and length is bounded.
///
/// Every name that enters the site goes through here; the screens refuse control characters once more.
package enum CleanText {
  package static let defaultLimit = 256

  /// The text with everything dangerous replaced, cut to `limit` characters with `…` at the end when it was longer.
  /// Plain printable ASCII, the usual case, comes back unchanged and unallocated.
  package static func cleaned(_ text: String, limit: Int = defaultLimit) -> String {
    var text = text
    let isPlain = text.withUTF8 { bytes in
      bytes.count <= limit && bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
    }
    return isPlain ? text : rewritten(text, limit: limit)
  }

  /// The bytes as text, invalid UTF-8 replaced, then cleaned. Reads no more bytes than `limit` characters can need.
  package static func cleaned(utf8 bytes: some Collection<UInt8>, limit: Int = defaultLimit) -> String {
    cleaned(String(decoding: bytes.prefix(limit * 4 + 4), as: UTF8.self), limit: limit)
  }

  /// True for a character that may be kept.
  package static func isSafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20..<0x7F: true
    case 0..<0xA0: false
    case 0xAD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F, 0x200B...0x200F, 0x2028...0x202E,
      0x2060...0x206F, 0x3164, 0xFE00...0xFE0F, 0xFEFF, 0xFFA0, 0xFFF0...0xFFFB, 0xE0000...0xE0FFF:
      false
    default:
      switch scalar.properties.generalCategory {
      case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
      default: true
      }
    }
  }

  private static func rewritten(_ text: String, limit: Int) -> String {
    var clean = String.UnicodeScalarView()
    var length = 0
    var marks = 0
    for scalar in text.unicodeScalars {
      if length == limit {
        clean.removeLast()
        clean.append("…")
        break
      }
      // A stack of combining marks can be endless: two on one character are plenty for any language on a screen.
      marks = scalar.properties.canonicalCombiningClass == .notReordered ? 0 : marks + 1
      if marks > 2 { continue }
      clean.append(isSafe(scalar) ? scalar : "\u{FFFD}")
      length += 1
    }
    return String(clean)
  }
}
