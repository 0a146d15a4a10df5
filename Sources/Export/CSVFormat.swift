internal import Analysis
internal import SiteModel

extension DataFormat {
  /// One table after RFC 4180: racks on the page of racks, nodes on the page of nodes, jobs, cooling units, what
  /// brings power and alarms, or their key figures, on theirs, else every measured value.
  static let csv = DataFormat(name: "csv") { subject in
    var table = CSVTable(
      isSimulated: subject.site.isSimulated, replayed: subject.isReplay ? subject.now.timestamp : nil)
    switch subject.page {
    case "racks": table.racks(subject)
    case "nodes": table.nodes(subject)
    case "jobs": table.jobs(subject)
    case "cooling": table.cooling(subject)
    case "power": table.power(subject)
    case "alarms":
      if subject.showsKeyFigures, let figures = subject.keyFigures {
        table.keyFigures(figures)
      } else {
        table.alarms(subject)
      }
    default: table.values(subject)
    }
    return table.bytes
  }
}

/// Writes rows of cells. A text that a spreadsheet would take for a formula gets a quote before it; numbers do not.
struct CSVTable {
  private(set) var bytes: [UInt8] = []
  private var isRowEmpty = true
  /// Every row of a simulated site says so, in a column of its own.
  private let isSimulated: Bool
  /// Every row of a moment of the past says which, in a column of its own.
  private let replayed: String?

  init(isSimulated: Bool = false, replayed: String? = nil) {
    self.isSimulated = isSimulated
    self.replayed = replayed
  }

  mutating func header(_ names: String...) {
    for name in names { text(name) }
    if isSimulated { text("simulated") }
    if replayed != nil { text("replay") }
    bytes += "\r\n".utf8
    isRowEmpty = true
  }

  /// Full-width signs count too: some spreadsheets take them for the narrow ones.
  private static let formulaSigns = Set("=+-@\t\r\n＝＋－＠".unicodeScalars)

  mutating func text(_ text: String?) {
    separate()
    guard let text, let first = text.unicodeScalars.first else { return }
    var cell = text
    if Self.formulaSigns.contains(first) { cell = "'" + text }
    if cell.utf8.contains(where: { "\",\r\n".utf8.contains($0) }) {
      bytes.append(UInt8(ascii: "\""))
      for byte in cell.utf8 {
        if byte == UInt8(ascii: "\"") { bytes.append(byte) }
        bytes.append(byte)
      }
      bytes.append(UInt8(ascii: "\""))
    } else {
      bytes += cell.utf8
    }
  }

  /// Empty when nil: unknown is not 0.
  mutating func number(_ value: Double?) {
    separate()
    guard let value, value.isFinite else { return }
    let isWhole = value.magnitude < 1e15 && value == value.rounded(.towardZero)
    bytes += (isWhole ? String(Int(value)) : value.description).utf8
  }

  mutating func number(_ value: Int) { number(Double(value)) }

  mutating func endRow() {
    if isSimulated { text("true") }
    if let replayed { text(replayed) }
    bytes += "\r\n".utf8
    isRowEmpty = true
  }

  private mutating func separate() {
    if !isRowEmpty { bytes.append(UInt8(ascii: ",")) }
    isRowEmpty = false
  }
}

extension CSVTable {
  mutating func racks(_ subject: ExportSubject) {
    let site = subject.site
    header(
      "rack", "row", "hall", "nodes_reporting", "nodes_expected", "power_watts", "power_basis", "power_budget_watts",
      "accelerator_load_ratio", "findings", "worst_priority")
    for summary in RackSummary.summaries(in: Present(site, at: subject.now), findings: subject.findings) {
      let rack = site.topology.racks[summary.rack]
      text(rack.name)
      text(site.topology.rows[rack.row].name)
      text(site.topology.halls[site.topology.rows[rack.row].hall].name)
      number(summary.reporting.count)
      number(summary.reporting.expected)
      number(summary.power.total)
      text(summary.power.total == nil ? nil : summary.power.isMeasured ? "nodes" : "parts")
      number(rack.powerBudget)
      number(summary.acceleratorLoad)
      number(summary.findingCount)
      text(summary.worstPriority?.name)
      endRow()
    }
  }

  mutating func nodes(_ subject: ExportSubject) {
    let site = subject.site
    let summaries = NodeSummaries(Present(site, at: subject.now))
    header(
      "node", "rack", "state", "age_seconds", "power_watts", "power_basis", "inlet_temperature_celsius",
      "hottest_accelerator_celsius", "accelerator_load_ratio", "accelerators_reporting", "accelerators_expected",
      "processor_load_ratio", "memory_used_bytes", "memory_total_bytes")
    for index in site.directory.nodes {
      let summary = summaries[index]
      text(site.directory.nodeName(index))
      text(site.plan(of: index)?.rack.map { site.topology.racks[$0].name })
      text(summary.state.name)
      number(summary.age?.seconds)
      number(summary.power?.watts)
      text(summary.power.map { $0.basis == .measured ? "node" : "parts" })
      number(summary.inlet)
      number(summary.hottestAccelerator?.value)
      number(summary.acceleratorLoad)
      number(summary.acceleratorLoadCoverage.count)
      number(summary.acceleratorLoadCoverage.expected)
      number(summary.processorLoad)
      number(summary.memoryUsed)
      number(summary.memoryTotal)
      endRow()
    }
  }

  mutating func values(_ subject: ExportSubject) {
    let site = subject.site
    header("node", "kind", "name", "quantity", "unit", "value", "quality", "time", "source")
    let quantities = site.reportedQuantities
    for kind in EntityKind.allCases {
      for index in 0..<site.directory.count(of: kind) {
        let id = EntityID(kind, index)
        for quantity in quantities[Int(kind.rawValue)] {
          guard let found = site.measurement(of: id, quantity, at: subject.now) else { continue }
          text(site.directory.nodeName(site.directory.node(of: id)))
          text(kind.name)
          text(kind == .node ? nil : site.directory.name(of: id))
          text(quantity.name)
          text(quantity.unit.exportSuffix)
          number(found.value)
          text(found.grade.rawValue)
          text(found.moment.timestamp)
          text(found.source < site.sources.count ? site.sources[found.source].description.id.name : nil)
          endRow()
        }
      }
    }
  }
}
