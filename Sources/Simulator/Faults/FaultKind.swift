/// What can be made to go wrong, and the drills that hold a load; by the names that `--fault` takes.
package enum FaultKind: String, CaseIterable, Sendable {
  /// The pumps of a coolant distribution unit stop.
  case pumpStop = "pump-stop"
  /// The facility's water comes 10 K too warm.
  case warmWater = "warm-water"
  /// The air handlers of a hall stop.
  case airStop = "air-stop"
  /// A rack breathes its own hot air: a missing panel.
  case recirculation = "recirculation"
  /// The fans of a node stop.
  case fanStop = "fan-stop"
  /// A rack loses both feeds.
  case rackPowerLoss = "rack-power-loss"
  /// A node crashes.
  case nodeCrash = "node-crash"
  /// An accelerator falls off its bus.
  case acceleratorLost = "accelerator-lost"
  /// A cold plate or heat sink clogs, and its accelerator runs hot.
  case plateBlocked = "plate-blocked"
  /// An accelerator counts memory errors that cannot be corrected.
  case memoryErrors = "memory-errors"
  /// A network port of a node goes down.
  case linkDown = "link-down"
  /// A node's inlet sensor says what cannot be.
  case sensorFault = "sensor-fault"
  /// Nothing answers: the network between Aisle and the site is cut.
  case sourcesSilent = "sources-silent"
  /// A drill: every accelerator and processor at rest.
  case noLoad = "no-load"
  /// A drill: every accelerator and processor at full load.
  case fullLoad = "full-load"

  /// What sort of thing it befalls.
  package enum Target: String, Sendable {
    case site, hall, rack, node, accelerator
    case coolantUnit = "CDU"
  }

  package var target: Target {
    switch self {
    case .pumpStop: .coolantUnit
    case .airStop: .hall
    case .recirculation, .rackPowerLoss: .rack
    case .fanStop, .nodeCrash, .linkDown, .sensorFault: .node
    case .acceleratorLost, .plateBlocked, .memoryErrors: .accelerator
    case .warmWater, .sourcesSilent, .noLoad, .fullLoad: .site
    }
  }

  /// What happens, for help texts.
  package var summary: String {
    switch self {
    case .pumpStop: "the pumps of a CDU stop"
    case .warmWater: "the facility's water comes 10 K too warm"
    case .airStop: "the air handlers of a hall stop"
    case .recirculation: "a rack breathes its own hot air"
    case .fanStop: "the fans of a node stop"
    case .rackPowerLoss: "a rack loses both feeds"
    case .nodeCrash: "a node crashes"
    case .acceleratorLost: "an accelerator falls off its bus"
    case .plateBlocked: "a cold plate clogs, and its accelerator runs hot"
    case .memoryErrors: "an accelerator counts uncorrectable memory errors"
    case .linkDown: "a network port of a node goes down"
    case .sensorFault: "a node's inlet sensor says what cannot be"
    case .sourcesSilent: "nothing answers any more"
    case .noLoad: "drill: everything at rest"
    case .fullLoad: "drill: everything at full load"
    }
  }
}
