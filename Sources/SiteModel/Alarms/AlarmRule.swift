/// An alarm that the site file writes: a value reckoned from quantities of each of some things, and its limit.
package struct AlarmRule: Hashable, Sendable {
  /// Told on every page and in the log; one rule has it.
  package var name: String
  /// The things that it watches: all of a kind, or those with these names.
  package var kind: EntityKind
  package var things: [String] = []
  package var value: AlarmExpression
  package var side: PointLimits.Side
  /// In the base unit of `value`.
  package var limit: Double
  package var priority = Priority.medium
  package var setting = AlarmSetting()
  /// What is behind it, what follows and what to do, in the site's own words; empty where it says nothing.
  package var cause = ""
  package var consequence = ""
  package var action = ""

  package init(_ name: String, of kind: EntityKind, _ value: AlarmExpression, _ side: PointLimits.Side, _ limit: Double)
  {
    self.name = name
    self.kind = kind
    self.value = value
    self.side = side
    self.limit = limit
  }

  /// True where nothing has to be reckoned: one quantity against its limit.
  package var isPlainLimit: Bool { if case .quantity = value { true } else { false } }

  /// The kind of what it finds.
  package var findingKind: Finding.Kind {
    if isPlainLimit { return .limitBroken }
    if value.contains({ if case .age = $0 { true } else { false } }) { return .valueStale }
    if value.contains({ if case .isBad = $0 { true } else { false } }) { return .valueBad }
    if value.contains({ if case .rate = $0 { true } else { false } }) { return .rapidChange }
    let deviates = value.contains {
      switch $0 {
      case .peers, .quantity(.supplySetPoint), .quantity(.flowSetPoint): true
      default: false
      }
    }
    if deviates { return .deviation }
    if case .absolute(.difference) = value { return .readingsDiffer }
    return .siteCondition
  }
}

/// How an alarm waits, ends and is weighed, as far as somebody says so; nil where the usual is meant.
package struct AlarmSetting: Hashable, Sendable {
  /// How far a value must come back inside its limit before it is well again, in the value's base unit.
  package var deadband: Double?
  /// How long it must be wrong, or well, before it counts.
  package var onDelay: Duration?
  package var offDelay: Duration?
  package var priority: Priority?
  /// True where it has to be reset once its cause is gone.
  package var isLatching: Bool?
  package init() {}
}

/// What a site file says of alarms.
package struct AlarmPlan: Hashable, Sendable {
  package var rules: [AlarmRule] = []
  /// What is said of Aisle's own kinds.
  package var settings: [Finding.Kind: AlarmSetting] = [:]
  /// For how long an alarm may be shelved at most: a shift.
  package var longestShelving = Duration.seconds(8 * 3600)
  package init() {}

  /// The site's own alarm of that name.
  package func rule(named name: String) -> AlarmRule? { rules.first { $0.name == name } }
}
