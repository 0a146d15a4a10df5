internal import SiteModel

/// How Aisle's own page calls a quantity: names and units after the OpenTelemetry hardware conventions, as their
/// translation to Prometheus writes them, where those have one, else `aisle_` and the quantity's own name. Writing and
/// reading both go by this table.
struct MetricName: Hashable, Sendable {
  /// The family's name, without the `_total` of counters.
  var family: String
  var isCounter: Bool
  /// The unit as it ends the name; empty for plain numbers.
  var unit: String
  /// What tells quantities of one family apart.
  var extra: (name: String, value: String)?
  /// How many of the quantity's base unit are one of the page's unit.
  var divisor = 1.0

  /// The name on a line.
  var sample: String { isCounter ? "\(family)_total" : family }

  static func == (a: MetricName, b: MetricName) -> Bool {
    a.family == b.family && a.extra?.name == b.extra?.name && a.extra?.value == b.extra?.value
  }

  func hash(into hasher: inout Hasher) { hasher.combine(family) }

  init(_ quantity: Quantity, of kind: EntityKind) {
    isCounter = quantity.isCounter
    unit = quantity.unit.exportSuffix
    let convention = Self.power(quantity, kind) ?? Self.temperature(quantity, kind) ?? Self.network(quantity, kind)
    let name = convention ?? Self.device(quantity, kind) ?? Self.count(quantity)
    (family, extra) = name ?? ("aisle_\(quantity.exportName)", nil)
    if quantity.unit == .bitPerSecond {
      // Prometheus and OpenTelemetry count bytes.
      (unit, divisor) = ("bytes_per_second", 8)
      if name == nil { family = "aisle_\(quantity.name)_\(unit)" }
    }
  }

  private typealias Convention = (family: String, extra: (name: String, value: String)?)

  private static func power(_ quantity: Quantity, _ kind: EntityKind) -> Convention? {
    switch (quantity, kind) {
    case (.power, .node): ("hw_host_power_watts", nil)
    case (.energy, .node): ("hw_host_energy_joules", nil)
    case (.power, _): ("hw_power_watts", nil)
    case (.energy, _): ("hw_energy_joules", nil)
    case (.voltage, _): ("hw_voltage_volts", nil)
    default: nil
    }
  }

  private static func temperature(_ quantity: Quantity, _ kind: EntityKind) -> Convention? {
    switch (quantity, kind) {
    case (.inletTemperature, .node): ("hw_host_ambient_temperature_celsius", nil)
    case (.temperature, _): ("hw_temperature_celsius", nil)
    case (.temperatureHigh, _): ("hw_temperature_limit_celsius", ("hw_limit_type", "high.degraded"))
    case (.temperatureCritical, _): ("hw_temperature_limit_celsius", ("hw_limit_type", "high.critical"))
    default: nil
    }
  }

  private static func network(_ quantity: Quantity, _ kind: EntityKind) -> Convention? {
    guard kind == .port else { return nil }
    return switch quantity {
    case .linkUp: ("hw_network_up", nil)
    case .linkRate: ("hw_network_bandwidth_limit_bytes_per_second", nil)
    case .received: ("hw_network_io_bytes", ("network_io_direction", "receive"))
    case .sent: ("hw_network_io_bytes", ("network_io_direction", "transmit"))
    case .errors: ("hw_errors", ("error_type", "_OTHER"))
    default: nil
    }
  }

  private static func device(_ quantity: Quantity, _ kind: EntityKind) -> Convention? {
    switch (quantity, kind) {
    case (.load, .accelerator): ("hw_gpu_utilization_ratio", nil)
    case (.memoryUsed, .accelerator): ("hw_gpu_memory_usage_bytes", nil)
    case (.memoryTotal, .accelerator): ("hw_gpu_memory_limit_bytes", nil)
    case (.correctedErrors, _): ("hw_errors", ("error_type", "corrected"))
    case (.uncorrectedErrors, _): ("hw_errors", ("error_type", "uncorrected"))
    case (.health, _): ("hw_status", ("hw_state", "ok"))
    case (.fanSpeed, .fan): ("hw_fan_speed_rpm", nil)
    case (.fanSpeedLow, .fan): ("hw_fan_speed_limit_rpm", ("hw_limit_type", "low.degraded"))
    case (.fanDuty, .fan): ("hw_fan_speed_ratio", nil)
    default: nil
    }
  }

  /// Numbers of things: `_count` and `_total` at the end of a name have meanings of their own in Prometheus.
  private static func count(_ quantity: Quantity) -> Convention? {
    switch quantity {
    case .coreCount: ("aisle_cores", nil)
    case .sliceCount: ("aisle_slices", nil)
    case .processCount: ("aisle_processes", nil)
    case .linksTotal: ("aisle_links", nil)
    default: nil
    }
  }
}

extension EntityKind {
  /// The values of `hw_type` that a thing of this kind may have on Aisle's page. Those of a sensor follow from what it
  /// measures, for the conventions have words for some; the last is what it has when they have none.
  var hardwareTypes: [String] {
    switch self {
    case .node: ["host"]
    case .accelerator: ["gpu"]
    case .slice: ["gpu_slice"]
    case .processor: ["cpu"]
    case .port: ["network"]
    case .disk: ["physical_disk"]
    case .fan: ["fan"]
    case .sensor: ["temperature", "voltage", "sensor"]
    case .powerSupply: ["power_supply"]
    case .rack, .coolantDistributionUnit, .powerConversion, .facility, .heatExchanger, .immersionUnit, .hall,
      .powerDistributionUnit, .pump, .filter, .reservoir, .leakDetector, .coolantLoop, .coolingPlant, .powerEquipment,
      .powerFeed, .circuit, .outlet, .coolantConnector:
      [name]
    }
  }

  /// The type of one thing of this kind, by the quantities that are known of it.
  func hardwareType(measuring quantities: Set<Quantity>) -> String {
    if self == .sensor, quantities.contains(.temperature) { return "temperature" }
    if self == .sensor, quantities.contains(.voltage) { return "voltage" }
    return hardwareTypes[hardwareTypes.count - 1]
  }

  /// The beginning of `hw_id`.
  var identityPrefix: String { hardwareTypes[hardwareTypes.count - 1] }
}
