package import SiteModel

/// A silence as an Alertmanager tells of it. Its texts are as they are there: they are cleaned where they are shown.
package struct StandingSilence: Hashable, Sendable {
  package enum State: String, CaseIterable, Sendable {
    /// Keeps alerts quiet now.
    case active
    /// Will, from `startsAt` on.
    case pending
    /// Is over; Alertmanagers remember it for some days.
    case expired
  }

  /// Tells it from all others of the site.
  package struct Key: Hashable, Sendable {
    package var system: String
    package var id: String
    package init(system: String, id: String) {
      self.system = system
      self.id = id
    }
  }

  package var key: Key
  package var matchers: [SilenceMatcher]
  package var creator: String
  package var comment: String
  package var startsAt: Moment
  package var endsAt: Moment
  package var state: State
  /// The members of its cluster that have it, of those that answered; 1 and 1 where there is one Alertmanager.
  package var members = 1
  package var answering = 1
  /// What it keeps quiet now.
  package var hides: [AlertMark] = []

  package init(
    _ key: Key, _ matchers: [SilenceMatcher], by creator: String, comment: String, from startsAt: Moment,
    until endsAt: Moment, state: State
  ) {
    self.key = key
    self.matchers = matchers
    self.creator = creator
    self.comment = comment
    self.startsAt = startsAt
    self.endsAt = endsAt
    self.state = state
  }
}

/// By what an alert of an Alertmanager and an alarm of ours are known to be the same.
package struct AlertMark: Hashable, Sendable {
  /// A kind of ours, or `foreignAlert`.
  package var kind: String
  /// Empty for another system's alert, of which the name says it all.
  package var subject: String
  package var quantity: String
  package var name: String

  package init(kind: String, subject: String = "", quantity: String = "", name: String) {
    self.kind = kind
    self.subject = subject
    self.quantity = quantity
    self.name = name
  }

  package init(_ alarm: AlarmID) {
    let isForeign = alarm.kind == .foreignAlert
    self.init(
      kind: alarm.kind.rawValue, subject: isForeign ? "" : alarm.subject.name,
      quantity: isForeign ? "" : alarm.quantity?.exportName ?? "", name: alarm.name)
  }
}

/// All silences of a site's Alertmanagers at a moment.
package struct SilenceList: Hashable, Sendable {
  /// An Alertmanager that did not answer.
  package struct Gap: Hashable, Sendable {
    /// Its address, or its name at the site.
    package var system: String
    package var failure: SourceFailure
    package init(_ system: String, _ failure: SourceFailure) {
      self.system = system
      self.failure = failure
    }
  }

  /// What stands first, what ends soonest first; then what is to come; then what is over, the latest first.
  package let silences: [StandingSilence]
  package let gaps: [Gap]
  package var moment: Moment

  /// Places in `silences` of those that keep an alert quiet now: rows of a long table ask for each.
  private let places: [AlertMark: [Int]]

  package init(_ silences: [StandingSilence], gaps: [Gap] = [], at moment: Moment) {
    let sorted = silences.sorted { $0.precedes($1) }
    var places: [AlertMark: [Int]] = [:]
    for (place, silence) in sorted.enumerated() where silence.state == .active {
      for mark in silence.hides { places[mark, default: []].append(place) }
    }
    self.silences = sorted
    self.places = places
    self.gaps = gaps
    self.moment = moment
  }

  package subscript(key: StandingSilence.Key) -> StandingSilence? { silences.first { $0.key == key } }

  /// Those that keep an alarm quiet elsewhere.
  package func hiding(_ alarm: AlarmID) -> [StandingSilence] {
    places.isEmpty ? [] : (places[AlertMark(alarm)] ?? []).map { silences[$0] }
  }
}

extension StandingSilence {
  fileprivate func precedes(_ other: StandingSilence) -> Bool {
    func rank(_ state: State) -> Int { State.allCases.firstIndex(of: state) ?? 0 }
    if state != other.state { return rank(state) < rank(other.state) }
    if endsAt != other.endsAt { return state == .expired ? endsAt > other.endsAt : endsAt < other.endsAt }
    return (key.system, key.id) < (other.key.system, other.key.id)
  }
}
