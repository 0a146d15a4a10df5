internal import SiteModel

extension ExporterMapping {
  /// AMD device-metrics-exporter. Memory is in MB, energy in µJ, clocks in MHz, PCIe speed in GT/s.
  ///
  /// Early pages carry only serial numbers: devices are then numbered in the order in which they stand on the page.
  static let amd = ExporterMapping(
    name: "device-metrics-exporter", vendor: "AMD",
    subject: SubjectRule(
      .accelerator, [.either(.firstLabel(["gpu_id", "GPU_ID"]), .either(.ordinal("GPU_UUID"), .ordinal("gpu_uuid")))]),
    hostLabels: ["hostname", "HOSTNAME"],
    facts: [
      (.model, ["card_model", "CARD_MODEL", "card_series", "CARD_SERIES"]), (.uuid, ["gpu_uuid", "GPU_UUID"]),
      (.serialNumber, ["serial_number", "SERIAL_NUMBER"]), (.driver, ["driver_version", "DRIVER_VERSION"]),
    ],
    workloadLabels: [["namespace", "pod"], ["job_id"], ["NAMESPACE", "POD"], ["JOB_ID"]],
    rows: [
      MetricRow("gpu_junction_temperature", .temperature, isAbsentAtZero: true),
      MetricRow("gpu_edge_temperature", .temperature, rank: 1, isAbsentAtZero: true),
      MetricRow("gpu_memory_temperature", .memoryTemperature, isAbsentAtZero: true),
      MetricRow("gpu_package_power", .power),
      MetricRow("gpu_average_package_power", .power, rank: 1),
      MetricRow("gpu_power_usage", .power, rank: 2),
      MetricRow("gpu_energy_consumed", .energy, .scaled(1e-6)),
      MetricRow("gpu_gfx_activity", .load, .percent),
      MetricRow("gpu_usage", .load, .percent, rank: 1),
      MetricRow("gpu_clock", .clock, .megahertz, when: [.clockIs("GPU_CLOCK_TYPE_SYSTEM")], fold: .maximum),
      MetricRow("gpu_clock", .memoryClock, .megahertz, when: [.clockIs("GPU_CLOCK_TYPE_MEMORY")], fold: .maximum),
      MetricRow("gpu_max_clock", .clockLimit, .megahertz, when: [.clockIs("GPU_CLOCK_TYPE_SYSTEM")], fold: .maximum),
      MetricRow("gpu_total_vram", .memoryTotal, .megabytes),
      MetricRow("gpu_total_memory", .memoryTotal, .megabytes, rank: 1),
      MetricRow("gpu_used_vram", .memoryUsed, .megabytes),
      MetricRow("gpu_health", .health, .isOne(of: [1])),
      MetricRow("gpu_ecc_correct_total", .correctedErrors),
      MetricRow("gpu_ecc_uncorrect_total", .uncorrectedErrors),
      MetricRow("gpu_afid_errors", .errorCode, fold: .maximum),
      MetricRow("pcie_speed", .pcieGeneration, .linkGeneration),
      MetricRow("pcie_max_speed", .pcieGenerationLimit, .linkGeneration),
    ])
}

extension MetricRow.Condition {
  fileprivate static func clockIs(_ type: String) -> Self { .equals("clock_type", type) }
}
