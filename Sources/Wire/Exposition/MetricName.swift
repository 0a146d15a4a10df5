internal import SiteModel

/// How Aisle's own page calls a quantity: names and units after the OpenTelemetry hardware conventions where those
/// have one, else `aisle_` and the quantity's own name. Writing and reading both go by this table.
struct MetricName: Hashable, Sendable {
  /// The family's name, without the `_total` of counters.
  var family: String
  var isCounter: Bool
  /// The unit as it ends the name; empty for plain numbers.
  var unit: String
  /// What tells quantities of one family apart.
  var extra: (name: String, value: String)?

  /// The name on a line.
  var sample: String { isCounter ? "\(family)_total" : family }

  static func == (a: MetricName, b: MetricName) -> Bool {
    a.family == b.family && a.extra?.name == b.extra?.name && a.extra?.value == b.extra?.value
  }

  func hash(into hasher: inout Hasher) { hasher.combine(family) }

  init(_ quantity: Quantity, of kind: EntityKind) {
    isCounter = quantity.isCounter
    unit = quantity.unit.exportSuffix
    (family, extra) = Self.convention(quantity, kind) ?? ("aisle_\(quantity.exportName)", nil)
  }

  private static func convention(
    _ quantity: Quantity, _ kind: EntityKind
  ) -> (family: String, extra: (name: String, value: String)?)? {
    switch (quantity, kind) {
    case (.power, .node): ("hw_host_power_watts", nil)
    case (.energy, .node): ("hw_host_energy_joules", nil)
    case (.inletTemperature, .node): ("hw_host_ambient_temperature_celsius", nil)
    case (.power, _): ("hw_power_watts", nil)
    case (.energy, _): ("hw_energy_joules", nil)
    case (.temperature, _): ("hw_temperature_celsius", nil)
    case (.temperatureHigh, _): ("hw_temperature_limit_celsius", ("hw_limit_type", "high.degraded"))
    case (.temperatureCritical, _): ("hw_temperature_limit_celsius", ("hw_limit_type", "high.critical"))
    case (.load, .accelerator): ("hw_gpu_utilization_ratio", nil)
    case (.memoryUsed, .accelerator): ("hw_gpu_memory_usage_bytes", nil)
    case (.memoryTotal, .accelerator): ("hw_gpu_memory_limit_bytes", nil)
    case (.correctedErrors, _): ("hw_errors", ("error_type", "corrected"))
    case (.uncorrectedErrors, _): ("hw_errors", ("error_type", "uncorrected"))
    case (.fanSpeed, .fan): ("hw_fan_speed_rpm", nil)
    case (.voltage, _): ("hw_voltage_volts", nil)
    default: nil
    }
  }
}

extension EntityKind {
  /// The `hw_type` of a thing of this kind on Aisle's page.
  var hardwareType: String {
    switch self {
    case .node: "host"
    case .accelerator: "gpu"
    case .slice: "gpu_slice"
    case .processor: "cpu"
    case .port: "network"
    case .disk: "physical_disk"
    case .fan: "fan"
    case .sensor: "sensor"
    case .powerSupply: "power_supply"
    }
  }
}
