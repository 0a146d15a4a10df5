internal import SiteModel

/// What may stand in a command to a scheduler: its own grammar, and nothing else. Nothing that passes can be taken
/// for an option, or for more than one argument.
package enum OrderGrammar {
  /// A shorter list of a long array's tasks would mean other tasks; a longer argument no program takes (execve(2):
  /// 128 KiB).
  private static let longestList = 100_000

  package static func isNameByte(_ byte: UInt8) -> Bool { isLetterOrDigit(byte) || "._-".utf8.contains(byte) }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  private static func isNumber(_ text: some StringProtocol, digits: ClosedRange<Int> = 1...10) -> Bool {
    digits.contains(text.utf8.count) && text.utf8.allSatisfy(isDigit)
  }

  /// A node, a reservation, a user: begins with a letter or a digit.
  package static func isName(_ text: some StringProtocol, most: Int = 255) -> Bool {
    guard let first = text.utf8.first, text.utf8.count <= most else { return false }
    return (isLetterOrDigit(first) || first == UInt8(ascii: "_")) && text.utf8.allSatisfy(isNameByte)
  }

  /// "123", "123_4", "123_[4-19]", "123+1".
  package static func isJob(_ text: String) -> Bool {
    guard text.utf8.count <= longestList else { return false }
    let digits = text.prefix { $0 != "_" && $0 != "+" }
    guard isNumber(digits) else { return false }
    let rest = text.dropFirst(digits.count)
    guard let mark = rest.first else { return true }
    let part = rest.dropFirst()
    if mark == "_", part.first == "[", part.last == "]" { return tasks(part.dropFirst().dropLast()) != nil }
    return isNumber(part)
  }

  /// The tasks of "0,8-19", "0-6:2"; nil for what is no such list.
  package static func tasks(_ text: some StringProtocol) -> [ClosedRange<Int>]? {
    var ranges: [ClosedRange<Int>] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let halves = part.split(separator: ":", omittingEmptySubsequences: false)
      let ends = halves.first?.split(separator: "-", omittingEmptySubsequences: false) ?? []
      guard (1...2).contains(halves.count), (1...2).contains(ends.count),
        ends.allSatisfy({ isNumber($0, digits: 1...9) }),
        let first = Int(ends[0]), let last = Int(ends[ends.count - 1]), first <= last
      else { return nil }
      guard halves.count == 2 else {
        ranges.append(first...last)
        continue
      }
      guard ends.count == 2, isNumber(halves[1], digits: 1...9), let step = Int(halves[1]), step > 0,
        (last - first) / step < 100_000
      else { return nil }
      ranges += stride(from: first, through: last, by: step).map { $0...$0 }
    }
    return ranges
  }

  /// A priority that is one: 0 would hold the job, and the two highest numbers mean something else (slurm.h: NO_VAL).
  package static func isPriority(_ text: String) -> Bool {
    isNumber(text) && Int(text).map { (1...4_294_967_293).contains($0) } ?? false
  }

  /// scontrol(1): minutes, minutes:seconds, hours:minutes:seconds, days-hours, days-hours:minutes,
  /// days-hours:minutes:seconds, UNLIMITED.
  package static func isTimeLimit(_ text: String) -> Bool { text == "UNLIMITED" || seconds(text) != nil }

  /// A limit of that form in seconds, at least one.
  package static func seconds(_ text: String) -> Int? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let clock = parts.last else { return nil }
    let numbers = clock.split(separator: ":", omittingEmptySubsequences: false)
    guard (1...3).contains(numbers.count), numbers.allSatisfy({ isNumber($0, digits: 1...7) }) else { return nil }
    var figures = numbers.compactMap { Int($0) }
    if parts.count == 1 {
      // Without days, a pair is minutes and seconds, and a single number minutes.
      if figures.count < 3 { figures.insert(0, at: 0) }
    } else {
      guard isNumber(parts[0], digits: 1...5), let days = Int(parts[0]) else { return nil }
      figures[0] += days * 24
    }
    while figures.count < 3 { figures.append(0) }
    let sum = figures[0] * 3_600 + figures[1] * 60 + figures[2]
    return sum > 0 ? sum : nil
  }

  /// Free text for a reason: one line of what may be shown, that says something. A quotation mark at its ends the
  /// scheduler takes away.
  package static func isReason(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 400 && text.first != " " && text.last != " " && !text.contains("\"")
      && text.unicodeScalars.allSatisfy(CleanText.isSafe)
  }

  /// "root", "root,alice".
  package static func isUsers(_ text: String) -> Bool {
    text.utf8.count <= 1_000
      && text.split(separator: ",", omittingEmptySubsequences: false).allSatisfy { isName($0, most: 32) }
  }
}
