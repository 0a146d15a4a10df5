/// What the hall map shows; `m` cycles.
package enum RackMetric: String, CaseIterable, Sendable {
  case inlet, power, load, temperature, findings, coolant
}

/// How close the Racks page looks; `z` zooms in a ring.
package enum RackZoom: Int, CaseIterable, Sendable {
  /// One cell a rack.
  case strip
  /// One box a rack.
  case hall
}
