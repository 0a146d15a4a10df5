internal import SiteModel

extension ExporterMapping {
  /// Enflame gcu-exporter, from its documented names. `power_usage` is a share of the limit, so it is not read;
  /// `power_consumption` is in watts.
  static let enflame = ExporterMapping(
    name: "gcu-exporter", vendor: "Enflame", subject: .accelerator("minor_number", "gcu", "index"),
    hostLabels: ["host", "hostname"],
    facts: [(.model, ["name"]), (.uuid, ["uuid"]), (.busAddress, ["busid"])],
    workloadLabels: [["pod_namespace", "pod_name"], ["namespace", "pod"]],
    rows: [
      MetricRow("enflame_gcu_temperatures", .temperature, fold: .maximum),
      MetricRow("enflame_gcu_power_consumption", .power),
      MetricRow("enflame_gcu_usage", .load, .percent),
      MetricRow("enflame_gcu_memory_used_bytes", .memoryUsed),
      MetricRow("enflame_gcu_memory_total_bytes", .memoryTotal),
    ])
}
