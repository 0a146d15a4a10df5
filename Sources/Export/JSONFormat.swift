internal import Analysis
internal import SiteModel
internal import Wording

extension DataFormat {
  /// Everything, in one object after `SnapshotSchema`.
  static let json = DataFormat(name: "json") { subject in
    var document = JSONSnapshot(subject)
    return document.written()
  }
}

/// Writes one snapshot. Order is the site's own, so two snapshots of one moment are equal byte for byte.
private struct JSONSnapshot {
  private let subject: ExportSubject
  private let site: Site
  private let now: Moment
  private let present: Present
  private var json = JSONWriter()
  /// Sentences in exports are English, whatever the console's language.
  private let words = Wording(.english)
  private let quantities: [[Quantity]]
  /// By quantity: its key, encoded.
  private let keys: [[UInt8]]
  /// By source: its name, encoded.
  private let sourceNames: [[UInt8]]

  init(_ subject: ExportSubject) {
    self.subject = subject
    site = subject.site
    now = subject.now
    present = Present(subject.site, at: subject.now)
    quantities = site.reportedQuantities
    keys = Quantity.allCases.map { Array("\"\($0.exportName)\":".utf8) }
    sourceNames = site.sources.map { source in
      var bytes: [UInt8] = []
      JSONWriter.append(source.description.id.name, to: &bytes)
      return bytes
    }
  }

  mutating func written() -> [UInt8] {
    json.beginObject()
    json.field("schema", SnapshotSchema.urn)
    json.field("time", now.timestamp)
    json.field("simulated", site.isSimulated)
    if subject.isReplay { json.field("replay", true) }
    json.field("page", subject.page)
    json.key("site")
    json.beginObject()
    json.field("name", site.name)
    json.endObject()
    totals()
    list("sources", site.sources.indices) { $0.source($1) }
    json.list("findings", subject.findings, FindingDocument(subject, words, sourceNames).write)
    if let board = site.alarms {
      json.key("alarms")
      AlarmDocument(board, subject.keyFigures).writeAll(into: &json)
    }
    racks()
    let evidence = Evidence(present)
    cooling(evidence)
    power(evidence)
    building()
    queues()
    list("nodes", site.directory.nodes) { $0.node($1) }
    json.endObject()
    return json.bytes + [UInt8(ascii: "\n")]
  }

  private mutating func list(_ name: String, _ range: Range<Int>, _ each: (inout Self, Int) -> Void) {
    json.key(name)
    json.beginArray()
    for index in range { each(&self, index) }
    json.endArray()
  }

  // MARK: Sums

  private mutating func totals() {
    let summary = SiteSummary(of: present)
    json.key("totals")
    json.beginObject()
    coverage("nodes", "reporting", summary.nodes)
    coverage("accelerators", "reporting", summary.accelerators)
    coverage("sources", "answering", summary.sources)
    power(summary.power)
    json.field("power_budget_watts", summary.powerBudget)
    sum("accelerator_load_ratio", summary.acceleratorLoad)
    json.endObject()
  }

  private mutating func coverage(_ name: String, _ counted: String, _ coverage: Coverage) {
    json.key(name)
    json.beginObject()
    json.field(counted, coverage.count)
    json.field("expected", coverage.expected)
    json.endObject()
  }

  /// A value that Aisle has computed; null and unknown when there was nothing to compute it from.
  private mutating func sum(_ name: String, _ value: Double?) {
    json.key(name)
    json.beginObject()
    json.key("value")
    if let value { json.number(value) } else { json.null() }
    json.field("quality", value == nil ? "unknown" : "derived")
    json.endObject()
  }

  /// Power, with what it is made of: whole nodes, or only their processors and accelerators.
  private mutating func power(_ power: PowerFigure) {
    json.key("power_watts")
    json.beginObject()
    json.key("value")
    if let total = power.total { json.number(total) } else { json.null() }
    json.field("quality", power.total == nil ? "unknown" : "derived")
    json.field("nodes_measured_whole", power.measuredNodes)
    json.field("nodes_measured_in_part", power.partNodes)
    json.field("nodes_expected", power.expectedNodes)
    json.endObject()
  }

  private mutating func racks() {
    let summaries = RackSummary.summaries(in: present, findings: subject.findings)
    list("racks", summaries.indices) { document, index in
      let summary = summaries[index]
      let rack = document.site.topology.racks[summary.rack]
      let row = document.site.topology.rows[rack.row]
      document.json.beginObject()
      document.json.field("name", rack.name)
      document.json.field("row", row.name)
      document.json.field("hall", document.site.topology.halls[row.hall].name)
      document.coverage("nodes", "reporting", summary.reporting)
      document.power(summary.power)
      document.json.field("power_budget_watts", rack.powerBudget)
      document.sum("accelerator_load_ratio", summary.acceleratorLoad)
      document.json.field("findings", summary.findingCount)
      document.json.field("worst_priority", summary.worstPriority?.name)
      document.json.endObject()
    }
  }

  // MARK: Sources and findings

