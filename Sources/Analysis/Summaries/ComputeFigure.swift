package import SiteModel

/// Compute in FLOP/s (OP/s for int8) by precision: what data sheets promise of what is planned, and how much of it is
/// at work. Busy is load times peak: an upper bound of useful work, since a busy accelerator may also wait.
package struct ComputeFigure: Hashable, Sendable {
  /// Peak of all planned accelerators whose kind states it.
  package var capacity: [Precision: Double] = [:]
  /// Load times peak of those with a fresh load; absent when there is none.
  package var busy: [Precision: Double] = [:]
  /// Accelerators behind `busy`, of those in `capacity`.
  package var coverage: [Precision: Coverage] = [:]

  package init() {}

  package init(of present: Present) {
    let loads = present.column(.accelerator, .load)
    let kinds = present.topology.acceleratorKinds
    let peaks = kinds.map { kind in Precision.allCases.map { kind.peak(in: $0) } }
    // Per kind: accelerators planned, with a fresh load, and the sum of those loads; precision comes last.
    var sums = [Sum](repeating: Sum(), count: kinds.count)
    var first = 0
    for node in present.topology.nodes {
      defer { first += node.acceleratorCount }
      guard let kind = node.acceleratorKind else { continue }
      for index in first..<first + node.acceleratorCount { sums[kind].add(loads[index]) }
    }
    for (sum, peak) in zip(sums, peaks) where sum.expected > 0 {
      for (precision, flops) in zip(Precision.allCases, peak) {
        guard let flops else { continue }
        capacity[precision, default: 0] += flops * Double(sum.expected)
        if sum.count > 0 { busy[precision, default: 0] += flops * sum.total }
        coverage[precision, default: Coverage()].count += sum.count
        coverage[precision, default: Coverage()].expected += sum.expected
      }
    }
  }
}

extension AcceleratorKind {
  /// The peak in FLOP/s. BF16 and FP16 run at one rate on tensor units, so either stands in when a site file or data
  /// sheet names only the other.
  package func peak(in precision: Precision) -> Double? {
    switch precision {
    case .bf16: peak[.bf16] ?? peak[.fp16]
    case .fp16: peak[.fp16] ?? peak[.bf16]
    default: peak[precision]
    }
  }
}
