internal import CNCurses
internal import Theming

/// Colours and pairs as curses counts them.
///
/// ncurses ships no terminal description with true colour. Where the terminal has it all the same (COLORTERM says
/// so), colour numbers 16 ... 255 are given to RGB values as they are met, and the numbers in what curses wrote are
/// replaced by the values on the way out (`translated`).
struct ColorTable {
  let depth: ColorDepth
  private var pairs: [UInt64: Int32] = [:]
  private var slots: [Color: Int32] = [:]
  private var values: [(red: UInt8, green: UInt8, blue: UInt8)] = []

  init(depth: ColorDepth) { self.depth = depth }

  /// The pair of two colours; when all pairs are taken, the terminal's own colours.
  mutating func pair(_ foreground: Color, _ background: Color) -> Int32 {
    guard depth != .mono else { return 0 }
    let front = number(foreground)
    let back = number(background)
    if front < 0, back < 0 { return 0 }
    let key = UInt64(UInt32(bitPattern: front)) << 32 | UInt64(UInt32(bitPattern: back))
    if let known = pairs[key] { return known }
    let next = Int32(pairs.count + 1)
    guard next < cn_pairs(), init_extended_pair(next, front, back) == OK else { return 0 }
    pairs[key] = next
    return next
  }

  private mutating func number(_ color: Color) -> Int32 {
    switch color {
    case .standard: return -1
    case .ansi(let index): return Int32(index) < cn_colors() ? Int32(index) : Int32(index & 7)
    case .rgb(let red, let green, let blue):
      if depth == .trueColor { return slot(red, green, blue) }
      return depth == .indexed256 ? Self.cube(red, green, blue) : -1
    }
  }

  private mutating func slot(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> Int32 {
    let color = Color.rgb(red, green, blue)
    if let known = slots[color] { return known }
    guard values.count < 240 else { return Self.nearest(red, green, blue, in: values) + 16 }
    values.append((red, green, blue))
    let number = Int32(values.count + 15)
    slots[color] = number
    return number
  }

  /// The nearest of the 6x6x6 cube and the 24 greys of a 256-colour terminal.
  static func cube(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> Int32 {
    let levels: [UInt8] = [0, 95, 135, 175, 215, 255]
    var palette: [(red: UInt8, green: UInt8, blue: UInt8)] = []
    for r in levels { for g in levels { for b in levels { palette.append((r, g, b)) } } }
    for step in 0..<24 { palette.append((UInt8(8 + step * 10), UInt8(8 + step * 10), UInt8(8 + step * 10))) }
    return nearest(red, green, blue, in: palette) + 16
  }

  private static func nearest(
    _ red: UInt8, _ green: UInt8, _ blue: UInt8, in palette: [(red: UInt8, green: UInt8, blue: UInt8)]
  ) -> Int32 {
    var best = (index: 0, distance: Int.max)
    for (index, color) in palette.enumerated() {
      let distances = [Int(color.red) - Int(red), Int(color.green) - Int(green), Int(color.blue) - Int(blue)]
      let distance = distances.reduce(0) { $0 + $1 * $1 }
      if distance < best.distance { best = (index, distance) }
    }
    return Int32(best.index)
  }

  /// What curses wrote, with `38;5;N` and `48;5;N` turned into the RGB that N stands for. Frames hold no control
  /// characters, so an ESC here is always curses' own.
  func translated(_ bytes: [UInt8]) -> [UInt8] {
    guard depth == .trueColor, !values.isEmpty else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count * 2)
    var index = 0
    while index < bytes.count {
      if bytes[index] == 0x35, let (value, length) = slotNumber(bytes, at: index) {
        result += "2;\(value.red);\(value.green);\(value.blue)".utf8
        index += length
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }

  /// At the 5 of `ESC [ 38 ; 5 ; N m`: N's colour, and how many bytes `5;N` are.
  private func slotNumber(
    _ bytes: [UInt8], at index: Int
  ) -> (value: (red: UInt8, green: UInt8, blue: UInt8), length: Int)? {
    guard index >= 5, bytes[index - 5] == 0x1B, bytes[index - 4] == 0x5B, bytes[index - 2] == 0x38,
      bytes[index - 1] == 0x3B, index + 2 < bytes.count, bytes[index + 1] == 0x3B
    else { return nil }
    let digits = bytes[(index + 2)...].prefix(3).prefix { (0x30...0x39).contains($0) }
    let number = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) } - 16
    return values.indices.contains(number) ? (values[number], 2 + digits.count) : nil
  }
}
