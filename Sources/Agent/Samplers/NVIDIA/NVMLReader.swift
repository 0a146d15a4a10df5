internal import CLinux
internal import SiteModel

/// Asks NVML everything about one GPU. What the GPU does not support is left out; after it is lost nothing more is
/// asked.
struct NVMLReader {
  let library: NVMLLibrary
  let device: NVMLLibrary.Device
  var report = NVMLReport()

  private init(_ library: NVMLLibrary, _ device: NVMLLibrary.Device) {
    self.library = library
    self.device = device
  }

  /// The report on the GPU with that index.
  static func report(onDevice index: Int, of library: NVMLLibrary) -> NVMLReport {
    let device: NVMLLibrary.Device
    do throws(NVMLFailure) {
      device = try library.device(at: index)
    } catch {
      return NVMLReport(failures: [error])
    }
    var reader = NVMLReader(library, device)
    reader.readIdentity()
    reader.readPower()
    reader.readTemperatures()
    reader.readLoad()
    reader.readClocks()
    reader.readMemoryErrors()
    reader.readBus()
    reader.readLinks()
    reader.readSlices()
    reader.readProcesses()
    return reader.report
  }

  /// The call's result; nil when it failed, which is noted unless it is mere absence.
  mutating func ask<Value>(_ call: () throws(NVMLFailure) -> Value) -> Value? {
    guard !report.isLost else { return nil }
    do throws(NVMLFailure) {
      return try call()
    } catch {
      if !error.isAbsence, !report.failures.contains(error) { report.failures.append(error) }
      return nil
    }
  }

  mutating func add(_ quantity: Quantity, _ value: (some BinaryInteger)?, scale: Double = 1) {
    if let value { report.readings.append((quantity, Double(value) * scale)) }
  }

  /// Asks for a 32-bit number and adds it.
  mutating func read(_ quantity: Quantity, _ function: String, scale: Double = 1) {
    let (library, device) = (library, device)
    add(quantity, ask { () throws(NVMLFailure) in try library.number(function, of: device) }, scale: scale)
  }

  /// Asks for a 32-bit number about one of several things and adds it.
  mutating func read(_ quantity: Quantity, _ function: String, _ selector: UInt32, scale: Double = 1) {
    let (library, device) = (library, device)
    add(quantity, ask { () throws(NVMLFailure) in try library.number(function, selector, of: device) }, scale: scale)
  }
}

extension NVMLReader {
  private mutating func readIdentity() {
    let (library, device) = (library, device)
    report.facts.append((.vendor, "NVIDIA"))
    let texts: [(Attribute, String)] = [
      (.model, "nvmlDeviceGetName"), (.uuid, "nvmlDeviceGetUUID"), (.serialNumber, "nvmlDeviceGetSerial"),
      (.firmware, "nvmlDeviceGetVbiosVersion"),
    ]
    for (attribute, function) in texts {
      let text = ask { () throws(NVMLFailure) in try library.text(function, of: device) }
      if let text { report.facts.append((attribute, text)) }
    }
    let bus = ask { () throws(NVMLFailure) in
      try library.filled("nvmlDeviceGetPciInfo_v3", nvml_pci_info(), of: device)
    }
    if let bus { report.facts.append((.busAddress, bus.busAddress)) }
    let version = ask { () throws(NVMLFailure) in try library.driverVersion() }
    if let version { report.facts.append((.driver, version)) }
  }

  /// NVML says milliwatts and millijoules.
  private mutating func readPower() {
    let (library, device) = (library, device)
    read(.power, "nvmlDeviceGetPowerUsage", scale: 1e-3)
    read(.powerLimit, "nvmlDeviceGetEnforcedPowerLimit", scale: 1e-3)
    let energy = ask { () throws(NVMLFailure) in
      try library.wideNumber("nvmlDeviceGetTotalEnergyConsumption", of: device)
    }
    add(.energy, energy, scale: 1e-3)
  }

