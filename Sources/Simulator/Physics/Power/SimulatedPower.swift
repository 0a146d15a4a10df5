/// What the meters of the building read.
struct SimulatedMeters: Hashable, Sendable {
  /// W that enter and leave a stage of the power chain.
  struct Stage: Hashable, Sendable {
    var input: Double
    var output: Double
  }

  /// In the chain's order, from the chips outward.
  var stages: [Stage] = []
  /// W at the main meter: racks, all that cools them, and the losses on the way.
  var site = 0.0
}

/// The state of a source of power or of what passes it on.
struct SimulatedPowerUnit: Hashable, Sendable {
  /// W that enter and that leave.
  var input = 0.0
  var output = 0.0
  /// How full its battery is, 0 to 1.
  var charge = 0.8
  /// False while nothing leaves it.
  var isLive = true
}

/// A power feed's state.
struct SimulatedFeed: Hashable, Sendable {
  /// W.
  var power = 0.0
  var isLive = true
}
