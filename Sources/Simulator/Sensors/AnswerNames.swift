internal import SiteModel

/// The names in a simulated site's answers, made once: sources, and the subjects of every node's readings in the order
/// in which the readings refer to them.
struct AnswerNames: Sendable {
  /// By node.
  var nodeSources: [SourceID] = []
  var nodeSubjects: [[EntityKey]] = []
  var coolantSource: [SourceID] = []
  var coolantSubjects: [[EntityKey]] = []
  let meterSource = SourceID("simulator-meters/main")
  var meterSubjects: [EntityKey] = []

  init(_ topology: Topology, _ plan: Blueprint) {
    for node in plan.nodes {
      let host = plan.hosts[node.host].kind
      var subjects: [EntityKey] = [.node(node.name)]
      subjects += (0..<node.acceleratorCount).map { .accelerator(String($0), on: node.name) }
      subjects += (0..<host.processorCount).map { EntityKey(.processor, node: node.name, name: String($0)) }
      subjects += (0..<host.portCount).map { EntityKey(.port, node: node.name, name: "mlx5_\($0)/1") }
      subjects += (0..<host.fanCount).map { EntityKey(.fan, node: node.name, name: "fan\($0 + 1)") }
      nodeSubjects.append(subjects)
      nodeSources.append(SourceID("simulator/\(node.name)"))
    }
    for unit in plan.coolantUnits {
      coolantSource.append(SourceID("simulator-cdus/\(unit.name)"))
      coolantSubjects.append([.building(.coolantDistributionUnit, unit.name)])
    }
    meterSubjects = [.building(.facility, topology.name)]
    meterSubjects += plan.conversions.map { .building(.powerConversion, $0.name) }
    meterSubjects += plan.racks.map { .building(.rack, $0.name) }
  }
}
