extension Moment {
  /// "2026-11-25 14:29:12" by a clock so many seconds east of Greenwich.
  package func written(utcOffset: Int) -> String {
    let day = CivilTime(self, utcOffset: utcOffset)
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "\(day.year)-\(two(day.month))-\(two(day.day)) \(two(day.hour)):\(two(day.minute)):\(two(day.second))"
  }

  /// "+08", "-03:30": so many seconds east of Greenwich.
  package static func written(offset seconds: Int) -> String {
    let minutes = abs(seconds) / 60
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "\(seconds < 0 ? "-" : "+")\(two(minutes / 60))" + (minutes % 60 == 0 ? "" : ":\(two(minutes % 60))")
  }
}
