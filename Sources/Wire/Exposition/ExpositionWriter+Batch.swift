package import SiteModel

extension ExpositionWriter {
  /// Writes a batch: a family for each quantity, and one with what things are. Readings marked bad are left out.
  /// A batch that was not measured says so first.
  package mutating func write(_ batch: Batch) {
    if batch.isSimulated {
      begin(ExporterMapping.simulatedMetric, .gauge, help: "1: nothing of this page was measured.")
      sample(ExporterMapping.simulatedMetric, [], 1)
    }
    let labels = Self.labels(of: batch)
    let blocks = labels.map(Self.block)
    var lines: [Line] = []
    lines.reserveCapacity(batch.readings.count)
    for reading in batch.readings where Int(reading.subject) < blocks.count && reading.quality != .bad {
      let place = MetricNames.place(reading.quantity, of: batch.subjects[Int(reading.subject)].kind)
      lines.append(Line(order: MetricNames.order[place], place: place, reading: reading))
    }
    lines.sort { ($0.order, $0.reading.subject) < ($1.order, $1.reading.subject) }
    var family = -1
    for line in lines {
      let name = MetricNames.all[line.place]
      if MetricNames.families[line.place] != family {
        family = MetricNames.families[line.place]
        begin(name.family, name.isCounter ? .counter : .gauge, unit: name.unit, help: name.help)
      }
      sample(name.sample, blocks[Int(line.reading.subject)], name.extra, line.reading.value / name.divisor)
    }
    writeFacts(of: batch, labels)
  }

  private struct Line {
    var order: Int
    var place: Int
    var reading: Reading
  }

  private mutating func writeFacts(of batch: Batch, _ labels: [[(name: String, value: String)]]) {
    let known = Dictionary(grouping: batch.facts.filter { Int($0.subject) < labels.count }) { $0.subject }
    guard !known.isEmpty else { return }
    begin("aisle_hardware", .info, help: "What things are, in words.")
    for (subject, facts) in known.sorted(by: { $0.key < $1.key }) {
      let words = facts.sorted { $0.attribute.rawValue < $1.attribute.rawValue }
      sample(
        "aisle_hardware_info", labels[Int(subject)] + words.map { (name: $0.attribute.name, value: $0.text) }, 1)
    }
  }

  /// The labels of each subject of the batch.
  private static func labels(of batch: Batch) -> [[(name: String, value: String)]] {
    var measured: [UInt32: Set<Quantity>] = [:]
    for reading in batch.readings where Int(reading.subject) < batch.subjects.count {
      if batch.subjects[Int(reading.subject)].kind == .sensor {
        measured[reading.subject, default: []].insert(reading.quantity)
      }
    }
    return batch.subjects.enumerated().map { index, key in
      labels(of: key, type: key.kind.hardwareType(measuring: measured[UInt32(index)] ?? []))
    }
  }

  private static func labels(of key: EntityKey, type: String) -> [(name: String, value: String)] {
    let prefix = key.kind.identityPrefix
    let identity = key.kind == .node ? prefix : "\(prefix)/\(key.name)"
    var labels = [(name: "host_name", value: key.node), ("hw_id", identity), ("hw_type", type)]
    if key.kind != .node { labels.append(("hw_name", key.name)) }
    if key.kind == .slice, let owner = key.name.split(separator: "/").first {
      labels.append(("hw_parent", "\(EntityKind.accelerator.identityPrefix)/\(owner)"))
    }
    return labels
  }
}

/// The names of all quantities of all kinds of things, made once, and the order in which they stand on a page.
private enum MetricNames {
  /// By place.
  static let all = EntityKind.allCases.flatMap { kind in Quantity.allCases.map { MetricName($0, of: kind) } }
  /// By place: a number for each family.
  static let families = ranks { "\($0.family)" }
  /// By place: where its lines stand; families by name, what differs in a label apart.
  static let order = ranks { "\($0.family) \($0.extra?.value ?? "")" }

  static func place(_ quantity: Quantity, of kind: EntityKind) -> Int {
    Int(kind.rawValue) * Quantity.count + Int(quantity.rawValue)
  }

  private static func ranks(_ key: (MetricName) -> String) -> [Int] {
    let keys = all.map(key)
    let ranks = Dictionary(uniqueKeysWithValues: Set(keys).sorted().enumerated().map { ($1, $0) })
    return keys.map { ranks[$0] ?? 0 }
  }
}

extension MetricName {
  /// The name in words, with the unit.
  fileprivate var help: String {
    var words = family.split(separator: "_").dropFirst().joined(separator: " ")
    let unit = unit.split(separator: "_").joined(separator: " ")
    if !unit.isEmpty, words.hasSuffix(" \(unit)") { words = words.dropLast(unit.count + 1) + ", in \(unit)" }
    return "\(words.prefix(1).uppercased())\(words.dropFirst())."
  }
}
