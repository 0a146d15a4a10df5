package import SiteModel

extension Wording {
  /// What an alarm goes by, with the limit that it is beyond: "212 L/min < 260 L/min", "too hot"; nothing for what only is
  /// or is not.
  package func measured(_ value: Double?, beyond limit: Double?, _ quantity: Quantity?) -> String {
    guard let value, let quantity, quantity.unit != .flag else { return "" }
    if quantity == .throttleReasons { return throttling(ThrottleReasons(reading: value)) }
    return limit.map { Figures.text(value, beyond: $0, quantity.unit) } ?? Figures.text(value, quantity.unit)
  }

  /// Why a clock is held down, worst first; empty when it is not, or only because there is nothing to do.
  package func throttling(_ reasons: ThrottleReasons) -> String {
    var texts: [String] = []
    if !reasons.isDisjoint(with: [.thermal, .hardwareThermal]) { texts.append(self(.throttleThermal)) }
    if reasons.contains(.powerBrake) { texts.append(self(.throttleBrake)) }
    if reasons.contains(.hardwareSlowdown) { texts.append(self(.throttleHardware)) }
    if reasons.contains(.powerCap) { texts.append(self(.throttlePowerCap)) }
    if reasons.contains(.other) { texts.append(self(.throttleOther)) }
    return list(texts)
  }
}
