internal import Analysis
internal import SiteModel

/// A cell of the site as exports show it: what it says, and how far that can be trusted now.
struct Measurement {
  enum Grade: String, CaseIterable {
    case good, derived, suspect, bad, stale
  }
  var value: Double
  var grade: Grade
  var moment: Moment
  /// Index of the source.
  var source: Int
}

extension Site {
  /// The cell at `now`; nil when nobody has ever reported it. What a source reported as bad stays bad when it ages.
  func measurement(of id: EntityID, _ quantity: Quantity, at now: Moment) -> Measurement? {
    guard let cell = columns.cell(id, quantity) else { return nil }
    let staleAfter = cell.source < sources.count ? sources[cell.source].staleAfter : .seconds(30)
    let grade: Measurement.Grade =
      switch cell.quality {
      case .bad: .bad
      case _ where now - cell.moment > staleAfter: .stale
      case .good: .good
      case .derived: .derived
      case .suspect: .suspect
      }
    return Measurement(value: cell.value, grade: grade, moment: cell.moment, source: cell.source)
  }

  /// For each kind of thing, the quantities that anything of the kind has ever reported.
  var reportedQuantities: [[Quantity]] {
    EntityKind.allCases.map { kind in Quantity.allCases.filter { columns.column(kind, $0).count > 0 } }
  }
}

extension SourceState.Condition {
  var name: String {
    switch self {
    case .waiting: "waiting"
    case .alive: "alive"
    case .stale: "stale"
    case .late: "late"
    case .failing: "failing"
    }
  }
}

extension NodeState {
  var name: String {
    switch self {
    case .reporting: "reporting"
    case .silent: "silent"
    case .waiting: "waiting"
    case .missing: "missing"
    case .unmeasured: "unmeasured"
    }
  }
}

extension EntityKind {
  /// The name of a list of such things.
  var plural: String { self == .powerSupply ? "power_supplies" : name + "s" }
}
