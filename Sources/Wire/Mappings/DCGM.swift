internal import SiteModel

extension ExporterMapping {
  /// NVIDIA dcgm-exporter (field names of DCGM 3 and 4). Memory is in MiB, energy in mJ, clocks in MHz.
  ///
  /// What belongs to a MIG slice has `GPU_I_ID` and goes to that slice; what belongs to the board goes to the board.
  static let dcgm = ExporterMapping(
    name: "dcgm-exporter", vendor: "NVIDIA", subject: .accelerator("gpu"), hostLabels: ["Hostname", "hostname"],
    facts: [
      (.model, ["modelName"]), (.uuid, ["UUID"]), (.busAddress, ["pci_bus_id"]),
      (.driver, ["DCGM_FI_DRIVER_VERSION"]), (.serialNumber, ["DCGM_FI_DEV_SERIAL"]),
    ],
    workloadLabels: [
      ["namespace", "pod"], ["exported_namespace", "exported_pod"], ["hpc_job"], ["pod"], ["container"],
    ],
    // DCGM's marks for "no value", of 32-bit, 64-bit and floating fields.
    blanks: [2_147_483_632...2_147_483_635, 140_737_488_355_328...140_737_488_355_331, 9.2233720368547e18...9.3e18],
    rows: board + health + links + slices)

  private static let board: [MetricRow] = [
    MetricRow("DCGM_FI_DEV_GPU_TEMP", .temperature),
    // Cards without the sensor report 0.
    MetricRow("DCGM_FI_DEV_MEMORY_TEMP", .memoryTemperature, isAbsentAtZero: true),
    MetricRow("DCGM_FI_DEV_SLOWDOWN_TEMP", .temperatureHigh, isAbsentAtZero: true),
    MetricRow("DCGM_FI_DEV_SHUTDOWN_TEMP", .temperatureCritical, isAbsentAtZero: true),
    MetricRow("DCGM_FI_DEV_POWER_USAGE", .power),
    MetricRow("DCGM_FI_DEV_ENFORCED_POWER_LIMIT", .powerLimit),
    MetricRow("DCGM_FI_DEV_POWER_MGMT_LIMIT", .powerLimit, rank: 1),
    MetricRow("DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION", .energy, .milli),
    MetricRow("DCGM_FI_DEV_SM_CLOCK", .clock, .megahertz),
    MetricRow("DCGM_FI_DEV_MAX_SM_CLOCK", .clockLimit, .megahertz),
    MetricRow("DCGM_FI_DEV_MEM_CLOCK", .memoryClock, .megahertz),
    MetricRow("DCGM_FI_DEV_GPU_UTIL", .load, .percent, when: [.lacks("GPU_I_ID")]),
    MetricRow("DCGM_FI_PROF_GR_ENGINE_ACTIVE", .load, when: [.lacks("GPU_I_ID")], rank: 1),
    MetricRow("DCGM_FI_DEV_FB_USED", .memoryUsed, .mebibytes, when: [.lacks("GPU_I_ID")]),
    MetricRow("DCGM_FI_DEV_FB_TOTAL", .memoryTotal, .mebibytes, when: [.lacks("GPU_I_ID")]),
    MetricRow("DCGM_FI_DEV_FB_USED", .memoryTotal, .mebibytes, when: [.lacks("GPU_I_ID")], fold: memory, rank: 1),
    MetricRow("DCGM_FI_DEV_FB_FREE", .memoryTotal, .mebibytes, when: [.lacks("GPU_I_ID")], fold: memory, rank: 1),
    MetricRow(
      "DCGM_FI_DEV_FB_RESERVED", .memoryTotal, .mebibytes, when: [.lacks("GPU_I_ID")], fold: memory, rank: 1),
  ]

  private static let memory = MetricRow.Fold.total(needs: ["DCGM_FI_DEV_FB_USED", "DCGM_FI_DEV_FB_FREE"])

