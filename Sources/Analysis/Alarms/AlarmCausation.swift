internal import SiteModel

/// Which finding explains which: along the chain from grid and plant to the racks, and from a node to what runs on it.
///
/// A finding explains only what stands further down, so that no two explain each other.
extension Finding {
  /// Its place on the chain, what comes first lowest.
  func causalRank(of thing: EntityID?) -> Int {
    switch kind {
    case .gridLost: 0
    case .onBattery: 1
    case .feedDead: 2
    case .rackUnpowered: 3
    case .deviceUnwell: thing.map { $0.kind == .coolingPlant } ?? false ? 5 : 19
    case .leakDetected: 10
    case .loopStopped: 11
    case .pumpFailed: 12
    case .pumpsStopped: 13
    case .coolingStarved: 14
    case .limitBroken: limitRank
    case .coolantSupplyWarm: 17
    case .readingsContradict, .deviation, .rapidChange, .readingsDiffer, .siteCondition, .dewPointMargin: 19
    case .nodeMissing: thing?.kind == .rack ? 20 : 21
    case .nodeDown: 21
    case .inletTemperature: thing?.kind == .hall ? 20 : 23
    case .acceleratorTemperature, .acceleratorMemoryTemperature, .sensorTemperature: 24
    case .acceleratorThrottled: 25
    case .acceleratorMissing: 26
    default: 30
    }
  }

  private var limitRank: Int {
    switch quantity?.unit {
    case .litrePerMinute: 15
    case .pascal: 16
    default: 18
    }
  }

  /// True for what warms where coolant or air does not cool any more.
  private var isHeat: Bool {
    switch kind {
    case .acceleratorTemperature, .acceleratorMemoryTemperature, .sensorTemperature, .acceleratorThrottled,
      .inletTemperature:
      true
    default: false
    }
  }

  /// True for what a cooling unit's own figures show when it does not get or give what it should.
  private var isOfCoolant: Bool {
    switch kind {
    case .limitBroken, .coolantSupplyWarm, .coolingStarved, .readingsContradict, .deviation, .rapidChange,
      .readingsDiffer, .siteCondition, .pumpsStopped, .deviceUnwell:
      true
    default: false
    }
  }

  /// True for what falls silent without power.
  private var isSilence: Bool {
    switch kind {
    case .nodeMissing, .nodeDown, .nodeDownBySchedule, .sourceSilent, .sourceStale, .jobNodeLost, .acceleratorMissing,
      .portDown, .valueStale, .deviceUnwell:
      true
    default: false
    }
  }

  /// True when this may be why `other` is: it stands at the same thing or at something that hangs on it.
  func explains(_ other: Finding) -> Bool {
    switch kind {
    case .gridLost:
      other.isSilence
        || [.onBattery, .feedDead, .rackUnpowered, .loopStopped, .pumpsStopped, .supplyOverloaded].contains(other.kind)
    case .feedDead: other.kind == .rackUnpowered
    case .rackUnpowered: other.isSilence
    case .leakDetected: other.kind == .limitBroken && [.ratio, .pascal, .litrePerMinute].contains(other.quantity?.unit)
    case .deviceUnwell: other.isOfCoolant || other.kind == .loopStopped || other.isHeat
    case .pumpFailed: other.isOfCoolant && other.kind != .pumpsStopped
    // Without coolant accelerators switch themselves off.
    case .loopStopped, .pumpsStopped, .coolingStarved:
      other.isOfCoolant || other.isHeat || other.kind == .acceleratorMissing
    case .coolantSupplyWarm, .limitBroken: other.isOfCoolant || other.isHeat
    case .inletTemperature: other.isHeat
    case .acceleratorTemperature, .acceleratorMemoryTemperature:
      [.acceleratorThrottled, .acceleratorMissing].contains(other.kind)
    case .nodeMissing, .nodeDown: other.isSilence
    default: false
    }
  }

  /// True when what hangs on its thing suffers too.
  var reachesDownstream: Bool {
    switch kind {
    case .gridLost, .feedDead, .loopStopped, .deviceUnwell, .pumpsStopped, .coolingStarved, .coolantSupplyWarm,
      .limitBroken:
      true
    default: false
    }
  }
}
