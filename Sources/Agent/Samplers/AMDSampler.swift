internal import SiteModel

/// AMD accelerators through the files of the amdgpu driver: `/sys/class/drm/card*/device`. Cards of other makers are
/// no business of this sampler.
///
/// The throttle status is left out (a binary table whose form changes with the chip), and so is `xgmi_error`, which
/// clears itself when read.
package struct AMDSampler: Sampler {
  package static let name = "amdgpu"

  private static let cards = "/sys/class/drm"

  package init() {}

  package func sample(_ host: Host, into sample: inout Sample) throws(SampleError) {
    let cards = try host.entries(of: Self.cards).filter(Self.isCard).map { "\(Self.cards)/\($0)/device" }
    let ours = cards.filter { (try? host.lastingText(at: "\($0)/vendor")) == "0x1002" }  // unreadable: not ours
    guard !ours.isEmpty else { throw .absent("AMD accelerator") }
    // NVIDIA's devices are "0" ...: a machine with both makes (a workstation, mostly) needs names that differ.
    let prefix = host.exists("/proc/driver/nvidia") ? "amd" : ""
    for (index, device) in ours.enumerated() {
      let accelerator = sample.subject(.accelerator, "\(prefix)\(index)")
      addFacts(of: device, host, to: &sample, accelerator)
      // A sleeping card would be woken by being asked.
      let power = try? host.text(at: "\(device)/power/runtime_status")  // older kernels have none
      if power == "suspended" {
        sample.add(.state, "suspended", of: accelerator)
        continue
      }
      addLoad(of: device, host, to: &sample, accelerator)
      addClocks(of: device, host, to: &sample, accelerator)
      addBus(of: device, host, to: &sample, accelerator)
      addMemoryErrors(of: device, host, to: &sample, accelerator)
      addSensors(of: device, host, to: &sample, accelerator)
    }
  }

  /// "card0", not its connectors ("card0-DP-1") nor "renderD128".
  private static func isCard(_ entry: String) -> Bool {
    entry.hasPrefix("card") && entry.count > 4 && entry.dropFirst(4).allSatisfy(\.isNumber)
  }
}

extension AMDSampler {
  private func addFacts(of device: String, _ host: Host, to sample: inout Sample, _ accelerator: Int) {
    sample.add(.vendor, "AMD", of: accelerator)
    let files: [(Attribute, String)] = [
      (.uuid, "unique_id"), (.serialNumber, "serial_number"), (.firmware, "vbios_version"),
    ]
    for (attribute, file) in files {
      sample.add(
        attribute, sample.attempt { () throws(SampleError) in try host.lastingText(at: "\(device)/\(file)") },
        of: accelerator)
    }
    let product = sample.attempt { () throws(SampleError) in try host.lastingText(at: "\(device)/product_name") } ?? ""
    let chip = sample.attempt { () throws(SampleError) in try host.lastingText(at: "\(device)/device") } ?? ""
    sample.add(.model, product.isEmpty ? "AMD \(chip)" : product, of: accelerator)
    let event = sample.attempt { () throws(SampleError) in try host.lastingText(at: "\(device)/uevent") } ?? ""
    for line in event.lines {
      let pair = line.split(separator: "=", maxSplits: 1)
      if pair.first == "PCI_SLOT_NAME", pair.count == 2 { sample.add(.busAddress, String(pair[1]), of: accelerator) }
    }
    // Only drivers from outside the kernel have one.
    let version = try? host.lastingText(at: "/sys/module/amdgpu/version")
    sample.add(.driver, version.map { "amdgpu \($0)" } ?? "amdgpu", of: accelerator)
  }

  private func addLoad(of device: String, _ host: Host, to sample: inout Sample, _ accelerator: Int) {
    let files: [(Quantity, String, Double)] = [
      (.load, "gpu_busy_percent", 0.01), (.memoryUsed, "mem_info_vram_used", 1),
      (.memoryTotal, "mem_info_vram_total", 1),
    ]
    for (quantity, file, scale) in files {
      let value = sample.attempt { () throws(SampleError) in
        try host.number(at: "\(device)/\(file)", scale: scale)
      }
      sample.add(quantity, value, of: accelerator)
    }
  }

  private func addClocks(of device: String, _ host: Host, to sample: inout Sample, _ accelerator: Int) {
    let core = sample.attempt { () throws(SampleError) in try host.text(at: "\(device)/pp_dpm_sclk") }
    let memory = sample.attempt { () throws(SampleError) in try host.text(at: "\(device)/pp_dpm_mclk") }
    let coreClocks = Self.clocks(core ?? "")
    sample.add(.clock, coreClocks.current, of: accelerator)
    sample.add(.clockLimit, coreClocks.highest, of: accelerator)
    sample.add(.memoryClock, Self.clocks(memory ?? "").current, of: accelerator)
  }

