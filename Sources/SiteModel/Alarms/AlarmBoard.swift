/// Every alarm that is not normal, or that is set aside, as whoever runs the alarm engine has them at a moment.
package struct AlarmBoard: Sendable {
  /// By priority, then what needs to be acknowledged, then the newest.
  package let alarms: [Alarm]
  /// The number of the newest event.
  package let lastEvent: UInt64
  /// Nil while there is no flood.
  package let flood: AlarmFlood?
  /// True for what nobody keeps: the findings of this moment, which can be looked at and not acknowledged.
  package let isUnkept: Bool
  /// When somebody last looked at the site for it; nil where that is not told.
  package var moment: Moment?
  /// The newest events, oldest first; bounded by whoever keeps the board, and no substitute for the history.
  package var recent: [AlarmEvent]
  private let places: [AlarmID: Int]

  package init(
    _ alarms: [Alarm], lastEvent: UInt64, flood: AlarmFlood? = nil, isUnkept: Bool = false, moment: Moment? = nil,
    recent: [AlarmEvent] = []
  ) {
    self.alarms = alarms.sorted(by: Self.comesFirst)
    self.lastEvent = lastEvent
    self.flood = flood
    self.isUnkept = isUnkept
    self.moment = moment
    self.recent = recent
    places = Dictionary(self.alarms.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
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

  /// Where an alarm stands in `alarms`.
  package func place(of id: AlarmID) -> Int? { places[id] }

  private static func comesFirst(_ a: Alarm, _ b: Alarm) -> Bool {
    if a.isSetAside != b.isSetAside { return b.isSetAside }
    if a.priority != b.priority { return a.priority < b.priority }
    if a.needsAcknowledgement != b.needsAcknowledgement { return a.needsAcknowledgement }
    if a.raisedAt != b.raisedAt { return a.raisedAt > b.raisedAt }
    // Ten thousand of one moment: what is cheap to compare comes first.
    if a.announcement != b.announcement { return (a.announcement ?? 0) < (b.announcement ?? 0) }
    let (first, second) = (a.id.subject.name, b.id.subject.name)
    return first != second ? first < second : a.id.kind.rawValue < b.id.kind.rawValue
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
