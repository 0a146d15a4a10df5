package import SiteModel

extension SampleSite {
  /// The cooled site with its way of power: the grid, sun, wind and a store, two transformers (one close to its limit), two
  /// HVDC, feeds of which neither could carry the other's load, metered racks of which one hangs on a single feed, a
  /// tower that takes water in and a user of heat; and four accelerators held below their rated power.
  package static func powered() -> Site {
    var site = cooled(
      make(topology: poweredTopology()) { step in
        let machines = 2.42e5 + Double(step % 4) * 1e3
        return [
          .facilityPower: 2.94e5 + Double(step * step) * 60, .machinePower: machines, .suppliedPower: 2.98e5,
          .renewablePower: 8.5e4, .reusedHeat: 4e4, .makeupFlow: 6.4, .carbonRate: 36,
        ]
      })
    site.apply(powerBatch(for: site.topology))
    return site
  }

  private static func poweredTopology() -> Topology {
    var plan = topology()
    plan.currency = "CNY"
    plan.powerEquipment = equipment()
    plan.powerFeeds[0].capacity = 160_000
    plan.powerFeeds[1].capacity = 150_000
    plan.powerFeeds[0].sources = [6]
    plan.powerFeeds[1].sources = [7]
    for unit in plan.powerDistributionUnits.indices { plan.powerDistributionUnits[unit].capacity = 20_000 }
    plan.racks[15].powerDistributionUnits.removeLast()
    plan.racks[15].powerFeeds = [0]
    plan.coolingPlant = [
      CoolingPlantUnit(name: "Tower-1", kind: .coolingTower), CoolingPlantUnit(name: "District-1", kind: .heatRecovery),
    ]
    return plan
  }

  private static func equipment() -> [PowerEquipment] {
    func source(_ name: String, _ kind: PowerEquipment.Kind, _ capacity: Double, grams: Double, price: Double)
      -> PowerEquipment
    {
      var source = PowerEquipment(name: name, kind: kind)
      source.capacity = capacity
      source.carbonIntensity = grams / 3.6e6
      source.tariff = price / 3.6e6
      return source
    }
    func stage(_ name: String, _ kind: PowerEquipment.Kind, from sources: [Int], _ capacity: Double) -> PowerEquipment {
      var stage = PowerEquipment(name: name, kind: kind)
      stage.sources = sources
      stage.capacity = capacity
      return stage
    }
    return [
      source("Grid-1", .grid, 400_000, grams: 570, price: 0.65),
      source("PV-1", .photovoltaic, 120_000, grams: 40, price: 0.3),
      source("Wind-1", .wind, 90_000, grams: 12, price: 0.35), stage("ESS-1", .storage, from: [0], 100_000),
      stage("TR-1", .transformer, from: [0, 1, 2, 3], 200_000),
      stage("TR-2", .transformer, from: [0, 1, 2, 3], 160_000),
      stage("HVDC-1", .hvdc, from: [4, 5], 200_000), stage("HVDC-2", .hvdc, from: [4, 5], 200_000),
    ]
  }

  /// Meters in W: sources, what enters and leaves each stage, feeds, every rack and half of the distribution units.
  private static func powerBatch(for plan: Topology) -> Batch {
    var page = SamplePage(node: "", moment: now)
    for (name, power) in [("Grid-1", 2.312e5), ("PV-1", 6.42e4), ("Wind-1", 2.08e4), ("ESS-1", -1.8e4)] {
      page.read(page.subject(.powerEquipment, name), .outputPower, power)
    }
    page.read(page.subject(.powerEquipment, "ESS-1"), .stateOfCharge, 0.61)
    for (name, input, output): (String, Double, Double) in [
      ("TR-1", 1.48e5, 1.467e5), ("TR-2", 1.498e5, 1.485e5), ("HVDC-1", 1.36e5, 1.326e5), ("HVDC-2", 1.21e5, 1.179e5),
    ] {
      let stage = page.subject(.powerEquipment, name)
      page.read(stage, .power, input)
      page.read(stage, .outputPower, output)
    }
    page.read(page.subject(.powerFeed, "feed A"), .power, 1.322e5)
    page.read(page.subject(.powerFeed, "feed B"), .power, 1.174e5)
    for (index, rack) in plan.racks.enumerated() {
      let power = 14_100 + 3_600 * noise(index, 77) - (index > 11 ? 2_000 : 0) + (index == 3 ? 5_000 : 0)
      page.read(page.subject(.rack, rack.name), .power, power)
      for unit in rack.powerDistributionUnits where unit % 2 == 0 {
        let share = power / Double(rack.powerDistributionUnits.count)
        page.read(page.subject(.powerDistributionUnit, plan.powerDistributionUnits[unit].name), .power, share * 1.004)
      }
    }
    page.read(page.subject(.coolingPlant, "Tower-1"), .makeupFlow, 6.4)
    page.read(page.subject(.coolingPlant, "District-1"), .heat, 4e4)
    var batch = Batch(source: SourceID("meters"), moment: now, layout: 1)
    batch.subjects = page.subjects
    batch.readings = page.readings
    for number in 0..<4 {
      batch.subjects.append(.accelerator(String(number), on: "node-a01-01"))
      batch.readings.append(Reading(batch.subjects.count - 1, .powerLimit, 550, at: now))
      batch.facts.append(Fact(batch.subjects.count - 1, .workload, number < 3 ? "18422" : "18431"))
    }
    return batch
  }
}