  /// The clock marked `*` and the highest, in hertz, of a list such as "0: 852Mhz *\n1: 991Mhz".
  static func clocks(_ list: String) -> (current: Double?, highest: Double?) {
    var current: Double?
    var highest: Double?
    for line in list.lines {
      guard let word = line.split(separator: ":").last?.words.first else { continue }
      guard let megahertz = Double(word.prefix { $0.isNumber || $0 == "." }) else { continue }
      if line.contains("*") { current = megahertz * 1e6 }
      highest = max(highest ?? 0, megahertz * 1e6)
    }
    return (current, highest)
  }

  /// What device and slot could use is the lesser of what the two say.
  private func addBus(of device: String, _ host: Host, to sample: inout Sample, _ accelerator: Int) {
    func width(_ path: String) -> Double? { (try? host.number(at: path)).flatMap { $0 > 0 ? $0 : nil } }
    func generation(_ path: String) -> Double? { (try? host.text(at: path)).flatMap(Self.generation) }
    // A link that sleeps says "Unknown" or 0, and a virtual machine shows none at all: no fault of the card.
    sample.add(.pcieWidth, width("\(device)/current_link_width"), of: accelerator)
    sample.add(.pcieGeneration, generation("\(device)/current_link_speed"), of: accelerator)
    let widths = [width("\(device)/max_link_width"), width("\(device)/../max_link_width")].compactMap(\.self)
    sample.add(.pcieWidthLimit, widths.min(), of: accelerator)
    let speeds = [generation("\(device)/max_link_speed"), generation("\(device)/../max_link_speed")]
    sample.add(.pcieGenerationLimit, speeds.compactMap(\.self).min(), of: accelerator)
  }

  /// The PCI Express generation of a speed such as "16.0 GT/s PCIe".
  static func generation(_ speed: String) -> Double? {
    switch speed.words.first.flatMap({ Double($0) }) {
    case 2.5: 1
    case 5: 2
    case 8: 3
    case 16: 4
    case 32: 5
    case 64: 6
    default: nil
    }
  }
}

extension AMDSampler {
  /// Sums over the blocks of the chip that count errors (`ras/umc_err_count`: "ue: 0\nce: 3").
  private func addMemoryErrors(of device: String, _ host: Host, to sample: inout Sample, _ accelerator: Int) {
    // Boards without ECC have no such folder.
    guard let files = try? host.entries(of: "\(device)/ras") else { return }
    var errors: (corrected: Double?, uncorrected: Double?) = (nil, nil)
    for file in files where file.hasSuffix("_err_count") {
      let text = sample.attempt { () throws(SampleError) in try host.text(at: "\(device)/ras/\(file)") } ?? ""
      for line in text.lines {
        let pair = line.split(separator: ":")
        guard pair.count == 2, let count = Double(pair[1].trimmed) else { continue }
        switch pair[0].trimmed {
        case "ce": errors.corrected = (errors.corrected ?? 0) + count
        case "ue": errors.uncorrected = (errors.uncorrected ?? 0) + count
        default: break
        }
      }
    }
    sample.add(.correctedErrors, errors.corrected, of: accelerator)
    sample.add(.uncorrectedErrors, errors.uncorrected, of: accelerator)
  }

  /// Power in microwatts and temperatures in millidegrees, from the card's own hwmon folder.
  private func addSensors(of device: String, _ host: Host, to sample: inout Sample, _ accelerator: Int) {
    guard let folders = try? host.entries(of: "\(device)/hwmon"), let folder = folders.first else { return }
    let monitor = "\(device)/hwmon/\(folder)"
    let present = Set((try? host.entries(of: monitor)) ?? [])
    func value(_ file: String, _ scale: Double) -> Double? {
      guard present.contains(file) else { return nil }
      return sample.attempt { () throws(SampleError) in try host.number(at: "\(monitor)/\(file)", scale: scale) }
    }
    sample.add(.power, value("power1_average", 1e-6) ?? value("power1_input", 1e-6), of: accelerator)
    sample.add(.powerLimit, value("power1_cap", 1e-6), of: accelerator)

    var sensors: [String: String] = [:]
    for number in 1...8 where present.contains("temp\(number)_input") {
      // The oldest drivers have one sensor, without a label.
      let label = try? host.text(at: "\(monitor)/temp\(number)_label")
      sensors[label ?? "edge"] = "temp\(number)"
    }
    if let memory = sensors["mem"] { sample.add(.memoryTemperature, value("\(memory)_input", 1e-3), of: accelerator) }
    // The junction is the hottest spot, which decides when the chip throttles; older chips tell their edge only.
    guard let core = sensors["junction"] ?? sensors["edge"] else { return }
    sample.add(.temperature, value("\(core)_input", 1e-3), of: accelerator)
    let critical = value("\(core)_crit", 1e-3)
    let emergency = value("\(core)_emergency", 1e-3)
    sample.add(.temperatureHigh, emergency == nil ? nil : critical, of: accelerator)
    sample.add(.temperatureCritical, emergency ?? critical, of: accelerator)
  }
}
