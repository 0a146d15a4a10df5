/// Every alarm that is not normal, or that is set aside, as whoever runs the alarm engine has them at a moment.
package struct AlarmBoard: Sendable {
  /// By priority, then what needs to be acknowledged, then the newest.
  package private(set) var alarms: [Alarm]
  /// The number of the newest event.
  package let lastEvent: UInt64
  /// Nil while there is no flood.
  package let flood: AlarmFlood?
  /// True for what nobody keeps: the findings of this moment, which can be looked at and not acknowledged.
  package let isUnkept: Bool
  /// True for what a record tells: it has what alarms measure and threaten as of the last event.
  package var isRecorded = false
  /// When somebody last looked at the site for it; nil where that is not told.
  package var moment: Moment?
  /// The newest events, oldest first; bounded by whoever keeps the board, and no substitute for the history.
  package var recent: [AlarmEvent]
  private let places: [AlarmID: Int]

  package init(
    _ alarms: [Alarm], lastEvent: UInt64, flood: AlarmFlood? = nil, isUnkept: Bool = false, moment: Moment? = nil,
    recent: [AlarmEvent] = []
  ) {
    let order = Self.order(of: alarms)
    self.alarms = order.map { alarms[$0] }
    self.lastEvent = lastEvent
    self.flood = flood
    self.isUnkept = isUnkept
    self.moment = moment
    self.recent = recent
    var places: [AlarmID: Int] = [:]
    places.reserveCapacity(alarms.count)
    for (place, alarm) in order.enumerated() where places[alarms[alarm].id] == nil { places[alarms[alarm].id] = place }
    self.places = places
  }

  /// The findings of a moment as alarms that nobody keeps.
  package init(unkept findings: [Finding], in site: borrowing Site, at now: Moment) {
    var alarms: [Alarm] = []
    alarms.reserveCapacity(findings.count)
    for finding in findings {
      guard let id = site.alarmID(of: finding) else { continue }
      alarms.append(Alarm(id, finding, raisedAt: finding.since ?? now))
    }
    self.init(alarms, lastEvent: 0, isUnkept: true)
  }

  package subscript(id: AlarmID) -> Alarm? { places[id].map { alarms[$0] } }

  /// Takes what is known of the alarm at a place; where it stands does not hang on it.
  package mutating func note(value: Double?, effect: AlarmEffect?, ofAlarmAt place: Int) {
    alarms[place].finding.value = value
    alarms[place].effect = effect
  }

  /// Where an alarm stands in `alarms`.
  package func place(of id: AlarmID) -> Int? { places[id] }

  /// What an alarm's place is reckoned from: ten thousand are sorted every second, and an alarm is large.
  private struct Rank {
    var place: Int
    /// Set aside, priority, acknowledged: what comes first is least.
    var urgency: Int
    var raisedAt: Moment
    var announcement: UInt64
  }

  private static func order(of alarms: [Alarm]) -> [Int] {
    var ranks: [Rank] = []
    ranks.reserveCapacity(alarms.count)
    for place in alarms.indices {
      let urgency =
        (alarms[place].isSetAside ? 100 : 0) + alarms[place].priority.rawValue * 2
        + (alarms[place].needsAcknowledgement ? 0 : 1)
      ranks.append(
        Rank(
          place: place, urgency: urgency, raisedAt: alarms[place].raisedAt,
          announcement: alarms[place].announcement ?? 0))
    }
    ranks.sort { a, b in
      if a.urgency != b.urgency { return a.urgency < b.urgency }
      if a.raisedAt != b.raisedAt { return a.raisedAt > b.raisedAt }
      // Ten thousand of one moment: what is cheap to compare comes first.
      if a.announcement != b.announcement { return a.announcement < b.announcement }
      let (one, other) = (alarms[a.place].id, alarms[b.place].id)
      let (first, second) = (one.subject.name, other.subject.name)
      return first != second ? first < second : one.kind.rawValue < other.kind.rawValue
    }
    return ranks.map(\.place)
  }
}

/// More alarms than a person can look at: from more than ten in ten minutes to fewer than five (ISA-18.2).
package struct AlarmFlood: Hashable, Sendable {
  package var since: Moment
  /// Alarms raised since then.
  package var count: Int
  package init(since: Moment, count: Int) {
    self.since = since
    self.count = count
  }
}
