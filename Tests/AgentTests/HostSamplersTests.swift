internal import AisleTesting
internal import Glibc
internal import SiteModel
internal import Testing

@testable import Agent

@Suite("Samplers of the machine itself")
struct HostSamplersTests {
  private func sample(
    _ sampler: some Sampler, _ files: [String: String], links: [String: String] = [:]
  ) throws -> Sample {
    let tree = try TemporaryTree(files)
    for (link, target) in links {
      #expect(symlink(target, "\(tree.root)/\(link)") == 0)
    }
    let host = try Host(root: tree.root)
    var sample = Sample(sampler: type(of: sampler).name, node: host.name, moment: host.now())
    try sampler.sample(host, into: &sample)
    return sample
  }

  @Test("What no sensor can measure is a complaint and no reading; a limit of that kind is nothing")
  func implausible() throws {
    let found = try sample(
      HardwareMonitorSampler(),
      [
        "sys/class/hwmon/hwmon0/name": "nct6775\n",
        "sys/class/hwmon/hwmon0/temp1_input": "999999999\n",
        "sys/class/hwmon/hwmon0/temp2_input": "41000\n",
        "sys/class/hwmon/hwmon0/temp2_crit": "65261850\n",
        "sys/class/hwmon/hwmon0/fan1_input": "-7\n",
      ])
    #expect(found.readings(of: .sensor, "nct6775/temp2") == [.temperature: 41])
    #expect(found.readings.count == 1)
    #expect(
      found.complaints.map(\.sentence).sorted() == [
        "nct6775/fan1: fan speed beyond what can be, not used",
        "nct6775/temp1: temperature beyond what can be, not used",
      ])
  }

  @Test("A label that stands twice on a chip hides no sensor")
  func equalLabels() throws {
    let found = try sample(
      HardwareMonitorSampler(),
      [
        "sys/class/hwmon/hwmon0/name": "board\n",
        "sys/class/hwmon/hwmon0/temp1_input": "41000\n", "sys/class/hwmon/hwmon0/temp1_label": "VRM\n",
        "sys/class/hwmon/hwmon0/temp2_input": "52000\n", "sys/class/hwmon/hwmon0/temp2_label": "VRM\n",
        "sys/class/hwmon/hwmon0/temp2_crit": "90000\n",
      ])
    #expect(found.readings(of: .sensor, "board/VRM") == [.temperature: 41])
    #expect(found.readings(of: .sensor, "board/VRM (temp2)") == [.temperature: 52, .temperatureCritical: 90])
  }

  @Test("Sensors that are an accelerator's or a drive's own are left to their samplers")
  func others() throws {
    let found = try sample(
      HardwareMonitorSampler(),
      [
        "sys/class/hwmon/hwmon0/name": "amdgpu\n", "sys/class/hwmon/hwmon0/temp1_input": "41000\n",
        "sys/devices/card/drm/card0/dev": "226:0\n",
        "sys/class/hwmon/hwmon1/name": "nvme\n", "sys/class/hwmon/hwmon1/temp1_input": "38000\n",
        "sys/class/hwmon/hwmon1/temp1_label": "Composite\n", "sys/class/hwmon/hwmon1/temp2_input": "44000\n",
        "sys/class/hwmon/hwmon1/temp2_label": "Sensor 1\n",
        "sys/devices/nvme0/model": "M\n",
      ],
      links: [
        "sys/class/hwmon/hwmon0/device": "../../../devices/card",
        "sys/class/hwmon/hwmon1/device": "../../../devices/nvme0",
      ])
    #expect(found.names(of: .sensor) == ["nvme/Sensor 1"])
  }

  @Test("A processor of several dies has the energy of each")
  func dies() throws {
    let files = [("0", "package-0-die-0"), ("1", "package-0-die-1")].flatMap { zone, name in
      [
        ("sys/class/powercap/intel-rapl:\(zone)/name", "\(name)\n"),
        ("sys/class/powercap/intel-rapl:\(zone)/energy_uj", "\(zone)000000\n"),
        ("sys/class/powercap/intel-rapl:\(zone)/max_energy_range_uj", "262143328850\n"),
      ]
    }
    let found = try sample(PowerCappingSampler(), Dictionary(uniqueKeysWithValues: files))
    #expect(found.names(of: .processor) == ["0-die-0", "0-die-1"])
    #expect(found.readings(of: .processor, "0-die-1") == [.energy: 1, .energyRange: 262143.32885])
  }

  @Test(
    "Memory in use is never made up",
    arguments: ["MemTotal: nan kB\nMemFree: 1 kB\n", "MemTotal: 9 kB\n", "MemTotal: 9 kB\nMemAvailable: 10 kB\n"])
  func memory(text: String) {
    #expect { try sample(MemorySampler(), ["proc/meminfo": text]) } throws: {
      "\($0)".hasPrefix("/proc/meminfo: ")
    }
  }

  @Test("A file under /sys that is larger than a page of memory is no sensor's, and is not read")
  func largeFile() throws {
    let found = try sample(
      ThermalZoneSampler(),
      [
        "sys/class/thermal/thermal_zone0/temp": "41000\n",
        "sys/class/thermal/thermal_zone0/type": String(repeating: "x", count: 70_000),
        "sys/class/thermal/thermal_zone1/temp": "0x20\n",
      ])
    #expect(found.readings(of: .sensor, "thermal_zone0") == [.temperature: 41])
    #expect(found.facts.isEmpty)
    #expect(
      found.complaints.map(\.sentence).sorted() == [
        "/sys/class/thermal/thermal_zone0/type: larger than 65536 bytes",
        "/sys/class/thermal/thermal_zone1/temp: not a value: \"0x20\"",
      ])
  }

  @Test(
    "RAPL and InfiniBand say what stands in a real machine's files",
    .enabled(if: Fixtures.has("linux/node-a"), "skipped: no fixtures"))
  func realFiles() throws {
    let host = try Host(root: Fixtures.path("linux/node-a"))
    var found = Sample(sampler: "x", node: host.name, moment: host.now())
    try PowerCappingSampler().sample(host, into: &found)
    try InfiniBandSampler().sample(host, into: &found)
    let zone = "/sys/class/powercap/intel-rapl:0"
    #expect(
      found.readings(of: .processor, "0") == [
        .energy: try host.number(at: "\(zone)/energy_uj") / 1e6,
        .energyRange: try host.number(at: "\(zone)/max_energy_range_uj") / 1e6,
      ])
    let counters = "/sys/class/infiniband/mlx4_0/ports/1/counters"
    let port = found.readings(of: .port, "mlx4_0/1")
    #expect(port[.received] == (try host.number(at: "\(counters)/port_rcv_data")) * 4)
    #expect(port[.sent] == (try host.number(at: "\(counters)/port_xmit_data")) * 4)
    #expect(port[.linkRate] == 40e9)
  }
}
