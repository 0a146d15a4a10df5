internal import SiteModel

extension ExporterMapping {
  /// Aisle's own agent. The rows come from the table by which its page is written, so the two cannot part.
  static let aisle = ExporterMapping(
    name: "aisle-agent", subject: .node, hostLabels: ["host_name"],
    rows: EntityKind.allCases.flatMap { kind in
      Quantity.allCases.map { row($0, of: kind) } + [facts(of: kind)]
    })

  private static func row(_ quantity: Quantity, of kind: EntityKind) -> MetricRow {
    let name = MetricName(quantity, of: kind)
    var conditions: [MetricRow.Condition] = [.equals("hw_type", kind.hardwareType)]
    if let extra = name.extra { conditions.append(.equals(extra.name, extra.value)) }
    return MetricRow(name.sample, quantity, of: subject(kind), when: conditions)
  }

  private static func facts(of kind: EntityKind) -> MetricRow {
    MetricRow(
      "aisle_hardware_info", of: subject(kind), when: [.equals("hw_type", kind.hardwareType)],
      facts: Attribute.allCases.map { ($0, $0.name) })
  }

  private static func subject(_ kind: EntityKind) -> SubjectRule {
    kind == .node ? .node : SubjectRule(kind, [.label("hw_name")])
  }
}
