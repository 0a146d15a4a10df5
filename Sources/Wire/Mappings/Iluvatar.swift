internal import SiteModel

extension ExporterMapping {
  /// Iluvatar ix-exporter. Memory is in MiB, clocks in MHz.
  static let iluvatar = ExporterMapping(
    name: "ix-exporter", vendor: "Iluvatar", subject: .accelerator("gpu"), hostLabels: ["node_name", "Hostname"],
    facts: [(.model, ["name"]), (.uuid, ["uuid"])], workloadLabels: [["namespace", "pod"]],
    rows: [
      MetricRow("ix_temperature", .temperature),
      MetricRow("ix_gpu_temperature", .temperature, rank: 1),
      MetricRow("ix_power_usage", .power),
      MetricRow("ix_gpu_utilization", .load, .percent),
      MetricRow("ix_mem_used", .memoryUsed, .mebibytes),
      MetricRow("ix_mem_total", .memoryTotal, .mebibytes),
      MetricRow("ix_sm_clock", .clock, .megahertz),
      MetricRow("ix_mem_clock", .memoryClock, .megahertz),
      MetricRow("ix_xid_errors", .errorCode),
      MetricRow("ix_ecc_sbe_vol_status", .correctedErrors),
      MetricRow("ix_ecc_dbe_vol_status", .uncorrectedErrors),
    ])
}
