internal import SiteModel

/// Works out what the series of a page mean.
///
/// First every series is shown to `learn`, which fills the lookups and finds the node's name; then to `add`.
struct LayoutBuilder {
  private struct SlotKey: Hashable {
    var subject: Int
    var quantity: Quantity
  }
  private struct OnceKey: Hashable {
    var slot: Int
    var place: MappingIndex.Place
  }
  private struct FactKey: Hashable {
    var subject: Int
    var attribute: Attribute
  }

  private let index: MappingIndex
  private let given: PageNames
  /// The node's name as the page gives it for itself.
  private var pageNode: String?
  private var lookups = LookupTable()
  private let lookupRules: [LabelLookup]
  private var ordinals: [[String]: Int]
  /// How many of those there are by label name and node.
  private var ordinalCounts: [[String]: Int] = [:]

  private var sampleCount = 0
  private var subjects: [EntityKey] = []
  private var subjectIndices: [EntityKey: Int] = [:]
  private var slots: [PageLayout.Slot] = []
  private var slotIndices: [SlotKey: Int] = [:]
  private var steps: [PageLayout.Step] = []
  /// Steps that a later series of the same metric replaces.
  private var once: [OnceKey: Int] = [:]
  private var factTexts: [FactKey: String] = [:]
  private var factOrder: [FactKey] = []
  private var usedMappings: Set<Int> = []
  private var seenMetrics: Set<String> = []
  /// Numbers of the readings that found a series.
  private var metExpectations: Set<Int> = []
  private var complaints: [Complaint] = []
  private var ageSample: Int?
  private var simulationSample: Int?
  /// A page may hold any number of complaints; nobody reads more.
  private static let complaintLimit = 100

  init(index: MappingIndex, given names: PageNames, ordinals: [[String]: Int]) {
    self.index = index
    lookupRules = index.mappings.flatMap(\.lookups)
    given = names
    self.ordinals = ordinals
    for key in ordinals.keys { ordinalCounts[Array(key.prefix(2)), default: 0] += 1 }
  }

  /// Looks for what other series will need.
  mutating func learn(_ metric: String, _ labels: [Label]) {
    if metric == "node_uname_info", let name = labels.text("nodename") { pageNode = CleanText.cleaned(name) }
    guard index.isLookup(metric) else { return }
    for lookup in lookupRules where lookup.metric == metric {
      if let value = labels.text(lookup.value) { lookups.note(CleanText.cleaned(value), of: lookup, labels) }
    }
  }

  /// Works out one series; the samples of the page come in this order.
  mutating func add(_ metric: String, _ labels: [Label]) {
    let sample = sampleCount
    sampleCount += 1
    if index.isAge(metric) { ageSample = sample }
    if index.isMarkOfSimulation(metric) { simulationSample = sample }
    if complaints.count < Self.complaintLimit, let complaint = index.complaint(metric, labels) {
      complaints.append(complaint)
    }
    seenMetrics.insert(metric)
    for place in index.places(of: metric) {
      let row = index.row(place)
      guard row.conditions.allSatisfy({ $0.holds(for: labels) }) else { continue }
      let mapping = index.mappings[place.mapping]
      guard let subject = subject(row.subject ?? mapping.subject, labels, mapping) else { continue }
      usedMappings.insert(place.mapping)
      if let number = row.expectation { metExpectations.insert(number) }
      note(facts: row, of: subject, labels, mapping)
      if let quantity = row.quantity { addStep(sample, row, quantity, subject, place) }
    }
  }

  func layout(after last: PageLayout) -> PageLayout {
    var layout = PageLayout()
    layout.number = subjects == last.subjects ? last.number : last.number + 1
    layout.subjects = subjects
    layout.facts = factOrder.map { Fact($0.subject, $0.attribute, factTexts[$0] ?? "") }
    layout.exporters = usedMappings.sorted().map { index.mappings[$0].name }
    layout.slots = slots
    layout.steps = steps.filter { $0.slot >= 0 }
    layout.ordinals = ordinals
    layout.complaints = complaints + unmetExpectations.prefix(Self.complaintLimit)
    layout.ageSample = ageSample
    layout.simulationSample = simulationSample
    return layout
  }

  /// What the site file names and the page does not have: one complaint for each metric.
  private var unmetExpectations: [Complaint] {
    var told: Set<String> = []
    return index.mappings.flatMap(\.rows).compactMap { row in
      guard let number = row.expectation, !metExpectations.contains(number), told.insert(row.metric).inserted else {
        return nil
      }
      return Complaint(subject: row.metric, seenMetrics.contains(row.metric) ? .unmatched : .absent)
    }
  }

  // MARK: Steps

  private mutating func addStep(
    _ sample: Int, _ row: MetricRow, _ quantity: Quantity, _ subject: Int, _ place: MappingIndex.Place
  ) {
    let key = SlotKey(subject: subject, quantity: quantity)
    let slot = slotIndices[key] ?? slots.count
    if slot == slots.count {
      let range = quantity.plausibleRange(of: subjects[subject].kind)
      slots.append(PageLayout.Slot(subject: subject, quantity: quantity, range: range, needs: [:]))
      slotIndices[key] = slot
    }
    let mapping = index.mappings[place.mapping]
    var bit: UInt32 = 0
    switch row.fold {
    case .last, .total:
      // Each series of this metric stands for the same thing (a time-shared device has one per container).
      if let earlier = once.updateValue(steps.count, forKey: OnceKey(slot: slot, place: place)) {
        steps[earlier].slot = -1
      }
    case .first, .sum, .maximum, .count: break
    }
    if case .total(let needs) = row.fold {
      bit = needs.firstIndex(of: row.metric).map { 1 << UInt32($0) } ?? 0
      slots[slot].needs[row.rank] = (1 << UInt32(needs.count)) - 1
    }
    steps.append(
      PageLayout.Step(
        sample: sample, slot: slot, transform: row.transform, fold: row.fold, rank: row.rank, bit: bit,
        isAbsentAtZero: row.isAbsentAtZero, isAbsentBelowZero: row.isAbsentBelowZero, blanks: mapping.blanks,
        metric: row.metric))
  }

