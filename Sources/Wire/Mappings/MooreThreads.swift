internal import SiteModel

extension ExporterMapping {
  /// Moore Threads mtgpu-exporter, from its documented names. Power is in mW, memory in bytes.
  static let mooreThreads = ExporterMapping(
    name: "mtgpu-exporter", vendor: "Moore Threads", subject: .accelerator("gpu", "index", "minor_number", "id"),
    hostLabels: ["Hostname", "hostname", "node"],
    facts: [(.model, ["modelName", "name", "model"]), (.uuid, ["uuid", "UUID"]), (.busAddress, ["pci_bus_id"])],
    workloadLabels: [["namespace", "pod"]],
    rows: [
      MetricRow("mtgpu_gpu_temp", .temperature),
      MetricRow("mtgpu_power_usage_milliwatts", .power, .milli),
      MetricRow("mtgpu_gpu_utilization", .load, .percent),
      MetricRow("mtgpu_memory_used_bytes", .memoryUsed),
      MetricRow("mtgpu_memory_total_bytes", .memoryTotal),
    ])
}
