package import SiteModel
internal import Wire
package import Wording

/// Puts alarms into labels and annotations. Labels hold names only, and are the same from one second to the next and
/// from one process to the next; whatever changes is an annotation.
package struct AlertWriter: Sendable {
  private let words: Wording

  package init(_ words: Wording) { self.words = words }

  /// What is announced at a site: active, and neither shelved, suppressed nor out of service. What an Alertmanager said
  /// itself is not said back.
  package func alerts(of board: AlarmBoard, in site: borrowing Site) -> [PostedAlert] {
    var alerts: [PostedAlert] = []
    for alarm in board.alarms
    where alarm.isActive && !alarm.isSetAside && alarm.id.kind != .foreignAlert {
      alerts.append(alert(of: alarm, on: board, in: site))
    }
    return alerts
  }

  private func alert(of alarm: Alarm, on board: AlarmBoard, in site: borrowing Site) -> PostedAlert {
    var alert = PostedAlert(labels: labels(of: alarm, in: site), startsAt: alarm.raisedAt)
    let finding = alarm.finding
    alert.annotations["summary"] = words.summary(of: alarm.id)
    if let quantity = finding.quantity {
      alert.annotations["value"] = finding.value.map { Figures.text($0, quantity.unit) }
      alert.annotations["limit"] = finding.limit.map { Figures.text($0, quantity.unit) }
    }
    if let detail = finding.detail { alert.annotations["description"] = words.detail(detail) }
    if let root = alarm.root { alert.annotations["cause"] = words.summary(of: root) }
    if let effect = alarm.effect { alert.annotations["consequence"] = words.effect(effect) }
    if let time = alarm.timeToRespond { alert.annotations["time_to_respond"] = Figures.span(time) }
    alert.annotations["what_to_do"] = words(alarm.id.kind.advice)
    if finding.count > 1 { alert.annotations["count"] = String(finding.count) }
    return alert
  }

  private func labels(of alarm: Alarm, in site: borrowing Site) -> [String: String] {
    let id = alarm.id
    var labels = [
      "alertname": id.kind.rawValue, ForeignAlert.originLabel: site.name, "severity": alarm.priority.name,
      "subject": id.subject.name,
    ]
    if let quantity = id.quantity { labels["quantity"] = quantity.exportName }
    if !id.name.isEmpty { labels["name"] = id.name }
    switch id.subject {
    case .thing(let key):
      labels["subject_kind"] = key.kind.name
      if !key.node.isEmpty { labels["node"] = key.node }
      if let rack = rack(of: key, in: site) { labels["rack"] = rack }
    case .rack(let name):
      labels["subject_kind"] = "rack"
      labels["rack"] = name
    case .source: labels["subject_kind"] = "source"
    case .job(let queue, _):
      labels["subject_kind"] = "job"
      labels["queue"] = queue
    }
    // An empty value is no label there.
    return labels.filter { !$0.value.isEmpty }
  }

  /// The planned rack of a node and of its parts.
  private func rack(of key: EntityKey, in site: borrowing Site) -> String? {
    if key.kind == .rack { return key.name }
    guard !key.node.isEmpty, let node = site.directory.id(of: .node(key.node)),
      let rack = site.plan(of: Int(node.index))?.rack, site.topology.racks.indices.contains(rack)
    else { return nil }
    return site.topology.racks[rack].name
  }
}
