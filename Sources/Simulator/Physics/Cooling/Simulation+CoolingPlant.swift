internal import SiteModel

extension Simulation {
  /// J/kg of water that evaporates at 30 °C.
  private static let evaporation = 2.43e6
  /// Towers are drained so that salts stand four times as high in them as in what they take in: of four litres taken
  /// in, three evaporate.
  private static let makeupPerEvaporated = 4.0 / 3

  /// What stands in the way of a loop's water between its two headers, in the order in which it passes that.
  mutating func cool(
    _ index: Int, _ plan: Blueprint.FacilityLoop, _ state: inout SimulatedFacilityLoop, _ conductance: Double,
    to setPoint: Double, in weather: Weather, by time: Double
  ) -> Double {
    var water = recover(plan, &state, conductance, from: state.back, to: setPoint)
    var spare = 0.0
    for kind in [CoolingPlantUnit.Kind.coolingTower, .dryCooler] {
      let units = plan.plant.filter { self.plan.plantUnits[$0].kind == kind }
      guard !units.isEmpty else { continue }
      // Closer than this no machine of reasonable size comes to the air.
      let outside = kind == .coolingTower ? weather.wetBulb + 2 : weather.dryBulb + 3
      let needed = conductance * max(0, water - setPoint)
      let able = moveFans(units, from: water, needed: needed, conductance: conductance, outside: outside, by: time)
      spare = max(spare, able.most - needed)
      for unit in units { plantUnits[unit].leaving = water - able.heat / max(1, conductance) }
      water -= able.heat / max(1, conductance)
    }
    water -= chill(plan, &state, conductance, from: water, to: setPoint, spare: spare, in: weather, by: time)
    return water
  }

  // MARK: Heat that somebody uses

  /// The first to take heat is who has a use for it: the district's heating in the cold months, hot water all year.
  private mutating func recover(
    _ plan: Blueprint.FacilityLoop, _ state: inout SimulatedFacilityLoop, _ conductance: Double, from water: Double,
    to setPoint: Double
  ) -> Double {
    state.recovered = 0
    var left = water
    for unit in plan.plant where self.plan.plantUnits[unit].kind == .heatRecovery {
      let capacity = self.plan.plantUnits[unit].capacity
      let most = conductance * max(0, left - setPoint - 0.5)
      let works = !plantUnits[unit].hasFailed && isPlantPowered
      let heat = works ? min(most, capacity * heatDemand) : 0
      plantUnits[unit].entering = left
      left -= heat / max(1, conductance)
      plantUnits[unit].leaving = left
      plantUnits[unit].heat = heat
      plantUnits[unit].duty = heat / max(1, capacity)
      plantUnits[unit].power = self.plan.plantUnits[unit].power * plantUnits[unit].duty
      state.recovered += heat
    }
    return left
  }

  /// Share of its greatest that the demand for heat has now.
  private var heatDemand: Double {
    let day = Double(clock) / 86_400
    let season = 0.5 + 0.5 * Elementary.cosine(turns: (day - 20) / 365.2425)
    let hour = Elementary.cosine(turns: day * 2 - 15.0 / 12)
    return min(1, max(0, 0.2 + 0.75 * season + 0.1 * hour))
  }

  // MARK: Towers and dry coolers

  /// W/K of a machine per watt of its capacity: it cools a stream by 8 K to 4 K above the wet bulb, or by 8 K to 8 K
  /// above the dry bulb.
  private func area(of kind: CoolingPlantUnit.Kind) -> Double { kind == .coolingTower ? 0.2012 : 0.1194 }

  /// Heat that goes with still fans, as a share of their area at full speed.
  private static let draught = 0.06

