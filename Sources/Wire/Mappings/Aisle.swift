internal import SiteModel

extension ExporterMapping {
  /// The series by which a simulator's page says what it is.
  package static let simulatedMetric = "aisle_simulated"

  /// Aisle's own agent. The rows come from the table by which its page is written, so the two cannot part.
  static let aisle: ExporterMapping = {
    var mapping = ExporterMapping(
      name: "aisle-agent", subject: .node, hostLabels: ["host_name"],
      rows: EntityKind.allCases.filter(\.isOfNode).flatMap { kind in
        Quantity.allCases.map { row($0, of: kind) } + [facts(of: kind)]
      })
    mapping.selfReport = SelfReport(
      age: "aisle_agent_sample_age_seconds", complaint: ("aisle_sampler_complaint_info", "sampler", "reason"),
      simulated: simulatedMetric)
    return mapping
  }()

  private static func row(_ quantity: Quantity, of kind: EntityKind) -> MetricRow {
    let name = MetricName(quantity, of: kind)
    var conditions: [MetricRow.Condition] = [.isOne("hw_type", of: kind.hardwareTypes)]
    if let extra = name.extra { conditions.append(.equals(extra.name, extra.value)) }
    return MetricRow(name.sample, quantity, .scaled(name.divisor), of: subject(kind), when: conditions)
  }

  private static func facts(of kind: EntityKind) -> MetricRow {
    MetricRow(
      "aisle_hardware_info", of: subject(kind), when: [.isOne("hw_type", of: kind.hardwareTypes)],
      facts: Attribute.allCases.map { ($0, $0.name) })
  }

  private static func subject(_ kind: EntityKind) -> SubjectRule {
    kind == .node ? .node : SubjectRule(kind, [.label("hw_name")])
  }
}
