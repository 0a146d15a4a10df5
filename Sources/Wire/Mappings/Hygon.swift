internal import SiteModel

extension ExporterMapping {
  /// Hygon dcu-exporter, from its documented names. Memory is in bytes.
  static let hygon = ExporterMapping(
    name: "dcu-exporter", vendor: "Hygon", subject: .accelerator("minor_number", "monitor_number", "device_id"),
    hostLabels: ["Hostname", "node", "node_name"],
    facts: [(.model, ["name"]), (.uuid, ["device_id"]), (.busAddress, ["pcieBus_number", "pciBusNumber"])],
    workloadLabels: [["dcu_pod_namespace", "dcu_pod_name"], ["namespace", "pod"]],
    rows: [
      MetricRow("dcu_temp", .temperature),
      MetricRow("dcu_power_usage", .power),
      MetricRow("dcu_powercap", .powerLimit),
      MetricRow("dcu_utilizationrate", .load, .percent),
      MetricRow("dcu_usedmemory_bytes", .memoryUsed),
      MetricRow("dcu_memorycap_bytes", .memoryTotal),
      MetricRow("dcu_sclk", .clock, .megahertz),
      MetricRow("dcu_ce_count", .correctedErrors, fold: .sum),
      MetricRow("dcu_ue_count", .uncorrectedErrors, fold: .sum),
    ])
}