  /// Fans turn as fast as the water asks for. W taken, and W that could be.
  private mutating func moveFans(
    _ units: [Int], from water: Double, needed: Double, conductance: Double, outside: Double, by time: Double
  ) -> (heat: Double, most: Double) {
    let difference = max(0, water - outside)
    func heat(_ area: Double) -> Double {
      conductance * difference * (1 - Elementary.exponential(-area / max(1, conductance)))
    }
    var full = 0.0
    var moved = 0.0
    for unit in units {
      let area = area(of: plan.plantUnits[unit].kind) * plan.plantUnits[unit].capacity
      let isFit = !plantUnits[unit].hasFailed && isPlantPowered
      full += area * (isFit ? 1 : Self.draught)
      moved +=
        area * (isFit ? max(Self.draught, Elementary.power(max(1e-3, plantUnits[unit].duty), 0.7)) : Self.draught)
    }
    let most = heat(full)
    let share = conductance * difference > 0 ? needed / (conductance * difference) : 1
    // The area that would do, and the fans that give it.
    let wanted = share < 0.999 ? -Elementary.logarithm(1 - share) * conductance / max(1, full) : 2
    let duty = wanted >= 1 ? 1 : wanted <= Self.draught ? 0 : Elementary.power(wanted, 1 / 0.7)
    let taken = min(needed, heat(moved))
    for unit in units {
      moveFan(unit, to: duty, from: water, heat: taken / Double(units.count), by: time)
    }
    return (taken, most)
  }

  private mutating func moveFan(_ unit: Int, to duty: Double, from water: Double, heat: Double, by time: Double) {
    let isFit = !plantUnits[unit].hasFailed && isPlantPowered
    plantUnits[unit].duty += ((isFit ? duty : 0) - plantUnits[unit].duty) * time / (time + 20)
    let cube = plantUnits[unit].duty * plantUnits[unit].duty * plantUnits[unit].duty
    plantUnits[unit].power = isFit ? plan.plantUnits[unit].power * (0.03 + 0.97 * cube) : 0
    plantUnits[unit].heat = heat
    plantUnits[unit].entering = water
    guard plan.plantUnits[unit].kind == .coolingTower else { return }
    // A litre of water weighs a kilogram near enough.
    plantUnits[unit].makeup = heat / Self.evaporation * Self.makeupPerEvaporated * 60
    plantUnits[unit].waterUsed += plantUnits[unit].makeup * time / 60
  }

  // MARK: Chillers

  /// Chillers come on when the loop has become too warm for its towers, and go when those can do it alone again. K by
  /// which they cool the water.
  private mutating func chill(
    _ plan: Blueprint.FacilityLoop, _ state: inout SimulatedFacilityLoop, _ conductance: Double, from water: Double,
    to setPoint: Double, spare: Double, in weather: Weather, by time: Double
  ) -> Double {
    let units = plan.plant.filter { self.plan.plantUnits[$0].kind == .chiller }
    guard !units.isEmpty else { return 0 }
    let needed = conductance * max(0, water - setPoint)
    if state.supply > setPoint + 1 { state.areChillersOn = true }
    let able = units.filter { !plantUnits[$0].hasFailed && isPlantPowered }
    let capacity = able.reduce(0) { $0 + self.plan.plantUnits[$1].capacity }
    if needed <= 0, spare > 0.05 * conductance || state.chillerLoad < 0.02 { state.areChillersOn = false }
    let wanted = state.areChillersOn && capacity > 0 ? min(1, needed / capacity) : 0
    state.chillerLoad += (wanted - state.chillerLoad) * time / (time + 40)
    // Half of what Carnot allows, between water a little colder than the loop's and a condenser above the wet bulb.
    let cold = setPoint - 2
    let lift = max(12, weather.wetBulb + 12 - cold)
    let performance = min(11, 0.5 * (cold + 273.15) / lift)
    var heat = 0.0
    for unit in units {
      let isFit = !plantUnits[unit].hasFailed && isPlantPowered
      let own = self.plan.plantUnits[unit]
      let share = isFit ? min(own.capacity * state.chillerLoad, own.power * performance) : 0
      plantUnits[unit].heat = share
      plantUnits[unit].power = share / performance
      plantUnits[unit].duty = share / max(1, own.capacity)
      plantUnits[unit].entering = water
      heat += share
    }
    heat = min(heat, needed)
    for unit in units { plantUnits[unit].leaving = water - heat / max(1, conductance) }
    return heat / max(1, conductance)
  }
}
