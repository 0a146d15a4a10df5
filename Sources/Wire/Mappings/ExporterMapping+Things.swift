internal import SiteModel

extension ExporterMapping {
  /// What a site file says of the metrics on its pages.
  init(_ things: [MappedThing]) {
    var rows: [MetricRow] = []
    var number = 0
    for thing in things {
      for reading in thing.readings {
        rows += MetricRow.rows(of: reading, of: thing, expectation: reading.isOptional ? nil : number)
        number += 1
      }
    }
    self.init(name: "site file", subject: .node, rows: rows)
  }
}

extension MetricRow {
  /// The rows of one reading: one, or one for each of its states in words.
  fileprivate static func rows(of reading: MappedReading, of thing: MappedThing, expectation: Int?) -> [MetricRow] {
    func row(_ transform: Transform, when conditions: [Condition] = []) -> MetricRow {
      // A point that the site file names is the site file's: known exporters come after it.
      var row = MetricRow(
        reading.metric, reading.quantity, transform, of: SubjectRule(thing),
        when: (thing.labels + reading.labels).map { .isOne($0.label, of: $0.texts) } + conditions, fold: .first,
        rank: -1)
      row.expectation = expectation
      return row
    }
    switch reading.meaning {
    case .measure(let scale, let unit, let offset):
      return [row(.scaled(scale * unit.factor, offset: unit.offset + offset * unit.factor))]
    case .states(let values): return [row(.states(values))]
    case .words(let label, let values):
      return values.map { word, value in row(.states([1: value, 0: nil]), when: [.equals(label, word)]) }
    }
  }
}

extension SubjectRule {
  fileprivate init(_ thing: MappedThing) {
    func parts(_ names: [MappedThing.NamePart]) -> [Part] { names.map { Part($0, thing.names) } }
    let isNamed = !thing.name.isEmpty || thing.kind == .node
    self.init(thing.kind, isNamed ? parts(thing.name) : [.equipment])
    nodeName = parts(thing.node)
  }
}

extension SubjectRule.Part {
  fileprivate init(_ part: MappedThing.NamePart, _ names: [String: String]) {
    switch part {
    case .text(let text): self = .text(text)
    case .equipment: self = .equipment
    case .label(let label, let width):
      let padded = width > 0 ? Self.padded(.label(label), width: width) : .label(label)
      self = names.isEmpty ? padded : .renamed(.label(label), names, or: padded)
    }
  }
}