  private static let health: [MetricRow] = [
    MetricRow("DCGM_FI_DEV_XID_ERRORS", .errorCode),
    MetricRow("DCGM_FI_DEV_CLOCKS_EVENT_REASONS", .throttleReasons, .reasons(clockEventReasons)),
    MetricRow("DCGM_FI_DEV_CLOCK_THROTTLE_REASONS", .throttleReasons, .reasons(clockEventReasons), rank: 1),
    MetricRow("DCGM_FI_DEV_ECC_SBE_VOL_TOTAL", .correctedErrors),
    MetricRow("DCGM_FI_DEV_ECC_DBE_VOL_TOTAL", .uncorrectedErrors),
    MetricRow("DCGM_FI_DEV_ECC_SBE_AGG_TOTAL", .correctedErrors, rank: 1),
    MetricRow("DCGM_FI_DEV_ECC_DBE_AGG_TOTAL", .uncorrectedErrors, rank: 1),
    MetricRow("DCGM_FI_DEV_ROW_REMAP_PENDING", .pendingRowRemap, .isNotZero),
    MetricRow("DCGM_FI_DEV_RETIRED_PENDING", .pendingRowRemap, .isNotZero, rank: 1),
    MetricRow("DCGM_FI_DEV_ROW_REMAP_FAILURE", .rowRemapFailure, .isNotZero),
  ]

  private static let links: [MetricRow] = [
    MetricRow("DCGM_FI_DEV_PCIE_LINK_GEN", .pcieGeneration),
    MetricRow("DCGM_FI_DEV_PCIE_MAX_LINK_GEN", .pcieGenerationLimit),
    MetricRow("DCGM_FI_DEV_PCIE_LINK_WIDTH", .pcieWidth),
    MetricRow("DCGM_FI_DEV_PCIE_MAX_LINK_WIDTH", .pcieWidthLimit),
    MetricRow("DCGM_FI_DEV_NVLINK_CRC_FLIT_ERROR_COUNT_TOTAL", .linkErrors, fold: linkErrors),
    MetricRow("DCGM_FI_DEV_NVLINK_CRC_DATA_ERROR_COUNT_TOTAL", .linkErrors, fold: linkErrors),
    MetricRow("DCGM_FI_DEV_NVLINK_REPLAY_ERROR_COUNT_TOTAL", .linkErrors, fold: linkErrors),
    MetricRow("DCGM_FI_DEV_NVLINK_RECOVERY_ERROR_COUNT_TOTAL", .linkErrors, fold: linkErrors),
  ]

  private static let linkErrors = MetricRow.Fold.total(needs: [])
  private static let slice = SubjectRule(.slice, [.label("gpu"), .text("/"), .label("GPU_I_ID")])

  private static let slices: [MetricRow] = [
    MetricRow("DCGM_FI_PROF_GR_ENGINE_ACTIVE", .load, of: slice, facts: [(.profile, "GPU_I_PROFILE")]),
    MetricRow("DCGM_FI_DEV_FB_USED", .memoryUsed, .mebibytes, of: slice, facts: [(.profile, "GPU_I_PROFILE")]),
    MetricRow("DCGM_FI_DEV_FB_USED", .memoryTotal, .mebibytes, of: slice, fold: memory),
    MetricRow("DCGM_FI_DEV_FB_FREE", .memoryTotal, .mebibytes, of: slice, fold: memory),
    MetricRow("DCGM_FI_DEV_FB_RESERVED", .memoryTotal, .mebibytes, of: slice, fold: memory),
  ]

  /// `DCGM_CLOCKS_EVENT_REASON_*`, the same bits as NVML's.
  private static let clockEventReasons: [(bit: UInt64, reason: ThrottleReasons)] = [
    (0x1, .idle), (0x2, .applicationSetting), (0x4, .powerCap), (0x8, .hardwareSlowdown), (0x10, .syncBoost),
    (0x20, .thermal), (0x40, .hardwareThermal), (0x80, .powerBrake), (0x100, .displayClock),
  ]
}
