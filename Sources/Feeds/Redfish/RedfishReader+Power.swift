internal import SiteModel

/// What distributes power: strips, shelves, switches and buses, with their circuits and outlets.
extension RedfishReader {
  mutating func readPowerDistribution(_ document: RedfishDocument, _ kind: EntityKind, _ path: String) {
    let unit = thing(kind, document, path, isUnit: true)
    describe(document, unit)
    status(document, unit)
    rate(unit, .apparentPower, at: document.number("PowerCapacityVA"))
    // Of a transfer switch: which of its mains it is on now.
    if let mains = document["TransferConfiguration"]?.text("ActiveMainsId") { say(unit, .suppliedBy, mains) }
  }

  mutating func readCircuit(_ document: RedfishDocument, _ owner: String, _ path: String) {
    guard !isOut(document), let circuit = part(.circuit, of: owner, document, path) else { return }
    let breaker = document.text("BreakerState")
    status(document, circuit, state: breaker, worst: breaker == "Tripped" ? 2 : nil)
    say(circuit, .label, document.text("CircuitType"))
    readElectricity(document, circuit)
    let rating = document.number("RatedCurrentAmps")
    rate(circuit, .current, at: rating)
    readPhases(document, path, rating)
    let links = document["Links"]
    mention(
      circuit, .suppliedBy, ["SourceCircuit", "PowerOutlet"].compactMap { links?.link($0) })
    mention(
      circuit, .supplies, (links?.links("DistributionCircuits") ?? []) + (links?.links("Outlets") ?? []))
  }

  mutating func readOutlet(_ document: RedfishDocument, _ owner: String, _ path: String) {
    guard !isOut(document), let outlet = part(.outlet, of: owner, document, path) else { return }
    status(document, outlet, state: document.text("PowerState"))
    say(outlet, .label, document.text("OutletType"))
    readElectricity(document, outlet)
    rate(outlet, .current, at: document.number("RatedCurrentAmps"))
    let links = document["Links"]
    mention(outlet, .suppliedBy, [links?.link("BranchCircuit")].compactMap { $0 })
    mention(outlet, .supplies, (links?.links("PowerSupplies") ?? []) + (links?.links("DistributionCircuits") ?? []))
  }

  /// The whole of a thing; what its phases carry is no sum of it and stays theirs.
  private mutating func readElectricity(_ document: RedfishDocument, _ subject: Int) {
    excerpt(document, "Voltage", subject, .voltage)
    excerpt(document, "CurrentAmps", subject, .current)
    excerpt(document, "FrequencyHz", subject, .frequency)
    excerpt(document, "EnergykWh", subject, .energy, times: 3.6e6)
    readPower(document, "PowerWatts", subject)
  }

  /// True, apparent, and their ratio, which DMTF's excerpts hold side by side.
  mutating func readPower(_ document: RedfishDocument, _ name: String, _ subject: Int) {
    excerpt(document, name, subject, .power)
    guard let power = document[name] else { return }
    if let apparent = power.number("ApparentVA") { put(subject, .apparentPower, apparent) }
    if let factor = power.number("PowerFactor"), abs(factor) <= 1 { put(subject, .powerFactor, factor) }
  }

  private static let lines = [("Line1", "L1"), ("Line2", "L2"), ("Line3", "L3"), ("Neutral", "N")]
  private static let pairs = [
    ("Line1ToNeutral", "L1-N"), ("Line2ToNeutral", "L2-N"), ("Line3ToNeutral", "L3-N"), ("Line1ToLine2", "L1-L2"),
    ("Line2ToLine3", "L2-L3"), ("Line3ToLine1", "L3-L1"),
  ]

  /// What each line carries, and what lies between any two, as circuits of their own.
  private mutating func readPhases(_ document: RedfishDocument, _ path: String, _ rating: Double?) {
    if let currents = document["PolyPhaseCurrentAmps"] {
      for (name, label) in Self.lines where currents[name]?.number("Reading") != nil {
        let phase = self.phase(label, of: path)
        excerpt(currents, name, phase, .current)
        rate(phase, .current, at: rating)
      }
    }
    for (group, quantity, factor) in [
      ("PolyPhaseVoltage", Quantity.voltage, 1), ("PolyPhaseEnergykWh", .energy, 3.6e6),
    ] {
      guard let values = document[group] else { continue }
      for (name, label) in Self.pairs where values[name]?.number("Reading") != nil {
        excerpt(values, name, phase(label, of: path), quantity, times: factor)
      }
    }
    if let powers = document["PolyPhasePowerWatts"] {
      for (name, label) in Self.pairs where powers[name]?.number("Reading") != nil {
        readPower(powers, name, phase(label, of: path))
      }
    }
  }

  private mutating func phase(_ label: String, of path: String) -> Int {
    let whole = keys[path]?.name ?? ""
    return subject(name(.building(.circuit, "\(whole) \(label)"), at: "\(path)#\(label)"))
  }

  // MARK: Supplies

  mutating func readPowerSupply(_ document: RedfishDocument, _ owner: String, _ path: String) {
    // Of a node a part; a shelf's rectifiers are equipment on the way to the feed.
    let kind = isOfNode(owner) ? EntityKind.powerSupply : .powerEquipment
    guard !isOut(document), let supply = part(kind, of: owner, document, path) else { return }
    describe(document, supply)
    let line = document.text("LineInputStatus")
    status(document, supply, worst: line == "LossOfInput" || line == "OutOfRange" ? 2 : nil)
    rate(supply, .outputPower, at: document.number("PowerCapacityWatts"))
  }

  mutating func readPowerSupplyMetrics(_ document: RedfishDocument, _ path: String) {
    guard let key = keys[path] else { return }
    let supply = subject(key)
    excerpt(document, "InputVoltage", supply, .voltage)
    excerpt(document, "InputCurrentAmps", supply, .current)
    readPower(document, "InputPowerWatts", supply)
    excerpt(document, "OutputPowerWatts", supply, .outputPower)
    excerpt(document, "EnergykWh", supply, .energy, times: 3.6e6)
    excerpt(document, "FrequencyHz", supply, .frequency)
    excerpt(document, "FanSpeedPercent", supply, .fanDuty, times: 0.01)
    temperature(document["TemperatureCelsius"], supply, .temperature)
  }
}
