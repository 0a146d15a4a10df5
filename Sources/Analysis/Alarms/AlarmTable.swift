internal import SiteModel

/// Every alarm that is not normal or is set aside, each in a place of its own for as long as none is taken away.
///
/// In a flood there are ten thousand, and all are looked at every second: they lie side by side, are changed where they
/// lie, and a name is looked up once a step.
struct AlarmTable: Sendable {
  struct Row: Sendable {
    var alarm: Alarm
    /// Since when it is well without having been so for long enough.
    var leaving: Moment?
    /// Since when what it goes by is not to be had.
    var unsure: Moment?
    /// The same as `leaving` for one that is less urgent than it was.
    var easing: Moment?
    /// The step in which something last told of it.
    var toldIn: UInt64 = 0

    /// Takes what is known of it now. Its own priority changes by events only.
    mutating func take(_ finding: Finding, in step: UInt64) {
      let priority = alarm.finding.priority
      alarm.finding = finding
      alarm.finding.priority = priority
      (leaving, unsure) = (nil, nil)
      toldIn = step
    }
  }

  var rows: [Row]
  private var places: [AlarmID: Int]

  /// Of two with one name the first counts.
  init(_ alarms: [Alarm]) {
    rows = []
    places = [:]
    for alarm in alarms where places[alarm.id] == nil { keep(alarm) }
  }

  var isEmpty: Bool { rows.isEmpty }

  func place(of id: AlarmID) -> Int? { places[id] }

  subscript(id: AlarmID) -> Alarm? { places[id].map { rows[$0].alarm } }

  /// Puts an alarm in, or takes its newest state.
  mutating func keep(_ alarm: Alarm) {
    if let place = places[alarm.id] {
      rows[place].alarm = alarm
    } else {
      places[alarm.id] = rows.count
      rows.append(Row(alarm: alarm))
    }
  }

  /// The last takes the place of what is taken away.
  mutating func remove(_ id: AlarmID) {
    guard let place = places.removeValue(forKey: id) else { return }
    let last = rows.removeLast()
    guard place < rows.count else { return }
    places[last.alarm.id] = place
    rows[place] = last
  }
}

extension AlarmTable.Row {
  /// True for as long as an alarm is kept whose reading has failed: a day. `lastHeard` is when it was told last, where
  /// that is known: restarts do not begin the day again.
  mutating func isUnsure(at now: Moment, lastHeard: Moment?) -> Bool {
    let since = min(unsure ?? now, lastHeard ?? now, now)
    unsure = since
    return now - since < AlarmKeyFigures.staleAfter
  }

  /// How urgent it has become; nil while it stays as it is. What gets worse does so at once; what gets better must have
  /// been so for a while.
  mutating func duePriority(
    _ standing: Standings.Standing, in site: borrowing Site, at now: Moment
  ) -> Priority? {
    // As urgent as it was where nothing new is known.
    var priority = alarm.priority
    if alarm.isActive, let finding = standing.finding {
      priority = AlarmWeight.priority(of: finding, effect: alarm.effect, timeToRespond: alarm.timeToRespond, in: site)
    }
    guard priority > alarm.priority else {
      easing = nil
      return priority < alarm.priority ? priority : nil
    }
    let since = min(easing ?? now, now)
    easing = since
    return now - since >= AlarmTiming(of: alarm.finding, in: site).easing ? priority : nil
  }
}
