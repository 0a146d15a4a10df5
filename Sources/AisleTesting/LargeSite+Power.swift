package import SiteModel

extension LargeSite {
  /// The large site with a way of power: four sources, two transformers and two HVDC, two feeds, and two distribution
  /// units to a rack.
  package static func poweredTopology(nodes: Int = 10_000) -> Topology {
    var plan = topology(nodes: nodes)
    let kinds: [PowerEquipment.Kind] = [
      .grid, .photovoltaic, .wind, .storage, .transformer, .transformer, .hvdc, .hvdc,
    ]
    plan.powerEquipment = kinds.enumerated().map { index, kind in
      var equipment = PowerEquipment(name: "E\(index + 1)", kind: kind)
      equipment.capacity = 6e7
      equipment.sources = index < 4 ? [] : index < 6 ? [0, 1, 2, 3] : [4, 5]
      return equipment
    }
    plan.powerFeeds = ["A", "B"].enumerated().map { index, name in
      var feed = PowerFeed(name: name, capacity: 6e7)
      feed.sources = [6 + index]
      return feed
    }
    for rack in plan.racks.indices {
      plan.racks[rack].powerDistributionUnits = [0, 1].map { feed in
        plan.powerDistributionUnits.append(
          PowerDistributionUnit(name: "PDU-\(plan.racks[rack].name)\(feed)", powerFeed: feed, capacity: 80_000))
        return plan.powerDistributionUnits.count - 1
      }
    }
    return plan
  }

  /// Meters of all of it, a tenth of the distribution units overloaded.
  package static func powerBatch(for plan: Topology) -> Batch {
    var batch = Batch(source: SourceID("meters"), moment: now, layout: 1)
    func read(_ kind: EntityKind, _ name: String, _ figures: [(Quantity, Double)]) {
      batch.subjects.append(.building(kind, name))
      for (quantity, value) in figures {
        batch.readings.append(Reading(batch.subjects.count - 1, quantity, value, at: now))
      }
    }
    for equipment in plan.powerEquipment {
      read(.powerEquipment, equipment.name, [(.power, 2.6e7), (.outputPower, 2.5e7), (.carbonIntensity, 1e-4)])
    }
    for feed in plan.powerFeeds { read(.powerFeed, feed.name, [(.power, 4.4e7)]) }
    for (index, unit) in plan.powerDistributionUnits.enumerated() {
      read(.powerDistributionUnit, unit.name, [(.power, index % 10 == 0 ? 81_000 : 35_000)])
    }
    for rack in plan.racks { read(.rack, rack.name, [(.power, 70_000)]) }
    return batch
  }
}