  // MARK: Subjects

  private mutating func subject(_ rule: SubjectRule, _ labels: [Label], _ mapping: ExporterMapping) -> Int? {
    guard let node = node(rule, labels, mapping), let name = joined(rule.name, labels, node) else { return nil }
    guard rule.kind == .node || !name.isEmpty else { return nil }
    let key = EntityKey(rule.kind, node: node, name: name)
    if let known = subjectIndices[key] { return known }
    subjectIndices[key] = subjects.count
    subjects.append(key)
    return subjects.count - 1
  }

  /// The name of the node, empty for things of the building; nil when nothing gives it.
  private mutating func node(_ rule: SubjectRule, _ labels: [Label], _ mapping: ExporterMapping) -> String? {
    guard rule.kind.isOfNode else { return "" }
    let node =
      rule.nodeName.isEmpty
      ? given.node ?? hostLabel(labels, mapping) ?? pageNode ?? given.fallback : joined(rule.nodeName, labels, "")
    return node?.isEmpty == true ? nil : node
  }

  private mutating func joined(_ parts: [SubjectRule.Part], _ labels: [Label], _ node: String) -> String? {
    var name = ""
    for part in parts {
      guard let text = text(of: part, labels, node) else { return nil }
      name += text
    }
    return name
  }

  private func hostLabel(_ labels: [Label], _ mapping: ExporterMapping) -> String? {
    for host in mapping.hostLabels {
      if let text = labels.text(host) { return CleanText.cleaned(text) }
    }
    return nil
  }

  private mutating func text(of part: SubjectRule.Part, _ labels: [Label], _ node: String) -> String? {
    switch part {
    case .text(let text): return text
    case .label(let label): return labels.text(label).map { CleanText.cleaned($0) }
    case .firstLabel(let names):
      for name in names {
        if let text = labels.text(name) { return CleanText.cleaned(text) }
      }
      return nil
    case .ordinal(let label):
      guard let text = labels.text(label) else { return nil }
      let key = [label, node, text]
      if let known = ordinals[key] { return String(known) }
      let number = ordinalCounts[[label, node], default: 0]
      ordinals[key] = number
      ordinalCounts[[label, node]] = number + 1
      return String(number)
    case .lookup(let metric, let otherwise):
      if let found = lookedUp(metric, labels) { return found }
      return text(of: otherwise, labels, node)
    case .either(let first, let second):
      return text(of: first, labels, node) ?? text(of: second, labels, node)
    case .equipment: return given.equipment
    case .padded(let part, let width):
      return text(of: part, labels, node).map {
        String(repeating: "0", count: max(0, width - $0.unicodeScalars.count)) + $0
      }
    case .renamed(let part, let names, let otherwise):
      return text(of: part, labels, node).flatMap { names[$0] } ?? text(of: otherwise, labels, node)
    }
  }

  private mutating func lookedUp(_ metric: String, _ labels: [Label]) -> String? {
    for lookup in lookupRules where lookup.metric == metric {
      if let text = lookups.text(of: lookup, labels, among: lookupRules) { return CleanText.cleaned(text) }
    }
    return nil
  }

  // MARK: Facts

  private mutating func note(facts row: MetricRow, of subject: Int, _ labels: [Label], _ mapping: ExporterMapping) {
    for (attribute, label) in row.facts {
      if let text = labels.text(label) { note(text, attribute, of: subject) }
    }
    guard subjects[subject].kind == .accelerator else { return }
    if let vendor = mapping.vendor { note(vendor, .vendor, of: subject) }
    for (attribute, names) in mapping.facts {
      if let text = names.lazy.compactMap({ labels.text($0) }).first { note(text, attribute, of: subject) }
    }
    guard !mapping.workloadLabels.isEmpty else { return }
    // Without a workload the fact is empty, which takes an earlier one away.
    let workload = mapping.workloadLabels.lazy
      .map { $0.compactMap { labels.text($0) } }.enumerated()
      .first { $0.element.count == mapping.workloadLabels[$0.offset].count }?.element.joined(separator: "/")
    note(workload ?? "", .workload, of: subject)
  }

  private mutating func note(_ text: String, _ attribute: Attribute, of subject: Int) {
    let key = FactKey(subject: subject, attribute: attribute)
    if let known = factTexts[key] {
      if known.isEmpty { factTexts[key] = CleanText.cleaned(text) }
      return
    }
    factTexts[key] = CleanText.cleaned(text)
    factOrder.append(key)
  }
}

extension [Label] {
  /// The label's text; nil when it is missing or empty, which mean the same in Prometheus.
  func text(_ name: String) -> String? {
    for label in self where label.name == name { return label.value.isEmpty ? nil : label.value }
    return nil
  }
}

extension MetricRow.Condition {
  func holds(for labels: [Label]) -> Bool {
    switch self {
    case .equals(let name, let text): (labels.text(name) ?? "") == text
    case .isOne(let name, let texts): texts.contains(labels.text(name) ?? "")
    case .isPort(let name): labels.text(name).map { !PortName.isContainerEnd($0) } ?? false
    case .has(let name): labels.text(name) != nil
    case .lacks(let name): labels.text(name) == nil
    case .startsWith(let name, let text): labels.text(name)?.hasPrefix(text) ?? false
    }
  }
}
