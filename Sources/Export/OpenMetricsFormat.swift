internal import Analysis
internal import SiteModel

extension DataFormat {
  /// OpenMetrics 1.0: fresh values only, for what is stale would look alive to whoever scrapes it.
  static let openMetrics = DataFormat(name: "openmetrics") { subject in
    var page = OpenMetricsPage(subject)
    return page.written()
  }
}

private struct OpenMetricsPage {
  private let subject: ExportSubject
  private let site: Site
  private var bytes: [UInt8] = []

  init(_ subject: ExportSubject) {
    self.subject = subject
    site = subject.site
  }

  mutating func written() -> [UInt8] {
    if site.isSimulated {
      head("aisle_simulated", "gauge", "")
      bytes += "aisle_simulated 1\n".utf8
    }
    if subject.isReplay {
      head("aisle_replay_seconds", "gauge", "seconds")
      bytes += "aisle_replay_seconds \(Self.seconds(subject.now))\n".utf8
    }
    let quantities = site.reportedQuantities
    for quantity in Quantity.allCases { family(quantity, quantities) }
    let evidence = Evidence(Present(site, at: subject.now))
    cooling(evidence)
    power(evidence)
    queues(evidence)
    sources()
    alarms()
    findings()
    bytes += "# EOF\n".utf8
    return bytes
  }

  private mutating func family(_ quantity: Quantity, _ quantities: [[Quantity]]) {
    let family = "aisle_\(quantity.exportName)"
    let sample = quantity.isCounter ? "\(family)_total" : family
    var isOpen = false
    for kind in EntityKind.allCases where quantities[Int(kind.rawValue)].contains(quantity) {
      for index in 0..<site.directory.count(of: kind) {
        let id = EntityID(kind, index)
        guard let found = site.measurement(of: id, quantity, at: subject.now), found.value.isFinite,
          found.grade != .stale, found.grade != .bad
        else { continue }
        if !isOpen { head(family, quantity.isCounter ? "counter" : "gauge", quantity.unit.exportSuffix) }
        isOpen = true
        bytes += sample.utf8
        labels([
          ("site", site.name), ("kind", kind.name), ("node", site.directory.nodeName(site.directory.node(of: id))),
          ("name", kind == .node ? "" : site.directory.name(of: id)),
        ])
        bytes += " \(found.value) ".utf8
        bytes += Self.seconds(found.moment).utf8
        bytes.append(UInt8(ascii: "\n"))
      }
    }
  }

  /// What follows from cooling units' figures; what they report themselves is among the quantities.
  private mutating func cooling(_ evidence: Evidence) {
    let units = evidence.cooling.units
    let families: [(name: String, unit: String, side: String, value: (CoolingUnit) -> Double?)] = [
      ("heat_computed_watts", "watts", "primary", { $0.primary.computedHeat }),
      ("heat_computed_watts", "watts", "secondary", { $0.secondary.computedHeat }),
      ("approach_kelvin", "kelvin", "", { $0.approach }),
      ("effectiveness_ratio", "ratio", "", { $0.exchanger?.effectiveness }),
      ("conductance_watts_per_kelvin", "watts_per_kelvin", "", { $0.exchanger?.conductance }),
      ("closure_ratio", "ratio", "", { $0.closure }), ("dew_point_margin_kelvin", "kelvin", "", { $0.dewPointMargin }),
    ]
    var opened: Set<String> = []
    for family in families {
      for unit in units {
        guard let value = family.value(unit), value.isFinite else { continue }
        let name = "aisle_cooling_\(family.name)"
        if opened.insert(name).inserted { head(name, "gauge", family.unit) }
        bytes += name.utf8
        labels([("site", site.name), ("kind", unit.id.kind.name), ("name", unit.name), ("side", family.side)])
        bytes += " \(value)\n".utf8
      }
    }
  }

  /// The chain, the metrics, and what happens when a feed is lost.
  private mutating func power(_ evidence: Evidence) {
    guard !evidence.power.isEmpty else { return }
    var opened: Set<String> = []
    for sample in PowerSamples(PowerDocument(subject, evidence)).samples {
      if opened.insert(sample.family).inserted { head(sample.family, "gauge", sample.unit) }
      bytes += sample.family.utf8
      labels([("site", site.name)] + sample.labels)
      bytes += " \(sample.value)\n".utf8
    }
  }

  private mutating func queues(_ evidence: Evidence) {
    guard !site.queues.isEmpty else { return }
    var opened: Set<String> = []
    for sample in QueueSamples(subject, figures: JobSummaries(evidence.present)).samples {
      if opened.insert(sample.family).inserted { head(sample.family, "gauge", sample.unit) }
      bytes += sample.family.utf8
      labels([("site", site.name)] + sample.labels)
      bytes += " \(sample.value)\n".utf8
    }
  }

  private mutating func alarms() {
    guard let board = site.alarms else { return }
    var opened: Set<String> = []
    let figures = subject.keyFigures.map { AlarmSamples.samples(of: $0) } ?? []
    for sample in AlarmSamples(board).samples + figures {
      if opened.insert(sample.family).inserted { head(sample.family, "gauge", "") }
      bytes += sample.family.utf8
      labels([("site", site.name)] + sample.labels)
      bytes += " \(sample.value)\n".utf8
    }
  }

  private mutating func sources() {
    guard !site.sources.isEmpty else { return }
    head("aisle_source_up", "gauge", "")
    for source in site.sources {
      bytes += "aisle_source_up".utf8
      labels([("site", site.name), ("source", source.description.id.name)])
      bytes += (source.condition(at: subject.now) == .alive ? " 1\n" : " 0\n").utf8
    }
  }

  private mutating func findings() {
    head("aisle_findings", "gauge", "")
    for priority in Priority.allCases {
      bytes += "aisle_findings".utf8
      labels([("site", site.name), ("priority", priority.name)])
      bytes += " \(subject.findings.count { $0.priority == priority })\n".utf8
    }
  }

  private mutating func head(_ family: String, _ type: String, _ unit: String) {
    bytes += "# TYPE \(family) \(type)\n".utf8
    if !unit.isEmpty { bytes += "# UNIT \(family) \(unit)\n".utf8 }
  }

  private mutating func labels(_ labels: [(name: String, text: String)]) {
    bytes.append(UInt8(ascii: "{"))
    var isFirst = true
    for (name, text) in labels + (site.isSimulated ? [("simulated", "true")] : []) where !text.isEmpty {
      if !isFirst { bytes.append(UInt8(ascii: ",")) }
      isFirst = false
      bytes += name.utf8
      bytes += "=\"".utf8
      for byte in text.utf8 {
        switch byte {
        case UInt8(ascii: "\\"): bytes += "\\\\".utf8
        case UInt8(ascii: "\""): bytes += "\\\"".utf8
        case UInt8(ascii: "\n"): bytes += "\\n".utf8
        default: bytes.append(byte)
        }
      }
      bytes.append(UInt8(ascii: "\""))
    }
    bytes.append(UInt8(ascii: "}"))
  }

  private static func seconds(_ moment: Moment) -> String {
    let fraction = String(moment.milliseconds % 1000)
    guard moment.milliseconds >= 0 else { return String(moment.milliseconds / 1000) }
    return "\(moment.milliseconds / 1000).\(String(repeating: "0", count: 3 - fraction.count))\(fraction)"
  }
}
