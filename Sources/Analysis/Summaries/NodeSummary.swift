internal import SiteModel

/// A node in one row. Made for the rows on screen, or for all when a column is sorted by it.
package struct NodeSummary: Sendable {
  package var node: Int
  package var state: NodeState
  package var power: NodePower?
  /// °C.
  package var inlet: Double?
  /// °C.
  package var hottestAccelerator: Extreme?
  /// Mean load of its accelerators, 0 to 1.
  package var acceleratorLoad: Double?
  /// Accelerators with a fresh load, of those planned or met.
  package var acceleratorLoadCoverage = Coverage()
  /// Load of its processors, 0 to 1.
  package var processorLoad: Double?
  /// Bytes of host memory.
  package var memoryUsed: Double?
  package var memoryTotal: Double?
  package var fabric = FabricState()
  /// Age of what the source that is furthest behind last told, by its readings' own time; nil when one has never
  /// answered or there is none.
  package var age: Duration?
}

/// The state of a node's ports and accelerator links.
package struct FabricState: Hashable, Sendable {
  /// Ports that are up, of those that say; nil when none says.
  package var ports: Coverage?
  /// Accelerator-to-accelerator links that are up, of all; nil when no accelerator says.
  package var links: Coverage?

  package init() {}

  /// True when an accelerator link is down. A port that is down may be one that nobody has plugged in.
  package var isDegraded: Bool { links.map { !$0.isComplete } ?? false }
}

/// Makes node summaries: holds the columns that they need, so that a row costs no look-ups by name.
/// A class, since it is asked for each of thousands of nodes and its columns are not to be held anew for each.
package final class NodeSummaries: Sendable {
  private let present: Present
  private let powers: NodePowers
  private let inlets, processorLoads, memoryUsed, memoryTotal: FreshColumn
  private let temperatures, loads, linksActive, linksTotal: FreshColumn
  private let portsUp: FreshColumn
  /// By node: up to when the source that is furthest behind has told anything; `never` when one has not answered.
  private let oldestAnswers: [Moment?]

  package init(_ present: Present) {
    self.present = present
    powers = NodePowers(present)
    inlets = present.column(.node, .inletTemperature)
    processorLoads = present.column(.node, .load)
    memoryUsed = present.column(.node, .memoryUsed)
    memoryTotal = present.column(.node, .memoryTotal)
    temperatures = present.column(.accelerator, .temperature)
    loads = present.column(.accelerator, .load)
    linksActive = present.column(.accelerator, .linksActive)
    linksTotal = present.column(.accelerator, .linksTotal)
    portsUp = present.column(.port, .linkUp)
    var oldest = [Moment?](repeating: nil, count: present.directory.nodes.count)
    for (index, source) in present.standings.enumerated() {
      let answer = source.knownUntil ?? .never
      for node in present.site.sources[index].nodes where Int(node) < oldest.count {
        oldest[Int(node)] = min(oldest[Int(node)] ?? answer, answer)
      }
    }
    oldestAnswers = oldest
  }

  package subscript(node: Int) -> NodeSummary {
    var summary = NodeSummary(node: node, state: present.states[node])
    summary.power = powers[node]
    summary.inlet = inlets[node]
    summary.processorLoad = processorLoads[node]
    summary.memoryUsed = memoryUsed[node]
    summary.memoryTotal = memoryTotal[node]
    var load = Sum()
    for index in present.directory.accelerators(of: node).lazy.map(Int.init) {
      load.add(loads[index])
      summary.hottestAccelerator.raise(to: temperatures[index], of: .accelerator(index))
      if let active = linksActive[index], let total = linksTotal[index] {
        summary.fabric.links = (summary.fabric.links ?? Coverage()).adding(active, of: total)
      }
    }
    summary.acceleratorLoad = load.mean
    summary.acceleratorLoadCoverage = load.coverage
    if !portsUp.isEmpty {
      for index in present.directory.members(.port, of: node) {
        guard let up = portsUp[Int(index)] else { continue }
        summary.fabric.ports = (summary.fabric.ports ?? Coverage()).adding(up, of: 1)
      }
    }
    if let answer = oldestAnswers[node], answer != .never { summary.age = present.now - answer }
    return summary
  }
}

extension Coverage {
  /// Adds what a device says of itself, whatever it says: values outside 0 to a million count as 0.
  func adding(_ value: Double, of whole: Double) -> Coverage {
    func plausible(_ value: Double) -> Int { (0...1e6).contains(value) ? Int(value) : 0 }
    return Coverage(count + plausible(value), of: expected + plausible(whole))
  }
}
