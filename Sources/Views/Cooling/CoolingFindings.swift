internal import Analysis
internal import SiteModel

/// Which findings are about which cooling unit or a part of it, worked out once for all units.
struct CoolingFindings: Sendable {
  /// By unit: places in the list of findings, worst first.
  private var places: [EntityID: [Int]] = [:]
  /// The same of what is gone, and waits for somebody.
  private var gone: [EntityID: [Int]] = [:]

  init(_ marks: Marks, about units: [CoolingUnit]) {
    guard !units.isEmpty else { return }
    var owners: [EntityID: EntityID] = [:]
    for unit in units {
      owners[unit.id] = unit.id
      for pump in unit.pumps { owners[pump.id] = unit.id }
      for part in unit.filters + unit.reservoirs + unit.leakDetectors { owners[part.id] = unit.id }
    }
    places = Self.places(of: marks.findings, owners)
    gone = Self.places(of: marks.gone, owners)
  }

  private static func places(of findings: [Finding], _ owners: [EntityID: EntityID]) -> [EntityID: [Int]] {
    var places: [EntityID: [Int]] = [:]
    for (place, finding) in findings.enumerated() {
      guard case .entity(let id) = finding.subject, let unit = owners[id] else { continue }
      places[unit, default: []].append(place)
    }
    return places
  }

  /// True when there is nothing to tell of any unit.
  var isEmpty: Bool { places.isEmpty && gone.isEmpty }

  func findings(about unit: EntityID) -> [Int] { places[unit] ?? [] }

  /// Places in the list of what is gone, worst first.
  func gone(about unit: EntityID) -> [Int] { gone[unit] ?? [] }
}
