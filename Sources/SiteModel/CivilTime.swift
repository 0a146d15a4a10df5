/// A date and a time of day in the Gregorian calendar, as people write them.
package struct CivilTime: Hashable, Sendable {
  package var year: Int
  package var month: Int
  package var day: Int
  package var hour = 0
  package var minute = 0
  package var second = 0

  package init(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0) {
    self.year = year
    self.month = month
    self.day = day
    self.hour = hour
    self.minute = minute
    self.second = second
  }

  /// The clock and the calendar at a moment, so many seconds east of Greenwich.
  package init(_ moment: Moment, utcOffset: Int) {
    let seconds = Int(moment.seconds.rounded(.down).clamped(to: -6e10...2.5e11)) + utcOffset
    let days = Int(Int64(seconds).flooredDivided(by: 86_400))
    let rest = seconds - days * 86_400
    // Days to a date in the Gregorian calendar, by eras of 400 years that begin on 1 March.
    let shifted = days + 719_468
    let era = Int(Int64(shifted).flooredDivided(by: 146_097))
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    hour = rest / 3_600
    minute = rest / 60 % 60
    second = rest % 60
  }

  /// False for a 31st of June and an hour of 25.
  package var isReal: Bool {
    guard (1...12).contains(month), (1...9_999).contains(year), day >= 1 else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    return day <= days && (0..<24).contains(hour) && (0..<60).contains(minute) && (0..<60).contains(second)
  }

  /// The moment at which a clock so many seconds east of Greenwich shows this.
  package func moment(utcOffset: Int) -> Moment {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = Int(Int64(shiftedYear).flooredDivided(by: 400))
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let days = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    let seconds = days * 86_400 + hour * 3_600 + minute * 60 + second - utcOffset
    return Moment(nanoseconds: Int64(seconds).multipliedClamped(by: 1_000_000_000))
  }

  /// The day so many days later, at the same time of day.
  package func adding(days: Int) -> CivilTime {
    CivilTime(moment(utcOffset: 0) + .seconds(86_400 * days), utcOffset: 0)
  }
}
