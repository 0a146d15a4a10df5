internal import SiteModel

extension ExporterMapping {
  /// MetaX mx-exporter, from its documented names. Power is in mW, memory in KB (1024 bytes), clocks in MHz.
  static let metaX = ExporterMapping(
    name: "mx-exporter", vendor: "MetaX", subject: .accelerator("deviceId", "device_id", "gpu", "minor_number"),
    hostLabels: ["Hostname", "hostname", "node"],
    facts: [
      (.model, ["deviceType", "modelName", "model"]), (.uuid, ["uuid"]), (.busAddress, ["bdfid", "pci_bus_id"]),
    ],
    workloadLabels: [["exported_namespace", "exported_pod"], ["namespace", "pod"]],
    rows: [
      MetricRow("mx_chip_hotspot_temp", .temperature, fold: .maximum),
      MetricRow("mx_chip_hbm_temp", .memoryTemperature, fold: .maximum, isAbsentAtZero: true),
      MetricRow("mx_board_power", .power, .milli),
      MetricRow("mx_gpu_usage", .load, .percent),
      MetricRow("mx_memory_used", .memoryUsed, .kibibytes),
      MetricRow("mx_memory_total", .memoryTotal, .kibibytes),
      MetricRow("mx_gpu_clock", .clock, .megahertz, fold: .maximum),
      MetricRow("mx_mem_clock", .memoryClock, .megahertz, fold: .maximum),
    ])
}
