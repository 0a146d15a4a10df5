internal import SiteModel

extension ExporterMapping {
  /// Intel Gaudi exporter, from its documented names. Power is in mW, memory in bytes, clocks in MHz.
  static let gaudi = ExporterMapping(
    name: "gaudi-exporter", vendor: "Intel", subject: .accelerator("device", "index", "module_id", "id"),
    hostLabels: ["hostname", "node", "node_name"],
    facts: [
      (.model, ["product", "model", "name"]), (.uuid, ["uuid", "UUID"]), (.busAddress, ["bus_id"]),
      (.serialNumber, ["serial"]),
    ],
    workloadLabels: [["namespace", "pod"]],
    rows: [
      MetricRow("habanalabs_temperature_onchip", .temperature),
      MetricRow("habanalabs_temperature_threshold_gpu", .temperatureHigh, isAbsentAtZero: true),
      MetricRow("habanalabs_temperature_threshold_shutdown", .temperatureCritical, isAbsentAtZero: true),
      MetricRow("habanalabs_power_mW", .power, .milli),
      MetricRow("habanalabs_power_default_limit_mW", .powerLimit, .milli),
      MetricRow("habanalabs_utilization", .load, .percent),
      MetricRow("habanalabs_memory_used_bytes", .memoryUsed),
      MetricRow("habanalabs_memory_total_bytes", .memoryTotal),
      MetricRow("habanalabs_pending_rows_state", .pendingRowRemap, .isNotZero),
    ])
}
