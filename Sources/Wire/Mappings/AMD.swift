internal import SiteModel

extension ExporterMapping {
  /// AMD device-metrics-exporter. Memory is in MB, energy in µJ, clocks in MHz, PCIe speed in GT/s.
  ///
  /// Early pages carry only serial numbers: devices are then numbered in the order in which they stand on the page. A
  /// card in several partitions reports what is measured on the card with its first one, and 0 with the others.
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
      MetricRow("gpu_package_power", .power, fold: .maximum, isAbsentAtZero: true),
      MetricRow("gpu_average_package_power", .power, fold: .maximum, rank: 1, isAbsentAtZero: true),
      MetricRow("gpu_power_usage", .power, fold: .maximum, rank: 2, isAbsentAtZero: true),
      MetricRow("gpu_energy_consumed", .energy, .scaled(1e-6)),
      MetricRow("gpu_gfx_activity", .load, .percent, fold: .maximum),
      MetricRow("gpu_usage", .load, .percent, fold: .maximum, rank: 1),
      MetricRow("gpu_clock", .clock, .megahertz, when: [.clockIs("system")], fold: .maximum),
      MetricRow("gpu_clock", .memoryClock, .megahertz, when: [.clockIs("memory")], fold: .maximum),
      MetricRow("gpu_max_clock", .clockLimit, .megahertz, when: [.clockIs("system")], fold: .maximum),
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
  /// In the short words of the exporter's documentation or the long ones of its library.
  fileprivate static func clockIs(_ type: String) -> Self {
    .isOne("clock_type", of: [type, "GPU_CLOCK_TYPE_\(type.uppercased())"])
  }
}
