internal import SiteModel

extension Simulation {
  /// Of what was asked for in the last step, the share that the sources could give now.
  var supplyRatio: Double {
    guard let lostFor = faults.gridLostFor else { return 1 }
    let asked = meters.site
    var able = 0.0
    for (index, unit) in plan.powerUnits.enumerated() {
      switch unit.kind {
      case .storage: able += powerUnits[index].charge > 0.05 && unit.capacity.isFinite ? unit.capacity : 0
      // A diesel takes a quarter of a minute to come.
      case .generator: able += lostFor >= 15 ? (unit.capacity.isFinite ? unit.capacity : asked) : 0
      default: break
      }
    }
    return able > 0 ? min(1, able / max(1, asked)) : 0
  }

  /// Shares what is asked for among the sources: sun and wind first, then what the storage gives in dear hours, and the
  /// grid for the rest. The storage is filled in cheap hours and with what would be left over.
  mutating func dispatch(by time: Double) {
    let sources = plan.powerUnits.indices.filter { plan.powerUnits[$0].kind.isSource }
    var open = sources.reduce(0) { $0 + powerUnits[$1].output }
    for index in sources { powerUnits[index].output = 0 }
    let isLost = faults.gridLostFor != nil
    var spare = 0.0
    for index in sources where plan.powerUnits[index].kind.isRenewable {
      let most = isLost ? 0 : renewablePower(plan.powerUnits[index])
      powerUnits[index].output = min(open, most)
      open -= powerUnits[index].output
      spare += most - powerUnits[index].output
    }
    for index in sources where plan.powerUnits[index].kind == .storage {
      let before = spare
      open = moveStorage(index, open, spare: &spare, isLost: isLost, by: time)
      feed(before - spare, sources.filter { plan.powerUnits[$0].kind.isRenewable })
    }
    for index in sources where plan.powerUnits[index].kind == .generator && (faults.gridLostFor ?? 0) >= 15 {
      powerUnits[index].output = min(open, plan.powerUnits[index].capacity)
      open -= powerUnits[index].output
    }
    for index in sources where plan.powerUnits[index].kind == .grid && !isLost {
      powerUnits[index].output = open
      open = 0
    }
  }

  /// What would have been left over, and has found a use.
  private mutating func feed(_ power: Double, _ renewables: [Int]) {
    var open = power
    for index in renewables where open > 0 {
      let more = min(open, max(0, renewablePower(plan.powerUnits[index]) - powerUnits[index].output))
      powerUnits[index].output += more
      open -= more
    }
  }

  /// A storage holds two hours of its power. W still open after it.
  private mutating func moveStorage(
    _ index: Int, _ open: Double, spare: inout Double, isLost: Bool, by time: Double
  ) -> Double {
    let power = plan.powerUnits[index].capacity.isFinite ? plan.powerUnits[index].capacity : 0
    let energy = max(1, power * 7200)
    let charge = powerUnits[index].charge
    if isLost || tariffLevel > 1.2 {
      let most = min(isLost ? power : power * 0.8, max(0, charge - 0.05) * energy / time)
      powerUnits[index].output = min(open, most)
      powerUnits[index].charge = charge - powerUnits[index].output * time / energy
      return open - powerUnits[index].output
    }
    let wanted = tariffLevel < 0.8 ? power * 0.5 : min(spare, power)
    let taken = min(wanted, max(0, 0.95 - charge) * energy / time)
    // Nine tenths of what goes in come out again.
    powerUnits[index].charge = charge + taken * 0.9 * time / energy
    powerUnits[index].input = taken
    let free = min(spare, taken)
    spare -= free
    return open + taken - free
  }

  /// W that sun or wind give now.
  private func renewablePower(_ unit: Blueprint.PowerUnit) -> Double {
    guard unit.capacity.isFinite else { return 0 }
    if unit.kind == .photovoltaic {
      let clouds = glide(.cloud, every: 1200)
      let clear = 1 - 0.75 * clouds * clouds
      return unit.capacity * 0.95 * weather.sun * (faults.isCloudy ? 0.15 : clear)
    }
    // Gusts of a quarter of an hour on weather of six hours; turbines give with the cube of it, up to their rating.
    let wind = 0.35 + 0.7 * glide(.wind, every: 21_600) + 0.15 * (glide(.cloud, every: 900) - 0.5)
    return unit.capacity * min(1, max(0, wind * wind * wind))
  }

  /// 0 to 1, gliding from throw to throw.
  private func glide(_ purpose: Dice.Purpose, every length: Int) -> Double {
    let part = Double(clock % length) / Double(length)
    let past = dice.share(purpose, length, clock / length)
    return past * (1 - part) + dice.share(purpose, length, clock / length + 1) * part
  }

  /// What the grid's power costs now as a multiple of its mean price: cheap by night, dear before noon and in the
  /// evening, as time-of-use tariffs are.
  var tariffLevel: Double {
    switch clock / 3600 % 24 {
    case 0..<8: 0.5
    case 10..<12, 17..<21: 1.5
    default: 1
    }
  }

  /// What the grid emits now as a multiple of its mean: less at noon, when there is sun everywhere.
  var carbonLevel: Double { 1 - 0.12 * Elementary.cosine(turns: Double(clock) / 86_400 - 0.54) }
}
