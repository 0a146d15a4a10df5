internal import StrictYAML

extension Section {
  /// A whole number; "4U" is read as 4.
  func whole(_ key: String, in range: ClosedRange<Int>) -> Int? {
    guard let entry = text(key) else { return nil }
    let digits = entry.text.hasSuffix("U") ? String(entry.text.dropLast()) : entry.text
    guard let number = Int(digits), digits.utf8.allSatisfy({ $0 != 0x2B }) else {
      report.add("'\(key)' must be a whole number, found \(quoted(entry.text))", at: entry.place)
      return nil
    }
    guard range.contains(number) else {
      report.add(
        "'\(key)' is \(quoted(entry.text)), but must be from \(range.lowerBound) to \(range.upperBound)",
        at: entry.place)
      return nil
    }
    return number
  }

  /// A number with its unit, in the base unit.
  func measure(_ key: String, _ measure: Measure) -> Double? {
    guard let entry = text(key) else { return nil }
    switch measure.value(of: entry.text) {
    case .success(let value): return value
    case .failure(let complaint):
      report.add("'\(key)': \(complaint.message)", at: entry.place)
      return nil
    }
  }

  func duration(_ key: String, _ kind: Measure = .time) -> Duration? {
    measure(key, kind).map { .nanoseconds(Int64(($0 * 1e9).rounded())) }
  }
}
