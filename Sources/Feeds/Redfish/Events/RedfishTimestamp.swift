internal import SiteModel

/// Instants as Redfish writes them (DSP0266 9.3.5): "2026-03-07T14:44:00Z", "2026-03-07T14:44:00.250+06:00".
enum RedfishTimestamp {
  static func parsed(_ text: String) -> Moment? {
    let bytes = Array(text.utf8)
    func number(_ start: Int, _ count: Int) -> Int? {
      guard start + count <= bytes.count else { return nil }
      let digits = bytes[start..<start + count]
      guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
      return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }
    guard bytes.count < 40, let year = number(0, 4), let month = number(5, 2), (1...12).contains(month),
      let day = number(8, 2), (1...31).contains(day), let hour = number(11, 2), hour < 24,
      let minute = number(14, 2), minute < 60, let second = number(17, 2), second <= 60
    else { return nil }
    // Fractions order events of one second, and say no more.
    var end = 19
    var fraction = 0.0
    if end < bytes.count, bytes[end] == UInt8(ascii: ".") {
      let digits = bytes[20...].prefix { (0x30...0x39).contains($0) }
      fraction = Double("0." + String(decoding: digits, as: UTF8.self)) ?? 0
      end += 1 + digits.count
    }
    var offset = 0
    if end < bytes.count, let sign = [UInt8(ascii: "+"): 1, UInt8(ascii: "-"): -1][bytes[end]] {
      guard let hours = number(end + 1, 2), let minutes = number(end + 4, 2) else { return nil }
      offset = sign * (hours * 3600 + minutes * 60)
    }
    let seconds = days(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second - offset
    return Moment(seconds: Double(seconds) + fraction)
  }

  /// Days since 1970 in the Gregorian calendar, by eras of 400 years that begin on 1 March; the inverse of
  /// `Moment.timestamp`.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let (era, yearOfEra) = (year / 400, year % 400)
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }
}
