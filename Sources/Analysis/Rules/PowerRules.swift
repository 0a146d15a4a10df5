internal import SiteModel

/// The grid brings nothing, and the site lives on what it has stored or generates itself: critical, for that ends.
@Sendable func lostGrid(_ evidence: Evidence) -> [Finding] {
  evidence.power.lostGrids.map {
    Finding(.gridLost, .critical, .entity($0.id), value: $0.output, quantity: .outputPower)
  }
}

/// Converters that live on their own battery: high, for it lasts minutes.
@Sendable func runningOnBatteries(_ evidence: Evidence) -> [Finding] {
  evidence.power.equipment.filter(\.isOnBattery).map {
    Finding(.onBattery, .high, .entity($0.id), value: $0.stateOfCharge, quantity: .stateOfCharge)
  }
}

/// Racks that draw nothing, by their own meter or those of all their distribution units, and whose machines have all
/// fallen silent: critical. One that was never heard of may be empty.
@Sendable func unpoweredRacks(_ evidence: Evidence) -> [Finding] {
  let present = evidence.present
  let topology = present.topology
  func isWithoutPower(_ rack: Int) -> Bool {
    let units = topology.racks[rack].powerDistributionUnits.map { evidence.power.units[$0] }
    let metered = units.allSatisfy { $0.basis == .metered } ? PowerSummary.sum(units.map(\.power)) : nil
    guard let power = present.value(of: .rack(rack), .power) ?? metered else { return false }
    return power < max((topology.racks[rack].powerBudget ?? 0) * 0.002, 10)
  }
  var silent = topology.racks.map { _ in 0 }
  var reporting = Set<Int>()
  for (node, plan) in topology.nodes.enumerated() {
    guard let rack = plan.rack else { continue }
    switch present.states[node] {
    case .reporting: reporting.insert(rack)
    case .silent: silent[rack] += 1
    case .waiting, .missing, .unmeasured: break
    }
  }
  return silent.indices.filter { silent[$0] > 0 && !reporting.contains($0) && isWithoutPower($0) }.map {
    Finding(.rackUnpowered, .critical, .rack($0), count: silent[$0])
  }
}

/// Feeds that bring nothing though racks hang on them and draw power: what was redundant hangs on one way now.
@Sendable func deadFeeds(_ evidence: Evidence) -> [Finding] {
  evidence.power.feeds.filter(\.isDead).map {
    Finding(.feedDead, .critical, .entity($0.id), value: $0.power, quantity: .power)
  }
}

/// Sources, stages, feeds and distribution units that carry more than they may (high), or nearly (medium): above the
/// share of its capacity that the site file allows to a rack.
@Sendable func overloadedSupply(_ evidence: Evidence) -> [Finding] {
  let caution = evidence.present.topology.thresholds.rackPowerCaution
  func verdict(_ id: EntityID, _ power: Double?, _ capacity: Double?, _ quantity: Quantity) -> Finding? {
    guard let power, let capacity, power > capacity * caution else { return nil }
    let isOver = power > capacity
    return Finding(
      .supplyOverloaded, isOver ? .high : .medium, .entity(id), value: power,
      limit: isOver ? capacity : capacity * caution, quantity: quantity)
  }
  // Sun and wind give what they can: at their best they are no danger.
  let equipment = evidence.power.equipment.filter { !$0.kind.isRenewable }
  return equipment.compactMap { verdict($0.id, $0.output, $0.capacity, .outputPower) }
    + (evidence.power.feeds + evidence.power.units).compactMap { verdict($0.id, $0.power, $0.capacity, .power) }
}

/// Feeds whose loss would overload what is left, by what is drawn now: the redundancy is on paper only.
@Sendable func feedsThatMustNotFail(_ evidence: Evidence) -> [Finding] {
  evidence.power.losses.compactMap { loss in
    guard let worst = loss.overloads.first else { return nil }
    return Finding(
      .feedLossOverload, .medium, .entity(.powerFeed(loss.feed)), value: worst.power, limit: worst.capacity,
      quantity: .power, count: loss.overloads.count, detail: .overload(evidence.present.directory.name(of: worst.id)))
  }
}

/// Converters out of which comes more than goes in: one of the two meters is wrong, or belongs to something else.
@Sendable func contradictorySupply(_ evidence: Evidence) -> [Finding] {
  func verdict(_ id: EntityID, _ input: Double?, _ output: Double?) -> Finding? {
    guard let input, let output, PowerChain.isTooMuch(output, of: input) else { return nil }
    return Finding(.readingsContradict, .low, .entity(id), value: output, limit: input, quantity: .outputPower)
  }
  return evidence.power.equipment.filter { !$0.kind.isSource && !$0.isOnBattery }.compactMap {
    verdict($0.id, $0.input, $0.output)
  }
    + evidence.power.stages.compactMap { verdict($0.id, $0.input, $0.output) }
}
