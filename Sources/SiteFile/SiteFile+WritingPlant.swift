internal import SiteModel

extension SiteWriter {
  mutating func writeCooling() {
    section(
      "facility-loops",
      topology.facilityLoops.map {
        mapping([
          ("name", quoted($0.name)), ("coolant", $0.coolant.rawValue), ("volume", litres($0.volume)),
          ("supply", degrees($0.supplyTemperature)), ("flow", litresPerMinute($0.ratedFlow)),
        ])
      })
    section(
      "cooling-plant",
      topology.coolingPlant.map {
        mapping([
          ("name", quoted($0.name)), ("kind", $0.kind.rawValue), ("loop", loop($0.facilityLoop)),
          ("capacity", watts($0.capacity)), ("power", watts($0.power)),
        ])
      })
    section("cdus", topology.coolantDistributionUnits.map(coolantUnit))
    section(
      "heat-exchangers",
      topology.heatExchangers.map {
        mapping(
          [("name", quoted($0.name)), ("kind", $0.kind.rawValue)] + sink($0.sink) + [("capacity", watts($0.capacity))])
      })
    section(
      "immersion-units",
      topology.immersionUnits.map {
        mapping(
          [("name", quoted($0.name))] + sink($0.sink) + [
            ("capacity", watts($0.capacity)), ("coolant", $0.coolant.rawValue), ("volume", litres($0.volume)),
            ("limit", degrees($0.limit)),
          ])
      })
  }

  private func coolantUnit(_ unit: CoolantDistributionUnit) -> String {
    mapping([
      ("name", quoted(unit.name)), ("loop", loop(unit.facilityLoop)), ("capacity", watts(unit.capacity)),
      ("power", watts(unit.power)), ("pump-power", watts(unit.pumpPower)), ("supply", degrees(unit.supplyTemperature)),
      ("supply-limit", degrees(unit.supplyLimit)), ("return-limit", degrees(unit.returnLimit)),
      ("coolant", unit.coolant.rawValue), ("volume", litres(unit.volume)), ("flow", litresPerMinute(unit.ratedFlow)),
      ("pumps", unit.pumpCount.map(String.init)), ("pumps-needed", unit.pumpsNeeded.map(String.init)),
    ])
  }

  private func loop(_ index: Int?) -> String? { index.map { quoted(topology.facilityLoops[$0].name) } }

  private func sink(_ sink: HeatSink?) -> [(String, String?)] {
    switch sink {
    case .facilityLoop(let index)?: [("loop", loop(index))]
    case .coolantDistributionUnit(let index)?: [("cdu", quoted(topology.coolantDistributionUnits[index].name))]
    case nil: []
    }
  }

  mutating func writePower() {
    section(
      "power-conversions",
      topology.powerConversions.map {
        mapping([
          ("name", quoted($0.name)), ("at", $0.place.rawValue), ("units", String($0.unitCount)),
          ("loss", $0.fixedLoss == 0 ? nil : watts($0.fixedLoss)), ("efficiency", "\(number($0.efficiency * 100)) %"),
        ])
      })
    section("power-equipment", topology.powerEquipment.map(equipment))
    section(
      "power-feeds",
      topology.powerFeeds.map {
        mapping([("name", quoted($0.name)), ("from", sources($0.sources)), ("capacity", watts($0.capacity))])
      })
    section(
      "pdus",
      topology.powerDistributionUnits.map { unit in
        mapping([
          ("name", quoted(unit.name)), ("feed", unit.powerFeed.map { quoted(topology.powerFeeds[$0].name) }),
          ("capacity", watts(unit.capacity)),
        ])
      })
    section("pods", topology.pods.map { mapping([("name", quoted($0.name)), ("power", watts($0.powerBudget))]) })
  }

  private func equipment(_ equipment: PowerEquipment) -> String {
    mapping([
      ("name", quoted(equipment.name)), ("kind", equipment.kind.rawValue), ("from", sources(equipment.sources)),
      ("capacity", watts(equipment.capacity)), ("efficiency", equipment.efficiency.map { "\(number($0 * 100)) %" }),
      ("carbon", equipment.carbonIntensity.map { "\(number($0 * 3.6e6)) g/kWh" }),
      ("tariff", equipment.tariff.map { "\(number($0 * 3.6e6)) /kWh" }),
    ])
  }

  private func sources(_ indices: [Int]) -> String? { list(indices.map { topology.powerEquipment[$0].name }) }
}
