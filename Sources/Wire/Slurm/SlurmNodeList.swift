/// Names of nodes as Slurm folds them: "gpu[01-04,07],dead[1-2]x[1-3],login1".
package enum SlurmNodeList {
  /// More names than this are not unfolded: nobody has so many nodes.
  package static let limit = 200_000

  /// All names, in their order. Nil for what is no such list, and for one that stands for more than `limit`.
  package static func names(_ text: String) -> [String]? {
    var bytes = Array(text.utf8)
    return bytes.withUnsafeMutableBytes { names(SlurmBytes($0)) }
  }

  static func names(_ bytes: SlurmBytes) -> [String]? {
    var names: [String] = []
    var (start, depth) = (0, 0)
    for place in 0...bytes.count {
      let byte = place < bytes.count ? bytes[place] : Byte.comma
      if byte == UInt8(ascii: "[") { depth += 1 }
      if byte == UInt8(ascii: "]") { depth -= 1 }
      guard (0...1).contains(depth) else { return nil }
      guard byte == Byte.comma, depth == 0 || place == bytes.count else { continue }
      guard depth == 0, place > start else { return nil }
      guard let part = unfolded(bytes.part(start, place), room: limit - names.count) else { return nil }
      names += part
      start = place + 1
    }
    return names
  }

  /// The names of one part, whose commas all stand in brackets.
  private static func unfolded(_ bytes: SlurmBytes, room: Int) -> [String]? {
    var names = [""]
    var at = 0
    while at < bytes.count {
      let open = bytes.place(of: UInt8(ascii: "["), from: at) ?? bytes.count
      let plain = bytes.part(at, open)
      if plain.count > 0 {
        let word = plain.cleaned
        for index in names.indices { names[index] += word }
      }
      guard open < bytes.count else { break }
      guard let close = bytes.place(of: UInt8(ascii: "]"), from: open) else { return nil }
      guard let numbers = numbers(bytes.part(open + 1, close), room: room / max(1, names.count)) else { return nil }
      names = names.flatMap { name in numbers.map { name + $0 } }
      at = close + 1
    }
    return names.count <= room ? names : nil
  }

  /// "01-04,07": with as many digits as the first number of a range has.
  private static func numbers(_ bytes: SlurmBytes, room: Int) -> [String]? {
    var numbers: [String] = []
    for part in bytes.split(by: Byte.comma) {
      guard let (first, width) = part.leadingNumber else { return nil }
      var last = first
      if width < part.count {
        guard part[width] == Byte.minus, let number = part.part(width + 1, part.count).wholeNumber, number >= first
        else { return nil }
        last = number
      }
      guard last - first < room, numbers.count + last - first < room else { return nil }
      for number in first...last {
        let digits = String(number)
        numbers.append(String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits)
      }
    }
    return numbers
  }
}
