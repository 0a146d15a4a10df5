package import SiteModel

extension SampleSite {
  /// The sample site with cooling equipment: four coolant distribution units (one in order, one with a failed pump and a
  /// clogged filter, one whose figures contradict each other, one that leaks near the dew point), a rear door that tells
  /// little, and a tank.
  package static func cooled(_ bare: Site = make()) -> Site {
    var site = bare
    var page = SamplePage(node: "", moment: now)
    var limits: [StatedLimits] = []
    for (number, loop) in loops.enumerated() { report(number + 1, loop, on: &page, &limits) }
    report(door: "Door C04", on: &page)
    report(tank: "Tank 1", on: &page)
    var batch = Batch(source: SourceID("plant"), moment: now, layout: 1)
    batch.subjects = page.subjects
    batch.readings = page.readings
    batch.limits = limits
    site.apply(batch)
    return site
  }

  /// What one unit measures: °C, L/min, W.
  private struct Loop {
    var cold = 22.0
    var supply = 30.0
    var back = 40.0
    var flow = 300.0
    var reported = 205e3
    var dewPoint = 14.0
    var secondPump: (speed: Double, severity: Double) = (0, 0)
    var filter = 28e3
    var leak = 0.0
  }

  private static let loops = [
    Loop(), Loop(flow: 240, reported: 164e3, secondPump: (0, 2), filter: 85e3),
    Loop(supply: 32, back: 47, reported: 240e3),
    Loop(cold: 17, supply: 21, back: 29, reported: 164e3, dewPoint: 19.6, leak: 2),
  ]

  private static func report(_ number: Int, _ loop: Loop, on page: inout SamplePage, _ limits: inout [StatedLimits]) {
    let name = "CDU-0\(number)"
    let unit = page.subject(.coolantDistributionUnit, name)
    let rise = (loop.back - loop.supply) * loop.flow / 420
    for (quantity, value): (Quantity, Double) in [
      (.supplyTemperature, loop.supply), (.returnTemperature, loop.back), (.flow, loop.flow), (.heat, loop.reported),
      (.supplyPressure, 2.4e5), (.returnPressure, 1.3e5), (.primarySupplyTemperature, loop.cold),
      (.primaryReturnTemperature, loop.cold + rise), (.primaryFlow, 410), (.primarySupplyPressure, 3.1e5),
      (.primaryReturnPressure, 2.2e5), (.valvePosition, 0.63), (.dewPoint, loop.dewPoint), (.power, 3_400),
    ] {
      page.read(unit, quantity, value)
    }
    limits.append(StatedLimits(unit, .flow, PointLimits([.init(.lower, .critical, 260)])))
    for (part, speed, severity) in [("Pump 1", 0.71, 0), ("Pump 2", loop.secondPump.speed, loop.secondPump.severity)] {
      let pump = page.subject(.pump, "\(name)/\(part)")
      page.read(pump, .pumpSpeed, speed)
      page.read(pump, .severity, severity)
    }
    let filter = page.subject(.filter, "\(name)/Filter 1")
    page.read(filter, .pressureDifference, loop.filter)
    limits.append(StatedLimits(filter, .pressureDifference, PointLimits([.init(.upper, .caution, 60e3)])))
    page.read(page.subject(.reservoir, "\(name)/Reservoir 1"), .fluidLevel, 0.82)
    page.read(page.subject(.leakDetector, "\(name)/Pan"), .leak, loop.leak)
    page.read(page.subject(.leakDetector, "\(name)/Manifold"), .leak, 0)
  }

  private static func report(door: String, on page: inout SamplePage) {
    page.read(page.subject(.heatExchanger, door), .heat, 11e3)
  }

  private static func report(tank: String, on page: inout SamplePage) {
    let unit = page.subject(.immersionUnit, tank)
    for (quantity, value): (Quantity, Double) in [
      (.supplyTemperature, 38), (.returnTemperature, 46), (.flow, 420), (.primarySupplyTemperature, 24),
      (.coolingCapacity, 120e3),
    ] {
      page.read(unit, quantity, value)
    }
  }
}
