import Analysis
import SiteModel

extension Bench {
  /// Meters of the building, as one source tells of them.
  mutating func meter(_ readings: [(EntityKind, String, Quantity, Double)], at moment: Moment = now) {
    var batch = Batch(source: SourceID("meters"), moment: moment)
    batch.subjects = readings.map { .building($0.0, $0.1) }
    batch.layout = UInt64(truncatingIfNeeded: batch.subjects.hashValue)
    batch.readings = readings.enumerated().map { Reading($0, $1.2, $1.3, at: moment) }
    site.apply(batch)
  }

  var evidence: Evidence { Evidence(Present(site, at: Self.now)) }

  /// Two racks, on a grid, a transformer, a UPS and two feeds.
  static func powered(_ change: (inout Topology) -> Void = { _ in }) -> Bench {
    Bench { plan in
      plan.powerEquipment = [("G", .grid), ("T", .transformer), ("U", .ups)].map {
        PowerEquipment(name: $0, kind: $1)
      }
      plan.powerEquipment[1].sources = [0]
      plan.powerEquipment[2].sources = [1]
      plan.powerFeeds = [PowerFeed(name: "A", capacity: 15_000), PowerFeed(name: "B", capacity: 9_000)]
      plan.powerFeeds[0].sources = [2]
      plan.powerFeeds[1].sources = [2]
      plan.racks[0].powerFeeds = [0, 1]
      plan.racks[1].powerFeeds = [0]
      change(&plan)
    }
  }

  static let chainReadings: [(EntityKind, String, Quantity, Double)] = [
    (.powerEquipment, "G", .power, 20_000), (.powerEquipment, "T", .power, 20_000),
    (.powerEquipment, "T", .outputPower, 19_800), (.powerEquipment, "U", .power, 15_000),
    (.powerEquipment, "U", .outputPower, 14_400), (.powerFeed, "A", .power, 10_000), (.powerFeed, "B", .power, 4_300),
    (.rack, "A0", .power, 8_000), (.rack, "A1", .power, 6_200),
  ]

  var chain: PowerChain {
    let evidence = evidence
    let nodes = SiteSummary(of: evidence.present).power
    return PowerChain(of: evidence.present, evidence.power, racks: evidence.racks, nodes: nodes)
  }
}
