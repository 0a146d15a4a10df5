/// A coolant distribution unit's state. Temperatures in °C, flows in L/min, heats and powers in W.
struct SimulatedCoolantUnit: Hashable, Sendable {
  /// Where the coolant leaves the exchanger for the racks, where it comes back to the unit, and where all racks' meet.
  var supply: Double
  var back: Double
  var mixed: Double
  var supplyPipe: CoolantPipe
  var returnPipe: CoolantPipe
  var flow: Double
  /// W/K that this flow carries.
  var conductance = 0.0
  var valve = ValveController(opening: 0.5)
  /// Where the valve was when it stuck.
  var stuckValve: Double?
  /// What the racks' side gives, and what the facility's takes.
  var heat = 0.0
  var primaryHeat = 0.0
  var primarySupply: Double
  var primaryReturn: Double
  var primaryFlow: Double
  var power = 0.0
  /// What the thermometers in their wells have come to: supply, return, and both on the facility's side.
  var sensed: SIMD4<Double>
  /// How full its reservoir is, 0 to 1.
  var level: Double

  init(plan: Blueprint.CoolantUnit, level: Double) {
    let water = plan.supply - 5
    supply = plan.supply
    back = plan.supply + 8
    mixed = back
    supplyPipe = CoolantPipe(at: supply)
    returnPipe = CoolantPipe(at: back)
    flow = plan.pumps.ratedFlow * 0.6
    primarySupply = water
    primaryReturn = water + 6
    primaryFlow = plan.exchanger.designPrimaryFlow * 0.5
    sensed = SIMD4(supply, back, water, water + 6)
    self.level = level
  }
}

/// A pump's state.
struct SimulatedPump: Hashable, Sendable {
  /// Share of full speed.
  var speed = 0.0
  var hasFailed = false
}

/// A rear door's or tank's state.
struct SimulatedSideUnit: Hashable, Sendable {
  /// The coolant through it, L/min, and W that it takes on.
  var coolant = WarmedCoolant(middle: 28, outlet: 30)
  var flow = 0.0
  var heat = 0.0
  /// °C of the coolant where it enters.
  var inlet = 25.0
  /// °C of the bath where servers warm it, and where it comes back from the exchanger.
  var bath = 42.0
  var bathSupply = 36.0
  /// °C of the air before a door and behind it.
  var airBefore = 37.0
  var airBehind = 25.0
}

/// A facility loop's state.
struct SimulatedFacilityLoop: Hashable, Sendable {
  /// °C towards the units, and back from them; L/min; W that it carries, and of these W that somebody uses.
  var supply: Double
  var back: Double
  var flow = 0.0
  var heat = 0.0
  var recovered = 0.0
  /// Share of its usual pressure, 0 when its pumps stand still, and share of the flow asked for that it can give.
  var drive = 1.0
  var fulfilment = 1.0
  /// Speed of its pumps as a share of the full.
  var pumpSpeed = 0.5
  /// Share of full load of its chillers.
  var chillerLoad = 0.0
  var areChillersOn = false

  init(plan: Blueprint.FacilityLoop) {
    supply = plan.setPoint
    back = plan.setPoint + 6
  }
}

/// The state of a machine of the cooling plant.
struct SimulatedPlantUnit: Hashable, Sendable {
  /// Share of full fan or pump speed or of its load.
  var duty = 0.0
  var power = 0.0
  /// W of heat that it takes.
  var heat = 0.0
  /// L/min that it takes in, and L since the beginning.
  var makeup = 0.0
  var waterUsed = 0.0
  /// °C of the water that enters and leaves it.
  var entering = 30.0
  var leaving = 27.0
  var hasFailed = false
}
