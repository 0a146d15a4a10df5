package import SiteModel

extension Figures {
  /// A value and the limit that it is beyond: "212 L/min < 260 L/min". `isShort` leaves the limit's unit out where it is
  /// the value's own.
  /// `isLower` says on which side the limit is where the values do not.
  package static func text(
    _ value: Double, beyond limit: Double, _ unit: Unit, isLower: Bool = false, isShort: Bool = false
  ) -> String {
    let (shown, bound) = (parts(value, unit), parts(limit, unit))
    // At the limit is beyond it: "87.0 °C > 87.0 °C" would read as a slip.
    let sign =
      if shown == bound { isLower || value < limit ? "≤" : "≥" } else { value < limit ? "<" : ">" }
    return "\(text(value, unit)) \(sign) \(isShort && shown.unit == bound.unit ? bound.number : text(limit, unit))"
  }
}
