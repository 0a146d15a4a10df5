/// A finding that has lasted, with all that operators and rules have made of it (ISA-18.2, IEC 62682).
///
/// Two bits, active and acknowledged, make four conditions; a latched alarm has two more, for when its cause is gone and
/// it has still to be reset. Shelved, suppressed by design and out of service stand beside these: such an alarm is
/// evaluated and logged like any other, and only not announced.
package struct Alarm: Hashable, Sendable {
  package var id: AlarmID
  /// The newest state of what is wrong. Its subject is a place in the site's tables, its priority the alarm's.
  package var finding: Finding
  /// True while what is wrong is wrong.
  package var isActive: Bool
  /// True for an alarm whose cause is gone and which has to be reset before it is normal.
  package var isLatched = false
  /// When the present occurrence began.
  package var raisedAt: Moment
  /// When its cause went; nil while it is there.
  package var returnedAt: Moment?
  /// The number of the event with which the present occurrence was announced; nil for one that never was, because it
  /// was set aside all the time. Who saw less than that has not seen it.
  package var announcement: UInt64? = 0
  /// Who has seen the present occurrence; nil while nobody has.
  package var acknowledgement: Acknowledgement?
  /// How often it has been raised since it was last normal and acknowledged.
  package var occurrences = 1
  package var shelving: Shelving?
  package var suppression: Suppression?
  package var withdrawal: Withdrawal?
  /// The alarm that explains it: under it, it is grouped. Nil for a first-out.
  package var root: AlarmID?
  /// What it threatens; nil where that is not known.
  package var effect: AlarmEffect?
  /// How long there is to do something about it, by the ride-through; nil where nothing is foreseen.
  package var timeToRespond: Duration?
  /// Raised three times or more within a minute.
  package var isChattering = false
  /// Active for more than a day.
  package var isStale = false
  /// What operators have said of it, oldest first; bounded.
  package var comments: [AlarmComment] = []

  package init(_ id: AlarmID, _ finding: Finding, raisedAt moment: Moment) {
    self.id = id
    self.finding = finding
    isActive = true
    raisedAt = moment
  }

  package var priority: Priority { finding.priority }

  package var condition: AlarmCondition {
    switch (isActive, isLatched, acknowledgement != nil) {
    case (true, _, false): .unacknowledged
    case (true, _, true): .acknowledged
    case (false, true, false): .latchedUnacknowledged
    case (false, true, true): .latchedAcknowledged
    // What nobody was told of, nobody has to see.
    case (false, false, false): announcement == nil ? .normal : .returnedUnacknowledged
    case (false, false, true): .normal
    }
  }

  /// True while it is shelved, suppressed by design or out of service: it is not announced.
  package var isSetAside: Bool { shelving != nil || suppression != nil || withdrawal != nil }

  /// True while it asks to be acknowledged.
  package var needsAcknowledgement: Bool {
    acknowledgement == nil && !isSetAside && (isActive || isLatched || announcement != nil)
  }
}

/// The states of the alarm diagram of ISA-18.2.
package enum AlarmCondition: String, CaseIterable, Sendable {
  case normal, unacknowledged, acknowledged, returnedUnacknowledged, latchedUnacknowledged, latchedAcknowledged
}

/// Who says something about an alarm, and who that is for the system.
package struct Person: Hashable, Sendable {
  /// The account's name, cleaned.
  package var name: String
  /// The account's number.
  package var number: UInt32
  package init(name: String, number: UInt32) {
    self.name = name
    self.number = number
  }
}

package struct Acknowledgement: Hashable, Sendable {
  package var person: Person
  package var moment: Moment
  package init(by person: Person, at moment: Moment) {
    self.person = person
    self.moment = moment
  }
}

/// Set aside by an operator for a time, with a reason; it comes back by itself.
package struct Shelving: Hashable, Sendable {
  package var person: Person
  package var moment: Moment
  package var until: Moment
  package var reason: String
  package init(by person: Person, at moment: Moment, until: Moment, reason: String) {
    self.person = person
    self.moment = moment
    self.until = until
    self.reason = reason
  }
}

/// Set aside by logic, as the site was designed: what an upstream alarm explains, what cannot alarm while it is off.
package struct Suppression: Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    /// It follows from another alarm.
    case explained(by: AlarmID)
    /// What it is about is switched off or disabled.
    case equipmentOff
    /// What it is about has just been started; until when its alarms are inhibited.
    case startingUp(until: Moment)
    /// Its scheduler has it drained or under maintenance.
    case maintenance
    /// The source of what it goes by does not answer.
    case sourceDown(String)
  }
  package var reason: Reason
  package var since: Moment
  package init(_ reason: Reason, since: Moment) {
    self.reason = reason
    self.since = since
  }
}

/// Out of service for maintenance, until somebody puts it back.
package struct Withdrawal: Hashable, Sendable {
  package var person: Person
  package var moment: Moment
  package var reason: String
  package init(by person: Person, at moment: Moment, reason: String) {
    self.person = person
    self.moment = moment
    self.reason = reason
  }
}

package struct AlarmComment: Hashable, Sendable {
  package var person: Person
  package var moment: Moment
  package var text: String
  package init(by person: Person, at moment: Moment, _ text: String) {
    self.person = person
    self.moment = moment
    self.text = text
  }
}

/// What an alarm threatens.
package struct AlarmEffect: Hashable, Sendable {
  package var racks: Int
  package var nodes: Int
  package var jobs: Int
  /// W that these draw now; nil when unknown.
  package var power: Double?
  package init(racks: Int = 0, nodes: Int = 0, jobs: Int = 0, power: Double? = nil) {
    self.racks = racks
    self.nodes = nodes
    self.jobs = jobs
    self.power = power
  }
}
