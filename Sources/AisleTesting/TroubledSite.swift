package import SiteModel

/// A site in which everything is wrong at once: every kind of finding, every state of a node and of a source, every
/// reason for a failure, every complaint. Its names hold no word of any language, so that what is read on its pages are
/// Aisle's own words.
package enum TroubledSite {
  package static let now = SampleSite.now

  private typealias Value = (kind: EntityKind, name: String, quantity: Quantity, value: Double)

  /// What is wrong on a node, beside eight accelerators in order.
  private static let troubles: [[Value]] = [
    [(.accelerator, "0", .temperature, 95), (.accelerator, "7", .load, 0.01)],
    [(.accelerator, "0", .memoryTemperature, 110)],
    [(.accelerator, "0", .throttleReasons, 0xFFFF)], [(.accelerator, "0", .errorCode, 79)],
    [(.accelerator, "0", .errorCode, 7)], [(.accelerator, "0", .health, 0)],
    [(.accelerator, "0", .uncorrectedErrors, 3), (.accelerator, "0", .correctedErrors, 12)],
    [(.accelerator, "0", .pendingRowRemap, 1)], [(.accelerator, "0", .rowRemapFailure, 1)],
    [(.accelerator, "0", .pcieWidth, 8), (.accelerator, "0", .pcieWidthLimit, 16)],
    [(.accelerator, "0", .pcieGeneration, 3), (.accelerator, "0", .pcieGenerationLimit, 5)],
    [(.accelerator, "0", .linksActive, 17), (.accelerator, "0", .linksTotal, 18)],
    [(.node, "", .inletTemperature, 36)], [(.node, "", .inletTemperature, 28)],
    [(.sensor, "1", .temperature, 99), (.sensor, "1", .temperatureHigh, 90)],
    [(.fan, "1", .fanSpeed, 900), (.fan, "1", .fanSpeedLow, 1200), (.fan, "2", .fanSpeed, 5000)],
    [(.port, "1/1", .linkUp, 0), (.port, "2/1", .linkUp, 1), (.port, "2/1", .errorRate, 2)],
    [(.node, "", .power, 60_000)],
  ]

  package static func make() -> Site {
    var site = Site(topology: topology, trends: Trends(capacity: 60, interval: .seconds(10)))
    for moment in [700, 20, 10, 0].map({ now - .seconds($0) }) {
      for index in troubles.indices { report(index, troubles[index], at: moment, in: &site) }
      site.remember(at: moment) { _ in [.power: 9e4, .acceleratorLoad: 0.5, .busyCompute: 1e15] }
    }
    reportBuilding(in: &site)
    addSources(to: &site)
    addQueue(to: &site)
    return site
  }

  /// Two nodes to a rack, and after those in trouble: one of seven accelerators, one of another make, a missing one, and
  /// a whole rack that is missing.
  private static var topology: Topology {
    var plan = Topology(name: "T-1")
    plan.halls = [Hall(name: "1")]
    plan.rows = [Row(name: "A", hall: 0), Row(name: "B", hall: 0)]
    plan.pods = [Pod(name: "P1", powerBudget: 100_000)]
    // The second feed could not carry the rack that it shares with the first; the third brings nothing.
    plan.powerFeeds = [("F1", 1e6), ("F2", 1e3), ("F3", 1e6)].map { PowerFeed(name: $0, capacity: $1) }
    plan.powerEquipment = [("G1", .grid), ("E1", .storage), ("T1", .transformer), ("U1", .ups), ("U2", .ups)].map {
      PowerEquipment(name: $0, kind: $1)
    }
    plan.powerEquipment[0].tariff = 1.8e-7
    plan.powerEquipment[2].sources = [0, 1]
    plan.powerEquipment[3].sources = [2]
    plan.powerFeeds[0].sources = [3]
    plan.coolantDistributionUnits = [CoolantDistributionUnit(name: "C1", capacity: 3e5)]
    plan.coolantDistributionUnits[0].supplyTemperature = 32
    // The second loop says that it supplies what hangs on the first.
    plan.facilityLoops = [FacilityLoop(name: "L1"), FacilityLoop(name: "L2")]
    plan.coolantDistributionUnits[0].facilityLoop = 0
    plan.powerDistributionUnits = [PowerDistributionUnit(name: "P1a", powerFeed: 0, capacity: 5e4)]
    plan.alarms.rules = rules
    plan.acceleratorKinds = [("H200", "NVIDIA"), ("910", "Huawei")].map { name, vendor in
      var kind = AcceleratorKind(name: name, vendor: vendor)
      kind.peak = [.bf16: 1e15]
      kind.temperatureHigh = 87
      return kind
    }
    for index in 0..<troubles.count + 6 {
      if index % 2 == 0 {
        var rack = Rack(name: "R\(index / 2 + 1)", row: index / 16, slot: index / 2 % 8 + 1)
        rack.powerBudget = 30_000
        rack.pod = 0
        rack.coolantDistributionUnit = 0
        rack.powerDistributionUnits = [0]
        rack.powerFeeds = index == 0 ? [0, 1] : index == 2 ? [0, 2] : [0]
        plan.racks.append(rack)
      }
      var node = PlannedNode(name: "N\(index + 1)", height: 8, acceleratorCount: 8)
      node.rack = index / 2
      node.position = index % 7 == 3 ? nil : 1 + index % 2 * 10
      node.acceleratorKind = index == troubles.count + 1 ? 1 : 0
      plan.nodes.append(node)
    }
    return plan
  }

  /// A coolant unit that stands still, a stage of the power chain and the main meter.
  private static func reportBuilding(in site: inout Site) {
    let values: [(EntityKind, String, Quantity, Double)] = [
      (.coolantDistributionUnit, "C1", .pumpSpeed, 0), (.coolantDistributionUnit, "C1", .supplyTemperature, 39),
      (.coolantDistributionUnit, "C1", .returnTemperature, 55), (.coolantDistributionUnit, "C1", .heat, 2e5),
      (.powerConversion, "X1", .power, 1.1e5), (.powerConversion, "X1", .outputPower, 1e5),
      (.facility, "T-1", .power, 1.2e5),
      // One unit with everything else that can be wrong with one, and a rear door that calls itself unwell.
      (.coolantDistributionUnit, "C2", .supplyTemperature, 22),
      (.coolantDistributionUnit, "C2", .returnTemperature, 32),
      (.coolantDistributionUnit, "C2", .flow, 700), (.coolantDistributionUnit, "C2", .heat, 2e5),
      (.coolantDistributionUnit, "C2", .dewPoint, 21), (.coolantDistributionUnit, "C2", .supplyPressure, 3e5),
      (.coolantDistributionUnit, "C2", .returnPressure, 3.1e5),
      (.coolantDistributionUnit, "C2", .primarySupplyTemperature, 18),
      (.coolantDistributionUnit, "C2", .primaryReturnTemperature, 15),
      (.coolantDistributionUnit, "C2", .primaryFlow, 600),
      (.pump, "C2/1", .pumpSpeed, 0.7), (.pump, "C2/2", .pumpSpeed, 0), (.pump, "C2/2", .severity, 2),
      (.filter, "C2/1", .pressureDifference, 85e3), (.reservoir, "C2/1", .fluidLevel, 0.6),
      (.leakDetector, "C2/1", .leak, 2), (.leakDetector, "C2/2", .leak, 0),
      (.coolantDistributionUnit, "C3", .supplyTemperature, 38), (.coolantDistributionUnit, "C3", .supplySetPoint, 32),
      (.coolantDistributionUnit, "C3", .primarySupplyTemperature, 20),
      (.coolantDistributionUnit, "C3", .valvePosition, 1), (.powerFeed, "F3", .power, 0),
      // More leaves the transformer than enters it, and the store is being charged.
      (.powerEquipment, "T1", .power, 1e5), (.powerEquipment, "T1", .outputPower, 1.1e5),
      (.powerEquipment, "G1", .outputPower, 0), (.powerEquipment, "E1", .outputPower, -1e4),
      (.powerEquipment, "E1", .stateOfCharge, 0.4), (.powerEquipment, "U1", .power, 1.15e5),
      // A converter lives on its battery, no water flows, and a rack draws nothing.
      (.powerEquipment, "U2", .power, 0), (.powerEquipment, "U2", .outputPower, 5e4),
      (.powerEquipment, "U2", .stateOfCharge, 0.7), (.coolantLoop, "L1", .flow, 0), (.rack, "R11", .power, 0),
      (.heatExchanger, "D1", .heat, 2e4), (.heatExchanger, "D1", .severity, 1),
    ]
    var batch = Batch(source: SourceID("M1"), moment: now, layout: 1)
    for (index, (kind, name, quantity, value)) in values.enumerated() {
      batch.subjects.append(.building(kind, name))
      batch.readings.append(Reading(index, quantity, value, at: now))
      if kind == .filter {
        batch.limits.append(StatedLimits(index, quantity, PointLimits([.init(.upper, .caution, 6e4)])))
      }
    }
    batch.subjects.append(.building(.coolantLoop, "L2"))
    batch.facts.append(Fact(batch.subjects.count - 1, .supplies, "C1"))
    site.apply(batch)
  }

  private static func report(_ index: Int, _ troubles: [Value], at moment: Moment, in site: inout Site) {
    let name = "N\(index + 1)"
    let source = SourceID(name)
    site.register(SourceDescription(id: source, address: "http://1.2.3.4", cadence: .seconds(10), nodes: [name]))
    var page = SamplePage(node: name, moment: moment)
    let host = page.subject(.node, "")
    for (quantity, value) in hostFigures { page.read(host, quantity, value) }
    for number in 0..<8 {
      let device = page.subject(.accelerator, "\(number)")
      for (quantity, value) in deviceFigures { page.read(device, quantity, value) }
      page.state(device, .uuid, "0-0-0")
    }
    for trouble in troubles { page.read(page.subject(trouble.kind, trouble.name), trouble.quantity, trouble.value) }
    var batch = Batch(source: source, moment: moment, subjects: page.subjects, layout: UInt64(index + 1))
    batch.readings = page.readings
    batch.facts = page.facts
    batch.processes = index == 0 ? [AcceleratorProcess(accelerator: 1, processID: 7, name: "p", memoryUsed: 1e9)] : []
    if index == 0 {
      batch.complaints = Reasons.complaints.map { Complaint(subject: Complaint.page, $0) }
    }
    site.apply(batch, took: .milliseconds(3))
  }

  private static let hostFigures: [(Quantity, Double)] = [
    (.load, 0.4), (.coreCount, 128), (.memoryUsed, 1e12), (.memoryTotal, 2e12), (.loadAverage, 3), (.uptime, 1e6),
    (.processorPressure, 0.01), (.memoryPressure, 0), (.inputOutputPressure, 0.02), (.inletTemperature, 24),
  ]

  private static let deviceFigures: [(Quantity, Double)] = [
    (.load, 0.9), (.power, 500), (.powerLimit, 700), (.temperature, 60), (.temperatureHigh, 90), (.memoryUsed, 1e11),
    (.memoryTotal, 1.4e11), (.memoryTemperature, 80), (.clock, 1.9e9), (.linksActive, 18), (.linksTotal, 18),
    (.correctedErrors, 0), (.uncorrectedErrors, 0), (.sliceCount, 2), (.processCount, 1), (.throttleReasons, 0),
  ]

  /// A source for every reason to fail, and one each that waits, is late and repeats old readings; then the node with
  /// too few accelerators, and one whose vendor has codes of its own.
  private static func addSources(to site: inout Site) {
    for (number, failure) in Reasons.failures.enumerated() {
      let id = SourceID("F\(number + 1)")
      site.register(SourceDescription(id: id, address: "http://1.2.3.\(number)", cadence: .seconds(10)))
      answer(id, of: "E\(number + 1)", at: now - .seconds(3600), in: &site)
      site.apply(failure, of: id, at: now, took: .seconds(1))
    }
    let late = SourceID("L1")
    site.register(SourceDescription(id: late, address: "http://1.2.4.1", cadence: .seconds(10)))
    answer(late, of: "E990", at: now - .seconds(300), in: &site)
    let stale = SourceID("O1")
    site.register(SourceDescription(id: stale, address: "http://1.2.4.2", cadence: .seconds(10)))
    answer(stale, of: "E991", at: now, taken: now - .seconds(900), in: &site)
    // The machine of the rack that draws nothing has fallen silent with it.
    let dark = SourceID("S1")
    site.register(SourceDescription(id: dark, address: "http://1.2.4.3", cadence: .seconds(10), nodes: ["N22"]))
    answer(dark, of: "N22", at: now - .seconds(300), in: &site)
    site.register(SourceDescription(id: SourceID("W1"), address: "", cadence: .seconds(10), nodes: ["E992"]))
    var told = Batch(source: SourceID("M1"), moment: now)
    told.alerts = [
      ForeignAlert(
        "A1", mark: "A1", .medium, places: ["N1"], summary: "1", since: now - .seconds(60), muting: .silenced)
    ]
    site.register(SourceDescription(id: told.source, address: "http://1.2.4.4", cadence: .seconds(10)))
    site.apply(told)
    for (number, count) in [(troubles.count + 1, 7), (troubles.count + 2, 8)] {
      var page = SamplePage(node: "N\(number)", moment: now)
      for device in 0..<count { page.read(page.subject(.accelerator, "\(device)"), .temperature, 50) }
      if count == 8 { page.read(page.subject(.accelerator, "0"), .errorCode, 79) }
      var batch = Batch(source: SourceID("N\(number)"), moment: now, subjects: page.subjects, layout: 1)
      batch.readings = page.readings
      site.apply(batch)
    }
  }

  private static func answer(
    _ source: SourceID, of node: String, at moment: Moment, taken: Moment? = nil, in site: inout Site
  ) {
    let reading = Reading(0, .inletTemperature, 22, at: taken ?? moment)
    site.apply(Batch(source: source, moment: moment, subjects: [.node(node)], layout: 1, readings: [reading]))
  }
}
