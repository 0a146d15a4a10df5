package import SiteModel

extension LargeSite {
  /// Cooling units with both loops and all parts, a few of them in trouble.
  package static func coolingBatch(units: Int = 200) -> Batch {
    var page = SamplePage(node: "", moment: now)
    var limits: [StatedLimits] = []
    for number in 1...max(1, units) {
      let name = "CDU-\(String(1_000 + number).dropFirst())"
      let unit = page.add(.coolantDistributionUnit, name)
      let load = SampleSite.noise(number, 1)
      for (quantity, value): (Quantity, Double) in [
        (.supplyTemperature, 32), (.returnTemperature, 38 + 8 * load), (.flow, 250 + 500 * load),
        (.heat, 66.5 * (250 + 500 * load) * (6 + 8 * load)), (.supplyPressure, 2.4e5), (.returnPressure, 1.3e5),
        (.primarySupplyTemperature, 24),
        (.primaryReturnTemperature, 34), (.primaryFlow, 200 + 500 * load), (.dewPoint, 16), (.coolingCapacity, 7e5),
      ] {
        page.read(unit, quantity, value)
      }
      limits.append(StatedLimits(unit, .flow, PointLimits([.init(.lower, .critical, 260)])))
      for pump in 1...2 {
        let pump = page.add(.pump, "\(name)/Pump \(pump)")
        page.read(pump, .pumpSpeed, 0.7)
        page.read(pump, .severity, number % 40 == 0 ? 2 : 0)
      }
      page.read(page.add(.filter, "\(name)/Filter"), .pressureDifference, 3e4)
      page.read(page.add(.reservoir, "\(name)/Reservoir"), .fluidLevel, 0.8)
      page.read(page.add(.leakDetector, "\(name)/Pan"), .leak, number % 70 == 0 ? 1 : 0)
    }
    var batch = Batch(source: SourceID("plant"), moment: now, layout: 1)
    batch.subjects = page.subjects
    batch.readings = page.readings
    batch.limits = limits
    return batch
  }
}

extension SamplePage {
  /// A subject that is known to be new.
  fileprivate mutating func add(_ kind: EntityKind, _ name: String) -> Int {
    subjects.append(EntityKey(kind, node: node, name: name))
    return subjects.count - 1
  }
}
