internal import CNCurses
internal import Theming

/// Colours and pairs as curses counts them.
///
/// ncurses ships no terminal description with true colour. Where the terminal has it all the same (COLORTERM says
/// so), colour numbers 16 ... 255 are given to RGB values as they are met, and the numbers in what curses wrote are
/// replaced by the values on the way out (`translated`). A terminal whose numbers are RGB values (xterm-direct) is
/// given these.
struct ColorTable {
  let depth: ColorDepth
  private var pairs: [UInt64: Int32] = [:]
  private var slots: [RGB: Int32] = [:]
  private var values: [RGB] = []

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

  /// Styles come with colours that the screen has (`Style.reduced`), so only RGB needs a number of its own.
  private mutating func number(_ color: Color) -> Int32 {
    switch color {
    case .standard: -1
    case .indexed(let index) where index > 7 && cn_is_direct(): Self.packed(ANSIPalette.colors[Int(index)])
    case .indexed(let index): Int32(index) < cn_colors() ? Int32(index) : -1
    case .rgb(let value) where depth == .trueColor: cn_is_direct() ? Self.packed(value) : slot(value)
    case .rgb: -1
    }
  }

  /// The number of a value where numbers are values. Below 8 they mean the eight ANSI colours all the same.
  private static func packed(_ value: RGB) -> Int32 {
    max(8, Int32(value.red) << 16 | Int32(value.green) << 8 | Int32(value.blue))
  }

  private mutating func slot(_ value: RGB) -> Int32 {
    if let known = slots[value] { return known }
    guard values.count < 240 else { return nearestSlot(to: value) }
    values.append(value)
    let number = Int32(values.count + 15)
    slots[value] = number
    return number
  }

  /// For the one colour too many.
  private func nearestSlot(to value: RGB) -> Int32 {
    let distances = values.map { $0.distance(to: value) }
    let nearest = distances.indices.min { distances[$0] < distances[$1] } ?? 0
    return Int32(nearest) + 16
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
  private func slotNumber(_ bytes: [UInt8], at index: Int) -> (value: RGB, length: Int)? {
    guard index >= 5, bytes[index - 5] == 0x1B, bytes[index - 4] == 0x5B, bytes[index - 2] == 0x38,
      bytes[index - 1] == 0x3B, index + 2 < bytes.count, bytes[index + 1] == 0x3B
    else { return nil }
    let digits = bytes[(index + 2)...].prefix(3).prefix { (0x30...0x39).contains($0) }
    let number = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) } - 16
    return values.indices.contains(number) ? (values[number], 2 + digits.count) : nil
  }
}
