package import SiteModel

/// A small centre made by hand, the same on every run: two halls, mixed accelerators, a missing node, silent and late
/// sources, faults of every priority, hostile and Chinese names. What golden frames are drawn from.
package enum SampleSite {
  /// 2026-01-02T03:04:05Z, as `ManualClock` starts.
  package static let now = Moment(seconds: 1_767_323_045)
  /// A name as it arrives from a hostile host, cleaned as every name is.
  package static let hostileName = CleanText.cleaned("evil\u{1B}[31m\u{202E}gpu\u{200B}-01")
  static let throttlingNode = 9
  static let hotNode = 13
  static let missingNode = 5
  static let failingNode = 17
  static let lateNode = 20

  /// The whole site, with twelve steps of history; `further` are totals to remember besides, by step.
  package static func make(
    topology: Topology = topology(), totals further: (Int) -> [Trends.SiteTotal: Double] = { _ in [:] }
  ) -> Site {
    var site = Site(topology: topology, trends: Trends(capacity: 60, interval: .seconds(10)))
    for index in site.topology.nodes.indices { site.register(description(of: index, in: site)) }
    for step in 0..<12 {
      let moment = now - .seconds((11 - step) * 10)
      for index in site.topology.nodes.indices where answers(index, at: step) {
        site.apply(batch(of: index, in: site, at: moment, step: step), took: .milliseconds(12))
      }
      site.remember(at: moment) { totals(of: $0, step: step).merging(further(step)) { $1 } }
    }
    let failing = site.topology.nodes[failingNode].name
    site.apply(
      .timedOut(after: .seconds(5)), of: SourceID("fleet/\(failing)"), at: now, took: .seconds(5))
    return site
  }

  private static func answers(_ node: Int, at step: Int) -> Bool {
    switch node {
    case missingNode: false
    case failingNode: step < 2
    case lateNode: step < 4
    default: true
    }
  }

  private static func totals(of site: borrowing Site, step: Int) -> [Trends.SiteTotal: Double] {
    [
      .power: 236_000 + Double(step * step) * 260, .acceleratorLoad: 0.7 + Double(step % 5) * 0.04,
      .busyCompute: 1.5e17 + Double(step % 5) * 1e16,
    ]
  }

  private static func description(of node: Int, in site: borrowing Site) -> SourceDescription {
    let name = site.topology.nodes[node].name
    return SourceDescription(
      id: SourceID("fleet/\(name)"), address: "http://\(name):9100/metrics", cadence: .seconds(10), nodes: [name])
  }
}

extension SampleSite {
  /// Hall A: rows A and B, six racks each of two eight-way NVIDIA nodes; hall B: row C, Ascend nodes and a rack of
  /// plain servers with awkward names.
  package static func topology() -> Topology {
    var plan = Topology(name: "Lingang-1")
    plan.halls = [Hall(name: "Hall A"), Hall(name: "二号机房")]
    plan.rows = [Row(name: "A", hall: 0), Row(name: "B", hall: 0), Row(name: "C", hall: 1)]
    plan.pods = [Pod(name: "pod A", powerBudget: 150_000), Pod(name: "pod B", powerBudget: 150_000)]
    plan.powerFeeds = [PowerFeed(name: "feed A", capacity: 2e6), PowerFeed(name: "feed B", capacity: 2e6)]
    plan.acceleratorKinds = kinds()
    for (row, count) in [(0, 6), (1, 6), (2, 4)] { addRow(row, racks: count, to: &plan) }
    return plan
  }

  private static func kinds() -> [AcceleratorKind] {
    var hopper = AcceleratorKind(name: "H200", vendor: "NVIDIA")
    hopper.peak = [.bf16: 9.89e14, .fp8: 1.979e15]
    hopper.memory = 141e9
    hopper.power = 700
    hopper.temperatureHigh = 87
    var ascend = AcceleratorKind(name: "910B3", vendor: "Huawei")
    ascend.peak = [.bf16: 3.13e14]
    ascend.memory = 64e9
    ascend.power = 400
    return [hopper, ascend]
  }

  private static func addRow(_ row: Int, racks: Int, to plan: inout Topology) {
    let letter = plan.rows[row].name
    for slot in 1...racks {
      // A gap on the floor after the third rack of row B: a pillar stands there.
      var rack = Rack(name: "\(letter)0\(slot)", row: row, slot: row == 1 && slot > 3 ? slot + 1 : slot, height: 42)
      rack.powerBudget = 40_000
      rack.pod = row < 2 ? row : nil
      rack.coolantDistributionUnit = unit(at: (row * 6 + slot - 1) / 4, in: &plan)
      rack.powerDistributionUnits = ["a", "b"].enumerated().map { feed, side in
        plan.powerDistributionUnits.append(
          PowerDistributionUnit(name: "PDU-\(rack.name)\(side)", powerFeed: feed, capacity: 50_000))
        return plan.powerDistributionUnits.count - 1
      }
      rack.powerFeeds = [0, 1]
      rack.devices = [RackDevice(name: "leaf-\(rack.name.lowercased())", kind: "switch", position: 42, height: 1)]
      plan.racks.append(rack)
      addNodes(rack: plan.racks.count - 1, to: &plan)
    }
  }

  private static func unit(at index: Int, in plan: inout Topology) -> Int {
    while plan.coolantDistributionUnits.count <= index {
      let number = plan.coolantDistributionUnits.count + 1
      plan.coolantDistributionUnits.append(CoolantDistributionUnit(name: "CDU-0\(number)", capacity: 350_000))
    }
    return index
  }

  private static func addNodes(rack: Int, to plan: inout Topology) {
    let place = plan.racks[rack]
    let isPlain = place.name == "C04"
    let names =
      isPlain
      ? ["算力节点-01", hostileName, "登录节点"]
      : (1...2).map { "node-\(place.name.lowercased())-0\($0)" }
    for (index, name) in names.enumerated() {
      var node = PlannedNode(name: name, height: isPlain ? 2 : 8, acceleratorCount: isPlain ? 0 : 8)
      node.rack = rack
      node.position = 1 + index * (isPlain ? 4 : 10)
      node.acceleratorKind = isPlain ? nil : (place.row == 2 ? 1 : 0)
      node.pod = place.pod
      plan.nodes.append(node)
    }
  }
}
