/// Leaves out what curses writes about colours and attributes that changes nothing: it takes them back at the end of
/// every update and sets them anew at the beginning of the next, which would double what short pieces cost.
///
/// Changes of the pen are held back until something is drawn with it. What goes out for one is what curses wrote, so
/// that nothing need be known of the terminal but how to read SGR (ECMA-48 8.3.117).
struct Pen {
  /// As far as two of them can be told apart.
  private struct State: Equatable {
    var foreground: [UInt8] = []
    var background: [UInt8] = []
    /// By SGR number, 1 to 9.
    var attributes: UInt16 = 0
    var isAlternateSet = false
    /// What is not known here, as it was written.
    var others: [UInt8] = []
  }

  /// How the terminal draws now; nil when that is not known.
  private var actual: State?
  private var wanted = State()
  /// What curses has written since the terminal was last told.
  private var pending: [UInt8] = []
  /// What was written last to choose a character set.
  private var chosenSet: [UInt8] = []

  /// Something else may have written to the terminal. curses thinks that its own last words took all back.
  mutating func forget() {
    actual = nil
    if pending.isEmpty { pending = Array("\u{1B}[m".utf8) }
  }

  /// Bytes of whole sequences, as curses writes them.
  mutating func filtered(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x1B {
        let end = Self.end(of: bytes, from: index)
        take(bytes[index..<end], &result)
        index = end
      } else if byte == 0x0E || byte == 0x0F {
        choose([byte], isAlternate: byte == 0x0E)
        index += 1
      } else {
        // Moves draw nothing.
        if byte >= 0x20 { settle(&result) }
        result.append(byte)
        index += 1
      }
    }
    return result
  }

  private mutating func take(_ sequence: ArraySlice<UInt8>, _ result: inout [UInt8]) {
    let second = sequence.dropFirst().first
    if second == 0x28 {
      choose(sequence, isAlternate: sequence.last != 0x42)
    } else if second == 0x5B, sequence.last == 0x6D {
      let parameters = sequence.dropFirst(2).dropLast()
      if parameters.isEmpty || parameters.starts(with: [0x30, 0x3B]) || parameters.elementsEqual([0x30]) {
        // It leaves the character set as it is.
        wanted = State(isAlternateSet: wanted.isAlternateSet)
        pending = chosenSet
      }
      apply(parameters)
      pending += sequence
    } else {
      if second != 0x5B || !Self.moves.contains(sequence.last ?? 0) { settle(&result) }
      result += sequence
    }
  }

  private mutating func choose(_ sequence: some Collection<UInt8>, isAlternate: Bool) {
    wanted.isAlternateSet = isAlternate
    chosenSet = Array(sequence)
    pending += sequence
  }

  /// Final bytes of sequences that move the cursor or switch modes: A to H, d, f, h, l.
  private static let moves: Set<UInt8> = Set(0x41...0x48).union([0x64, 0x66, 0x68, 0x6C])

  /// Tells the terminal, before something is drawn.
  private mutating func settle(_ result: inout [UInt8]) {
    if actual != wanted { result += pending }
    actual = wanted
    pending = []
  }

  private mutating func apply(_ parameters: ArraySlice<UInt8>) {
    let parts = parameters.split(separator: 0x3B, omittingEmptySubsequences: false).map(Array.init)
    var index = 0
    while index < parts.count {
      let part = parts[index]
      switch Self.number(part) {
      case 0 where part.allSatisfy { $0 == 0x30 }: break
      case let flag where (1...9).contains(flag) && part.count == 1: wanted.attributes |= 1 << UInt16(flag)
      case 38, 48:
        // With semicolons the colour's numbers are parameters of their own.
        let isWhole = part.contains(0x3A)
        let count = isWhole ? 1 : parts.indices.contains(index + 1) && parts[index + 1] == [0x32] ? 5 : 3
        let color = Array(parts[index..<min(parts.count, index + count)].joined(separator: [0x3B]))
        if part[0] == 0x33 { wanted.foreground = color } else { wanted.background = color }
        index += count - 1
      case 30...37, 90...97: wanted.foreground = part
      case 40...47, 100...107: wanted.background = part
      case 39: wanted.foreground = []
      case 49: wanted.background = []
      default: wanted.others += part + [0x3B]
      }
      index += 1
    }
    if wanted.others.count > 64 { wanted.others.removeFirst(wanted.others.count - 64) }
  }

  private static func number(_ part: [UInt8]) -> Int {
    part.prefix { (0x30...0x39).contains($0) }.prefix(4).reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// After the sequence that begins with the ESC at `start`.
  private static func end(of bytes: [UInt8], from start: Int) -> Int {
    guard start + 1 < bytes.count else { return bytes.count }
    if bytes[start + 1] == 0x28 || bytes[start + 1] == 0x29 { return min(bytes.count, start + 3) }
    guard bytes[start + 1] == 0x5B else { return start + 2 }
    let final = bytes[(start + 2)...].firstIndex { (0x40...0x7E).contains($0) }
    return final.map { $0 + 1 } ?? bytes.count
  }
}
