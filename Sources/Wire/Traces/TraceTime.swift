internal import SiteModel

/// Times and states as traces write them.
enum TraceTime {
  /// "2026-01-05T06:00:00Z", with a fraction or not, T or a space, Z or not: seconds since 1970, in UTC.
  static func seconds(ofDate text: String) -> Double? {
    let bytes = Array(text.utf8)
    guard bytes.count >= 19, bytes.count <= 32, bytes[4] == 45, bytes[7] == 45, bytes[13] == 58, bytes[16] == 58,
      bytes[10] == 84 || bytes[10] == 32
    else { return nil }
    func whole(_ range: Range<Int>) -> Int? {
      bytes[range].allSatisfy { (48...57).contains($0) } ? Int(String(decoding: bytes[range], as: UTF8.self)) : nil
    }
    guard let year = whole(0..<4), let month = whole(5..<7), let day = whole(8..<10), let hour = whole(11..<13),
      let minute = whole(14..<16), let second = whole(17..<19), (1...12).contains(month), (1...31).contains(day),
      hour < 24, minute < 60, second <= 60
    else { return nil }
    var rest = bytes[19...]
    if rest.last == 90 { rest.removeLast() }
    var fraction = 0.0
    if !rest.isEmpty {
      guard rest.first == 46, let value = TraceReader.number([48] + rest) else { return nil }
      fraction = value
    }
    // Days since 1970 by years that begin on 1 March (as `Moment.timestamp` does the other way).
    let shifted = month > 2 ? year : year - 1
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let days = shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
    return Double(days * 86_400 + hour * 3600 + minute * 60 + second) + fraction
  }

  /// Slurm's "1-02:03:04", "02:03:04" or "03:04".
  static func seconds(ofLength text: String) -> Double? {
    guard text.utf8.count <= 20 else { return nil }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count <= 2 else { return nil }
    var total = 0
    for part in (parts.last ?? "").split(separator: ":", omittingEmptySubsequences: false) {
      guard let value = UInt32(part) else { return nil }
      total = total &* 60 &+ Int(value)
    }
    guard parts.count == 2 else { return text.contains(":") ? Double(total) : nil }
    guard let days = UInt32(parts[0]) else { return nil }
    return Double(Int(days) * 86_400 + total)
  }

  /// Slurm's words, in whichever case, "CANCELLED by 1000" too.
  static func state(_ word: String) -> JobState? {
    let first = word.lowercased().prefix { $0.isLetter || $0 == "_" }
    if first == "canceled" { return .cancelled }
    return JobState.allCases.first { $0.name == first && $0.hasEnded }
  }
}
