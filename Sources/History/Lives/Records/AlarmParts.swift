package import SiteModel

extension FieldCoder {
  /// A detail; one that this Aisle does not know reads as none.
  mutating func detail(_ number: Int, _ value: inout Finding.Detail?, _ base: Finding.Detail?) {
    let known = value?.variant
    var told = known
    variant(number, &told, base?.variant)
    if told != known { value = told.flatMap { Finding.Detail($0) } }
  }

  /// The lasting name of an alarm.
  mutating func alarm(_ number: Int, _ value: inout AlarmID?, _ base: AlarmID?) {
    let known = value?.variant
    var told = known
    variant(number, &told, base?.variant)
    if told != known { value = told.flatMap { AlarmID($0) } }
  }
}

extension Person: Recorded {
  package static let blank = Person(name: "", number: 0)

  package mutating func exchange(with coder: inout some FieldCoder, _ base: Person) {
    coder.name(1, &name, base.name)
    coder.integer(2, &number, base.number)
  }
}

extension Acknowledgement: Recorded {
  package static let blank = Acknowledgement(by: .blank, at: .never)

  package mutating func exchange(with coder: inout some FieldCoder, _ base: Acknowledgement) {
    person.exchange(with: &coder, base.person)
    coder.moment(3, &moment, base.moment)
  }
}

extension Shelving: Recorded {
  package static let blank = Shelving(by: .blank, at: .never, until: .never, reason: "")

  package mutating func exchange(with coder: inout some FieldCoder, _ base: Shelving) {
    person.exchange(with: &coder, base.person)
    coder.moment(3, &moment, base.moment)
    coder.moment(4, &until, base.until)
    coder.text(5, &reason, base.reason)
  }
}

extension Withdrawal: Recorded {
  package static let blank = Withdrawal(by: .blank, at: .never, reason: "")

  package mutating func exchange(with coder: inout some FieldCoder, _ base: Withdrawal) {
    person.exchange(with: &coder, base.person)
    coder.moment(3, &moment, base.moment)
    coder.text(5, &reason, base.reason)
  }
}

extension AlarmComment: Recorded {
  package static let blank = AlarmComment(by: .blank, at: .never, "")

  package mutating func exchange(with coder: inout some FieldCoder, _ base: AlarmComment) {
    person.exchange(with: &coder, base.person)
    coder.moment(3, &moment, base.moment)
    coder.text(5, &text, base.text)
  }
}

extension Suppression: Recorded {
  package static let blank = Suppression(.equipmentOff, since: .never)

  package mutating func exchange(with coder: inout some FieldCoder, _ base: Suppression) {
    let known = reason.variant
    var told = Optional(known)
    coder.variant(1, &told, base.reason.variant)
    if let told, told != known { reason = Reason(told) ?? reason }
    coder.moment(2, &since, base.since)
  }
}

extension AlarmEffect: Recorded {
  package static let blank = AlarmEffect()

  package mutating func exchange(with coder: inout some FieldCoder, _ base: AlarmEffect) {
    coder.integer(1, &racks, base.racks)
    coder.integer(2, &nodes, base.nodes)
    coder.integer(3, &jobs, base.jobs)
    coder.real(4, &power, base.power)
  }
}

extension AlarmEvent: Recorded {
  package static let blank = AlarmEvent(
    .raised, of: Alarm(AlarmID(.nodeDown, .rack("")), Finding(.nodeDown, .low, .rack(-1)), raisedAt: .never),
    number: 0, at: .never)

  /// All but its number, its alarm and its kind of change, which stand in columns of their own.
  package mutating func exchange(with coder: inout some FieldCoder, _ base: AlarmEvent) {
    coder.moment(1, &moment, base.moment)
    coder.choice(2, &priority, base.priority)
    coder.choice(3, &condition, base.condition)
    coder.real(4, &value, base.value)
    coder.real(5, &limit, base.limit)
    coder.detail(6, &detail, base.detail)
    coder.record(7, &person, base.person)
    coder.text(8, &text, base.text)
    coder.moment(9, &until, base.until)
    coder.flag(10, &isSetAside, base.isSetAside)
    coder.alarm(11, &root, base.root)
    let known = suppression?.variant
    var told = known
    coder.variant(12, &told, base.suppression?.variant)
    if told != known { suppression = told.flatMap { Suppression.Reason($0) } }
  }
}
