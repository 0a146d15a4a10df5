extension OrderGrammar {
  /// When something begins, in the scheduler's words: "now", "now+90minutes", "03:00", "2026-11-27T03:00". Also takes
  /// "+1h", which people type.
  package static func start(_ text: String) -> String? {
    if text == "now" { return text }
    for head in ["now+", "+"] where text.hasPrefix(head) {
      return minutes(String(text.dropFirst(head.count))).map { "now+\($0)minutes" }
    }
    return isMoment(text) ? text : nil
  }

  /// "90", "90m", "2h", "1d", "1hour" and "2-00:00:00" in whole minutes, at least one and at most a year.
  package static func minutes(_ text: String) -> Int? {
    let digits = text.prefix { ("0"..."9").contains($0) }
    let units = ["": 1, "m": 1, "minute": 1, "minutes": 1, "h": 60, "hour": 60, "hours": 60, "d": 1_440, "day": 1_440]
    let count: Int?
    if let number = Int(digits), digits.utf8.count <= 6, let unit = units[String(text.dropFirst(digits.count))] {
      count = number * unit
    } else {
      count = seconds(text).map { ($0 + 59) / 60 }
    }
    return count.flatMap { (1...527_040).contains($0) ? $0 : nil }
  }

  /// "03:00", "03:00:00", "2026-11-27", "2026-11-27T03:00", "2026-11-27T03:00:00".
  private static func isMoment(_ text: String) -> Bool {
    let parts = text.split(separator: "T", omittingEmptySubsequences: false)
    return switch parts.count {
    case 1: isClock(text) || isDate(text)
    case 2: isDate(parts[0]) && isClock(parts[1])
    default: false
    }
  }

  private static func isDate(_ text: some StringProtocol) -> Bool {
    guard let numbers = figures(text, by: "-", widths: [4, 2, 2]) else { return false }
    return (1...12).contains(numbers[1]) && (1...31).contains(numbers[2])
  }

  private static func isClock(_ text: some StringProtocol) -> Bool {
    guard let numbers = figures(text, by: ":", widths: [2, 2, 2]) ?? figures(text, by: ":", widths: [2, 2]) else {
      return false
    }
    return numbers[0] < 24 && numbers.dropFirst().allSatisfy { $0 < 60 }
  }

  /// Numbers of exactly so many digits each.
  private static func figures(_ text: some StringProtocol, by mark: Character, widths: [Int]) -> [Int]? {
    let parts = text.split(separator: mark, omittingEmptySubsequences: false)
    guard parts.count == widths.count else { return nil }
    for (part, width) in zip(parts, widths) {
      guard part.utf8.count == width, part.allSatisfy({ ("0"..."9").contains($0) }) else { return nil }
    }
    return parts.compactMap { Int($0) }
  }
}
