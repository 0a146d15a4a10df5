internal import SiteModel

extension Simulation {
  /// True for a rack that some feed still reaches, and for one of which nobody has said how it is fed.
  func isFed(rack index: Int) -> Bool {
    let own = plan.racks[index].feeds
    return own.isEmpty || own.contains { feeds[$0].isLive && !faults.isLost(feed: $0) }
  }

  /// Power from the racks back to where it comes from, and what batteries give and take within `time` seconds.
  mutating func movePower(by time: Double) {
    guard !plan.powerUnits.isEmpty || !plan.feeds.isEmpty else { return }
    loadFeeds()
    for index in plan.powerUnits.indices {
      powerUnits[index].output = 0
      powerUnits[index].input = 0
    }
    for (index, feed) in plan.feeds.enumerated() { draw(feeds[index].power, from: feed.sources) }
    drawForCooling()
    let ratio = supplyRatio
    for index in plan.powerOrder {
      let unit = plan.powerUnits[index]
      powerUnits[index].input = powerUnits[index].output / unit.efficiency
      moveBattery(index, unit, supply: ratio, by: time)
      draw(powerUnits[index].input, from: unit.sources)
    }
    dispatch(by: time)
    isPlantPowered = ratio > 0.99
    for index in plan.powerOrder where !plan.powerUnits[index].hasBattery {
      // What has no battery is dead with what feeds it.
      let sources = plan.powerUnits[index].sources
      let isFed = sources.isEmpty || sources.contains { plan.powerUnits[$0].hasBattery && powerUnits[$0].isLive }
      powerUnits[index].isLive = isPlantPowered || isFed && !sources.isEmpty
    }
    for (index, feed) in plan.feeds.enumerated() {
      feeds[index].isLive =
        !faults.isLost(feed: index) && (feed.sources.isEmpty || feed.sources.contains { powerUnits[$0].isLive })
    }
  }

  /// A rack draws as much from each of its feeds, and all from one when the other is lost.
  private mutating func loadFeeds() {
    for index in feeds.indices { feeds[index].power = 0 }
    for index in outletPower.indices { outletPower[index] = 0 }
    for (index, rack) in plan.racks.enumerated() where racks[index].power > 0 {
      let live = rack.feeds.filter { feeds[$0].isLive && !faults.isLost(feed: $0) }
      guard !live.isEmpty else { continue }
      let share = racks[index].power / Double(live.count)
      for feed in live {
        feeds[feed].power += share
        let own = rack.outlets.filter { plan.outlets[$0].feed == feed }
        for outlet in own { outletPower[outlet] += share / Double(own.count) }
      }
    }
  }

  private mutating func draw(_ power: Double, from sources: [Int]) {
    let live = sources.filter { powerUnits[$0].isLive }
    let able = live.isEmpty ? sources : live
    // Sources proper share by what they can give: see `dispatch`.
    for source in able where !plan.powerUnits[source].kind.isSource || able.count == 1 {
      powerUnits[source].output += power / Double(able.count)
    }
    guard let first = able.first, able.count > 1, plan.powerUnits[first].kind.isSource else { return }
    powerUnits[first].output += power
  }

  /// Pumps, fans, chillers and air handlers hang on the first transformers or switchboards, evenly.
  private mutating func drawForCooling() {
    let places = plan.powerOrder.filter {
      !plan.powerUnits[$0].hasBattery && plan.powerUnits[$0].sources.contains { plan.powerUnits[$0].kind.isSource }
    }
    let power = coolingPower(withAir: true)
    for place in places { powerUnits[place].output += power / Double(places.count) }
    guard places.isEmpty, let source = plan.powerUnits.firstIndex(where: { $0.kind.isSource }) else { return }
    powerUnits[source].output += power
  }

  /// W of everything that cools, with the halls' air handlers or without.
  func coolingPower(withAir: Bool) -> Double {
    coolantUnits.reduce(0) { $0 + $1.power } + plantUnits.reduce(0) { $0 + $1.power } + (withAir ? airHandlerPower : 0)
  }

  /// W of the halls' air handlers with what cools their air: a fifth of the heat that they move.
  private var airHandlerPower: Double {
    var power = 0.0
    for (index, rack) in plan.racks.enumerated() where !faults.areAirHandlersStopped(hall: rack.hall) {
      power += racks[index].airHeat / 5
    }
    return isPlantPowered ? power : 0
  }

  /// A UPS's battery carries its full load for ten minutes, and is full again in two hours.
  private mutating func moveBattery(_ index: Int, _ unit: Blueprint.PowerUnit, supply: Double, by time: Double) {
    guard unit.hasBattery else { return }
    let energy = (unit.capacity.isFinite ? unit.capacity : max(1, powerUnits[index].output * 2)) * 600
    if supply > 0.99 {
      powerUnits[index].isLive = true
      let charging =
        powerUnits[index].charge < 1 ? min(energy / 7200, (1 - powerUnits[index].charge) * energy / time) : 0
      powerUnits[index].charge = min(1, powerUnits[index].charge + charging * time / energy)
      powerUnits[index].input += charging
    } else {
      let given = powerUnits[index].input * (1 - supply)
      powerUnits[index].charge = max(0, powerUnits[index].charge - given * time / energy)
      powerUnits[index].isLive = powerUnits[index].charge > 0
      powerUnits[index].input *= supply
    }
  }
}
