/// OSC 52: text for the operator's clipboard, through whatever lies between.
enum Clipboard {
  /// Terminals refuse long ones; this is about what they all take.
  static let limit = 60_000

  static func sequence(for text: String) -> [UInt8] {
    let bytes = Array(text.utf8.prefix(limit))
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var coded: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let value = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0..<4 { coded.append(place <= group.count ? letters[value >> (18 - 6 * place) & 63] : 0x3D) }
    }
    return Array("\u{1B}]52;c;".utf8) + coded + [0x07]
  }
}
