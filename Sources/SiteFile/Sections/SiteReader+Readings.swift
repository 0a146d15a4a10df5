internal import SiteModel
internal import StrictYAML
internal import Yams

/// What one metric gives.
extension SiteReader {
  private static let readingKeys = [
    "metric", "quantity", "labels", "unit", "offset", "values", "state-label", "optional",
  ]
  private static let quantities = Dictionary(Quantity.allCases.map { (word($0.name), $0) }) { first, _ in first }
  /// What a state stands for that says nothing: not fitted, not known.
  private static let noValue = "none"

  func reading(_ item: Node) -> MappedReading? {
    guard let section = Section(item, of: "reading", keys: Self.readingKeys, report: report) else { return nil }
    section.require("metric")
    section.require("quantity")
    let labels = labels(of: section)
    let isOptional = section.truth("optional") ?? false
    guard let quantity = quantity(of: section), let meaning = meaning(of: section, quantity),
      let metric = section.text("metric")
    else { return nil }
    guard NameTemplate.isMetricName(metric.text[...]) else {
      report.add("'metric': \(quoted(metric.text)) is no name of a metric", at: metric.place)
      return nil
    }
    var reading = MappedReading(metric.text, quantity, meaning)
    reading.labels = labels
    reading.isOptional = isOptional
    return reading
  }

  private func quantity(of section: Section) -> Quantity? {
    guard let entry = section.text("quantity") else { return nil }
    if let quantity = Self.quantities[entry.text] { return quantity }
    let near = report.suggestion(for: entry.text, among: Self.quantities.keys.sorted())
    let hint = near.isEmpty ? "; it can be power, supply-temperature, flow, acidity, severity and many others" : near
    report.add("'quantity': unknown word \(quoted(entry.text))\(hint)", at: entry.place)
    return nil
  }

  private func meaning(of section: Section, _ quantity: Quantity) -> MappedReading.Meaning? {
    guard section.has("values") else {
      if section.has("state-label") {
        report.add("'state-label' needs 'values': what its texts stand for", at: section.place(of: "state-label"))
      }
      return measure(of: section, quantity)
    }
    for key in ["unit", "offset"] where section.has(key) {
      report.add("'values' exclude '\(key)': they are in the base unit", at: section.place(of: key))
    }
    return states(of: section, quantity)
  }

  private func measure(of section: Section, _ quantity: Quantity) -> MappedReading.Meaning? {
    let isPlain = quantity.unit == .count || quantity.unit == .flag
    let entry = section.text("unit")
    guard entry != nil || isPlain || section.has("unit") else {
      let units = WrittenUnit.all(of: quantity.unit).map(\.symbol).filter { !$0.isEmpty }
      report.add(
        "\(quoted(Self.word(quantity.name))) needs a 'unit': \(units.joined(separator: ", "))", at: section.place)
      return nil
    }
    guard entry != nil || isPlain else { return nil }
    switch ScaledUnit.read(entry?.text ?? "", of: quantity) {
    case .success(let (scale, unit)):
      guard let offset = section.text("offset") else { return .measure(scale: scale, unit, offset: 0) }
      switch ScaledUnit.offset(offset.text, in: unit) {
      case .success(let offset): return .measure(scale: scale, unit, offset: offset)
      case .failure(let complaint): report.add("'offset': \(complaint.message)", at: offset.place)
      }
    case .failure(let complaint): report.add("'unit': \(complaint.message)", at: section.place(of: "unit"))
    }
    return nil
  }

  private func states(of section: Section, _ quantity: Quantity) -> MappedReading.Meaning? {
    let written = section.pairs("values")
    if written.isEmpty { report.add("'values' is empty", at: section.place(of: "values")) }
    let pairs = written.compactMap { key, value in
      report.entry(value, key: key.text).flatMap { state($0, of: quantity) }.map { (key: key, value: $0) }
    }
    if let label = section.text("state-label") {
      guard isLabelName(label) else { return nil }
      return .words(label: label.text, Dictionary(pairs.map { ($0.key.text, $0.value) }) { first, _ in first })
    }
    var values: [Double: Double?] = [:]
    for (key, value) in pairs {
      guard let number = Double(key.text), number.isFinite else {
        report.add("\(quoted(key.text)) is no number; words are read with 'state-label'", at: key.place)
        continue
      }
      if values.updateValue(value, forKey: number) != nil {
        report.add("\(quoted(key.text)) is given twice", at: key.place)
      }
    }
    return .states(values)
  }

  /// A word for a state, a number, or that there is no value; nil, and a problem, when it is none of these.
  private func state(_ entry: Entry, of quantity: Quantity) -> Double?? {
    if entry.text == Self.noValue { return .some(nil) }
    if let state = quantity.stateWords.first(where: { $0.word == entry.text }) { return state.value }
    if let number = Double(entry.text), number.isFinite { return number }
    let words = quantity.stateWords.map(\.word) + [Self.noValue]
    report.add(
      "\(quoted(entry.text)) is no value of \(quoted(Self.word(quantity.name))): \(words.joined(separator: ", ")) "
        + "or a number in its base unit", at: entry.place)
    return nil
  }
}
