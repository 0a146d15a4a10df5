extension Moment {
  /// A time as RFC 3339 writes it, with a fraction or without, in UTC or with an offset:
  /// "2026-01-02T03:04:05.678Z", "2026-01-02T11:04:05+08:00". Nil for anything else.
  package init?(timestamp text: String) {
    var bytes = Substring(text).utf8
    func number(_ digits: Int) -> Int? {
      let part = bytes.prefix(digits)
      guard part.count == digits, part.allSatisfy({ (48...57).contains($0) }) else { return nil }
      bytes = bytes.dropFirst(digits)
      return part.reduce(0) { $0 * 10 + Int($1 - 48) }
    }
    func mark(_ allowed: String) -> UInt8? {
      guard let first = bytes.first, allowed.utf8.contains(first) else { return nil }
      bytes = bytes.dropFirst()
      return first
    }
    guard let year = number(4), mark("-") != nil, let month = number(2), mark("-") != nil, let date = number(2),
      mark("Tt ") != nil, let hour = number(2), mark(":") != nil, let minute = number(2), mark(":") != nil,
      let second = number(2), (1...12).contains(month), (1...31).contains(date), hour < 24, minute < 60, second < 61
    else { return nil }
    var fraction: Int64 = 0
    if mark(".") != nil {
      let digits = bytes.prefix { (48...57).contains($0) }
      guard !digits.isEmpty else { return nil }
      let kept = digits.prefix(9)
      fraction = kept.reduce(0) { $0 * 10 + Int64($1 - 48) }
      for _ in kept.count..<9 { fraction *= 10 }
      bytes = bytes.dropFirst(digits.count)
    }
    guard let zone = mark("Zz+-") else { return nil }
    var offset = 0
    if zone == UInt8(ascii: "+") || zone == UInt8(ascii: "-") {
      guard let hours = number(2), mark(":") != nil, let minutes = number(2), hours < 24, minutes < 60 else {
        return nil
      }
      offset = (hours * 60 + minutes) * (zone == UInt8(ascii: "+") ? 60 : -60)
    }
    guard bytes.isEmpty else { return nil }
    let seconds = Self.day(year, month, date) * 86_400 + hour * 3_600 + minute * 60 + second - offset
    // Year 1 stands for "not said" where Go writes times; that and all else before 1678 is out of reach.
    guard (-9_200_000_000...9_200_000_000).contains(seconds) else { return nil }
    self.init(nanoseconds: Int64(seconds) * 1_000_000_000 + fraction)
  }

  /// Days from 1970-01-01 to a date of the Gregorian calendar, by eras of 400 years that begin on 1 March.
  private static func day(_ year: Int, _ month: Int, _ date: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + date - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}
