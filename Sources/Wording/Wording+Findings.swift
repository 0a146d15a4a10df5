package import SiteModel

extension Finding.Kind {
  /// What is wrong, in a few words.
  package var word: Word {
    switch self {
    case .sourceSilent: .sourceSilent
    case .sourceStale: .sourceStale
    case .nodeMissing: .nodeMissing
    case .acceleratorMissing: .acceleratorMissing
    case .acceleratorTemperature: .acceleratorHot
    case .acceleratorMemoryTemperature: .acceleratorMemoryHot
    case .acceleratorThrottled: .acceleratorThrottled
    case .acceleratorErrorCode: .acceleratorErrorCode
    case .acceleratorUnhealthy: .acceleratorUnhealthy
    case .uncorrectedErrors: .uncorrectedErrors
    case .pendingRowRemap: .pendingRowRemap
    case .rowRemapFailure: .rowRemapFailure
    case .pcieDegraded: .pcieDegraded
    case .linkDegraded: .linkDegraded
    case .inletTemperature: .inletHigh
    case .sensorTemperature: .sensorHot
    case .fanSlow: .fanSlow
    case .portDown: .portDown
    case .rackPower: .rackPowerHigh
    case .pumpsStopped: .pumpsStopped
    case .coolantSupplyWarm: .coolantSupplyWarm
    case .leakDetected: .leakDetected
    case .pumpFailed: .pumpFailed
    case .dewPointMargin: .dewPointMargin
    case .readingsContradict: .readingsContradict
    case .limitBroken: .limitBroken
    case .deviceUnwell: .deviceUnwell
    case .coolingStarved: .coolingStarved
    case .feedDead: .powerFeedDead
    case .supplyOverloaded: .supplyOverloaded
    case .feedLossOverload: .feedLossOverload
    case .planContradicts: .planContradicts
    case .loopStopped: .loopStopped
    case .gridLost: .gridLost
    case .onBattery: .onBattery
    case .rackUnpowered: .rackUnpowered
    case .jobIdle: .jobIdle
    case .jobNodeLost: .jobNodeLost
    case .nodeDrained: .nodeDrained
    case .nodeDownBySchedule: .nodeDownBySchedule
    case .nodeDown: .nodeDownForScheduler
    case .foreignAlert: .foreignAlert
    case .deviation: .deviation
    case .rapidChange: .rapidChange
    case .readingsDiffer: .readingsDiffer
    case .valueStale: .valueStale
    case .valueBad: .valueBad
    case .siteCondition: .siteCondition
    }
  }
}

extension Wording {
  /// What another alarm system says: "TargetDown: 10.0.0.7 down (silenced there)".
  package func alert(_ name: String, _ summary: String, _ muting: ForeignAlert.Muting) -> String {
    let text = [name, summary].filter { !$0.isEmpty }.joined(separator: ": ")
    let note =
      switch muting {
      case .none: ""
      case .silenced: "(\(self(.silencedThere)))"
      case .inhibited: "(\(self(.inhibitedThere)))"
      }
    return [text, note].filter { !$0.isEmpty }.joined(separator: " ")
  }
}
