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
  /// W that its accelerators hold back by growing warmer.
  var stored = 0.0
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
  /// °C of the air at its front.
  var inlet = 23.0
  /// What flows through its plates, L/min of it, and W that they give it.
  var coolant = WarmedCoolant(middle: 37, outlet: 42)
  var flow = 0.0
  var liquidHeat = 0.0
  /// W to a bath, to the water of its door, and to the air of the hall.
  var bathHeat = 0.0
  var doorHeat = 0.0
  var airHeat = 0.0
}

/// The air of a hall.
struct SimulatedHall: Hashable, Sendable {
  /// °C where the air handlers blow it out.
  var supply = 22.0
}
