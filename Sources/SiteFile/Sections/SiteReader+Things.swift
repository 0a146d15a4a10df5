internal import SiteModel
internal import StrictYAML
internal import Yams

/// What is found on the pages of a source besides what known exporters say.
extension SiteReader {
  private static let thingKeys = ["kind", "name", "node", "labels", "names", "readings"]
  static let kinds = Dictionary(EntityKind.allCases.map { (word($0.name), $0) }) { first, _ in first }

  /// Names of kinds and quantities as they stand in files.
  static func word(_ exportName: String) -> String { exportName.replacing("_", with: "-") }

  func things(of source: Section, _ plan: SourcePlan) -> [MappedThing] {
    guard source.has("things") else { return [] }
    if plan.kind != .exposition {
      report.add(
        "'things' are found on pages; a Redfish tree says itself what is there", at: source.place(of: "things"))
    }
    return source.items("things").compactMap { thing($0, plan) }
  }

  private func thing(_ item: Node, _ plan: SourcePlan) -> MappedThing? {
    guard let section = Section(item, of: "thing", keys: Self.thingKeys, report: report) else { return nil }
    section.require("kind")
    section.require("readings")
    guard let word = section.choice("kind", among: Self.kinds.keys.sorted()), let kind = Self.kinds[word] else {
      return nil
    }
    var thing = MappedThing(kind)
    thing.name = name(of: section, kind, plan)
    thing.node = node(of: section, kind, plan)
    thing.labels = labels(of: section)
    thing.names = names(of: section)
    thing.readings = section.items("readings").compactMap { reading($0) }
    return thing
  }

  private func name(of section: Section, _ kind: EntityKind, _ plan: SourcePlan) -> [MappedThing.NamePart] {
    if kind == .node {
      if section.has("name") { report.add("a node is named at 'node'", at: section.place(of: "name")) }
      return []
    }
    let parts = template("name", of: section)
    let needsEquipment = section.has("name") ? parts.contains(.equipment) : true
    if needsEquipment, plan.targets.contains(where: { $0.equipment == nil }) {
      report.add(
        "what is the thing called? Give a 'name' here, or 'equipment' at the source", at: section.place(of: "name"))
    }
    if case .text(let name)? = parts.first, parts.count == 1 {
      let place = section.place(of: "name")
      // Racks and halls stand in the file: another name is a slip.
      if kind == .rack { _ = racks.index(name, at: place) }
      if kind == .hall { _ = halls.index(name, at: place) }
    }
    return parts
  }

  private func node(of section: Section, _ kind: EntityKind, _ plan: SourcePlan) -> [MappedThing.NamePart] {
    let parts = template("node", of: section)
    guard kind.isOfNode else {
      if section.has("node") { report.add("'node' is for nodes and their parts", at: section.place(of: "node")) }
      return []
    }
    if !section.has("node"), plan.targets.contains(where: { $0.node == nil }) {
      report.add("which node? Give a 'node' here, or 'nodes' at the source", at: section.place)
    }
    if case .text(let name)? = parts.first, parts.count == 1 {
      _ = nodes.index(name, at: section.place(of: "node"))
    }
    return parts
  }

  private func template(_ key: String, of section: Section) -> [MappedThing.NamePart] {
    guard let entry = section.text(key) else { return [] }
    switch NameTemplate.parts(of: entry.text) {
    case .success(let parts): return parts
    case .failure(let complaint):
      report.add("'\(key)': \(complaint.message)", at: entry.place)
      return []
    }
  }

  /// What series must bear: `{unit: "1"}`, `{phase: [L1, L2]}`.
  func labels(of section: Section) -> [MappedThing.LabelChoice] {
    section.pairs("labels").compactMap { label, value in
      guard isLabelName(label) else { return nil }
      guard case .sequence(let texts) = value, report.isPlain(value) else {
        return report.entry(value, key: label.text).map { MappedThing.LabelChoice(label.text, [$0.text]) }
      }
      let entries = texts.compactMap { report.entry($0, key: label.text) }
      if texts.isEmpty { report.add("'\(label.text)' lists nothing", at: Place(value)) }
      return entries.isEmpty ? nil : MappedThing.LabelChoice(label.text, entries.map(\.text))
    }
  }

  func isLabelName(_ entry: Entry) -> Bool {
    let isName = NameTemplate.isLabelName(entry.text[...])
    if !isName { report.add("\(quoted(entry.text)) is no name of a label", at: entry.place) }
    return isName
  }

  /// The site's own names by a label's text: `{"[1-8]": "CDU-[01-08]"}`.
  private func names(of section: Section) -> [String: String] {
    var names: [String: String] = [:]
    for (key, value) in section.pairs("names") {
      guard let entry = report.entry(value, key: key.text) else { continue }
      let texts = report.names(key)
      let own = report.names(entry)
      guard texts.count == own.count else {
        report.add(
          "\(quoted(key.text)) stands for \(texts.count) texts, but \(quoted(entry.text)) for \(own.count) names",
          at: entry.place)
        continue
      }
      for (text, name) in zip(texts, own) where names.updateValue(name, forKey: text) != nil {
        report.add("\(quoted(text)) is named twice", at: key.place)
      }
    }
    return names
  }
}
