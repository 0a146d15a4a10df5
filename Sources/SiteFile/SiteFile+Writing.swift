package import SiteModel

extension SiteFile {
  /// A site file that reads back as `topology`: every thing by its own name, without ranges.
  package static func text(of topology: Topology) -> String {
    var writer = SiteWriter(topology)
    writer.write()
    return writer.text
  }
}

/// Writes the sections of a site file.
struct SiteWriter {
  let topology: Topology
  private(set) var text = ""

  init(_ topology: Topology) { self.topology = topology }

  mutating func write() {
    line("site: \(quoted(topology.name))")
    if topology.isSimulated { line("simulated: yes") }
    line("precision: \(topology.precision.rawValue)")
    if let currency = topology.currency { line("currency: \(quoted(currency))") }
    writeKinds()
    writeCooling()
    writePower()
    writeHalls()
    writeNodes()
    writeSources()
    writeThresholds()
    writeAlarms()
  }

  mutating func line(_ words: String) { text += words + "\n" }

  /// A flow mapping of those pairs that have a value.
  func mapping(_ pairs: [(String, String?)]) -> String {
    "{" + pairs.compactMap { key, value in value.map { "\(key): \($0)" } }.joined(separator: ", ") + "}"
  }

  mutating func section(_ name: String, _ items: [String]) {
    guard !items.isEmpty else { return }
    line("\n\(name):")
    for item in items { line("  - \(item)") }
  }

  private mutating func writeKinds() {
    section(
      "accelerator-kinds",
      topology.acceleratorKinds.map { kind in
        let peaks = Precision.allCases.map { precision in
          (precision.rawValue, kind.peak[precision].map { "\(number($0 / 1e12)) TFLOP/s" })
        }
        return mapping([
          ("name", quoted(kind.name)), ("vendor", quoted(kind.vendor)),
          ("peak", kind.peak.isEmpty ? nil : mapping(peaks)), ("memory", memory(kind.memory)),
          ("power", watts(kind.power)), ("idle-power", watts(kind.idlePower)),
          ("temperature-high", degrees(kind.temperatureHigh)),
        ])
      })
    section("node-kinds", topology.nodeKinds.map(nodeKind))
  }

  private func nodeKind(_ kind: NodeKind) -> String {
    func power(_ value: Double) -> String? { value == 0 ? nil : watts(value) }
    return mapping([
      ("name", quoted(kind.name)),
      (
        "processors",
        mapping([
          ("count", String(kind.processorCount)), ("idle", power(kind.processorIdlePower)),
          ("power", power(kind.processorPower)),
        ])
      ),
      ("memory", mapping([("size", memory(kind.memory)), ("power", power(kind.memoryPower))])),
      (
        "network",
        mapping([
          ("count", String(kind.portCount)), ("power", power(kind.portPower)),
          ("rate", kind.portRate.map { "\(number($0 / 1e9)) Gb/s" }),
        ])
      ), ("storage", kind.storagePower == 0 ? nil : mapping([("power", power(kind.storagePower))])),
      ("fans", mapping([("count", String(kind.fanCount)), ("power", power(kind.fanPower))])),
    ])
  }

  private mutating func writeHalls() {
    guard !topology.halls.isEmpty else { return }
    line("\nhalls:")
    for (hall, place) in topology.halls.enumerated() {
      line("  - name: \(quoted(place.name))")
      line("    rows:")
      for (row, place) in topology.rows.enumerated() where place.hall == hall {
        line("      - name: \(quoted(place.name))")
        line("        racks:")
        for rack in topology.racks where rack.row == row { line("          - \(text(of: rack))") }
      }
    }
  }

  private func text(of rack: Rack) -> String {
    let devices = rack.devices.map { device in
      mapping([
        ("name", quoted(device.name)), ("kind", quoted(device.kind)), ("position", String(device.position)),
        ("height", String(device.height)), ("power", watts(device.power)),
      ])
    }
    return mapping([
      ("name", quoted(rack.name)), ("slot", String(rack.slot)), ("height", String(rack.height)),
      ("power", watts(rack.powerBudget)),
      ("cdu", rack.coolantDistributionUnit.map { quoted(topology.coolantDistributionUnits[$0].name) }),
      ("heat-exchanger", rack.heatExchanger.map { quoted(topology.heatExchangers[$0].name) }),
      ("immersion-unit", rack.immersionUnit.map { quoted(topology.immersionUnits[$0].name) }),
      ("pdus", list(rack.powerDistributionUnits.map { topology.powerDistributionUnits[$0].name })),
      ("feeds", list(rack.powerFeeds.map { topology.powerFeeds[$0].name })),
      ("pod", rack.pod.map { quoted(topology.pods[$0].name) }), ("cooling", rack.cooling.method.rawValue),
      ("liquid-share", rack.cooling.liquidShare < 0.01 ? nil : "\(number(rack.cooling.liquidShare * 100)) %"),
      ("coolant-volume", litres(rack.coolantVolume)),
      ("thermal-mass", rack.thermalMass.map { "\(number($0)) J/K" }),
      ("devices", devices.isEmpty ? nil : "[" + devices.joined(separator: ", ") + "]"),
    ])
  }

