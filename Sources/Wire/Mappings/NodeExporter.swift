internal import SiteModel

extension ExporterMapping {
  /// Prometheus node_exporter: host figures. Units are base units by its own convention.
  static let nodeExporter = ExporterMapping(
    name: "node_exporter", subject: .node, lookups: [.chipName, .sensorLabel],
    rows: host + processors + sensors + ports + disks)

  private static let host: [MetricRow] = [
    MetricRow("node_uname_info", facts: [(.kernel, "release")]),
    MetricRow("node_os_info", facts: [(.operatingSystem, "pretty_name")]),
    MetricRow("node_dmi_info", facts: [(.model, "product_name"), (.vendor, "system_vendor")]),
    MetricRow("node_boot_time_seconds", .uptime, .timeSince),
    MetricRow("node_load1", .loadAverage),
    MetricRow("node_memory_MemTotal_bytes", .memoryTotal),
    MetricRow("node_memory_MemTotal_bytes", .memoryUsed, fold: memory),
    MetricRow("node_memory_MemAvailable_bytes", .memoryUsed, .scaled(-1), fold: memory),
    MetricRow("node_pressure_cpu_waiting_seconds_total", .processorWaitTime),
    MetricRow("node_pressure_memory_waiting_seconds_total", .memoryWaitTime),
    MetricRow("node_pressure_io_waiting_seconds_total", .inputOutputWaitTime),
  ]

  private static let memory = MetricRow.Fold.total(
    needs: ["node_memory_MemTotal_bytes", "node_memory_MemAvailable_bytes"])

  private static let processors: [MetricRow] =
    [
      MetricRow(
        "node_cpu_seconds_total", .idleTime, when: [.equals("mode", "idle")], fold: .sum),
      MetricRow(
        "node_cpu_seconds_total", .idleTime, when: [.equals("mode", "iowait")], fold: .sum),
      MetricRow(
        "node_cpu_seconds_total", .coreCount, .isOne(of: []), when: [.equals("mode", "idle")], fold: .count),
      MetricRow("node_rapl_package_joules_total", .energy, of: SubjectRule(.processor, [.label("index")])),
    ]
    + ["user", "nice", "system", "irq", "softirq", "steal"].map {
      MetricRow("node_cpu_seconds_total", .busyTime, when: [.equals("mode", $0)], fold: .sum)
    }

  /// "coretemp/Package id 0": the chip's name and the sensor's label where the page joins them.
  private static func sensor(_ kind: EntityKind) -> SubjectRule {
    SubjectRule(
      kind,
      [
        .lookup("node_hwmon_chip_names", or: .label("chip")), .text("/"),
        .lookup("node_hwmon_sensor_label", or: .label("sensor")),
      ])
  }

  private static let sensors: [MetricRow] = [
    MetricRow("node_hwmon_temp_celsius", .temperature, of: sensor(.sensor)),
    MetricRow("node_hwmon_temp_max_celsius", .temperatureHigh, of: sensor(.sensor), isAbsentAtZero: true),
    MetricRow("node_hwmon_temp_crit_celsius", .temperatureCritical, of: sensor(.sensor), isAbsentAtZero: true),
    MetricRow("node_hwmon_fan_rpm", .fanSpeed, of: sensor(.fan)),
    MetricRow("node_hwmon_fan_min_rpm", .fanSpeedLow, of: sensor(.fan), isAbsentAtZero: true),
    MetricRow("node_hwmon_in_volts", .voltage, of: sensor(.sensor)),
    MetricRow("node_hwmon_curr_amps", .current, of: sensor(.sensor)),
    MetricRow("node_hwmon_power_watt", .power, of: sensor(.sensor)),
    MetricRow("node_hwmon_power_average_watt", .power, of: sensor(.sensor), rank: 1),
    // The chassis' own meter.
    MetricRow("node_hwmon_power_average_watt", .power, when: [.startsWith("chip", "acpi")]),
    MetricRow(
      "node_thermal_zone_temp", .temperature,
      of: SubjectRule(.sensor, [.text("thermal_zone"), .label("zone")]), facts: [(.label, "type")]),
  ]

  private static let infiniband = SubjectRule(.port, [.label("device"), .text("/"), .label("port")])
  private static let network = SubjectRule(.port, [.label("device")])
  private static let isReal: [MetricRow.Condition] = [.isPort("device")]

  private static let ports: [MetricRow] = [
    MetricRow("node_infiniband_state_id", .linkUp, .isOne(of: [4]), of: infiniband),
    MetricRow("node_infiniband_rate_bytes_per_second", .linkRate, .scaled(8), of: infiniband),
    MetricRow("node_infiniband_port_data_received_bytes_total", .received, of: infiniband),
    MetricRow("node_infiniband_port_data_transmitted_bytes_total", .sent, of: infiniband),
    MetricRow("node_infiniband_port_errors_received_total", .errors, of: infiniband, fold: .sum),
    MetricRow("node_infiniband_port_discards_received_total", .discards, of: infiniband, fold: .sum),
    MetricRow("node_infiniband_port_discards_transmitted_total", .discards, of: infiniband, fold: .sum),
    MetricRow("node_infiniband_link_downed_total", .linkDowns, of: infiniband),
    MetricRow("node_network_up", .linkUp, of: network, when: isReal),
    MetricRow("node_network_speed_bytes", .linkRate, .scaled(8), of: network, when: isReal, isAbsentBelowZero: true),
    MetricRow("node_network_receive_bytes_total", .received, of: network, when: isReal),
    MetricRow("node_network_transmit_bytes_total", .sent, of: network, when: isReal),
    MetricRow("node_network_receive_errs_total", .errors, of: network, when: isReal, fold: .sum),
    MetricRow("node_network_transmit_errs_total", .errors, of: network, when: isReal, fold: .sum),
    MetricRow("node_network_receive_drop_total", .discards, of: network, when: isReal, fold: .sum),
    MetricRow("node_network_transmit_drop_total", .discards, of: network, when: isReal, fold: .sum),
    MetricRow("node_network_carrier_down_changes_total", .linkDowns, of: network, when: isReal),
  ]

  private static let disks: [MetricRow] = [
    MetricRow(
      "node_nvme_info", of: SubjectRule(.disk, [.label("device")]),
      facts: [(.model, "model"), (.serialNumber, "serial"), (.firmware, "firmware_revision"), (.state, "state")])
  ]
}

extension LabelLookup {
  fileprivate static let chipName = LabelLookup(
    "node_hwmon_chip_names", by: "chip", gives: "chip_name", repetition: .eachMarked)
  fileprivate static let sensorLabel = LabelLookup(
    "node_hwmon_sensor_label", by: "chip", "sensor", gives: "label", repetition: .laterMarked)
}
