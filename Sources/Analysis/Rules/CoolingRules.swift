package import SiteModel

/// What is wrong with units that carry heat away, from what they report and what follows from it: leaks, pumps,
/// condensation, limits that the devices state themselves, and figures that contradict each other. What one cause explains
/// is not told again.
@Sendable func troubledCooling(_ evidence: Evidence) -> [Finding] {
  let (present, cooling) = (evidence.present, evidence.cooling)
  var findings = leaks(present)
  var explained = Explained()
  for unit in cooling.units {
    findings += pumps(of: unit, &explained)
    findings += condensation(at: unit, &explained) + dirtyFilters(of: unit, present)
    findings += unit.contradictions.map {
      Finding(.readingsContradict, $0.priority, .entity(unit.id), detail: .contradiction($0))
    }
  }
  findings += brokenLimits(present, explained)
  return findings
}

extension Finding.Contradiction {
  /// Thermometers of the racks' side that contradict each other hide whether the racks are cooled at all.
  fileprivate var priority: Priority { self == .coldReturn(isPrimary: false) ? .medium : .low }
}

/// Limits that need not be told, because their cause is.
private struct Explained {
  private var points: Set<Point> = []
  private var units: Set<EntityID> = []

  private struct Point: Hashable {
    var id: EntityID
    var quantity: Quantity
    var side: PointLimits.Side
  }

  mutating func explain(_ id: EntityID, _ quantity: Quantity, _ side: PointLimits.Side) {
    points.insert(Point(id: id, quantity: quantity, side: side))
  }

  mutating func explainAll(of unit: EntityID) { units.insert(unit) }

  func covers(_ id: EntityID, _ quantity: Quantity, _ side: PointLimits.Side) -> Bool {
    units.contains(id) || points.contains(Point(id: id, quantity: quantity, side: side))
  }
}

/// A leak is the gravest thing that coolant can do, and counts at once: under a unit, or at a cold plate in a node. It does
/// not end because nobody tells of it any more: what was last told stands, with its age, until something else is.
private func leaks(_ present: Present) -> [Finding] {
  ([.leakDetector] + EntityKind.coolingUnits).flatMap { kind in
    (0..<present.site.columns.column(kind, .leak).count).compactMap { index -> Finding? in
      let id = EntityID(kind, index)
      guard let cell = present.site.columns.cell(id, .leak), cell.quality != .bad, cell.value >= 1 else { return nil }
      var finding = Finding(.leakDetected, cell.value >= 2 ? .critical : .high, .entity(id))
      if present.value(of: id, .leak) == nil {
        finding.since = cell.moment
        finding.detail = .readings(age: present.now - cell.moment)
      }
      return finding
    }
  }
}

/// No pump running is critical while racks hang on the unit, or where pumps failed, and explains lost flow, pressure and
/// temperatures. One that failed beside one that runs has cost the redundancy.
private func pumps(of unit: CoolingUnit, _ explained: inout Explained) -> [Finding] {
  let failed = unit.pumps.filter { $0.condition == .failed }
  if unit.isStandingStill, !unit.racks.isEmpty || !failed.isEmpty {
    explained.explainAll(of: unit.id)
    return [
      Finding(
        .pumpsStopped, .critical, .entity(unit.id), value: unit.pumpSpeed,
        quantity: unit.pumpSpeed == nil ? nil : .pumpSpeed, count: max(unit.pumps.count, 1))
    ]
  }
  return failed.map { Finding(.pumpFailed, .high, .entity($0.id)) }
}

/// Coolant less than 2 K above the dew point of the room wets what it flows through (units in the field alarm at 2 K).
private func condensation(at unit: CoolingUnit, _ explained: inout Explained) -> [Finding] {
  guard let margin = unit.dewPointMargin, margin < 2 else { return [] }
  explained.explain(unit.id, .supplyTemperature, .lower)
  return [Finding(.dewPointMargin, .high, .entity(unit.id), value: margin, limit: 2, quantity: .headroom)]
}

/// Filters that want service, where their device states no limit of its own: medium, for the flow is falling.
private func dirtyFilters(of unit: CoolingUnit, _ present: Present) -> [Finding] {
  let limit = CoolingUnit.dirtyFilter
  return unit.filters.compactMap { filter in
    guard let value = filter.value, value >= limit, present.site.limits[filter.id]?[.pressureDifference] == nil else {
      return nil
    }
    return Finding(
      .limitBroken, .medium, .entity(filter.id), value: value, limit: limit, quantity: .pressureDifference)
  }
}

/// Facility loops in which nothing flows though units on them have heat to give: critical, for what hangs on those has
/// minutes.
@Sendable func stoppedLoops(_ evidence: Evidence) -> [Finding] {
  stoppedLoops(of: evidence).map { loop in
    Finding(
      .loopStopped, .critical, .entity(.coolantLoop(loop)), value: evidence.plant.loops[loop].flow, quantity: .flow)
  }
}

/// By index in the plant's loops. Nothing is less than half a per cent of what the pumps are made for; where nobody
/// says, of what would carry the units' capacity at a rise of 10 K (1 L/min of water carries 0.7 kW).
private func stoppedLoops(of evidence: Evidence) -> [Int] {
  let loops = evidence.plant.loops
  return loops.indices.filter { index in
    guard let flow = loops[index].flow else { return false }
    let units = evidence.cooling.units.filter { $0.loop == index }
    let plans = evidence.present.topology.facilityLoops
    let capacity = units.reduce(0) { $0 + ($1.capacity ?? 0) }
    let rated = plans.indices.contains(index) ? plans[index].ratedFlow : nil
    return flow < (rated ?? capacity / 700) * 0.005 && units.contains(where: \.hasHeatToGive)
  }
}

extension CoolingUnit {
  fileprivate var hasHeatToGive: Bool { max(heat ?? 0, machineHeat ?? 0) > max((capacity ?? 0) * 0.02, 1) }
}

/// Units to which too little of the facility's water comes, unless none flows in all of the loop.
@Sendable func starvedUnits(_ evidence: Evidence) -> [Finding] {
  let stopped = stoppedLoops(of: evidence)
  return evidence.cooling.units.filter { $0.isStarved && !($0.loop.map(stopped.contains) ?? false) }.map {
    Finding(.coolingStarved, .high, .entity($0.id), value: $0.valve, quantity: .valvePosition)
  }
}

/// Of each thing the gravest limit that its own device says is broken.
private func brokenLimits(_ present: Present, _ explained: Explained) -> [Finding] {
  present.site.limits.compactMap { id, limits in
    let broken = limits.compactMap {
      quantity, limits -> (quantity: Quantity, limit: PointLimits.Limit, value: Double)? in
      guard let value = present.value(of: id, quantity), let limit = limits.broken(by: value),
        !explained.covers(id, quantity, limit.side)
      else { return nil }
      return (quantity, limit, value)
    }
    // Among equals the quantity that stands first, so that the same is told every time.
    guard
      let worst = broken.min(by: {
        ($1.limit.grade.rawValue, $0.quantity.rawValue) < ($0.limit.grade.rawValue, $1.quantity.rawValue)
      })
    else { return nil }
    return Finding(
      .limitBroken, worst.limit.grade.priority, .entity(id), value: worst.value, limit: worst.limit.value,
      quantity: worst.quantity,
      count: broken.count)
  }
}

extension PointLimits.Grade {
  /// How much it matters that a value is so far beyond.
  package var priority: Priority {
    switch self {
    case .caution: .medium
    case .critical: .high
    case .fatal: .critical
    }
  }
}
