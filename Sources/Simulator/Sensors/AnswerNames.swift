internal import SiteModel

/// The names in a simulated site's answers, made once: sources, and the subjects of every node's readings in the order
/// in which the readings refer to them.
struct AnswerNames: Sendable {
  /// By node.
  var nodeSources: [SourceID] = []
  var nodeSubjects: [[EntityKey]] = []
  /// By coolant distribution unit: the unit, its pumps, filter, reservoir and leak rope.
  var coolantSource: [SourceID] = []
  var coolantSubjects: [[EntityKey]] = []
  /// By rear door and tank.
  var sideSource: [SourceID] = []
  var sideSubjects: [[EntityKey]] = []
  /// By facility loop: the loop, then its plant and pumps.
  var loopSource: [SourceID] = []
  var loopSubjects: [[EntityKey]] = []
  var hallSource: [SourceID] = []
  var hallSubjects: [[EntityKey]] = []
  let meterSource = SourceID("simulator-meters/main")
  var meterSubjects: [EntityKey] = []
  /// A scheduler's two, told as often as a real one's would be asked. Their subjects are all nodes.
  let jobSource = SourceID("slurm/jobs")
  let scheduledNodeSource = SourceID("slurm/nodes")
  var queueSubjects: [EntityKey] = []

  /// All but the nodes' own, in the order in which they answer.
  var buildingSources: [SourceID] { coolantSource + sideSource + loopSource + hallSource + [meterSource] }

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
    queueSubjects = plan.nodes.map { .node($0.name) }
    addCooling(topology, plan)
    meterSubjects = [.building(.facility, topology.name)]
    meterSubjects += plan.conversions.map { .building(.powerConversion, $0.name) }
    meterSubjects += plan.racks.map { .building(.rack, $0.name) }
    meterSubjects += plan.powerUnits.map { .building(.powerEquipment, $0.name) }
    meterSubjects += plan.feeds.map { .building(.powerFeed, $0.name) }
    meterSubjects += plan.outlets.map { .building(.powerDistributionUnit, $0.name) }
  }

  private mutating func addCooling(_ topology: Topology, _ plan: Blueprint) {
    for unit in plan.coolantUnits {
      coolantSource.append(SourceID("simulator-cdus/\(unit.name)"))
      let pumps = (1...unit.pumps.count).map { EntityKey.building(.pump, "\(unit.name)/Pump \($0)") }
      let others: [EntityKey] = [
        .building(.filter, "\(unit.name)/Filter 1"), .building(.reservoir, "\(unit.name)/Reservoir"),
        .building(.leakDetector, "\(unit.name)/Leak rope"),
      ]
      coolantSubjects.append([.building(.coolantDistributionUnit, unit.name)] + pumps + others)
    }
    for unit in plan.sideUnits {
      sideSource.append(SourceID("simulator-plant/\(unit.name)"))
      let own = EntityKey.building(unit.isTank ? .immersionUnit : .heatExchanger, unit.name)
      sideSubjects.append(unit.isTank ? [own, .building(.reservoir, "\(unit.name)/Reservoir")] : [own])
    }
    for loop in plan.facilityLoops {
      loopSource.append(SourceID("simulator-plant/\(loop.name)"))
      let plant = (loop.plant + loop.pumps).map { EntityKey.building(.coolingPlant, plan.plantUnits[$0].name) }
      loopSubjects.append([.building(.coolantLoop, loop.name)] + plant)
    }
    for hall in topology.halls {
      hallSource.append(SourceID("simulator-plant/\(hall.name)"))
      hallSubjects.append([.building(.hall, hall.name)])
    }
  }
}
