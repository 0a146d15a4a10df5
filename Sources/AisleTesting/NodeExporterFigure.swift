package import SiteModel

/// A figure that node_exporter and Aisle both read, and how the two call it. Written by hand from node_exporter's
/// documentation, apart from the mapping that Aisle's feed goes by: the two check each other.
package struct NodeExporterFigure: Sendable {
  /// Metrics of one label set that are added up, each times its factor; those that are not on the page count nothing.
  package var terms: [(metric: String, factor: Double)]
  package var quantity: Quantity
  package var kind: EntityKind
  /// Aisle's name of the thing; what stands in braces comes from the series' labels.
  package var name: String
  /// True when 0 means that there is no such thing, and Aisle says nothing.
  package var isAbsentAtZero = false

  init(_ metric: String, times factor: Double = 1, _ kind: EntityKind, _ name: String, _ quantity: Quantity) {
    self.init(sum: [(metric, factor)], kind, name, quantity)
  }

  init(sum terms: [(metric: String, factor: Double)], _ kind: EntityKind, _ name: String, _ quantity: Quantity) {
    self.terms = terms
    self.quantity = quantity
    self.kind = kind
    self.name = name
  }

  private func absentAtZero() -> Self {
    var copy = self
    copy.isAbsentAtZero = true
    return copy
  }

  /// Host figures.
  package static let host: [Self] = [
    Self("node_load1", .node, "", .loadAverage),
    Self("node_memory_MemTotal_bytes", .node, "", .memoryTotal),
    Self("node_pressure_cpu_waiting_seconds_total", .node, "", .processorWaitTime),
    Self("node_pressure_memory_waiting_seconds_total", .node, "", .memoryWaitTime),
    Self("node_pressure_io_waiting_seconds_total", .node, "", .inputOutputWaitTime),
  ]

  /// Memory in use on a kernel that does not say what is available.
  package static let memoryWithoutAvailable = Self(
    sum: [
      ("node_memory_MemTotal_bytes", 1), ("node_memory_MemFree_bytes", -1), ("node_memory_Buffers_bytes", -1),
      ("node_memory_Cached_bytes", -1),
    ], .node, "", .memoryUsed)

  /// Energy of processor packages, and temperatures of the firmware's zones.
  package static let zones: [Self] = [
    Self("node_rapl_package_joules_total", .processor, "{index}", .energy),
    Self("node_thermal_zone_temp", .sensor, "thermal_zone{zone}", .temperature),
  ]

  /// Energy of processor cores: only the agent reads it.
  package static let cores = Self("node_rapl_core_joules_total", .sensor, "rapl/{index}/core", .energy)

  package static let network: [Self] = [
    Self("node_network_receive_bytes_total", .port, "{device}", .received),
    Self("node_network_transmit_bytes_total", .port, "{device}", .sent),
    Self(
      sum: [("node_network_receive_errs_total", 1), ("node_network_transmit_errs_total", 1)], .port, "{device}", .errors
    ),
    Self(
      sum: [("node_network_receive_drop_total", 1), ("node_network_transmit_drop_total", 1)], .port, "{device}",
      .discards),
    Self("node_network_up", .port, "{device}", .linkUp),
    Self("node_network_speed_bytes", times: 8, .port, "{device}", .linkRate).absentAtZero(),
    Self("node_network_carrier_down_changes_total", .port, "{device}", .linkDowns),
  ]

  package static let infiniband: [Self] = [
    Self("node_infiniband_rate_bytes_per_second", times: 8, .port, "{device}/{port}", .linkRate),
    Self("node_infiniband_port_data_received_bytes_total", .port, "{device}/{port}", .received),
    Self("node_infiniband_port_data_transmitted_bytes_total", .port, "{device}/{port}", .sent),
    Self("node_infiniband_port_errors_received_total", .port, "{device}/{port}", .errors),
    Self(
      sum: [
        ("node_infiniband_port_discards_transmitted_total", 1), ("node_infiniband_port_discards_received_total", 1),
      ],
      .port, "{device}/{port}", .discards),
    Self("node_infiniband_link_downed_total", .port, "{device}/{port}", .linkDowns),
  ]

  /// AMD accelerators, which node_exporter calls "card0" ...
  package static let accelerators: [Self] = [
    Self("node_drm_gpu_busy_percent", times: 0.01, .accelerator, "{card}", .load),
    Self("node_drm_memory_vram_used_bytes", .accelerator, "{card}", .memoryUsed),
    Self("node_drm_memory_vram_size_bytes", .accelerator, "{card}", .memoryTotal),
  ]

  /// hwmon chips.
  package static let sensors: [Self] = [
    Self("node_hwmon_temp_celsius", .sensor, "{sensor}", .temperature),
    Self("node_hwmon_temp_max_celsius", .sensor, "{sensor}", .temperatureHigh).absentAtZero(),
    Self("node_hwmon_temp_crit_celsius", .sensor, "{sensor}", .temperatureCritical).absentAtZero(),
    Self("node_hwmon_fan_rpm", .fan, "{sensor}", .fanSpeed),
    Self("node_hwmon_fan_min_rpm", .fan, "{sensor}", .fanSpeedLow).absentAtZero(),
    Self("node_hwmon_in_volts", .sensor, "{sensor}", .voltage),
    Self("node_hwmon_curr_amps", .sensor, "{sensor}", .current),
    Self("node_hwmon_power_average_watt", .sensor, "{sensor}", .power),
  ]
}
