package import SiteModel

/// Which conditions stand, by a device's log and the registries that it serves itself.
///
/// An event that is worse than well begins a condition, one for each message and what it is about, however often it is
/// logged. The condition ends with a later event whose registry says that it clears that message (`ClearsMessage`) or
/// whatever stands (`ClearsAll`), when both are about the same; when it is marked as resolved; and when the log no longer
/// has it.
///
/// Nothing is guessed from the names of messages. So a condition that no known message ends (the device serves no
/// registry, or nothing in it clears that message) is believed for 24 hours only; and where moreover it is a mere warning
/// that is not linked to anything, as of a failed login, it is an occurrence and no condition.
package struct StandingEvents: Sendable {
  /// How long a condition that nothing can end is believed.
  package static let belief = Duration.seconds(86_400)

  package struct Condition: Hashable, Sendable {
    /// The link to what it is about; nil where the device does not say.
    package var origin: String?
    /// 1 warning, 2 critical: the latest word.
    package var severity: Double
    /// Cleaned.
    package var text: String
    /// Its latest mention; nil where the log has no times.
    package var moment: Moment?
  }

  private struct Identity: Hashable {
    var message: EventMessageID
    var subject: String
  }

  /// The gravest first, of equals the latest.
  package private(set) var conditions: [Condition] = []

  /// `events`: in the order in which they came about, as `LogPage` puts them. `registries`: by series.
  package init(_ events: [LoggedEvent], registries: [String: MessageRegistry], at now: Moment) {
    let endable = registries.values.reduce(into: Set<EventMessageID>()) { $0.formUnion($1.endable) }
    var standing: [Identity: Condition] = [:]
    for event in Self.inOrder(events) {
      let identity = Identity(message: event.message, subject: event.subject)
      let registry = registries[event.message.series]
      let known = registry?.messages[event.message.key]
      if let clearing = known?.clearing {
        standing = standing.filter { other, _ in
          other.subject != event.subject || !(clearing.clearsAll || clearing.messages.contains(other.message))
        }
      }
      if event.isResolved { standing[identity] = nil }
      guard event.mayBegin, let severity = event.severity ?? known?.severity, severity > 0 else { continue }
      if !endable.contains(event.message) {
        guard event.moment.map({ now - $0 < Self.belief }) ?? true, severity >= 2 || event.origin != nil
        else { continue }
      }
      standing[identity] = Condition(
        origin: event.origin, severity: severity, text: event.words(by: registry), moment: event.moment)
    }
    conditions = standing.values.sorted {
      ($0.severity, $0.moment ?? .never, $1.text) > ($1.severity, $1.moment ?? .never, $0.text)
    }
  }

  /// By time; events without one keep their places behind those before them.
  private static func inOrder(_ events: [LoggedEvent]) -> [LoggedEvent] {
    var last = Moment.never
    let timed = events.enumerated().map { place, event in
      last = event.moment ?? last
      return (moment: last, place: place, event: event)
    }
    return timed.sorted { ($0.moment, $0.place) < ($1.moment, $1.place) }.map(\.event)
  }
}
