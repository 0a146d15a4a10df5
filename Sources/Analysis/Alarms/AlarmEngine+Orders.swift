package import SiteModel

extension AlarmEngine {
  /// How long the text of a reason or comment may be, in characters.
  package static let textLimit = 200

  /// Does what an operator orders, or says why not, alarm by alarm. `most` is how long an alarm may be shelved.
  package mutating func take(
    _ order: AlarmOrder, by person: Person, role: Role, at now: Moment, longestShelving most: Duration? = nil
  ) -> (report: AlarmReport, events: [AlarmEvent]) {
    var report = AlarmReport(order)
    var events: [AlarmEvent] = []
    for id in order.alarms {
      do throws(AlarmRefusal) {
        guard role >= order.act.leastRole else { throw AlarmRefusal.notAllowed(role: role) }
        try carryOut(order, on: id, by: person, at: now, most ?? longestShelving, &events)
        report.done.append(id)
      } catch {
        report.refused.append(AlarmReport.Refused(id, error))
      }
    }
    return (report, events)
  }

  private mutating func carryOut(
    _ order: AlarmOrder, on id: AlarmID, by person: Person, at now: Moment, _ most: Duration,
    _ events: inout [AlarmEvent]
  ) throws(AlarmRefusal) {
    guard var alarm = alarms[id] else {
      guard order.act == .acknowledge, let known = settled[id] else { throw .unknown }
      throw .alreadyAcknowledged(by: known.person.name)
    }
    switch order.act {
    case .acknowledge:
      try checkAcknowledgement(of: alarm, seen: order.seen)
      note(.acknowledged, &alarm, at: now, by: person, &events)
    case .shelve(let until, let reason):
      let text = try Self.text(reason)
      guard until > now else { throw .nothingToDo }
      guard until - now <= most else { throw .tooLong(most: most) }
      note(.shelved, &alarm, at: now, by: person, text: text, until: until, &events)
    case .unshelve:
      guard alarm.shelving != nil else { throw .nothingToDo }
      note(.unshelved, &alarm, at: now, by: person, &events)
    case .withdraw(let reason):
      guard alarm.withdrawal == nil else { throw .nothingToDo }
      note(.withdrawn, &alarm, at: now, by: person, text: try Self.text(reason), &events)
    case .reinstate:
      guard alarm.withdrawal != nil else { throw .nothingToDo }
      note(.reinstated, &alarm, at: now, by: person, &events)
    case .reset:
      guard !alarm.isActive else { throw .stillActive }
      guard alarm.isLatched else { throw .nothingToDo }
      note(.reset, &alarm, at: now, by: person, &events)
    case .comment(let text):
      note(.commented, &alarm, at: now, by: person, text: try Self.text(text), &events)
    }
  }

  /// Only what was on the screen can be acknowledged. A number that no event has yet was on nobody's.
  private func checkAcknowledgement(of alarm: Alarm, seen: UInt64) throws(AlarmRefusal) {
    if let known = alarm.acknowledgement { throw .alreadyAcknowledged(by: known.person.name) }
    guard alarm.needsAcknowledgement, let announcement = alarm.announcement else { throw .nothingToDo }
    guard seen >= announcement, seen <= lastEvent else { throw .unseen }
  }

  private static func text(_ text: String) throws(AlarmRefusal) -> String {
    let clean = CleanText.cleaned(text, limit: textLimit)
    guard clean.contains(where: { !$0.isWhitespace }) else { throw .reasonMissing }
    return clean
  }

  /// Brings back what was shelved for long enough. A clock that was set back does not make it longer than is allowed.
  mutating func endShelvings(in present: Present, _ events: inout [AlarmEvent]) {
    longestShelving = present.topology.alarms.longestShelving
    var shelved: [AlarmID] = []
    for place in alarms.rows.indices where alarms.rows[place].alarm.shelving != nil {
      shelved.append(alarms.rows[place].alarm.id)
    }
    for id in shelved.sorted(by: AlarmID.comesFirst) {
      guard let place = alarms.place(of: id), let shelving = alarms.rows[place].alarm.shelving else { continue }
      let end = min(shelving.until, present.now + longestShelving)
      if end < shelving.until { alarms.rows[place].alarm.shelving?.until = end }
      var alarm = alarms.rows[place].alarm
      if end <= present.now { note(.unshelved, &alarm, at: present.now, &events) }
    }
  }
}

extension AlarmOrder.Act {
  /// Who may do it.
  package var leastRole: Role {
    switch self {
    case .acknowledge, .shelve, .unshelve, .reset, .comment: .operator
    case .withdraw, .reinstate: .engineer
    }
  }
}
