internal import SiteModel

/// Works out what alarms threaten and how long there is to do something about it.
struct EffectWatch: Sendable {
  private var members: [[Int]] = []
  private var membersVersion: UInt64?
  private var supply: SupplyGraph?
  private var moment = Moment.never
  /// The loops of cooling units as they were while all was well: once the pumps stand nothing can be told from them.
  private var loops: [EntityID: CoolantLoopState] = [:]
  private var turn = 0

  /// How often what is threatened is worked out again, and of how many alarms at a time.
  private static let interval = Duration.seconds(10)
  private static let limit = 256

  /// Places of the alarms of which it is time to work it out again: those that are announced, the most urgent first.
  mutating func due(among alarms: AlarmTable, at now: Moment) -> [Int] {
    guard now - moment >= Self.interval || now < moment else { return [] }
    moment = now
    supply = nil
    var announced: [(place: Int, priority: Priority)] = []
    for place in alarms.rows.indices where alarms.rows[place].alarm.isActive && !alarms.rows[place].alarm.isSetAside {
      announced.append((place, alarms.rows[place].alarm.priority))
    }
    if announced.count > Self.limit { announced.sort { ($0.priority, $0.place) < ($1.priority, $1.place) } }
    return announced.prefix(Self.limit).map(\.place)
  }

  mutating func effect(of finding: Finding, in evidence: Evidence) -> AlarmEffect {
    let present = evidence.present
    note(present)
    switch finding.subject {
    case .job(let job):
      let nodes = evidence.jobs.holder(of: job).map { evidence.jobs.job($0).places.map { Int($0.node) } } ?? []
      return effect(onNodes: nodes, racks: 0, in: evidence)
    case .source:
      let nodes = present.nodes(ofSources: finding.sources)
      return effect(onNodes: Array(Set(nodes)), racks: 0, in: evidence)
    case .rack(let rack): return effect(onRacks: [rack], in: evidence)
    case .entity(let id):
      if id.kind.isOfNode { return effect(onNodes: [present.directory.node(of: id)], racks: 0, in: evidence) }
      let thing = present.site.coolingUnit(of: id) ?? id
      if thing.kind == .rack { return effect(onRacks: [Int(thing.index)], in: evidence) }
      let graph = supply ?? SupplyGraph(of: present.site)
      supply = graph
      let racks = graph.everythingDownstream(of: thing).filter { $0.thing.kind == .rack }
      return effect(onRacks: racks.map { Int($0.thing.index) }, in: evidence)
    }
  }

  private mutating func note(_ present: Present) {
    guard membersVersion != present.directory.version else { return }
    membersVersion = present.directory.version
    members = [[Int]](repeating: [], count: present.topology.racks.count)
    for (node, plan) in present.topology.nodes.enumerated() {
      if let rack = plan.rack, members.indices.contains(rack) { members[rack].append(node) }
    }
  }

  private func effect(onRacks racks: [Int], in evidence: Evidence) -> AlarmEffect {
    let known = racks.filter(members.indices.contains)
    let nodes = known.flatMap { members[$0] }
    let jobs = evidence.jobs.holders(onNodes: nodes).count
    var power: Double?
    for rack in known { if let own = evidence.racks[rack] { power = (power ?? 0) + own } }
    return AlarmEffect(racks: known.count, nodes: nodes.count, jobs: jobs, power: power)
  }

  private func effect(onNodes nodes: [Int], racks: Int, in evidence: Evidence) -> AlarmEffect {
    var power: Double?
    for node in nodes where node >= 0 {
      if let own = evidence.present.value(of: .node(node), .power) { power = (power ?? 0) + own }
    }
    return AlarmEffect(
      racks: racks, nodes: nodes.count, jobs: evidence.jobs.holders(onNodes: nodes).count, power: power)
  }

  // MARK: Time to respond

  /// Looks at a tenth of the cooling units that are not in trouble.
  mutating func look(at evidence: Evidence, troubled: Set<EntityID>) {
    let units = evidence.cooling.units.filter { $0.id.kind == .coolantDistributionUnit && !$0.racks.isEmpty }
    guard !units.isEmpty else { return }
    note(evidence.present)
    for _ in 0..<(units.count + 9) / 10 {
      turn = (turn + 1) % units.count
      let unit = units[turn]
      guard !troubled.contains(unit.id), !(unit.loop.map { troubled.contains(.coolantLoop($0)) } ?? false),
        let loop = CoolantLoopState(of: unit, in: evidence.present, powers: evidence.racks, members: members)
      else { continue }
      loops[unit.id] = loop
    }
  }

  /// From its beginning on; nil where nothing is foreseen.
  func timeToRespond(to finding: Finding, in evidence: Evidence) -> Duration? {
    guard case .entity(let id) = finding.subject else { return nil }
    switch finding.kind {
    case .pumpsStopped: return time(of: .pumpsStop, at: [id])
    case .coolingStarved: return time(of: .waterStops, at: [id])
    case .loopStopped:
      let units = evidence.cooling.units.filter { $0.loop == Int(id.index) && id.kind == .coolantLoop }
      return time(of: .waterStops, at: units.map(\.id))
    default: return nil
    }
  }

  private func time(of event: RideThrough.Event, at units: [EntityID]) -> Duration? {
    units.compactMap { loops[$0]?.rideThrough(event)?.time }.min().map { .seconds($0) }
  }
}
