package import SiteModel

/// Writes pages in Prometheus text 0.0.4 or OpenMetrics 1.0: families in order, label values escaped, same input same
/// bytes.
package struct ExpositionWriter: Sendable {
  package let format: ExpositionFormat
  private var bytes: [UInt8] = []

  package init(format: ExpositionFormat = .prometheusText) { self.format = format }

  /// The format that an `Accept` header asks for; Prometheus text unless OpenMetrics is named.
  package static func format(accepting accept: String?) -> ExpositionFormat {
    for range in (accept ?? "").lowercased().split(separator: ",") where range.contains("application/openmetrics-text")
    {
      if !range.contains("q=0,") && !range.hasSuffix("q=0") && !range.hasSuffix("q=0.0") { return .openMetrics }
    }
    return .prometheusText
  }

  package var contentType: String {
    switch format {
    case .prometheusText: "text/plain; version=0.0.4; charset=utf-8"
    case .openMetrics: "application/openmetrics-text; version=1.0.0; charset=utf-8"
    }
  }

  package enum Kind: String, Sendable { case gauge, counter, info }

  /// Begins a family. `name` has neither `_total` nor `_info`; `unit` is the end of the name, or empty.
  package mutating func begin(_ name: String, _ kind: Kind, unit: String = "", help: String) {
    let isOpen = format == .openMetrics
    let suffix = isOpen ? "" : kind == .counter ? "_total" : kind == .info ? "_info" : ""
    let type = kind == .info && !isOpen ? Kind.gauge : kind
    text("# HELP \(name)\(suffix) ")
    escaped(help)
    text("\n# TYPE \(name)\(suffix) \(type.rawValue)\n")
    if isOpen && !unit.isEmpty && kind != .info { text("# UNIT \(name) \(unit)\n") }
  }

  /// One line; `name` is the whole name on it.
  package mutating func sample(_ name: String, _ labels: [(name: String, value: String)], _ value: Double) {
    text(name)
    var separator = "{"
    for label in labels {
      text("\(separator)\(label.name)=\"")
      escaped(label.value)
      text("\"")
      separator = ","
    }
    text(labels.isEmpty ? " " : "} ")
    if value == value.rounded() && abs(value) < 1e15 { text(String(Int64(value))) } else { text("\(value)") }
    text("\n")
  }

  /// The page, ended as its format demands.
  package consuming func finished() -> [UInt8] {
    if format == .openMetrics { text("# EOF\n") }
    return bytes
  }

  private mutating func text(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func escaped(_ text: String) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\\"): bytes += [byte, byte]
      case UInt8(ascii: "\""): bytes += [UInt8(ascii: "\\"), byte]
      case UInt8(ascii: "\n"): bytes += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
      default: bytes.append(byte)
      }
    }
  }
}

extension ExpositionWriter {
  /// Writes a batch: a family for each quantity, and one with what things are. Readings marked bad are left out.
  package mutating func write(_ batch: Batch) {
    let labels = batch.subjects.map(Self.labels)
    let lines = batch.readings.filter { Int($0.subject) < labels.count && $0.quality != .bad }.map {
      (name: MetricName($0.quantity, of: batch.subjects[Int($0.subject)].kind), reading: $0)
    }
    var family: String?
    for line in lines.sorted(by: Self.precedes) {
      let name = line.name
      if name.family != family {
        family = name.family
        begin(name.family, name.isCounter ? .counter : .gauge, unit: name.unit, help: Self.help(line.reading.quantity))
      }
      let own = labels[Int(line.reading.subject)]
      sample(name.sample, name.extra.map { own + [$0] } ?? own, line.reading.value)
    }
    writeFacts(of: batch, labels)
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

  private static func precedes(
    _ a: (name: MetricName, reading: Reading), _ b: (name: MetricName, reading: Reading)
  ) -> Bool {
    if a.name.family != b.name.family { return a.name.family < b.name.family }
    return (a.reading.subject, a.reading.quantity.rawValue) < (b.reading.subject, b.reading.quantity.rawValue)
  }

  private static func labels(_ key: EntityKey) -> [(name: String, value: String)] {
    let type = key.kind.hardwareType
    let identity = key.kind == .node ? type : "\(type)/\(key.name)"
    var labels = [(name: "host_name", value: key.node), ("hw_id", identity), ("hw_type", type)]
    if key.kind != .node { labels.append(("hw_name", key.name)) }
    if key.kind == .slice, let owner = key.name.split(separator: "/").first {
      labels.append(("hw_parent", "\(EntityKind.accelerator.hardwareType)/\(owner)"))
    }
    return labels
  }

  private static func help(_ quantity: Quantity) -> String {
    "The \(String(quantity.name.map { $0 == "_" ? " " : $0 })) of each thing that has one."
  }
}
