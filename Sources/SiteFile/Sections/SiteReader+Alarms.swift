internal import SiteModel
internal import StrictYAML
internal import Yams

/// What the site file says of alarms.
extension SiteReader {
  /// More alarms of its own than this no site keeps in order.
  static let ruleLimit = 200
  /// Characters of a cause, a consequence or an action.
  static let guideLimit = 200

  private static let settingKeys = ["on-delay", "off-delay", "deadband", "priority", "latching"]
  private static let ruleKeys =
    ["name", "of", "things", "value", "above", "below", "cause", "consequence", "action"] + settingKeys

  mutating func readAlarms(of site: Section) {
    guard let section = site.section("alarms", of: "alarms", keys: ["longest-shelving", "settings", "own"]) else {
      return
    }
    if let longest = section.duration("longest-shelving") { topology.alarms.longestShelving = longest }
    for item in section.items("settings") { readSetting(item) }
    let rules = section.items("own")
    if rules.count > Self.ruleLimit {
      report.add(
        "a site may have \(Self.ruleLimit) alarms of its own, not \(rules.count)", at: section.place(of: "own"))
    }
    var names = Names("alarm", report: report)
    for item in rules.prefix(Self.ruleLimit) { readRule(item, &names) }
  }

  // MARK: Settings of Aisle's own kinds

  private mutating func readSetting(_ item: Node) {
    guard let section = Section(item, of: "setting", keys: ["kind"] + Self.settingKeys, report: report),
      section.require("kind"), let word = section.choice("kind", among: Finding.Kind.allCases.map(\.word)),
      let kind = Finding.Kind.allCases.first(where: { $0.word == word })
    else { return }
    if topology.alarms.settings[kind] != nil {
      report.add("the setting of \(quoted(word)) is given twice", at: section.place)
    }
    // Of what it is depends on the finding: it is a number in the base unit.
    topology.alarms.settings[kind] = setting(of: section, .plain)
  }

  private func setting(of section: Section, _ measure: ExpressionMeasure) -> AlarmSetting {
    var setting = AlarmSetting()
    setting.onDelay = section.duration("on-delay", .delay)
    setting.offDelay = section.duration("off-delay", .delay)
    setting.isLatching = section.truth("latching")
    setting.priority = section.choice("priority", among: Priority.allCases.map(\.name)).flatMap(Priority.init(name:))
    if let deadband = value("deadband", of: section, measure) {
      if deadband < 0 { report.add("'deadband' is below 0", at: section.place(of: "deadband")) }
      setting.deadband = max(0, deadband)
    }
    return setting
  }

  private func value(_ key: String, of section: Section, _ measure: ExpressionMeasure) -> Double? {
    guard let entry = section.text(key) else { return nil }
    switch measure.value(of: entry.text) {
    case .success(let value): return value
    case .failure(let complaint):
      report.add("'\(key)': \(complaint.message)", at: entry.place)
      return nil
    }
  }

  // MARK: Alarms of the site's own

  private mutating func readRule(_ item: Node, _ names: inout Names) {
    guard let section = Section(item, of: "alarm", keys: Self.ruleKeys, report: report) else { return }
    for key in ["name", "of", "value"] { section.require(key) }
    guard let name = section.text("name"), names.add(name.text, at: name.place),
      let word = section.choice("of", among: Self.kinds.keys.sorted()), let kind = Self.kinds[word],
      let value = expression(of: section, kind)
    else { return }
    let measure = ExpressionMeasure(of: value) ?? .plain
    guard let (side, limit) = limit(of: section, measure) else { return }
    var rule = AlarmRule(name.text, of: kind, value, side, limit)
    rule.things = things(of: section, kind)
    rule.setting = setting(of: section, measure.difference)
    rule.priority = rule.setting.priority ?? .medium
    rule.setting.priority = nil
    rule.cause = guide("cause", of: section)
    rule.consequence = guide("consequence", of: section)
    rule.action = guide("action", of: section)
    topology.alarms.rules.append(rule)
  }

  private func expression(of section: Section, _ kind: EntityKind) -> AlarmExpression? {
    guard let entry = section.text("value") else { return nil }
    switch ExpressionScanner.read(entry.text) {
    case .failure(let complaint): report.add("'value': \(complaint.message)", at: entry.place)
    case .success(let expression):
      let untracked = expression.parts.compactMap { part -> Quantity? in
        guard case .rate(let quantity) = part else { return nil }
        return Trends.tracked.contains { $0.kind == kind && $0.quantity == quantity } ? nil : quantity
      }
      guard let first = untracked.first else { return expression }
      let known = Trends.tracked.filter { $0.kind == kind }.map(\.quantity.name)
      report.add(
        "'value': the rate of \(quoted(first.name)) is not remembered"
          + (known.isEmpty ? "" : "; that of \(known.joined(separator: ", ")) is"), at: entry.place)
    }
    return nil
  }

  private func limit(of section: Section, _ measure: ExpressionMeasure) -> (PointLimits.Side, Double)? {
    if section.has("above") && section.has("below") {
      report.add("'above' and 'below' are two alarms: write one for each", at: section.place(of: "below"))
      return nil
    }
    guard section.has("above") || section.has("below") else {
      report.add("alarm needs 'above' or 'below'", at: section.place)
      return nil
    }
    if section.has("above") { return value("above", of: section, measure).map { (.upper, $0) } }
    return value("below", of: section, measure).map { (.lower, $0) }
  }

  /// Parts of nodes are named by their nodes. What stands in the file must be named as it stands there.
  private func things(of section: Section, _ kind: EntityKind) -> [String] {
    section.texts("things").flatMap { entry -> [String] in
      let names = report.names(entry)
      let known = kind.isOfNode ? topology.nodes.map(\.name) : topology.plannedNames(of: kind)
      guard !known.isEmpty else { return names }
      let set = Set(known)
      if let strange = names.first(where: { !set.contains($0) }) {
        report.add("no \(Self.word(kind.name)) is named \(quoted(strange))", at: entry.place)
      }
      return names
    }
  }

  private func guide(_ key: String, of section: Section) -> String {
    guard let entry = section.text(key) else { return "" }
    if entry.text.count > Self.guideLimit {
      report.add("'\(key)' has more than \(Self.guideLimit) characters", at: entry.place)
    }
    return entry.text
  }
}

extension Finding.Kind {
  /// The kind as a file names it: "coolant-supply-warm".
  var word: String {
    rawValue.reduce(into: "") { word, letter in
      word += letter.isUppercase ? "-\(letter.lowercased())" : String(letter)
    }
  }
}
