internal import SiteModel

/// The script, resolved to things of the site, and what of it is in force.
struct FaultPlan: Sendable {
  /// What load is held, whatever the jobs.
  enum Drill: Sendable { case none, noLoad, fullLoad }

  /// What has befallen an accelerator.
  struct AcceleratorFault: Sendable {
    var isLost = false
    var isPlateBlocked = false
    var hasMemoryErrors = false
  }

  struct Entry: Sendable {
    var kind: FaultKind
    /// Index of the thing.
    var thing: Int
    var begins: Int
    var ends: Int
  }

  private let entries: [Entry]
  private(set) var inForce: [Entry] = []
  private(set) var seconds = 0

  init(
    _ scripted: [ScriptedFault], _ plan: Blueprint, _ topology: Topology, dice: Dice
  ) throws(FaultError) {
    var entries: [Entry] = []
    for (number, fault) in scripted.enumerated() {
      let begins = Int(fault.begins.seconds)
      entries.append(
        Entry(
          kind: fault.kind, thing: try Self.thing(of: fault, number, plan, topology, dice), begins: begins,
          ends: fault.lasts.map { begins + max(1, Int($0.seconds)) } ?? .max))
    }
    self.entries = entries
    // A site settles under its drills; faults come with the first step.
    inForce = entries.filter { $0.begins <= 0 && [.noLoad, .fullLoad].contains($0.kind) }
  }

  private static func thing(
    of fault: ScriptedFault, _ number: Int, _ plan: Blueprint, _ topology: Topology, _ dice: Dice
  ) throws(FaultError) -> Int {
    if fault.kind.target == .site { return 0 }
    if fault.kind.target == .accelerator { return try accelerator(of: fault, number, plan, dice) }
    let things = things(fault.kind.target, plan, topology)
    guard !things.isEmpty else { throw .nothingToBefall(fault.kind) }
    guard let name = fault.thing else { return things[dice.index(.target, number, below: things.count)].index }
    // A unit's name means its first pump.
    let whole = fault.kind.target == .pump && !name.contains("/") ? name + "/Pump 1" : name
    guard let thing = things.first(where: { $0.name == whole }) else {
      throw .noThing(fault.kind, name, nearest: NearestWord.to(whole, in: things.map(\.name)))
    }
    return thing.index
  }

  /// What faults of a sort can befall, and where it stands in its table.
  private static func things(
    _ target: FaultKind.Target, _ plan: Blueprint, _ topology: Topology
  ) -> [(name: String, index: Int)] {
    func all(_ names: [String]) -> [(name: String, index: Int)] { names.enumerated().map { ($1, $0) } }
    func plant(_ kinds: [CoolingPlantUnit.Kind]) -> [(name: String, index: Int)] {
      all(plan.plantUnits.map(\.name)).filter { kinds.contains(plan.plantUnits[$0.index].kind) }
    }
    return switch target {
    case .site, .accelerator: []
    case .hall: all(topology.halls.map(\.name))
    case .rack: all(topology.racks.map(\.name))
    case .node: all(topology.nodes.map(\.name))
    case .coolantUnit: all(topology.coolantDistributionUnits.map(\.name))
    case .pump: all(plan.coolantUnits.flatMap { unit in (1...unit.pumps.count).map { "\(unit.name)/Pump \($0)" } })
    case .tower: plant([.coolingTower, .dryCooler])
    case .chiller: plant([.chiller])
    case .facilityPump: plant([.pump])
    case .feed: all(topology.powerFeeds.map(\.name))
    }
  }

  /// `node-a01-1/3` is the fourth accelerator of that node.
  private static func accelerator(
    of fault: ScriptedFault, _ number: Int, _ plan: Blueprint, _ dice: Dice
  ) throws(FaultError) -> Int {
    guard plan.acceleratorCount > 0 else { throw .nothingToBefall(fault.kind) }
    guard let text = fault.thing else { return dice.index(.target, number, below: plan.acceleratorCount) }
    let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
    guard let node = plan.nodes.first(where: { $0.name == parts.first }) else {
      throw .noThing(
        fault.kind, text, nearest: NearestWord.to(parts.first ?? "", in: plan.nodes.map(\.name)).map { "\($0)/0" })
    }
    guard let place = parts.count > 1 ? Int(parts[1]) : 0, (0..<node.acceleratorCount).contains(place) else {
      throw .noThing(fault.kind, text, nearest: node.acceleratorCount > 0 ? "\(node.name)/0" : nil)
    }
    return node.firstAccelerator + place
  }

  mutating func advance(to seconds: Int) {
    self.seconds = seconds
    guard !entries.isEmpty else { return }
    inForce = entries.filter { $0.begins <= seconds && seconds < $0.ends }
  }

  // MARK: What is in force

  var isAny: Bool { !inForce.isEmpty }
  var isAnyButDrill: Bool { inForce.contains { ![.noLoad, .fullLoad].contains($0.kind) } }
  /// Accelerators that are off their bus, by index.
  var lostAccelerators: [Int] { inForce.filter { $0.kind == .acceleratorLost }.map(\.thing) }

  func isInForce(_ kind: FaultKind, _ thing: Int) -> Bool {
    inForce.contains { $0.kind == kind && $0.thing == thing }
  }

  var drill: Drill {
    if inForce.contains(where: { $0.kind == .fullLoad }) { return .fullLoad }
    return inForce.contains { $0.kind == .noLoad } ? .noLoad : .none
  }

  /// K by which the facility's water is warmer than it should be.
  var waterRise: Double { inForce.contains { $0.kind == .warmWater } ? 10 : 0 }
  var areSourcesSilent: Bool { inForce.contains { $0.kind == .sourcesSilent } }

  var isControllerDown: Bool { inForce.contains { $0.kind == .schedulerDown } }
  var isIdling: Bool { inForce.contains { $0.kind == .jobIdle } }
  var isStraining: Bool { inForce.contains { $0.kind == .jobHot } }
  /// Nodes that the script has drained, by index.
  var drainedNodes: [Int] { inForce.filter { $0.kind == .nodeDrained }.map(\.thing) }

  func arePumpsStopped(unit: Int) -> Bool { isInForce(.pumpStop, unit) }
  func areAirHandlersStopped(hall: Int) -> Bool { isInForce(.airStop, hall) }
  func isRecirculating(rack: Int) -> Bool { isInForce(.recirculation, rack) }
  func isUnpowered(rack: Int) -> Bool { isInForce(.rackPowerLoss, rack) }
  func hasFailedFans(node: Int) -> Bool { isInForce(.fanStop, node) }
  func isCrashed(node: Int) -> Bool { isInForce(.nodeCrash, node) }
  func isPortDown(node: Int) -> Bool { isInForce(.linkDown, node) }
  func isSensorFaulty(node: Int) -> Bool { isInForce(.sensorFault, node) }

  func state(ofAccelerator index: Int) -> AcceleratorFault {
    var fault = AcceleratorFault()
    for entry in inForce where entry.thing == index {
      switch entry.kind {
      case .acceleratorLost: fault.isLost = true
      case .plateBlocked: fault.isPlateBlocked = true
      case .memoryErrors: fault.hasMemoryErrors = true
      default: break
      }
    }
    return fault
  }
}
