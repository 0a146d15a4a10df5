internal import SiteModel

extension SiteWriter {
  mutating func writeAlarms() {
    let plan = topology.alarms
    guard plan != AlarmPlan() else { return }
    line("\nalarms:")
    line("  longest-shelving: \(number(plan.longestShelving.seconds))s")
    if !plan.settings.isEmpty {
      line("  settings:")
      for kind in Finding.Kind.allCases {
        guard let setting = plan.settings[kind] else { continue }
        line("    - " + mapping([("kind", kind.word)] + pairs(of: setting, .plain)))
      }
    }
    guard !plan.rules.isEmpty else { return }
    line("  own:")
    for rule in plan.rules { line("    - " + mapping(pairs(of: rule))) }
  }

  private func pairs(of setting: AlarmSetting, _ measure: ExpressionMeasure) -> [(String, String?)] {
    [
      ("on-delay", setting.onDelay.map { "\(number($0.seconds))s" }),
      ("off-delay", setting.offDelay.map { "\(number($0.seconds))s" }),
      ("deadband", setting.deadband.map { measure.text(number($0)) }), ("priority", setting.priority?.name),
      ("latching", setting.isLatching.map { $0 ? "yes" : "no" }),
    ]
  }

  private func pairs(of rule: AlarmRule) -> [(String, String?)] {
    let measure = ExpressionMeasure(of: rule.value) ?? .plain
    func words(_ text: String) -> String? { text.isEmpty ? nil : quoted(text) }
    var setting = rule.setting
    setting.priority = rule.priority
    return [
      ("name", quoted(rule.name)), ("of", SiteReader.word(rule.kind.name)), ("things", list(rule.things)),
      ("value", quoted(rule.value.text)),
      (rule.side == .upper ? "above" : "below", measure.text(number(rule.limit))),
    ] + pairs(of: setting, measure.difference) + [
      ("cause", words(rule.cause)), ("consequence", words(rule.consequence)), ("action", words(rule.action)),
    ]
  }
}
