internal import SiteModel

extension ExporterMapping {
  /// Kunlunxin xpu-exporter, from its documented names.
  static let kunlun = ExporterMapping(
    name: "xpu-exporter", vendor: "Kunlunxin", subject: .accelerator("devid", "dev_id", "xpu", "index", "id"),
    hostLabels: ["hostname", "node"], facts: [(.model, ["model", "name"]), (.serialNumber, ["sn"])],
    workloadLabels: [["namespace", "pod"]],
    rows: [
      MetricRow("node_xpu_temp", .temperature),
      MetricRow("node_xpu_powerUsage", .power),
      MetricRow("node_xpu_utilization", .load, .percent),
      MetricRow("node_xpu_memused", .memoryUsed),
      MetricRow("node_xpu_memtotal", .memoryTotal),
      MetricRow("node_xpu_totalEccCorrectedErrors", .correctedErrors),
      MetricRow("node_xpu_totalEccUncorrectedErrors", .uncorrectedErrors),
    ])
}
