extension FaultPlan {
  /// Seconds since a fault of a thing came; nil when it is not in force.
  private func age(_ kind: FaultKind, _ thing: Int) -> Double? {
    inForce.first { $0.kind == kind && $0.thing == thing }.map { Double(max(0, seconds - $0.begins)) }
  }

  // MARK: Cooling

  func hasTripped(pump: Int) -> Bool { isInForce(.pumpTrip, pump) }
  func isValveStuck(unit: Int) -> Bool { isInForce(.valveStuck, unit) }
  func isWaterLost(unit: Int) -> Bool { isInForce(.waterLost, unit) }
  func isSensorSwapped(unit: Int) -> Bool { isInForce(.sensorSwap, unit) }

  /// Share of a unit's reservoir that is lost in a second: all of it within three quarters of an hour.
  func leakRate(unit: Int) -> Double { isInForce(.leak, unit) ? 0.8 / 2700 : 0 }

  /// 0 dry, 1 damp, 2 wet: what lies on the floor takes a while to come to the rope.
  func wetness(unit: Int) -> Double { age(.leak, unit).map { $0 < 15 ? 0 : $0 < 60 ? 1 : 2 } ?? 0 }

  /// Resistance of the layer in a unit's exchanger, as a multiple of the clean whole.
  func fouling(unit: Int) -> Double { age(.fouling, unit).map { min(4, $0 / 1800) } ?? 0 }

  /// What a unit's filter costs as a multiple of what a clean one does.
  func clogging(unit: Int) -> Double { age(.filterClogged, unit).map { 1 + min(39, $0 / 15) } ?? 1 }

  /// What a unit's flow meter reads too much, as a share.
  func flowDrift(unit: Int) -> Double { age(.flowMeterDrift, unit).map { min(0.25, $0 / 6000) } ?? 0 }

  func hasFailed(plantUnit: Int) -> Bool {
    inForce.contains {
      $0.thing == plantUnit && [.towerFanFailed, .chillerFailed, .facilityPumpFailed].contains($0.kind)
    }
  }

  // MARK: Power

  func isLost(feed: Int) -> Bool { isInForce(.feedLost, feed) }
  /// Seconds since the grid went; nil while it is there.
  var gridLostFor: Double? { age(.gridLost, 0) }
  var isCloudy: Bool { isInForce(.pvCloud, 0) }
}
