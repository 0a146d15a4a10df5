package import SiteModel

/// What an Alertmanager has been told, and what it has still to be told: a pure state machine. It holds the alarms that
/// stand, not a queue of news, so that nothing is lost while the other side is away, and a restart of either side ends
/// with both knowing the same.
package struct AlertLedger: Sendable {
  /// Alerts that are kept at most; what would be the next one waits until another is over.
  package static let capacity = 20_000

  private struct Entry {
    var alert: PostedAlert
    /// Nil for what has not been told as it is now.
    var sentAt: Moment?
    /// False for what the other side has never heard of.
    var isKnown = false
  }

  /// How often what stands is told again.
  package let interval: Duration
  private var entries: [[String: String]: Entry] = [:]

  package init(interval: Duration) { self.interval = interval }

  /// How long what is told is said to last: a few tellings may go astray.
  package var lifetime: Duration { interval * 4 }
  package var count: Int { entries.count }

  /// Takes in all that stands now. What stood before and does not any more is over.
  package mutating func take(_ alerts: [PostedAlert], at now: Moment) {
    var standing: Set<[String: String]> = []
    for alert in alerts {
      standing.insert(alert.labels)
      if var entry = entries[alert.labels] {
        // Raised again before anybody was told that it was over.
        if entry.alert.endedAt != nil || entry.alert.startsAt != alert.startsAt { entry.sentAt = nil }
        entry.alert = alert
        entries[alert.labels] = entry
      } else if entries.count < Self.capacity {
        entries[alert.labels] = Entry(alert: alert)
      }
    }
    for (labels, entry) in entries where !standing.contains(labels) && entry.alert.endedAt == nil {
      guard entry.isKnown else {
        entries[labels] = nil
        continue
      }
      entries[labels]?.alert.endedAt = now
      entries[labels]?.sentAt = nil
    }
  }

  /// What is to be told now: what is new, what is over, and what was told too long ago; the most lasting first.
  package func due(at now: Moment) -> [PostedAlert] {
    entries.values.filter { entry in
      guard let sentAt = entry.sentAt else { return true }
      // A clock that was set back must not keep us silent.
      return now - sentAt >= interval || sentAt > now
    }
    .map(\.alert).sorted { $0.startsAt < $1.startsAt }
  }

  /// These have been told; what is over is forgotten.
  package mutating func noteSent(_ alerts: [PostedAlert], at now: Moment) {
    for alert in alerts {
      guard let entry = entries[alert.labels], entry.alert.startsAt == alert.startsAt else { continue }
      if entry.alert.endedAt != nil, alert.endedAt != nil {
        entries[alert.labels] = nil
      } else {
        entries[alert.labels]?.isKnown = true
        // Over by now, and told as if it were not: it is told once more.
        if entry.alert.endedAt == alert.endedAt { entries[alert.labels]?.sentAt = now }
      }
    }
  }

  /// Nobody knows what the other side still knows: everything is told anew.
  package mutating func doubt() {
    for labels in entries.keys { entries[labels]?.sentAt = nil }
  }
}