  private mutating func writeNodes() {
    section(
      "nodes",
      topology.nodes.map { node in
        mapping([
          ("name", quoted(node.name)), ("rack", node.rack.map { quoted(topology.racks[$0].name) }),
          ("position", node.rack == nil ? nil : node.position.map(String.init)), ("height", String(node.height)),
          ("accelerators", String(node.acceleratorCount)),
          ("kind", node.acceleratorKind.map { quoted(topology.acceleratorKinds[$0].name) }),
          ("node-kind", node.nodeKind.map { quoted(topology.nodeKinds[$0].name) }),
          ("pod", node.pod.map { quoted(topology.pods[$0].name) }),
        ])
      })
  }

  private mutating func writeSources() {
    guard !topology.sources.isEmpty else { return }
    line("\nsources:")
    for source in topology.sources {
      line("  - name: \(quoted(source.name))")
      if source.kind != .exposition { line("    kind: \(source.kind.rawValue)") }
      line("    every: \(number(source.every.seconds))s")
      line("    timeout: \(number(source.timeout.seconds))s")
      for words in commandLines(of: source) { line("    \(words)") }
      if source.alerting.isGivenOurs { line("    post: yes") }
      if source.kind == .alertmanager, let labels = list(source.alerting.placeLabels) {
        line("    place-labels: \(labels)")
      }
      if source.targets.isEmpty { continue }
      line("    url:")
      for target in source.targets { line("      - \(quoted(target.url))") }
      let nodes = source.targets.compactMap(\.node)
      if nodes.count == source.targets.count {
        line("    nodes:")
        for node in nodes { line("      - \(quoted(node))") }
      } else if source.kind == .exposition {
        line("    nodes: from-page")
      }
      let equipment = source.targets.compactMap(\.equipment)
      if !equipment.isEmpty, equipment.count == source.targets.count {
        line("    equipment:")
        for name in equipment { line("      - \(quoted(name))") }
      }
      for words in ThingWriter.lines(of: source.things) { line("    \(words)") }
    }
  }

  /// How a scheduler is asked by its commands: what differs from the usual.
  private func commandLines(of source: SourcePlan) -> [String] {
    let (commands, usual) = (source.commands, SourcePlan.SchedulerCommands())
    var lines: [String] = []
    if commands.minimum != usual.minimum { lines.append("minimum: \(number(commands.minimum.seconds))s") }
    if let folder = commands.folder { lines.append("programs: \(quoted(folder))") }
    if let path = commands.configuration { lines.append("configuration: \(quoted(path))") }
    if !commands.hasAccounting { lines.append("accounting: no") }
    if let names = list(commands.accelerators) { lines.append("accelerators: \(names)") }
    if let daemon = source.daemon { lines.append("rest: \(quoted(daemon.url))") }
    return lines
  }

  private mutating func writeThresholds() {
    let limits = topology.thresholds
    guard limits != Thresholds() else { return }
    line("\nthresholds:")
    line("  inlet-caution: \(number(limits.inletTemperatureCaution)) °C")
    line("  inlet-high: \(number(limits.inletTemperatureHigh)) °C")
    line("  accelerator-temperature: \(number(limits.acceleratorTemperatureHigh)) °C")
    line("  accelerator-memory-temperature: \(number(limits.acceleratorMemoryTemperatureHigh)) °C")
    line("  rack-power: \(number(limits.rackPowerCaution * 100)) %")
  }

  // MARK: Words

  func quoted(_ name: String) -> String { SiteFile.scalar(name) }

  func watts(_ value: Double?) -> String? { value.map { "\(number($0)) W" } }
  func degrees(_ value: Double?) -> String? { value.map { "\(number($0)) °C" } }
  private func memory(_ value: Double?) -> String? { value.map { "\(number($0 / 1_073_741_824)) GiB" } }

  func litres(_ value: Double?) -> String? { value.map { "\(number($0)) L" } }
  func litresPerMinute(_ value: Double?) -> String? { value.map { "\(number($0)) L/min" } }
  func list(_ names: [String]) -> String? {
    names.isEmpty ? nil : "[" + names.map(quoted).joined(separator: ", ") + "]"
  }

  /// Whole numbers without a point; others to a billionth, which hides what binary fractions add.
  func number(_ value: Double) -> String {
    let rounded = (value * 1e9).rounded() / 1e9
    return rounded == rounded.rounded() && rounded.magnitude < 1e15 ? String(Int(rounded)) : String(rounded)
  }
}
