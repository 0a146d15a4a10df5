internal import SiteModel

extension ExporterMapping {
  /// Cambricon mlu-exporter, from its documented names (default prefix `mlu_`). Memory is in bytes, clocks in MHz.
  static let cambricon = ExporterMapping(
    name: "mlu-exporter", vendor: "Cambricon", subject: .accelerator("mlu"), hostLabels: ["node"],
    facts: [(.model, ["model"]), (.uuid, ["uuid"]), (.serialNumber, ["sn"]), (.driver, ["driver"])],
    workloadLabels: [["namespace", "pod"]],
    rows: [
      MetricRow("mlu_chip_temperature", .temperature),
      MetricRow("mlu_temperature", .temperature, rank: 1),
      MetricRow("mlu_memory_temperature", .memoryTemperature, fold: .maximum, isAbsentAtZero: true),
      MetricRow("mlu_over_temp_under_clock_threshold", .temperatureHigh, isAbsentAtZero: true),
      MetricRow("mlu_over_temp_power_off_threshold", .temperatureCritical, isAbsentAtZero: true),
      MetricRow("mlu_power_usage", .power),
      MetricRow("mlu_power_current_limit", .powerLimit),
      MetricRow("mlu_utilization", .load, .percent),
      MetricRow("mlu_memory_used", .memoryUsed),
      MetricRow("mlu_memory_total", .memoryTotal),
      MetricRow("mlu_frequency", .clock, .megahertz),
      MetricRow("mlu_ddr_frequency", .memoryClock, .megahertz),
      MetricRow("mlu_health", .health, .isOne(of: [1])),
      MetricRow("mlu_last_xid_error", .errorCode),
      MetricRow("mlu_ecc_corrected_error_total", .correctedErrors),
      MetricRow("mlu_dram_ecc_sbe_count", .correctedErrors, rank: 1),
      MetricRow("mlu_ecc_uncorrected_error_total", .uncorrectedErrors),
      MetricRow("mlu_dram_ecc_dbe_count", .uncorrectedErrors, rank: 1),
      MetricRow("mlu_remapped_pending_rows", .pendingRowRemap, .isNotZero),
      MetricRow("mlu_remapped_failed_rows", .rowRemapFailure, .isNotZero),
      MetricRow("mlu_pcie_current_speed", .pcieGeneration),
      MetricRow("mlu_pcie_max_speed", .pcieGenerationLimit),
      MetricRow("mlu_pcie_current_width", .pcieWidth),
      MetricRow("mlu_pcie_max_width", .pcieWidthLimit),
      // 0 disabled, 1 enabled, 2 finding its peer, 3 ready.
      MetricRow("mlu_mlulink_status", .linksActive, .isOne(of: [1, 3]), fold: .sum),
      MetricRow("mlu_mlulink_status", .linksTotal, fold: .count),
    ])
}
