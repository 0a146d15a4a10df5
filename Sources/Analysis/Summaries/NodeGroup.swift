internal import SiteModel

/// Nodes that stand or belong together, as a rack's and a pod's do, and what they come to.
protocol NodeGroup {
  var nodes: [Int] { get set }
  var reporting: Coverage { get set }
  var worstInlet: Extreme? { get set }
  var power: PowerFigure { get set }
  var powerShare: Double? { get set }
  var acceleratorLoad: Double? { get set }
  var acceleratorLoadCoverage: Coverage { get set }
  var hottestAccelerator: Extreme? { get set }
  var worstPriority: Priority? { get set }
  var findingCount: Int { get set }
}

extension NodeGroup {
  /// Until `finish`, `acceleratorLoad` holds the sum of loads.
  mutating func add(_ summary: NodeSummary) {
    nodes.append(summary.node)
    reporting.expected += 1
    if summary.state.isReporting { reporting.count += 1 }
    worstInlet.raise(to: summary.inlet, of: .node(summary.node))
    power.add(summary.power)
    if let hottest = summary.hottestAccelerator { hottestAccelerator.raise(to: hottest.value, of: hottest.id) }
    acceleratorLoadCoverage.count += summary.acceleratorLoadCoverage.count
    acceleratorLoadCoverage.expected += summary.acceleratorLoadCoverage.expected
    if let load = summary.acceleratorLoad {
      acceleratorLoad = (acceleratorLoad ?? 0) + load * Double(summary.acceleratorLoadCoverage.count)
    }
  }

  /// With the power budget, W.
  mutating func finish(budget: Double?) {
    acceleratorLoad = acceleratorLoad.map { $0 / Double(max(acceleratorLoadCoverage.count, 1)) }
    if let budget, budget > 0 { powerShare = power.total.map { $0 / budget } }
  }

  mutating func add(_ finding: Finding) {
    findingCount += 1
    worstPriority = min(worstPriority ?? finding.priority, finding.priority)
  }
}
