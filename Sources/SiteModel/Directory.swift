/// The tables of names: every thing that is planned or has been heard of, with the node that it belongs to.
///
/// Tables only grow, and an index is never given to another thing. What is planned comes first, in the site file's
/// order, so that a planned thing has the same index here as in the topology; planned accelerators stand together in node
/// order.
package struct Directory: Sendable {
  /// Names by kind and index; for a node its host name, else the name on that node.
  private var names: [[String]]
  /// Node index by kind and index; a node's own index for nodes.
  private var owners: [[Int32]]
  /// What belongs to each node, by kind and node index.
  private var members: [[[Int32]]]
  private var places: [EntityKey: EntityID] = [:]
  /// How many nodes, and how many accelerators, the site file plans: indices below are planned.
  package private(set) var plannedNodeCount = 0
  package private(set) var plannedAcceleratorCount = 0
  /// The same for things of the building.
  private var plannedBuildingCounts: [Int]
  /// Grows with every addition: a cheap way to see that a table has changed.
  package private(set) var version: UInt64 = 0

  package init(topology: Topology) {
    names = Array(repeating: [], count: EntityKind.count)
    owners = names.map { _ in [] }
    members = names.map { _ in [] }
    plannedBuildingCounts = EntityKind.allCases.map { topology.plannedNames(of: $0).count }
    let accelerators = topology.nodes.reduce(0) { $0 + $1.acceleratorCount }
    places.reserveCapacity(topology.nodes.count + accelerators)
    reserve(.node, topology.nodes.count, nodes: topology.nodes.count)
    reserve(.accelerator, accelerators, nodes: topology.nodes.count)
    for node in topology.nodes { _ = add(.node(node.name)) }
    for node in topology.nodes {
      for number in 0..<node.acceleratorCount { _ = add(.accelerator(String(number), on: node.name)) }
    }
    for kind in EntityKind.allCases where !kind.isOfNode {
      for name in topology.plannedNames(of: kind) { _ = add(.building(kind, name)) }
    }
    plannedNodeCount = topology.nodes.count
    plannedAcceleratorCount = accelerators
  }

  private mutating func reserve(_ kind: EntityKind, _ count: Int, nodes: Int) {
    names[Int(kind.rawValue)].reserveCapacity(count)
    owners[Int(kind.rawValue)].reserveCapacity(count)
    members[Int(kind.rawValue)].reserveCapacity(nodes)
  }

  /// The number of things of a kind.
  package func count(of kind: EntityKind) -> Int { names[Int(kind.rawValue)].count }

  package var nodes: Range<Int> { 0..<count(of: .node) }

  package func name(of id: EntityID) -> String { names[Int(id.kind.rawValue)][Int(id.index)] }

  /// The node that a thing belongs to; the node itself for a node, -1 for a thing of the building.
  package func node(of id: EntityID) -> Int { Int(owners[Int(id.kind.rawValue)][Int(id.index)]) }

  /// Empty for -1, which is no node.
  package func nodeName(_ index: Int) -> String { index < 0 ? "" : names[0][index] }

  package func key(of id: EntityID) -> EntityKey {
    EntityKey(id.kind, node: nodeName(node(of: id)), name: id.kind == .node ? "" : name(of: id))
  }

  /// Indices of the things of a kind on a node, in the order in which they became known.
  package func members(_ kind: EntityKind, of node: Int) -> [Int32] {
    let table = members[Int(kind.rawValue)]
    return table.indices.contains(node) ? table[node] : []
  }

  package func accelerators(of node: Int) -> [Int32] { members(.accelerator, of: node) }

  /// True when every thing of another table has the same place here.
  func begins(with other: Directory) -> Bool {
    zip(zip(names, owners), zip(other.names, other.owners)).allSatisfy { own, others in
      own.0.starts(with: others.0) && own.1.starts(with: others.1)
    }
  }

  package func id(of key: EntityKey) -> EntityID? { places[key] }

  package func isPlanned(_ id: EntityID) -> Bool {
    switch id.kind {
    case .node: Int(id.index) < plannedNodeCount
    case .accelerator: Int(id.index) < plannedAcceleratorCount
    default: Int(id.index) < plannedBuildingCounts[Int(id.kind.rawValue)]
    }
  }

  /// The thing with this name, added (with its node) when it is new.
  package mutating func add(_ key: EntityKey) -> EntityID {
    if let known = places[key] { return known }
    let owner =
      key.kind == .node ? Int32(names[0].count) : key.kind.isOfNode ? add(.node(key.node)).index : -1
    let kind = Int(key.kind.rawValue)
    let id = EntityID(key.kind, names[kind].count)
    names[kind].append(key.kind == .node ? key.node : key.name)
    owners[kind].append(owner)
    if owner >= 0 {
      while members[kind].count <= Int(owner) { members[kind].append([]) }
      members[kind][Int(owner)].append(id.index)
    }
    places[key] = id
    version += 1
    return id
  }
}
