import Analysis
import SiteModel

/// A site built by a few words, for tests.
struct Bench {
  static let now = Moment(seconds: 1_767_323_045)
  var site: Site

  /// `nodes` planned nodes of 8 accelerators each, two to a rack (budget 20 kW) and all in one pod.
  init(nodes count: Int = 4, change: (inout Topology) -> Void = { _ in }) {
    var topology = Topology(name: "T")
    topology.halls = [Hall(name: "H")]
    topology.rows = [Row(name: "A", hall: 0)]
    topology.pods = [Pod(name: "p", powerBudget: 100_000)]
    var kind = AcceleratorKind(name: "K", vendor: "NVIDIA")
    kind.peak = [.bf16: 1e15]
    kind.temperatureHigh = 85
    topology.acceleratorKinds = [kind]
    for index in 0..<count {
      if index % 2 == 0 {
        var rack = Rack(name: "A\(index / 2)", row: 0, slot: index / 2 + 1)
        rack.powerBudget = 20_000
        rack.pod = 0
        topology.racks.append(rack)
      }
      var node = PlannedNode(name: "n\(index)", height: 4, acceleratorCount: 8)
      node.rack = index / 2
      node.position = 1 + index % 2 * 4
      node.acceleratorKind = 0
      topology.nodes.append(node)
    }
    change(&topology)
    site = Site(topology: topology)
  }

  /// Registers a source that speaks for nodes and has not answered.
  mutating func source(_ name: String, nodes: [String]) {
    site.register(SourceDescription(id: SourceID(name), address: name, cadence: .seconds(10), nodes: nodes))
  }

  /// One answer of a source named after the node: readings of the node's things, taken when it answered or before.
  mutating func report(
    _ node: String, _ readings: [(EntityKind, String, Quantity, Double)], at moment: Moment = now,
    taken: Moment? = nil, quality: Quality = .good
  ) {
    var batch = Batch(source: SourceID(node), moment: moment)
    batch.subjects = [.node(node)] + readings.map { EntityKey($0.0, node: node, name: $0.0 == .node ? "" : $0.1) }
    batch.layout = UInt64(truncatingIfNeeded: batch.subjects.hashValue)
    batch.readings = readings.enumerated().map { Reading($0 + 1, $1.2, $1.3, at: taken ?? moment, quality: quality) }
    site.apply(batch)
  }

  /// A node with 8 healthy accelerators.
  mutating func reportHealthy(_ node: String, temperature: Double = 50, load: Double = 0.5) {
    report(node, Self.healthy(temperature: temperature, load: load))
  }

  static func healthy(
    temperature: Double = 50, load: Double = 0.5
  ) -> [(EntityKind, String, Quantity, Double)] {
    (0..<8).flatMap { index -> [(EntityKind, String, Quantity, Double)] in
      [
        (.accelerator, String(index), .temperature, temperature), (.accelerator, String(index), .load, load),
        (.accelerator, String(index), .power, 400),
      ]
    }
  }

  /// All nodes report 8 healthy accelerators, and what is said beyond that of `n0`.
  static func healthy(and extra: [(EntityKind, String, Quantity, Double)] = []) -> Bench {
    var bench = Bench()
    for node in ["n1", "n2", "n3"] { bench.reportHealthy(node) }
    bench.report("n0", healthy() + extra)
    return bench
  }

  func findings(at moment: Moment = now) -> [Finding] { Analysis.findings(in: site, at: moment) }
}
