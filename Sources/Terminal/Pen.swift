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

  /// Something else may have written to the terminal; `reset` is what takes all back there. curses thinks that its own
  /// last words did.
  mutating func forget(reset: [UInt8]) {
    actual = nil
    wanted = State()
    chosenSet = []
    pending = reset
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
      let parts = sequence.dropFirst(2).dropLast().split(separator: 0x3B, omittingEmptySubsequences: false)
      // What was written before it no longer matters, but for the character set.
      if parts.first.map(Self.isZero) ?? true { pending = chosenSet }
      apply(parts.map(Array.init))
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

  private mutating func apply(_ parts: [[UInt8]]) {
    var index = 0
    while index < parts.count {
      let part = parts[index]
      switch Self.number(part) {
      case 0 where Self.isZero(part[...]): wanted = State(isAlternateSet: wanted.isAlternateSet)
      case let flag where (1...9).contains(flag) && part.count == 1: change(part) { $0 |= 1 << UInt16(flag) }
      case 22 where part.count == 2: change(part) { $0 &= ~0b110 }
      case 25 where part.count == 2: change(part) { $0 &= ~0b110_0000 }
      case let flag where (23...29).contains(flag) && part.count == 2: change(part) { $0 &= ~(1 << UInt16(flag - 20)) }
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

  /// What is not known may have to do with attributes: from then on their order counts.
  private mutating func change(_ part: [UInt8], _ body: (inout UInt16) -> Void) {
    body(&wanted.attributes)
    if !wanted.others.isEmpty { wanted.others += part + [0x3B] }
  }

  /// A parameter left out is a zero too.
  private static func isZero(_ part: ArraySlice<UInt8>) -> Bool { part.allSatisfy { $0 == 0x30 } }

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
