package import SiteModel

extension Site {
  /// The values that a reading should not pass, ascending: the device's own; else what alarms by default go by.
  package func limits(of id: EntityID, _ quantity: Quantity) -> [Double] {
    if let stated = limits[id]?[quantity]?.limits, !stated.isEmpty {
      return Array(Set(stated.map(\.value))).sorted()
    }
    let thresholds = topology.thresholds
    switch (id.kind, quantity) {
    case (.node, .inletTemperature), (.hall, .supplyTemperature):
      return [thresholds.inletTemperatureCaution, thresholds.inletTemperatureHigh]
    case (.accelerator, .memoryTemperature): return [thresholds.acceleratorMemoryTemperatureHigh]
    case (.fan, .fanSpeed): return columns.cell(id, .fanSpeedLow).map { [$0.value] } ?? []
    case (_, .temperature) where id.kind.isOfNode:
      let own = [.temperatureHigh, .temperatureCritical].compactMap { plausible(columns.cell(id, $0)?.value) }
      return own.isEmpty && id.kind == .accelerator ? [thresholds.acceleratorTemperatureHigh] : own.sorted()
    case (_, .supplyTemperature):
      // Coolant more than 2 K above what the unit is set to keep is an alarm.
      return columns.cell(id, .supplySetPoint).map { [$0.value + 2] } ?? []
    default: return []
    }
  }
}
