internal import SiteModel

/// What other alarm systems say, each alert about the node or the rack that its labels name, else about the system that
/// tells of it. One that is silenced or inhibited there is low here: somebody there has seen to it. They stand while
/// their source is silent: nobody has said that they are over.
@Sendable func foreignAlerts(_ present: Present) -> [Finding] {
  guard !present.site.foreignAlerts.isEmpty else { return [] }
  let racks = Dictionary(
    present.topology.racks.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
  return present.site.foreignAlerts.flatMap { source, alerts in
    alerts.map { alert in
      var finding = Finding(
        .foreignAlert, alert.muting == .none ? alert.priority : .low,
        subject(of: alert, in: present, racks) ?? .source(source), since: alert.since,
        detail: .alert(name: alert.name, summary: alert.summary, alert.muting))
      finding.name = alert.mark
      return finding
    }
  }
}

private func subject(of alert: ForeignAlert, in present: Present, _ racks: [String: Int]) -> Finding.Subject? {
  for place in alert.places {
    // "gpu-07:9100", "gpu-07.example.org": the host alone, then its first part.
    let host = place.prefix { $0 != ":" }
    for name in [place, String(host), String(host.prefix { $0 != "." })] {
      if let node = present.directory.id(of: .node(name)) { return .entity(node) }
      if let rack = racks[name] { return .rack(rack) }
    }
  }
  return nil
}
