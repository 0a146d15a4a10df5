/// An accelerator's state.
struct SimulatedAccelerator: Hashable, Sendable {
  /// Share of time at work, 0 to 1.
  var load = 0.0
  /// W.
  var power = 0.0
  /// °C.
  var temperature = 35.0
  /// Clock as a share of the highest.
  var clock = 1.0
  /// Share of its memory in use.
  var memory = 0.0
  /// False once it has switched itself off for heat, until its node restarts.
  var isOn = true
}

/// A node's state.
struct SimulatedNode: Hashable, Sendable {
  enum Condition: Sendable { case up, down, unpowered }
  var condition = Condition.up
  /// Why it is down, and until when by chance; nil when only a fault's end brings it back.
  var downUntil: Int?
  /// Seconds at which it last started.
  var started = -400_000
  /// °C of the air at its front.
  var inlet = 23.0
  /// °C of the air at its back.
  var outlet = 33.0
  var processorLoad = 0.1
  /// °C.
  var processorTemperature = 45.0
  /// Share of full fan speed.
  var fans = 0.3
  /// W inside, and W that it takes in before the first conversion.
  var innerPower = 0.0
  var power = 0.0
  /// J since the beginning.
  var energy = 0.0
  /// Share of memory in use.
  var memory = 0.1
  /// Bytes a second through each port, and bytes so far.
  var traffic = 0.0
  var transferred = 0.0
  /// True while its second port is down.
  var isPortDown = false
}

/// A rack's state.
struct SimulatedRack: Hashable, Sendable {
  var isPowered = true
  /// W that it takes in.
  var power = 0.0
  /// °C of the air at its front, and of its coolant where that leaves it.
  var inlet = 23.0
  var coolantReturn = 38.0
  /// L/min through it.
  var flow = 0.0
  /// W of heat to the coolant and to the air.
  var liquidHeat = 0.0
  var airHeat = 0.0

  init(plan: Blueprint.Rack) { flow = plan.usualFlow }
}

/// A coolant distribution unit's state.
struct SimulatedCoolantUnit: Hashable, Sendable {
  /// °C towards the racks, and back from them.
  var supply: Double
  var back: Double
  /// Share of full pump speed.
  var pumpSpeed = 0.7
  /// L/min.
  var flow = 0.0
  /// Opening of the valve on the primary side.
  var valve = 0.6
  /// W to the facility's water.
  var heat = 0.0
  /// °C of the facility's water, in and out, and its L/min.
  var primarySupply = 25.0
  var primaryReturn = 33.0
  var primaryFlow = 0.0
  /// W.
  var power = 0.0

  init(plan: Blueprint.CoolantUnit) {
    supply = plan.supply
    back = plan.supply + 10
    flow = plan.ratedFlow * 0.7
  }
}

/// The air of a hall.
struct SimulatedHall: Hashable, Sendable {
  /// °C where the air handlers blow it out.
  var supply = 22.0
}

/// What the meters of the building read.
struct SimulatedMeters: Hashable, Sendable {
  /// W that enter and leave a stage of the power chain.
  struct Stage: Hashable, Sendable {
    var input: Double
    var output: Double
  }

  /// In the chain's order, from the chips outward.
  var stages: [Stage] = []
  /// W at the main meter: racks, coolant distribution units and the losses of all stages.
  var site = 0.0
}
