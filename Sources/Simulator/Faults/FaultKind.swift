/// What can be made to go wrong, and the drills that hold a load; by the names that `--fault` takes.
package enum FaultKind: String, CaseIterable, Sendable {
  /// The pumps of a coolant distribution unit stop.
  case pumpStop = "pump-stop"
  /// One pump of a coolant distribution unit stops; one that stands by takes over.
  case pumpTrip = "pump-trip"
  /// The valve on a unit's primary side sticks half way closed.
  case valveStuck = "valve-stuck"
  /// A unit loses coolant.
  case leak
  /// A unit's heat exchanger silts up: in half an hour it resists twice as much.
  case fouling
  /// A unit's filter clogs.
  case filterClogged = "filter-clogged"
  /// A unit's supply and return thermometers are exchanged.
  case sensorSwap = "sensor-swap"
  /// A unit's flow meter reads more and more.
  case flowMeterDrift = "flow-meter-drift"
  /// The facility's water no longer comes to a unit.
  case waterLost = "water-lost"
  /// The fan of a tower or dry cooler stops.
  case towerFanFailed = "tower-fan-failed"
  case chillerFailed = "chiller-failed"
  /// A pump of a facility loop stops.
  case facilityPumpFailed = "facility-pump-failed"
  /// A power feed is dead: racks that have another go on with that.
  case feedLost = "feed-lost"
  /// The grid is gone, and sun and wind with it, for they follow the grid.
  case gridLost = "grid-lost"
  /// A dark cloud over the photovoltaics.
  case pvCloud = "pv-cloud"
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
  /// The scheduler's controller stops: it answers nobody, and nothing new begins.
  case schedulerDown = "scheduler-down"
  /// An administrator drains a node.
  case nodeDrained = "node-drained"
  /// The largest job goes on without using what it holds.
  case jobIdle = "job-idle"
  /// The largest job makes its accelerators draw more than they are rated for.
  case jobHot = "job-hot"
  /// Nothing answers: the network between Aisle and the site is cut.
  case sourcesSilent = "sources-silent"
  /// A drill: every accelerator and processor at rest.
  case noLoad = "no-load"
  /// A drill: every accelerator and processor at full load.
  case fullLoad = "full-load"

  /// What sort of thing it befalls.
  package enum Target: String, Sendable {
    case site, hall, rack, node, accelerator, pump, chiller, feed
    case coolantUnit = "CDU"
    case tower
    case facilityPump = "plant pump"
  }

  package var target: Target {
    switch self {
    case .pumpStop, .valveStuck, .leak, .fouling, .filterClogged, .sensorSwap, .flowMeterDrift, .waterLost:
      .coolantUnit
    case .pumpTrip: .pump
    case .towerFanFailed: .tower
    case .chillerFailed: .chiller
    case .facilityPumpFailed: .facilityPump
    case .feedLost: .feed
    case .airStop: .hall
    case .recirculation, .rackPowerLoss: .rack
    case .fanStop, .nodeCrash, .nodeDrained, .linkDown, .sensorFault: .node
    case .acceleratorLost, .plateBlocked, .memoryErrors: .accelerator
    case .warmWater, .gridLost, .pvCloud, .sourcesSilent, .noLoad, .fullLoad, .schedulerDown, .jobIdle, .jobHot: .site
    }
  }

  /// What happens, for help texts.
  package var summary: String {
    switch self {
    case .pumpStop: "the pumps of a CDU stop"
    case .pumpTrip: "one pump of a CDU stops; one that stands by takes over"
    case .valveStuck: "the valve of a CDU sticks half way closed"
    case .leak: "a CDU loses coolant"
    case .fouling: "the heat exchanger of a CDU silts up, slowly"
    case .filterClogged: "the filter of a CDU clogs within minutes"
    case .sensorSwap: "supply and return thermometers of a CDU are exchanged"
    case .flowMeterDrift: "the flow meter of a CDU reads more and more"
    case .waterLost: "the facility's water no longer comes to a CDU"
    case .towerFanFailed: "the fan of a cooling tower or dry cooler stops"
    case .chillerFailed: "a chiller fails"
    case .facilityPumpFailed: "a pump of a facility loop stops"
    case .feedLost: "a power feed is dead"
    case .gridLost: "the grid is gone"
    case .pvCloud: "a dark cloud over the photovoltaics"
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
    case .schedulerDown: "the scheduler's controller stops answering"
    case .nodeDrained: "an administrator drains a node"
    case .jobIdle: "the largest job holds its accelerators without using them"
    case .jobHot: "the largest job drives its accelerators beyond their rating"
    case .sourcesSilent: "nothing answers any more"
    case .noLoad: "drill: everything at rest"
    case .fullLoad: "drill: everything at full load"
    }
  }
}
