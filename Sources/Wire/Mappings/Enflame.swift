internal import SiteModel

extension ExporterMapping {
  /// Enflame gcu-exporter, from its documented names. `power_usage` is a share of the limit, so it is not read;
  /// `power_consumption` and `power_capability` are in watts. Clocks are in MHz.
  static let enflame = ExporterMapping(
    name: "gcu-exporter", vendor: "Enflame", subject: .accelerator("minor_number", "gcu", "index"),
    hostLabels: ["host", "hostname"],
    facts: [(.model, ["name"]), (.uuid, ["uuid"]), (.busAddress, ["busid"])],
    workloadLabels: [["pod_namespace", "pod_name"], ["namespace", "pod"]],
    rows: [
      MetricRow("enflame_gcu_temperatures", .temperature, fold: .maximum),
      MetricRow("enflame_gcu_power_consumption", .power),
      MetricRow("enflame_gcu_power_capability", .powerLimit, isAbsentAtZero: true),
      MetricRow("enflame_gcu_clock", .clock, .megahertz, fold: .maximum),
      MetricRow("enflame_gcu_usage", .load, .percent),
      MetricRow("enflame_gcu_memory_used_bytes", .memoryUsed),
      MetricRow("enflame_gcu_memory_total_bytes", .memoryTotal),
      MetricRow("enflame_gcu_ecc_single_bit_error_total_count", .correctedErrors, fold: .sum),
      MetricRow("enflame_gcu_ecc_double_bit_error_total_count", .uncorrectedErrors, fold: .sum),
      MetricRow("enflame_gcu_pcie_link_width", .pcieWidth),
      MetricRow("enflame_gcu_pcie_max_link_width", .pcieWidthLimit),
    ])
}
