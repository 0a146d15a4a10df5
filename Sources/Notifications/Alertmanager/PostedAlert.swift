package import SiteModel
internal import Wire

/// An alarm as an Alertmanager is told of it. Its labels are what makes it the same alert the next time.
package struct PostedAlert: Hashable, Sendable {
  package var labels: [String: String]
  package var annotations: [String: String]
  package var startsAt: Moment
  /// When it was over; nil while it is not.
  package var endedAt: Moment?

  package init(labels: [String: String], annotations: [String: String] = [:], startsAt: Moment) {
    self.labels = labels
    self.annotations = annotations
    self.startsAt = startsAt
  }

  /// The body of `POST /api/v2/alerts`. Alerts that are not over are said to last until `expiry`: whoever is not told of
  /// them again takes them for over then.
  static func body(of alerts: [PostedAlert], expiry: Moment) -> [UInt8] {
    Array(JSONText.array(alerts.map { $0.text(expiry: expiry) }).utf8)
  }

  private func text(expiry: Moment) -> String {
    func object(_ texts: [String: String]) -> String {
      JSONText.object(
        texts.sorted { $0.key < $1.key }.map { (name: $0.key, value: JSONText.quoted($0.value)) })
    }
    // One that ends before it begins is refused.
    let end = max(endedAt ?? expiry, startsAt + .milliseconds(1))
    return JSONText.object([
      ("labels", object(labels)), ("annotations", object(annotations)),
      ("startsAt", JSONText.quoted(startsAt.timestamp)), ("endsAt", JSONText.quoted(end.timestamp)),
    ])
  }
}
