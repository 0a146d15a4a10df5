import SiteModel

/// A centre of any size with 8 accelerators a node, as a fleet of agents would tell of it.
enum LargePlan {
  static func topology(nodes: Int) -> Topology {
    var plan = Topology(name: "Large")
    plan.nodes = (0..<nodes).map { PlannedNode(name: name($0), height: 4, acceleratorCount: 8) }
    return plan
  }

  private static func name(_ index: Int) -> String { "node\(String(100_001 + index).dropFirst())" }

  /// What every `sources`th node says from the node `source` on: 110 readings each.
  static func batch(source: Int, of sources: Int, nodes: Int, at moment: Moment) -> Batch {
    var batch = Batch(source: SourceID("fleet/\(source)"), moment: moment, layout: 1)
    for index in stride(from: source, to: nodes, by: sources) {
      let host = batch.subjects.count
      batch.subjects.append(.node(name(index)))
      for (place, (quantity, value)) in hostFigures.enumerated() {
        batch.readings.append(Reading(host, quantity, value * (0.5 + noise(index, place)), at: moment))
      }
      for number in 0..<8 {
        batch.subjects.append(.accelerator(String(number), on: name(index)))
        let load = noise(index, number)
        for (quantity, value) in acceleratorFigures(load: load) {
          batch.readings.append(Reading(host + 1 + number, quantity, value, at: moment))
        }
      }
    }
    return batch
  }

  private static let hostFigures: [(Quantity, Double)] = [
    (.power, 5000), (.inletTemperature, 22), (.load, 0.5), (.memoryUsed, 1e12), (.memoryTotal, 2e12), (.fanSpeed, 9000),
  ]

  private static func acceleratorFigures(load: Double) -> [(Quantity, Double)] {
    [
      (.load, load), (.power, 100 + 600 * load), (.powerLimit, 700), (.temperature, 40 + 40 * load),
      (.temperatureHigh, 87), (.memoryUsed, 1.4e11 * load), (.memoryTotal, 1.5e11), (.clock, 1.98e9),
      (.throttleReasons, 0), (.memoryTemperature, 45 + 40 * load), (.energy, 1e9 * load), (.correctedErrors, 0),
      (.health, 1),
    ]
  }

  /// 0 to 1, the same for the same two numbers (the finish of SplitMix64).
  static func noise(_ a: Int, _ b: Int) -> Double {
    var z = UInt64(truncatingIfNeeded: a &* 1_000_003 &+ b) &* 0x9E37_79B9_7F4A_7C15
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return Double((z ^ z >> 31) >> 11) / Double(1 << 53)
  }
}
