internal import SiteModel

/// The time of day as it hangs on the wall.
enum ClockFace {
  /// "14:32:07" at so many seconds east of Greenwich.
  static func time(_ moment: Moment, utcOffset: Int) -> String {
    let day = secondOfDay(moment, utcOffset)
    return "\(two(day / 3_600)):\(two(day / 60 % 60)):\(two(day % 60))"
  }

  /// "14:32".
  static func minute(_ moment: Moment, utcOffset: Int) -> String {
    let day = secondOfDay(moment, utcOffset)
    return "\(two(day / 3_600)):\(two(day / 60 % 60))"
  }

  /// "+08", "-03:30".
  static func offset(_ seconds: Int) -> String { Moment.written(offset: seconds) }

  private static func secondOfDay(_ moment: Moment, _ utcOffset: Int) -> Int {
    let seconds = Int(moment.seconds.rounded(.down)) + utcOffset
    return ((seconds % 86_400) + 86_400) % 86_400
  }

  private static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
