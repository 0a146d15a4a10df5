package import SiteModel

/// An alarm of the board.
package struct AlarmRecord: Kept, Sendable {
  package private(set) var key: AlarmName
  /// All but what `key` and `sources` tell.
  package private(set) var alarm: Alarm
  /// The sources besides the subject that one cause has stopped with it.
  package private(set) var sources: [String] = []

  /// `names` are those of the site's sources.
  package init(_ alarm: Alarm, sources names: [String]) {
    key = AlarmName(alarm.id)
    self.alarm = alarm
    self.alarm.id = Self.nobody.id
    self.alarm.finding.kind = Self.nobody.finding.kind
    self.alarm.finding.subject = Self.nobody.finding.subject
    self.alarm.finding.otherSources = []
    sources = alarm.finding.otherSources.compactMap { names.indices.contains($0) ? names[$0] : nil }
  }

  private init(_ key: AlarmName) {
    self.key = key
    alarm = Self.nobody
  }

  private static let nobody = Alarm(
    AlarmID(.nodeDown, .rack("")), Finding(.nodeDown, .low, .rack(-1)), raisedAt: Moment(nanoseconds: 0))

  package static let blank = AlarmRecord(AlarmName())
  package var keyOnly: AlarmRecord { AlarmRecord(key) }

  /// The alarm in a site, which learns of the thing where it has not heard of it; nil as below.
  package func alarm(in site: inout Site) -> Alarm? {
    if case .thing(let thing)? = key.id?.subject, site.directory.id(of: thing) == nil { site.learn(of: thing) }
    return placed(in: site)
  }

  /// The alarm in a site; nil for one of a kind that this Aisle does not know, or about what that site does not hold.
  private func placed(in site: borrowing Site) -> Alarm? {
    guard let id = key.id, let subject = site.subject(of: id.subject) else { return nil }
    var alarm = alarm
    alarm.id = id
    alarm.finding.kind = id.kind
    alarm.finding.subject = subject
    alarm.finding.otherSources = sources.compactMap { site.sourceIndex(of: SourceID($0)) }
    return alarm
  }

  package mutating func exchangeKey(with coder: inout some FieldCoder, _ base: AlarmRecord) {
    key.exchange(with: &coder, base.key)
  }

  package mutating func exchange(with coder: inout some FieldCoder, _ base: AlarmRecord) {
    alarm.finding.exchange(with: &coder, base.alarm.finding)
    coder.texts(20, &sources, base.sources)
    alarm.exchangeState(with: &coder, base.alarm)
    alarm.exchangeCircumstances(with: &coder, base.alarm)
  }
}

/// The lasting name of an alarm, with the words of whoever wrote it.
package struct AlarmName: Hashable, Sendable {
  package private(set) var kind = ""
  package private(set) var subject: Variant?
  package private(set) var quantity: String?
  package private(set) var name = ""

  package init() {}

  package init(_ id: AlarmID) {
    kind = id.kind.rawValue
    subject = id.subject.variant
    quantity = id.quantity?.name
    name = id.name
  }

  /// Nil for one that this Aisle does not know.
  package var id: AlarmID? {
    guard let kind = Finding.Kind(rawValue: kind), let subject = subject.flatMap({ AlarmSubject($0) }) else {
      return nil
    }
    let quantity = quantity.map { Quantity.names.values[$0] }
    if case .some(.none) = quantity { return nil }
    return AlarmID(kind, subject, quantity: quantity.flatMap(\.self), name: name)
  }

  mutating func exchange(with coder: inout some FieldCoder, _ base: AlarmName) {
    coder.name(1, &kind, base.kind)
    coder.variant(2, &subject, base.subject)
    coder.text(3, &quantity, base.quantity, limit: CleanText.defaultLimit)
    coder.name(4, &name, base.name)
  }
}

extension Finding {
  fileprivate mutating func exchange(with coder: inout some FieldCoder, _ base: Finding) {
    coder.choice(11, &priority, base.priority)
    coder.real(12, &value, base.value)
    coder.real(13, &limit, base.limit)
    coder.choice(14, &quantity, base.quantity)
    coder.moment(15, &since, base.since)
    coder.integer(16, &count, base.count)
    coder.detail(17, &detail, base.detail)
    coder.name(18, &name, base.name)
  }
}

extension Alarm {
  fileprivate mutating func exchangeState(with coder: inout some FieldCoder, _ base: Alarm) {
    coder.flag(21, &isActive, base.isActive)
    coder.flag(22, &isLatched, base.isLatched)
    coder.moment(23, &raisedAt, base.raisedAt)
    coder.moment(24, &returnedAt, base.returnedAt)
    coder.record(25, &acknowledgement, base.acknowledgement)
    coder.integer(26, &occurrences, base.occurrences)
    coder.record(27, &shelving, base.shelving)
    coder.record(28, &suppression, base.suppression)
    coder.record(29, &withdrawal, base.withdrawal)
  }

  fileprivate mutating func exchangeCircumstances(with coder: inout some FieldCoder, _ base: Alarm) {
    coder.alarm(31, &root, base.root)
    coder.record(32, &effect, base.effect)
    coder.duration(33, &timeToRespond, base.timeToRespond)
    coder.flag(34, &isChattering, base.isChattering)
    coder.flag(35, &isStale, base.isStale)
    coder.records(36, &comments, base.comments)
    coder.integer(37, &announcement, base.announcement)
  }
}
