internal import Analysis
internal import SiteModel

/// Which findings are about which cooling unit or a part of it, worked out once for all units.
struct CoolingFindings: Sendable {
  /// By unit: places in the list of findings, worst first.
  private var places: [EntityID: [Int]] = [:]

  init(_ findings: [Finding], about units: [CoolingUnit]) {
    guard !units.isEmpty else { return }
    var owners: [EntityID: EntityID] = [:]
    for unit in units {
      owners[unit.id] = unit.id
      for pump in unit.pumps { owners[pump.id] = unit.id }
      for part in unit.filters + unit.reservoirs + unit.leakDetectors { owners[part.id] = unit.id }
    }
    for (place, finding) in findings.enumerated() {
      guard case .entity(let id) = finding.subject, let unit = owners[id] else { continue }
      places[unit, default: []].append(place)
    }
  }

  /// True when nothing is wrong with any unit.
  var isEmpty: Bool { places.isEmpty }

  func findings(about unit: EntityID) -> [Int] { places[unit] ?? [] }
}
