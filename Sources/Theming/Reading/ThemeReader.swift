internal import Canvas
internal import StrictYAML
internal import Yams

/// Reads one theme file. Colours are only looked up when what it inherits is known.
struct ThemeReader {
  let report: Report
  private(set) var draft = ThemeDraft()
  /// The theme to which the file adds.
  private(set) var parent: Entry?
  private var mentions: [(color: ColorName, part: ThemeDraft.Part)] = []

  private static let partKeys = ["palette", "screen", "inks", "flags", "heat"]
  private static let attributes = ["bold", "dim", "reverse", "underline"]
  static let flags = ["selected", "dimmed", "reverse"]
  /// Roles that a file gives a look; `heat` is a ramp.
  static let inks = Ink.Role.allCases.filter { $0 != .heat }

  init(report: Report) { self.report = report }

  mutating func read(_ root: Node, named name: String) {
    let parts = ThemeDraft.Part.allCases.dropFirst().map { String(describing: $0) }
    let keys = ["name", "summary", "inherits", "promises"] + Self.partKeys + parts
    guard let section = Section(root, of: "theme", keys: keys, report: report) else { return }
    draft.file = report.file
    section.require("name")
    section.require("summary")
    draft.name = name
    draft.summary = section.text("summary")?.text ?? ""
    if let said = section.text("name"), said.text != name {
      report.add(
        "the theme calls itself \(quoted(said.text)), but its file is named for \(quoted(name))", at: said.place)
    }
    parent = section.text("inherits")
    readPromises(of: section)
    read(section, as: .base)
    for part in ThemeDraft.Part.allCases.dropFirst() {
      let name = String(describing: part)
      let keys = part == .mono ? ["screen", "inks", "flags"] : Self.partKeys
      if let inner = section.section(name, of: name, keys: keys) { read(inner, as: part) }
    }
    if parent == nil { requireAll(of: section) }
  }

  private mutating func readPromises(of section: Section) {
    if section.has("promises") {
      draft.origins["promises"] = Origin(file: report.file, place: section.place(of: "promises"))
    }
    for entry in section.texts("promises") {
      if let promise = ThemePromise(rawValue: entry.text) {
        draft.promises.append(promise)
      } else {
        let known = ThemePromise.allCases.map(\.rawValue)
        let near = report.suggestion(for: entry.text, among: known)
        let advice = near.isEmpty ? "; a theme can promise \(known.joined(separator: ", "))" : near
        report.add("\(quoted(entry.text)) is no promise\(advice)", at: entry.place)
      }
    }
  }

  /// A theme that adds to no other must say everything.
  private func requireAll(of section: Section) {
    var missing = Self.inks.map { String(describing: $0) }.filter { draft.origins[$0] == nil }
    if draft.origins["screen"] == nil { missing.append("screen") }
    if draft.sheets[0].heat.isEmpty { missing.append("heat") }
    if draft.sheets[0].selected == Look() { missing.append("selected") }
    if draft.sheets[0].reverse == Look() { missing.append("reverse") }
    if !missing.isEmpty {
      report.add(
        "a theme that inherits from no other needs every look; missing: \(missing.joined(separator: ", "))",
        at: section.place)
    }
  }

  private mutating func read(_ section: Section, as part: ThemeDraft.Part) {
    for (name, node) in section.pairs("palette") {
      guard let value = value(node, key: name.text) else { continue }
      if let color = Color(named: value.text) {
        draft.palettes[part.rawValue][name.text] = color
        if part == .base { draft.colorOrigins[name.text] = Origin(file: report.file, place: value.place) }
      } else {
        let near = report.suggestion(for: value.text, among: ANSIPalette.names)
        report.add("\(quoted(value.text)) is no colour\(near.isEmpty ? Self.colorAdvice : near)", at: value.place)
      }
    }
    if let node = section.node("screen") { draft.sheets[part.rawValue].screen = look(node, of: "screen", in: part) }
    let inks = Self.inks.map { String(describing: $0) }
    if let looks = section.section("inks", of: "inks", keys: inks) {
      for (role, name) in zip(Self.inks, inks) {
        guard let node = looks.node(name) else { continue }
        draft.sheets[part.rawValue].roles[Int(role.rawValue)] = look(node, of: name, in: part)
      }
    }
    if let looks = section.section("flags", of: "flags", keys: Self.flags) {
      let paths: [WritableKeyPath<Sheet, Look>] = [\.selected, \.dimmed, \.reverse]
      for (name, path) in zip(Self.flags, paths) {
        if let node = looks.node(name) { draft.sheets[part.rawValue][keyPath: path] = look(node, of: name, in: part) }
      }
    }
    readHeat(of: section, in: part)
  }

  private typealias Sheet = Theming.Sheet<ColorName>
  private typealias Look = Theming.Look<ColorName>

  private mutating func readHeat(of section: Section, in part: ThemeDraft.Part) {
    guard let node = section.node("heat") else { return }
    let stops = section.items("heat").compactMap { value($0, key: "heat") }
    if case .sequence = node, stops.count < 2 {
      report.add("'heat' needs two colours or more", at: section.place(of: "heat"))
    }
    if part == .base { draft.origins["heat"] = Origin(file: report.file, place: section.place(of: "heat")) }
    draft.sheets[part.rawValue].heat = stops.map { mention($0, in: part) }
  }

  /// A look: attributes by key, or only the name of its foreground.
  private mutating func look(_ node: Node, of name: String, in part: ThemeDraft.Part) -> Look {
    if part == .base { draft.origins[name] = Origin(file: report.file, place: Place(node)) }
    var look = Look()
    if case .scalar = node, part != .mono {
      look.foreground = value(node, key: name).map { mention($0, in: part) }
      return look
    }
    let keys = (part == .mono ? [] : ["foreground", "background"]) + Self.attributes
    guard let section = Section(node, of: name, keys: keys, report: report) else { return look }
    look.foreground = section.node("foreground").flatMap { value($0, key: "foreground") }.map { mention($0, in: part) }
    look.background = section.node("background").flatMap { value($0, key: "background") }.map { mention($0, in: part) }
    look.isBold = section.truth("bold")
    look.isDim = section.truth("dim")
    look.isReverse = section.truth("reverse")
    look.isUnderlined = section.truth("underline")
    return look
  }

  private func value(_ node: Node, key: String) -> Entry? {
    if case .scalar(let scalar) = node, scalar.string.isEmpty, scalar.anchor == nil {
      report.add(
        "'\(key)' has no colour; one like \"#ffb000\" needs its quotes, since # begins a comment", at: Place(node))
      return nil
    }
    return report.entry(node, key: key)
  }

  private mutating func mention(_ entry: Entry, in part: ThemeDraft.Part) -> ColorName {
    let color = ColorName(text: entry.text, origin: Origin(file: report.file, place: entry.place))
    mentions.append((color, part))
    return color
  }

  private static let colorAdvice = "; a colour is \"#rrggbb\", an ANSI colour's name or number (0-15), or standard"

  /// Reports every colour named in this file that the whole theme does not know.
  func lookUpColors(in whole: ThemeDraft) {
    for (color, part) in mentions {
      let palette = whole.palette(for: part)
      if palette[color.text] != nil || Color(named: color.text) != nil { continue }
      let near = report.suggestion(for: color.text, among: palette.keys.sorted() + ANSIPalette.names)
      let advice = near.isEmpty ? "; it stands neither in the palette nor is it a colour by itself" : near
      report.add("unknown colour \(quoted(color.text))\(advice)", at: color.origin.place)
    }
  }
}
