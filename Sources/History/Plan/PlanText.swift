internal import SiteModel

/// What a plan says of sources and alarms, as text that is the same in every process: secrets, where they lie, and places
/// in the file are left out.
struct PlanText {
  private(set) var text = ""

  /// A line of fields.
  mutating func add(_ fields: [String?]) {
    for field in fields {
      text += field ?? "\u{1}"
      text += "\u{1F}"
    }
    text += "\n"
  }

  mutating func add(_ source: SourcePlan) {
    add([
      "source", source.name, source.kind.rawValue, "\(source.every.nanoseconds)", "\(source.timeout.nanoseconds)",
      source.daemon?.url, "\(source.alerting.isGivenOurs)", source.alerting.origin,
    ])
    add(source.alerting.placeLabels)
    let commands = source.commands
    add([
      commands.folder, commands.configuration, "\(commands.minimum.nanoseconds)", "\(commands.hasAccounting)",
    ])
    add(commands.accelerators)
    for target in source.targets { add([target.url, target.node, target.equipment]) }
    for thing in source.things { add(thing) }
  }

  private mutating func add(_ thing: MappedThing) {
    add(["thing", thing.kind.name] + (thing.name + [.text("\u{2}")] + thing.node).map { "\($0)" })
    add(thing.labels.map { "\($0)" })
    add(thing.names.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] })
    for reading in thing.readings {
      add([reading.metric, reading.quantity.name, "\(reading.isOptional)", "\(reading.labels)"])
      add(Self.fields(of: reading.meaning))
    }
  }

  private static func fields(of meaning: MappedReading.Meaning) -> [String] {
    switch meaning {
    case .measure(let scale, let unit, let offset): ["\(scale)", unit.symbol, "\(offset)"]
    case .states(let values): values.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.map { "\($0)" } ?? "")" }
    case .words(let label, let values):
      [label] + values.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.map { "\($0)" } ?? "")" }
    }
  }

  mutating func add(_ plan: AlarmPlan) {
    for rule in plan.rules {
      add(["rule", rule.name, rule.kind.name, rule.value.text, "\(rule.side)", "\(rule.limit)", rule.priority.name])
      add(rule.things)
      add([rule.cause, rule.consequence, rule.action])
      add(rule.setting)
    }
    for (kind, setting) in plan.settings.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      add(["setting", kind.rawValue])
      add(setting)
    }
    add(["\(plan.longestShelving.nanoseconds)"])
  }

  private mutating func add(_ setting: AlarmSetting) {
    add([
      setting.deadband.map { "\($0)" }, setting.onDelay.map { "\($0.nanoseconds)" },
      setting.offDelay.map { "\($0.nanoseconds)" }, setting.priority?.name, setting.isLatching.map { "\($0)" },
    ])
  }
}
