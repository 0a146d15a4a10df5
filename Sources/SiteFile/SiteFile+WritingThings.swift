internal import SiteModel

extension SiteFile {
  /// A text as a YAML scalar in double quotes.
  static func scalar(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}

/// Writes what a source finds on its pages, so that it reads back as it was.
enum ThingWriter {
  /// The lines of the key `things`, indented from it; none when there is nothing to write.
  static func lines(of things: [MappedThing]) -> [String] {
    things.isEmpty ? [] : ["things:"] + things.flatMap(lines)
  }

  private static func lines(of thing: MappedThing) -> [String] {
    var lines = ["  - kind: \(SiteReader.word(thing.kind.name))"]
    if !thing.name.isEmpty { lines.append("    name: \(SiteFile.scalar(NameTemplate.text(of: thing.name)))") }
    if !thing.node.isEmpty { lines.append("    node: \(SiteFile.scalar(NameTemplate.text(of: thing.node)))") }
    if !thing.labels.isEmpty { lines.append("    labels: \(text(of: thing.labels))") }
    if !thing.names.isEmpty {
      let names = thing.names.sorted { $0.key < $1.key }
      lines.append("    names: \(mapping(names.map { ($0.key, SiteFile.scalar($0.value)) }))")
    }
    lines.append("    readings:" + (thing.readings.isEmpty ? " []" : ""))
    return lines + thing.readings.map { "      - \(text(of: $0))" }
  }

  private static func text(of reading: MappedReading) -> String {
    var pairs = ["metric: \(SiteFile.scalar(reading.metric))", "quantity: \(SiteReader.word(reading.quantity.name))"]
    if !reading.labels.isEmpty { pairs.append("labels: \(text(of: reading.labels))") }
    switch reading.meaning {
    case .measure(let scale, let unit, let offset):
      pairs.append("unit: \(amount(scale, unit))")
      if offset != 0 { pairs.append("offset: \(amount(offset, unit))") }
    case .states(let values):
      let states = values.sorted { $0.key < $1.key }
      pairs.append("values: \(mapping(states.map { (number($0.key), value($0.value)) }))")
    case .words(let label, let values):
      let states = values.sorted { $0.key < $1.key }
      pairs.append("state-label: \(label)")
      pairs.append("values: \(mapping(states.map { ($0.key, value($0.value)) }))")
    }
    if reading.isOptional { pairs.append("optional: yes") }
    return "{" + pairs.joined(separator: ", ") + "}"
  }

  private static func text(of labels: [MappedThing.LabelChoice]) -> String {
    mapping(
      labels.map { choice in
        let texts = choice.texts.map(SiteFile.scalar).joined(separator: ", ")
        return (choice.label, choice.texts.count == 1 ? texts : "[\(texts)]")
      })
  }

  /// `pairs` with texts as keys and values as they are.
  private static func mapping(_ pairs: [(String, String)]) -> String {
    "{" + pairs.map { "\(SiteFile.scalar($0)): \($1)" }.joined(separator: ", ") + "}"
  }

  private static func amount(_ number: Double, _ unit: WrittenUnit) -> String {
    SiteFile.scalar(unit.symbol.isEmpty ? Self.number(number) : "\(Self.number(number)) \(unit.symbol)")
  }

  private static func value(_ state: Double?) -> String { state.map(number) ?? "none" }

  /// To the last bit.
  private static func number(_ value: Double) -> String {
    value == value.rounded() && value.magnitude < 1e15 ? String(Int(value)) : String(value)
  }
}
