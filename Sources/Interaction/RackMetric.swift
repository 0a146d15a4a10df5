package import SiteModel

/// What the hall map shows; `m` cycles.
package enum RackMetric: String, CaseIterable, Sendable {
  case inlet, power, load, temperature, findings, coolant, job, free

  /// What the map shows until the operator chooses: the first that anything at the site reports.
  package static func natural(for site: borrowing Site) -> RackMetric {
    func isReported(_ kind: EntityKind, _ quantity: Quantity) -> Bool {
      site.columns.column(kind, quantity).count > 0
    }
    if isReported(.node, .inletTemperature) { return .inlet }
    if isReported(.accelerator, .temperature) { return .temperature }
    if isReported(.accelerator, .load) { return .load }
    return isReported(.node, .power) || isReported(.processor, .power) ? .power : .inlet
  }
}

/// How close the Racks page looks; `z` zooms in a ring.
package enum RackZoom: Int, CaseIterable, Sendable {
  /// One cell a rack.
  case strip
  /// One box a rack.
  case hall
}
