internal import SiteModel

extension ExporterMapping {
  /// Huawei Ascend npu-exporter. Memory is in MB (2^20 bytes, as `npu-smi` counts), clocks in MHz.
  static let ascend = ExporterMapping(
    name: "npu-exporter", vendor: "Huawei", subject: .accelerator("id", "npuID"),
    hostLabels: ["node_name", "hostname"],
    facts: [(.model, ["model_name", "modelName"]), (.uuid, ["vdie_id"]), (.busAddress, ["pcie_bus_info"])],
    workloadLabels: [["namespace", "pod_name"], ["namespace", "podName"], ["container_name"]],
    rows: [
      MetricRow("npu_chip_info_name", facts: [(.model, "name")]),
      MetricRow("npu_chip_info_temperature", .temperature),
      MetricRow("npu_chip_info_hbm_temperature", .memoryTemperature, isAbsentAtZero: true),
      MetricRow("npu_chip_info_power", .power),
      MetricRow("npu_chip_info_utilization", .load, .percent),
      MetricRow("npu_chip_info_ai_core_utilization", .load, .percent, rank: 1),
      MetricRow("npu_chip_info_overall_utilization", .load, .percent, rank: 2),
      MetricRow("npu_chip_info_aicore_current_freq", .clock, .megahertz),
      // Chips with HBM report 0 for the other memory, and those without report 0 for HBM.
      MetricRow("npu_chip_info_hbm_total_memory", .memoryTotal, .mebibytes, isAbsentAtZero: true),
      MetricRow("npu_chip_info_total_memory", .memoryTotal, .mebibytes, rank: 1, isAbsentAtZero: true),
      MetricRow("npu_chip_info_hbm_used_memory", .memoryUsed, .mebibytes, isAbsentAtZero: true),
      MetricRow("npu_chip_info_used_memory", .memoryUsed, .mebibytes, rank: 1, isAbsentAtZero: true),
      MetricRow("npu_chip_info_hbm_used_memory", .memoryUsed, .mebibytes, rank: 2),
      MetricRow("npu_chip_info_health_status", .health, .isOne(of: [1])),
      MetricRow("npu_chip_info_error_code", .errorCode),
      MetricRow("npu_chip_info_voltage", .voltage),
      MetricRow("npu_chip_info_bandwidth_rx", .receiveRate, .megabytes),
      MetricRow("npu_chip_info_bandwidth_tx", .sendRate, .megabytes),
      MetricRow("npu_chip_info_hbm_ecc_single_bit_error_cnt", .correctedErrors),
      MetricRow("npu_chip_info_hbm_ecc_double_bit_error_cnt", .uncorrectedErrors),
    ])
}
