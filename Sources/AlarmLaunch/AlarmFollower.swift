internal import History
internal import Runtime
internal import SiteModel

/// Tells what happens to alarms as it is written, from one file to the next: a history may be put away and begun anew,
/// or another be written in its place.
struct AlarmFollower {
  private var record: RecordedPast
  private let reopened: () throws -> RecordedPast
  /// The number of the newest event that has been told, and that event where it has been seen.
  private var told: UInt64
  private var last: AlarmEvent?
  private var looks = 0

  /// How many looks are taken until the file is opened again: what nobody wrote when it was opened may be written now.
  private static let patience = 10

  init(_ record: RecordedPast, beyond told: UInt64, reopened: @escaping () throws -> RecordedPast) {
    self.record = record
    self.reopened = reopened
    self.told = told
    last = try? record.past.alarmEvents(beyond: told > 0 ? told - 1 : 0).first { $0.number == told }
  }

  /// What is new since the last look, oldest first. A file that cannot be read now is asked again.
  mutating func look() -> [(record: RecordedPast, events: [AlarmEvent])] {
    looks += 1
    var news = fresh()
    guard looks % Self.patience == 0 || !record.isCurrent, let next = try? reopened() else { return news }
    record = next
    if !isGoneOn(in: next) { (told, last) = (0, nil) }
    news += fresh()
    return news
  }

  private mutating func fresh() -> [(record: RecordedPast, events: [AlarmEvent])] {
    guard let events = try? record.past.alarmEvents(beyond: told), let newest = events.last else { return [] }
    (told, last) = (newest.number, newest)
    return [(record, events)]
  }

  /// False in a file whose numbers begin anew: the event of that number is another there, or none has come so far.
  private func isGoneOn(in next: RecordedPast) -> Bool {
    guard told > 0 else { return true }
    do {
      guard try next.past.newestAlarmEvent() >= told else { return false }
      let same = try next.past.alarmEvents(beyond: told - 1).first { $0.number == told }
      guard let same, let last else { return true }
      return same.moment == last.moment && same.alarm == last.alarm && same.change == last.change
    } catch { return true }
  }
}
