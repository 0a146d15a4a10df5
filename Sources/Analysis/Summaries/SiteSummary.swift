internal import SiteModel

/// The site in a few figures, for the Overview. What nobody reports is nil; coverage says how much is behind a figure.
package struct SiteSummary: Sendable {
  /// Nodes that report, of those planned or met.
  package var nodes = Coverage()
  /// Accelerators with any fresh reading, of those planned or met.
  package var accelerators = Coverage()
  /// Accelerators held down for a harmful reason, of those that say whether they are; nil when none says.
  package var throttled: Coverage?
  package var power = PowerFigure()
  /// Watts that the racks may draw together; nil when no rack has a budget.
  package var powerBudget: Double?
  package var compute = ComputeFigure()
  /// Mean load of the accelerators, 0 to 1, and how many it is of.
  package var acceleratorLoad: Double?
  package var acceleratorLoadCoverage = Coverage()
  /// °C.
  package var hottestAccelerator: Extreme?
  /// °C, by node.
  package var worstInlet: Extreme?
  /// Sources that answer in time, of all there are.
  package var sources = Coverage()

  package init(of present: Present) {
    let directory = present.directory
    nodes = Coverage(present.states.count { $0.isReporting }, of: present.states.count { $0 != .unmeasured })
    sources = Coverage(present.standings.count { $0.condition == .alive }, of: present.standings.count)
    let powers = NodePowers(present)
    let inlets = present.column(.node, .inletTemperature)
    for node in directory.nodes {
      power.add(powers[node])
      worstInlet.raise(to: inlets[node], of: .node(node))
    }
    let budgets = present.topology.racks.compactMap(\.powerBudget)
    powerBudget = budgets.isEmpty ? nil : budgets.reduce(0, +)
    addAccelerators(of: present)
    compute = ComputeFigure(of: present)
  }

  private mutating func addAccelerators(of present: Present) {
    let count = present.directory.count(of: .accelerator)
    let loads = present.column(.accelerator, .load)
    let temperatures = present.column(.accelerator, .temperature)
    let reasons = present.column(.accelerator, .throttleReasons)
    var load = Sum()
    var throttling = Coverage()
    for index in 0..<count {
      load.add(loads[index])
      hottestAccelerator.raise(to: temperatures[index], of: .accelerator(index))
      if let reason = reasons[index] {
        throttling.expected += 1
        if !ThrottleReasons(reading: reason).isDisjoint(with: .harmful) { throttling.count += 1 }
      }
    }
    acceleratorLoad = load.mean
    acceleratorLoadCoverage = load.coverage
    throttled = throttling.expected == 0 ? nil : throttling
    accelerators = Coverage(AcceleratorPresence(present).freshCount, of: count)
  }
}
