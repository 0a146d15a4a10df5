package import Interaction

/// Turns the bytes that a terminal sends into messages: a state machine without a terminal. Whatever comes, hostile
/// replies and megabytes of paste included, it holds at most a few kilobytes and never traps.
///
/// A lone ESC byte may be the Escape key or the start of a sequence: it waits until `flush` says that nothing
/// followed in time.
package struct InputDecoder {
  /// A paste beyond this is cut; of an escape sequence beyond `sequenceLimit` only the end is kept.
  static let pasteLimit = 65_536
  static let sequenceLimit = 64

  private enum State { case ground, sequence, paste }
  private var state = State.ground
  private var sequence: [UInt8] = []
  private var pasted: [UInt8] = []
  private var text: [UInt8] = []
  private var messages: [Message] = []
  /// Answers to a request for the terminal's status that were among what has been decoded, since they were asked for.
  private var answers = 0
  /// Sequences of this terminal's own, from its description.
  private let known: [[UInt8]: Key]

  package init(known: [[UInt8]: Key] = [:]) { self.known = known }

  /// True while an unfinished sequence or paste waits for more, or for `flush`.
  package var isWaiting: Bool { state != .ground || !text.isEmpty }

  /// How long silence must last before `flush`. A paste may stall on a slow line, but one whose end never comes must
  /// not keep the keyboard for ever.
  package var patience: Duration { state == .paste ? .seconds(5) : .milliseconds(40) }

  /// How many status reports (`ESC [ 0 n`, or 3 for a malfunction) have come since the last call.
  package mutating func takeAnswers() -> Int {
    defer { answers = 0 }
    return answers
  }

  package mutating func decode(_ bytes: some Sequence<UInt8>) -> [Message] {
    messages = []
    for byte in bytes { take(byte) }
    return messages
  }

  /// Nothing followed: what waits is all there is.
  package mutating func flush() -> [Message] {
    messages = []
    text = []
    if state == .paste {
      finishPaste(pasted)
    } else if state == .sequence {
      state = .ground
      switch sequence {
      case [0x1B]: emit(.escape)
      case [0x1B, 0x5B], [0x1B, 0x4F]: emit(.alt(Character(Unicode.Scalar(sequence[1]))))
      default: break
      }
      sequence = []
    }
    return messages
  }

  private mutating func emit(_ key: Key) { messages.append(.key(key)) }

  private mutating func take(_ byte: UInt8) {
    switch state {
    case .ground: takeGround(byte)
    case .sequence: takeSequence(byte)
    case .paste: takePaste(byte)
    }
  }

  private mutating func takeGround(_ byte: UInt8) {
    if byte >= 0x80 {
      takeUTF8(byte)
      return
    }
    text = []
    switch byte {
    case 0x1B:
      state = .sequence
      sequence = [byte]
    case 0x09: emit(.tab)
    case 0x0A, 0x0D: emit(.enter)
    case 0x08, 0x7F: emit(.backspace)
    case 0x01...0x1A: emit(.control(Character(Unicode.Scalar(byte + 0x60))))
    case 0x20...0x7E: emit(.character(Character(Unicode.Scalar(byte))))
    default: break
    }
  }

  private mutating func takeUTF8(_ byte: UInt8) {
    if byte >= 0xC0 { text = [] } else if text.isEmpty { return }
    text.append(byte)
    let length = text[0] >= 0xF0 ? 4 : text[0] >= 0xE0 ? 3 : 2
    guard text.count == length else { return }
    let scalars = String(decoding: text, as: UTF8.self).unicodeScalars
    text = []
    if scalars.count == 1, let scalar = scalars.first, scalar.value >= 0xA0, scalar.value != 0xFFFD {
      emit(.character(Character(scalar)))
    }
  }

  private mutating func takeSequence(_ byte: UInt8) {
    if byte == 0x1B, sequence.count > 1, Self.strings.contains(sequence[1]) {
      // Inside a string ESC begins its terminator, ESC \.
      if sequence.count >= Self.sequenceLimit { sequence.remove(at: 2) }
      sequence.append(byte)
      return
    }
    if byte == 0x1B {
      // A second ESC: the first, or what stands between, was a key of its own.
      if sequence == [0x1B] { emit(.escape) }
      if sequence.count == 2 { emit(.alt(Character(Unicode.Scalar(sequence[1])))) }
      sequence = [0x1B]
      return
    }
    if byte == 0x18 || byte == 0x1A {
      end()
      return
    }
    // The rest of an endless one must not become keys.
    if sequence.count >= Self.sequenceLimit { sequence.remove(at: 2) }
    sequence.append(byte)
    if sequence.count > 5, Self.strings.contains(sequence[1]), Self.endsInAnswer(sequence) {
      sequence.removeLast(4)
      answers += 1
      return
    }
    if sequence.count == 2 {
      takeSecond(byte)
    } else if let key = known[sequence] {
      end()
      emit(key)
    } else if isComplete(byte) {
      let whole = sequence
      end()
      interpret(whole)
    }
  }

  /// What begins a string after ESC.
  private static let strings: [UInt8] = [0x5D, 0x50, 0x58, 0x5E, 0x5F]

  /// An answer may come in the middle of a paste, or of a string that never ends.
  private static func endsInAnswer(_ bytes: [UInt8]) -> Bool {
    guard bytes.count >= 4, bytes.last == 0x6E else { return false }
    let number = bytes[bytes.count - 2]
    return bytes[bytes.count - 4] == 0x1B && bytes[bytes.count - 3] == 0x5B && (number == 0x30 || number == 0x33)
  }

  /// After ESC: `[` and `O` begin keys, `]` `P` `X` `^` `_` begin strings that only a terminal's reply holds, anything
  /// else is Alt with a key.
  private mutating func takeSecond(_ byte: UInt8) {
    switch byte {
    case 0x5B, 0x4F, 0x5D, 0x50, 0x58, 0x5E, 0x5F: return
    case 0x21...0x7E:
      end()
      emit(.alt(Character(Unicode.Scalar(byte))))
    default:
      end()
      takeGround(byte)
    }
  }

  private func isComplete(_ byte: UInt8) -> Bool {
    switch sequence[1] {
    case 0x5B:
      // The Linux console's F1 ... F5 are ESC [ [ A ... E.
      if sequence.count == 3 { return byte != 0x5B && (0x40...0x7E).contains(byte) }
      if sequence.count == 4, sequence[2] == 0x5B { return true }
      return (0x40...0x7E).contains(byte)
    case 0x4F: return sequence.count == 3
    default: return byte == 0x07 || (byte == 0x5C && sequence.dropLast().last == 0x1B)
    }
  }

  private mutating func end() {
    state = .ground
    sequence = []
  }

  private mutating func interpret(_ whole: [UInt8]) {
    guard whole.count >= 3, whole[1] == 0x5B || whole[1] == 0x4F else { return }
    if whole[2] == 0x3C {
      interpretMouse(whole)
      return
    }
    if whole[2] == 0x5B, whole.count == 4 {
      if (0x41...0x45).contains(whole[3]) { emit(.function(Int(whole[3] - 0x40))) }
      return
    }
    let numbers = Self.numbers(whole.dropFirst(2).dropLast())
    let last = whole[whole.count - 1]
    if last == 0x6E, whole[1] == 0x5B, numbers == [0] || numbers == [3] {
      answers += 1
      return
    }
    if last == 0x7E { interpretTilde(numbers.first ?? 0) } else if let key = Self.finals[last] { emit(key) }
  }

  private mutating func interpretTilde(_ number: Int) {
    if number == 200 {
      state = .paste
      pasted = []
    } else if let key = Self.tildes[number] {
      emit(key)
    }
  }

  /// ESC [ < button ; column ; row M, and m for the release.
  private mutating func interpretMouse(_ whole: [UInt8]) {
    let numbers = Self.numbers(whole.dropFirst(3).dropLast())
    guard whole.last == 0x4D, numbers.count == 3, numbers[1] > 0, numbers[2] > 0 else { return }
    let action: Mouse.Action? =
      switch numbers[0] & ~0x1C {
      case 0: .press
      case 64: .wheelUp
      case 65: .wheelDown
      default: nil
      }
    if let action { messages.append(.mouse(Mouse(action, x: numbers[1] - 1, y: numbers[2] - 1))) }
  }

  private mutating func takePaste(_ byte: UInt8) {
    pasted.append(byte)
    let end: [UInt8] = [0x1B, 0x5B, 0x32, 0x30, 0x31, 0x7E]
    if pasted.count > Self.pasteLimit + end.count {
      // The rest is dropped, but its end must still be found.
      pasted.remove(at: Self.pasteLimit)
    }
    if Self.endsInAnswer(pasted) {
      pasted.removeLast(4)
      answers += 1
      return
    }
    guard byte == 0x7E, pasted.suffix(end.count).elementsEqual(end) else { return }
    finishPaste(pasted.dropLast(end.count))
  }

  private mutating func finishPaste(_ bytes: some Collection<UInt8>) {
    messages.append(.paste(String(decoding: bytes, as: UTF8.self)))
    pasted = []
    state = .ground
  }

  private static func numbers(_ bytes: ArraySlice<UInt8>) -> [Int] {
    bytes.split(separator: 0x3B, omittingEmptySubsequences: false).map { part in
      part.prefix(6).reduce(0) { (0x30...0x39).contains($1) ? $0 * 10 + Int($1 - 0x30) : $0 }
    }
  }

  private static let finals: [UInt8: Key] = [
    0x41: .up, 0x42: .down, 0x43: .right, 0x44: .left, 0x48: .home, 0x46: .end, 0x5A: .backTab, 0x4D: .enter,
    0x50: .function(1), 0x51: .function(2), 0x52: .function(3), 0x53: .function(4),
  ]
  private static let tildes: [Int: Key] = [
    1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end, 11: .function(1),
    12: .function(2), 13: .function(3), 14: .function(4), 15: .function(5), 17: .function(6), 18: .function(7),
    19: .function(8), 20: .function(9), 21: .function(10), 23: .function(11), 24: .function(12),
  ]
}