  private mutating func source(_ index: Int) {
    let source = site.sources[index]
    json.beginObject()
    json.field("name", source.description.id.name)
    json.field("address", source.description.address)
    json.field("condition", source.condition(at: now).name)
    json.field("simulated", site.isSimulated)
    json.field("cadence_seconds", source.description.cadence.seconds)
    if let last = source.lastSuccess { json.field("age_seconds", subject.age(of: last)) }
    json.field("readings", source.readingCount)
    if let failure = source.failure {
      json.key("failure")
      json.beginObject()
      json.field("kind", failure.kind.rawValue)
      json.field("message", words.text(of: failure))
      json.field("attempts", source.consecutiveFailures)
      json.endObject()
    }
    list("complaints", source.complaints.indices) { document, place in
      document.json.beginObject()
      document.json.field("subject", source.complaints[place].subject)
      document.json.field("reason", document.words.text(of: source.complaints[place].reason))
      document.json.endObject()
    }
    json.endObject()
  }

  // MARK: Things

  /// Racks' meters, coolant distribution units, the power chain and the main meter; left out where nothing reports them.
  private mutating func building() {
    let things = EntityKind.allCases.filter { !$0.isOfNode }.flatMap { kind in
      (0..<site.directory.count(of: kind)).map { EntityID(kind, $0) }
    }.filter(isKnown)
    guard !things.isEmpty else { return }
    list("building", things.indices) { document, place in
      let id = things[place]
      document.json.beginObject()
      document.json.field("kind", id.kind.name)
      document.json.field("name", document.site.directory.name(of: id))
      document.properties(of: id)
      document.json.endObject()
    }
  }

  /// Anybody has told anything of it; what is only planned has no figures.
  private func isKnown(_ id: EntityID) -> Bool {
    site.facts[id] != nil || quantities[Int(id.kind.rawValue)].contains { site.columns.cell(id, $0) != nil }
  }

  /// Units that carry heat away; left out where there are none.
  private mutating func cooling(_ evidence: Evidence) {
    let document = CoolingDocument(subject, evidence)
    if !document.cooling.isEmpty {
      list("cooling_units", document.cooling.units.indices) { document.write(document.cooling.units[$1], to: &$0.json) }
    }
    let plant = PlantDocument(subject, evidence)
    guard plant.plant.isReporting else { return }
    json.key("cooling_plant")
    plant.writeAll(into: &json)
  }

  /// The way of the power; left out where nothing tells of it.
  private mutating func power(_ evidence: Evidence) {
    guard !evidence.power.isEmpty else { return }
    json.key("power")
    PowerDocument(subject, evidence).writeAll(into: &json)
  }

  /// Schedulers; left out where there are none.
  private mutating func queues() {
    guard !site.queues.isEmpty else { return }
    let figures = JobSummaries(present)
    list("queues", site.queues.indices) { document, place in
      QueueDocument(document.subject, queue: place, figures: figures).writeAll(into: &document.json)
    }
  }

  private mutating func node(_ index: Int) {
    let id = EntityID.node(index)
    json.beginObject()
    json.field("name", site.directory.nodeName(index))
    json.field("state", present.states[index].name)
    json.field("planned", site.directory.isPlanned(id))
    if let rack = site.plan(of: index)?.rack { json.field("rack", site.topology.racks[rack].name) }
    let queues = site.queues.filter { $0.nodes[Int32(index)] != nil }
    if !queues.isEmpty {
      json.list("schedulers", queues) { queue, json in
        if let scheduled = queue.nodes[Int32(index)] { QueueDocument.write(scheduled, of: queue, to: &json) }
      }
    }
    properties(of: id)
    for kind in EntityKind.allCases where kind != .node {
      let members = site.directory.members(kind, of: index)
      guard kind == .accelerator || !members.isEmpty else { continue }
      json.key(kind.plural)
      json.beginArray()
      for member in members { thing(EntityID(kind, Int(member))) }
      json.endArray()
    }
    json.endObject()
  }

  private mutating func thing(_ id: EntityID) {
    json.beginObject()
    json.field("name", site.directory.name(of: id))
    if id.kind == .accelerator { json.field("planned", site.directory.isPlanned(id)) }
    properties(of: id)
    json.endObject()
  }

  private mutating func properties(of id: EntityID) {
    if let facts = site.facts[id], !facts.isEmpty {
      json.key("facts")
      json.beginObject()
      for attribute in Attribute.allCases { json.field(attribute.name, facts[attribute]) }
      json.endObject()
    }
    json.key("measures")
    json.beginObject()
    for quantity in quantities[Int(id.kind.rawValue)] {
      guard let measurement = site.measurement(of: id, quantity, at: now) else { continue }
      json.key(encoded: keys[Int(quantity.rawValue)])
      json.beginObject()
      json.key("value")
      json.number(measurement.value)
      json.field("quality", measurement.grade.rawValue)
      json.field("age_seconds", subject.age(of: measurement.moment))
      if measurement.source < sourceNames.count {
        json.key("source")
        json.encoded(sourceNames[measurement.source])
      }
      json.endObject()
    }
    json.endObject()
  }
}
