internal import AisleTesting
internal import Glibc
internal import SiteModel
internal import Testing

@testable import Agent

@Suite("AMD sampler")
struct AMDSamplerTests {
  private func sample(_ root: String) throws -> Sample {
    let host = try Host(root: root)
    var sample = Sample(sampler: AMDSampler.name, node: host.name, moment: host.now())
    try AMDSampler().sample(host, into: &sample)
    return sample
  }

  @Test(
    "reads a real card's files, and leaves the other maker's card alone",
    .enabled(if: Fixtures.has("linux/node-b"), "skipped: no fixtures"))
  func realCard() throws {
    let sample = try sample(Fixtures.path("linux/node-b"))
    #expect(sample.names(of: .accelerator) == ["0"])
    #expect(
      sample.readings(of: .accelerator, "0") == [
        .load: 0.04, .memoryUsed: 1_490_378_752, .memoryTotal: 8_573_157_376, .clock: 852e6, .clockLimit: 1630e6,
        .memoryClock: 167e6, .pcieWidth: 16, .pcieWidthLimit: 16, .pcieGeneration: 3, .pcieGenerationLimit: 3,
      ])
    #expect(
      sample.facts(of: .accelerator, "0") == [
        .vendor: "AMD", .model: "AMD 0x687f", .uuid: "0123456789abcdef", .firmware: "115-D050PIL-100",
        .busAddress: "0000:09:00.0", .driver: "amdgpu",
      ])
    #expect(sample.complaints.isEmpty)
  }

  @Test(
    "a machine without AMD cards has none: no error",
    .enabled(if: Fixtures.has("linux/node-a"), "skipped: no fixtures"))
  func absence() throws {
    #expect { try sample(Fixtures.path("linux/node-a")) } throws: { ($0 as? SampleError)?.isAbsent == true }
  }

  @Test("reads power, the hottest spot with its limits, memory temperature and memory errors of a data centre card")
  func dataCentreCard() throws {
    let tree = try TemporaryTree([
      "sys/class/drm/card1/device/vendor": "0x1002\n", "sys/class/drm/card1/device/device": "0x74a1\n",
      "sys/class/drm/card1/device/product_name": "Instinct\u{1B}[31m MI300X\n",
      "sys/class/drm/card1/device/hwmon/hwmon3/power1_average": "141000000\n",
      "sys/class/drm/card1/device/hwmon/hwmon3/power1_cap": "750000000\n",
      "sys/class/drm/card1/device/hwmon/hwmon3/temp1_input": "30000\n",
      "sys/class/drm/card1/device/hwmon/hwmon3/temp1_label": "edge\n",
      "sys/class/drm/card1/device/hwmon/hwmon3/temp2_input": "47000\n",
      "sys/class/drm/card1/device/hwmon/hwmon3/temp2_label": "junction\n",
      "sys/class/drm/card1/device/hwmon/hwmon3/temp2_crit": "100000\n",
      "sys/class/drm/card1/device/hwmon/hwmon3/temp2_emergency": "105000\n",
      "sys/class/drm/card1/device/hwmon/hwmon3/temp3_input": "38000\n",
      "sys/class/drm/card1/device/hwmon/hwmon3/temp3_label": "mem\n",
      "sys/class/drm/card1/device/ras/umc_err_count": "ue: 1\nce: 12\n",
      "sys/class/drm/card1/device/ras/gfx_err_count": "ue: 0\nce: 3\n",
      "sys/class/drm/card1/device/current_link_speed": "Unknown\n",
      "sys/class/drm/card1/device/current_link_width": "0\n",
      "sys/class/drm/card1/device/gpu_busy_percent": "rubbish\n",
      "sys/class/drm/card1-DP-1/device/vendor": "0x1002\n",
    ])
    let sample = try sample(tree.root)
    #expect(
      sample.readings(of: .accelerator, "0") == [
        .power: 141, .powerLimit: 750, .temperature: 47, .temperatureHigh: 100, .temperatureCritical: 105,
        .memoryTemperature: 38, .correctedErrors: 15, .uncorrectedErrors: 1,
      ])
    #expect(sample.facts(of: .accelerator, "0")[.model] == "Instinct\u{FFFD}[31m MI300X")
    #expect(sample.complaints.count == 1)
    #expect(sample.complaints.first?.sentence.contains("gpu_busy_percent") == true)
  }

  @Test("does not wake a sleeping card, and tells it from an NVIDIA card of the same number")
  func sleepingCard() throws {
    let tree = try TemporaryTree([
      "proc/driver/nvidia/version": "NVRM\n", "sys/class/drm/card0/device/vendor": "0x1002\n",
      "sys/class/drm/card0/device/power/runtime_status": "suspended\n",
      "sys/class/drm/card0/device/gpu_busy_percent": "3\n",
    ])
    let sample = try sample(tree.root)
    #expect(sample.names(of: .accelerator) == ["amd0"])
    #expect(sample.readings.isEmpty)
    #expect(sample.facts(of: .accelerator, "amd0")[.state] == "suspended")
  }

  @Test("clock lists of any shape give what they hold")
  func clocks() {
    #expect(AMDSampler.clocks("0: 852Mhz *\n1: 991Mhz ") == (852e6, 991e6))
    #expect(AMDSampler.clocks("S: 19Mhz *\n0: 500Mhz\n1: 2100Mhz") == (19e6, 2100e6))
    #expect(AMDSampler.clocks("") == (nil, nil))
    #expect(AMDSampler.clocks("*:*\n::::\n0: Mhz *") == (nil, nil))
  }
}

/// A folder of files that is gone when the test ends.
final class TemporaryTree {
  let root: String

  init(_ files: [String: String]) throws {
    root = try FakeNVML.temporaryFolder()
    for (path, text) in files {
      var folder = root
      for part in path.split(separator: "/").dropLast() {
        folder += "/\(part)"
        mkdir(folder, 0o755)
      }
      try FakeNVML.write(Array(text.utf8), to: "\(root)/\(path)")
    }
  }

  deinit { Self.remove(root) }

  private static func remove(_ path: String) {
    if let folder = opendir(path) {
      while let entry = readdir(folder) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name != ".", name != ".." { remove("\(path)/\(name)") }
      }
      closedir(folder)
    }
    Glibc.remove(path)
  }
}
