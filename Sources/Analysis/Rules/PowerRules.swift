package import SiteModel

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

/// A grid that gives nothing while stores are drawn upon: the site lives on what they hold.
@Sendable func lostGrid(_ evidence: Evidence) -> [Finding] {
  let power = evidence.power
  guard power.isOnStores, power.equipment.filter({ $0.kind == .grid }).allSatisfy(\.givesNothing) else { return [] }
  return power.equipment.filter { $0.kind == .grid }.map {
    Finding(.gridLost, .critical, .entity($0.id), value: $0.output, quantity: .outputPower)
  }
}

/// Stages that live on their batteries, with what is left in them.
@Sendable func onBattery(_ evidence: Evidence) -> [Finding] {
  evidence.power.equipment.filter(\.isOnBattery).map {
    Finding(.onBattery, .high, .entity($0.id), value: $0.stateOfCharge, quantity: .stateOfCharge)
  }
}

/// Converters out of which comes more than goes in: one of the two meters is wrong, or belongs to something else.
@Sendable func contradictorySupply(_ evidence: Evidence) -> [Finding] {
  func verdict(_ id: EntityID, _ input: Double?, _ output: Double?) -> Finding? {
    guard let input, let output, PowerChain.isTooMuch(output, of: input) else { return nil }
    return Finding(.readingsContradict, .low, .entity(id), value: output, limit: input, quantity: .outputPower)
  }
  // What comes out of a battery went in before.
  let converters = evidence.power.equipment.filter { !$0.kind.isSource && !$0.isOnBattery }
  return converters.compactMap { verdict($0.id, $0.input, $0.output) }
    + evidence.power.stages.compactMap { verdict($0.id, $0.input, $0.output) }
}
