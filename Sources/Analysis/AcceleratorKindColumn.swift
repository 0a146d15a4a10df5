internal import SiteModel

/// A property of its kind for every planned accelerator, by accelerator index: worked out once by kind, then looked up.
struct AcceleratorKindColumn<Value> {
  private var kinds: [Int32]
  private let values: [Value?]

  init(_ present: Present, _ property: (AcceleratorKind) -> Value?) {
    values = present.topology.acceleratorKinds.map(property)
    kinds = []
    guard values.contains(where: { $0 != nil }) else { return }
    kinds.reserveCapacity(present.directory.plannedAcceleratorCount)
    for node in present.topology.nodes {
      kinds.append(contentsOf: repeatElement(Int32(node.acceleratorKind ?? -1), count: node.acceleratorCount))
    }
  }

  subscript(index: Int) -> Value? {
    guard index < kinds.count, kinds[index] >= 0 else { return nil }
    return values[Int(kinds[index])]
  }
}