  /// From Hopper on some drivers give no thresholds in degrees, only the headroom left: that is no temperature.
  private mutating func readTemperatures() {
    let (library, device) = (library, device)
    let (shutdown, slowdown): (UInt32, UInt32) = (0, 1)
    read(.temperature, "nvmlDeviceGetTemperature", 0)
    read(.temperatureHigh, "nvmlDeviceGetTemperatureThreshold", slowdown)
    read(.temperatureCritical, "nvmlDeviceGetTemperatureThreshold", shutdown)
    let memoryTemperature: UInt32 = 82
    let answers = ask { () throws(NVMLFailure) in try library.fields([(memoryTemperature, 0)], of: device) }
    // Boards without the sensor answer 0.
    if let answer = answers?.first, let degrees = answer, degrees > 0 {
      report.readings.append((.memoryTemperature, degrees))
    }
  }

  private mutating func readLoad() {
    let (library, device) = (library, device)
    let utilization = ask { () throws(NVMLFailure) in
      try library.filled("nvmlDeviceGetUtilizationRates", nvml_utilization(), of: device)
    }
    add(.load, utilization?.gpu, scale: 0.01)
    if let memory = readMemory(of: device) {
      add(.memoryUsed, memory.used)
      add(.memoryTotal, memory.total)
    }
  }

  /// Memory in use and in all; the newer question leaves out what the driver keeps for itself, as `nvidia-smi` does.
  mutating func readMemory(of device: NVMLLibrary.Device) -> (used: UInt64, total: UInt64)? {
    let library = library
    var question = nvml_memory_v2()
    question.version = UInt32(MemoryLayout<nvml_memory_v2>.size) | 2 << 24
    let newer = ask { () throws(NVMLFailure) in
      try library.filled("nvmlDeviceGetMemoryInfo_v2", question, of: device)
    }
    if let newer { return (newer.used, newer.total) }
    let older = ask { () throws(NVMLFailure) in
      try library.filled("nvmlDeviceGetMemoryInfo", nvml_memory(), of: device)
    }
    return older.map { ($0.used, $0.total) }
  }

  /// NVML says megahertz.
  private mutating func readClocks() {
    let (library, device) = (library, device)
    let (processor, memory): (UInt32, UInt32) = (1, 2)
    read(.clock, "nvmlDeviceGetClockInfo", processor, scale: 1e6)
    read(.clockLimit, "nvmlDeviceGetMaxClockInfo", processor, scale: 1e6)
    read(.memoryClock, "nvmlDeviceGetClockInfo", memory, scale: 1e6)
    // The second is the first's name in drivers before 535.
    for name in ["nvmlDeviceGetCurrentClocksEventReasons", "nvmlDeviceGetCurrentClocksThrottleReasons"] {
      let reasons = ask { () throws(NVMLFailure) in try library.wideNumber(name, of: device) }
      guard let reasons else { continue }
      add(.throttleReasons, ThrottleReasons(nvml: reasons).rawValue)
      break
    }
  }

  private mutating func readMemoryErrors() {
    let (library, device) = (library, device)
    for (quantity, uncorrected) in [(Quantity.correctedErrors, false), (.uncorrectedErrors, true)] {
      for lifetime in [false, true] {
        let count = ask { () throws(NVMLFailure) in
          try library.memoryErrors(uncorrected: uncorrected, lifetime: lifetime, of: device)
        }
        guard let count else { continue }
        add(quantity, count)
        break
      }
    }
    if let rows = ask({ () throws(NVMLFailure) in try library.remappedRows(of: device) }) {
      add(.pendingRowRemap, rows.isPending)
      add(.rowRemapFailure, rows.hasFailed)
    } else {
      // Before Ampere whole pages are retired instead of rows remapped.
      read(.pendingRowRemap, "nvmlDeviceGetRetiredPagesPendingStatus")
    }
  }

  private mutating func readBus() {
    read(.pcieWidth, "nvmlDeviceGetCurrPcieLinkWidth")
    read(.pcieWidthLimit, "nvmlDeviceGetMaxPcieLinkWidth")
    read(.pcieGeneration, "nvmlDeviceGetCurrPcieLinkGeneration")
    read(.pcieGenerationLimit, "nvmlDeviceGetMaxPcieLinkGeneration")
  }
}

extension ThrottleReasons {
  /// From NVML's clock event reasons: its nine bits have our meanings and order, and anything newer is `other`.
  init(nvml bits: UInt64) {
    self.init(rawValue: UInt32(bits & 0x1FF))
    if bits >> 9 != 0 { insert(.other) }
  }
}
