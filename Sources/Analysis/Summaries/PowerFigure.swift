/// The power of many nodes, measured and summed parts kept apart.
package struct PowerFigure: Hashable, Sendable {
  /// Watts of the nodes that measure themselves whole; nil when none does.
  package var measured: Double?
  /// Nodes behind `measured`.
  package var measuredNodes = 0
  /// Watts of processors and accelerators in the nodes that do not; nil when there is none.
  package var parts: Double?
  /// Nodes behind `parts`.
  package var partNodes = 0
  /// Nodes there are.
  package var expectedNodes = 0

  package init() {}

  /// Everything known, in watts; a lower bound where `partNodes` is not 0 or coverage is not complete.
  package var total: Double? {
    measured == nil && parts == nil ? nil : (measured ?? 0) + (parts ?? 0)
  }

  /// Nodes that are in `total`.
  package var coverage: Coverage { Coverage(measuredNodes + partNodes, of: expectedNodes) }
  /// True when every node of the figure measures itself whole.
  package var isMeasured: Bool { partNodes == 0 && measuredNodes > 0 }

  mutating func add(_ power: NodePower?) {
    expectedNodes += 1
    switch power?.basis {
    case .measured:
      measured = (measured ?? 0) + (power?.watts ?? 0)
      measuredNodes += 1
    case .processorsAndAccelerators:
      parts = (parts ?? 0) + (power?.watts ?? 0)
      partNodes += 1
    case nil: break
    }
  }
}
