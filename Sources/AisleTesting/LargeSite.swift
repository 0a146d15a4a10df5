package import SiteModel

/// A synthetic centre of any size, for measuring: 8 accelerators a node, 8 nodes a rack, 32 racks a row.
package enum LargeSite {
  package static let now = SampleSite.now

  package static func topology(nodes: Int = 10_000) -> Topology {
    var plan = Topology(name: "Large")
    plan.halls = [Hall(name: "Hall A")]
    var kind = AcceleratorKind(name: "H200", vendor: "NVIDIA")
    kind.peak = [.bf16: 9.89e14]
    plan.acceleratorKinds = [kind]
    for rack in 0..<((nodes + 7) / 8) {
      if rack % 32 == 0 {
        plan.rows.append(Row(name: "R\(rack / 32 + 1)", hall: 0))
        plan.pods.append(Pod(name: "pod \(rack / 32 + 1)", powerBudget: 3e6))
      }
      var place = Rack(name: "R\(rack / 32 + 1)-\(rack % 32 + 1)", row: rack / 32, slot: rack % 32 + 1)
      place.powerBudget = 90_000
      place.pod = rack / 32
      plan.racks.append(place)
    }
    plan.nodes = (0..<nodes).map { index in
      var node = PlannedNode(name: "node\(String(100_001 + index).dropFirst())", height: 4, acceleratorCount: 8)
      node.rack = index / 8
      node.position = 1 + index % 8 * 5
      node.acceleratorKind = 0
      node.pod = index / 256
      return node
    }
    return plan
  }

  /// A full batch from a hundred sources, as a recorder would bring it every ten seconds.
  package static func make(nodes: Int = 10_000, sources: Int = 100) -> Site {
    let plan = topology(nodes: nodes)
    var site = Site(topology: plan)
    for source in 0..<sources { site.apply(batch(source: source, of: sources, plan: plan, at: now)) }
    return site
  }

  package static func batch(source: Int, of sources: Int, plan: Topology, at moment: Moment) -> Batch {
    var batch = Batch(source: SourceID("fleet/\(source)"), moment: moment, layout: 1)
    for index in stride(from: source, to: plan.nodes.count, by: sources) {
      let name = plan.nodes[index].name
      let host = batch.subjects.count
      batch.subjects.append(.node(name))
      for (quantity, value) in hostFigures(index) {
        batch.readings.append(Reading(host, quantity, value, at: moment))
      }
      for number in 0..<8 {
        batch.subjects.append(.accelerator(String(number), on: name))
        let load = SampleSite.noise(index, number)
        for (quantity, value) in acceleratorFigures(load: load) {
          batch.readings.append(Reading(host + 1 + number, quantity, value, at: moment))
        }
      }
    }
    return batch
  }

  private static func hostFigures(_ index: Int) -> [(Quantity, Double)] {
    [
      (.power, 5_000 + 4_000 * SampleSite.noise(index, 1)), (.inletTemperature, 20 + 6 * SampleSite.noise(index, 2)),
      (.load, SampleSite.noise(index, 3)), (.memoryUsed, 1e12 * SampleSite.noise(index, 4)), (.memoryTotal, 2e12),
    ]
  }

  private static func acceleratorFigures(load: Double) -> [(Quantity, Double)] {
    [
      (.load, load), (.power, 100 + 600 * load), (.powerLimit, 700), (.temperature, 40 + 40 * load),
      (.temperatureHigh, 87), (.memoryUsed, 1.4e11 * load), (.memoryTotal, 1.5e11), (.clock, 1.98e9),
      (.throttleReasons, 0),
    ]
  }
}
