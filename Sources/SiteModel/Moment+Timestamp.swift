extension Moment {
  /// RFC 3339 in UTC with milliseconds: 2026-01-02T03:04:05.000Z.
  package var timestamp: String {
    let day = Int(milliseconds.flooredDivided(by: 86_400_000))
    let rest = Int(milliseconds - Int64(day) * 86_400_000)
    // Days to a date in the Gregorian calendar, by eras of 400 years that begin on 1 March.
    let shifted = day + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let date = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    let time = "\(padded(rest / 3_600_000)):\(padded(rest / 60_000 % 60)):\(padded(rest / 1000 % 60))"
    return "\(padded(year, 4))-\(padded(month))-\(padded(date))T\(time).\(padded(rest % 1000, 3))Z"
  }

  private func padded(_ number: Int, _ width: Int = 2) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
