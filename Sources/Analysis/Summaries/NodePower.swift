internal import SiteModel

/// The power of a node, and what was measured. The two are never mixed in one figure without saying so.
package struct NodePower: Hashable, Sendable {
  package enum Basis: Sendable {
    /// The whole node, by its supplies or its management controller.
    case measured
    /// Processors and accelerators only: memory, fans, disks, ports and conversion loss are not in it.
    case processorsAndAccelerators
  }
  /// In watts.
  package var watts: Double
  package var basis: Basis

  package init(watts: Double, basis: Basis) {
    self.watts = watts
    self.basis = basis
  }
}

/// The three columns from which a node's power follows.
struct NodePowers {
  private let nodes: FreshColumn
  private let processors: FreshColumn
  private let accelerators: FreshColumn
  private let directory: Directory

  init(_ present: Present) {
    nodes = present.column(.node, .power)
    processors = present.column(.processor, .power)
    accelerators = present.column(.accelerator, .power)
    directory = present.directory
  }

  /// The node's power; nil when neither the node nor any processor or accelerator of it reports any.
  subscript(node: Int) -> NodePower? {
    if let watts = nodes[node] { return NodePower(watts: watts, basis: .measured) }
    var sum = Sum()
    if !processors.isEmpty {
      for index in directory.members(.processor, of: node) { sum.add(processors[Int(index)]) }
    }
    if !accelerators.isEmpty {
      for index in directory.accelerators(of: node) { sum.add(accelerators[Int(index)]) }
    }
    return sum.value.map { NodePower(watts: $0, basis: .processorsAndAccelerators) }
  }
}
