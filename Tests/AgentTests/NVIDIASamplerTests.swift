internal import AisleTesting
internal import Glibc
internal import SiteModel
internal import Testing

@testable import Agent

@Suite("NVIDIA sampler", .enabled(if: FakeNVML.canBeBuilt, "skipped: no C compiler"))
struct NVIDIASamplerTests {
  /// Our quantities and the other exporter's names for them. Both are in base units.
  private static let counterparts: [Quantity: Substring] = [
    .power: "power_draw_watts", .powerLimit: "enforced_power_limit_watts", .temperature: "temperature_gpu",
    .memoryTemperature: "temperature_memory", .load: "utilization_gpu_ratio", .memoryUsed: "memory_used_bytes",
    .memoryTotal: "memory_total_bytes", .clock: "clocks_current_sm_clock_hz",
    .clockLimit: "clocks_max_sm_clock_hz", .memoryClock: "clocks_current_memory_clock_hz",
    .throttleReasons: "clocks_event_reasons_active", .correctedErrors: "ecc_errors_corrected_volatile_total",
    .uncorrectedErrors: "ecc_errors_uncorrected_volatile_total", .pendingRowRemap: "remapped_rows_pending",
    .rowRemapFailure: "remapped_rows_failure", .pcieWidth: "pcie_link_width_current",
    .pcieWidthLimit: "pcie_link_width_max", .pcieGeneration: "pcie_link_gen_current",
    .pcieGenerationLimit: "pcie_link_gen_max", .processCount: "compute_apps",
  ]

  @Test(
    "reports what another exporter reported of the same machine, and is silent where that was",
    .enabled(if: Fixtures.has(NVIDIACapture.folder), "skipped: no fixtures"), arguments: NVIDIACapture.all)
  func agreesWithOtherExporter(capture: NVIDIACapture) throws {
    let sample = try FakeNVML(capture.table).sample()
    let readings = sample.readings(of: .accelerator, "0")
    let metrics = capture.metrics
    try #require(metrics.count > 50)
    for (quantity, name) in Self.counterparts {
      let theirs = metrics["nvidia_smi_\(name)"]
      let ours = readings[quantity]
      #expect((ours == nil) == (theirs == nil), "\(quantity.name)")
      if let ours, let theirs { #expect(abs(ours - theirs) <= 1e-9 * abs(theirs), "\(quantity.name)") }
    }
    #expect(sample.complaints.isEmpty)
  }

  @Test(
    "reports what the capture says", .enabled(if: Fixtures.has(NVIDIACapture.folder), "skipped: no fixtures"),
    arguments: NVIDIACapture.all)
  func agreesWithCapture(capture: NVIDIACapture) throws {
    let sample = try FakeNVML(capture.table).sample()
    let readings = sample.readings(of: .accelerator, "0")
    #expect(readings[.temperatureHigh] == capture.threshold("GPU Slowdown Temp"))
    #expect(readings[.temperatureCritical] == capture.threshold("GPU Shutdown Temp"))
    #expect(readings[.linksActive] == (capture.linkCount == 0 ? nil : Double(capture.linkCount)))
    #expect(readings[.health] == 1)
    let facts = sample.facts(of: .accelerator, "0")
    #expect(facts[.model] == capture.properties["name"])
    #expect(facts[.uuid] == capture.properties["uuid"])
    #expect(facts[.serialNumber] == capture.properties["serial"])
    #expect(facts[.busAddress] == capture.properties["pci.bus_id"])
    #expect(facts[.driver] == capture.properties["driver_version"])
    #expect(sample.processes?.map { Int($0.processID) } == capture.processes.map(\.id))
    #expect(sample.processes?.map(\.memoryUsed) == capture.processes.map { $0.mebibytes * 1_048_576 })
  }

  @Test(
    "shows each MIG slice by its GPU instance, with its memory and profile",
    .enabled(if: Fixtures.has(NVIDIACapture.folder), "skipped: no fixtures"))
  func slices() throws {
    let capture = try #require(NVIDIACapture.all.first { $0.name.contains("mig") })
    let sample = try FakeNVML(capture.table).sample()
    #expect(sample.names(of: .slice) == ["0/2", "0/3", "0/9", "0/10"])
    #expect(sample.readings(of: .accelerator, "0")[.sliceCount] == 4)
    #expect(sample.readings(of: .accelerator, "0")[.load] == nil)
    for slice in capture.slices {
      let readings = sample.readings(of: .slice, "0/\(slice.instance)")
      #expect(readings == [.memoryUsed: slice.used * 1_048_576, .memoryTotal: slice.total * 1_048_576])
      #expect(sample.facts(of: .slice, "0/\(slice.instance)")[.profile] == slice.profile)
    }
    #expect(sample.facts(of: .slice, "0/2")[.profile] == "3g.40gb")
  }

  @Test(
    "asks only for functions that a real driver's library has, or that older drivers had",
    .enabled(if: Fixtures.has(NVIDIACapture.folder), "skipped: no fixtures"))
  func functionNames() throws {
    let real = try #require(NVIDIACapture.all.first).functions
    try #require(real.count > 300)
    var asked: Set<Substring> = []
    for file in ["NVMLLibrary", "NVMLReader"] {
      let source = Fixtures.contents(of: "\(Fixtures.checkout)/Sources/Agent/Samplers/NVIDIA/\(file).swift")
      let words = String(decoding: source, as: UTF8.self).split { !$0.isLetter && !$0.isNumber && $0 != "_" }
      asked.formUnion(words.filter { $0.hasPrefix("nvml") && $0.dropFirst(4).first?.isUppercase == true })
    }
    #expect(asked.count > 30)
    #expect(asked.subtracting(real).isEmpty)
  }
}

extension NVIDIASamplerTests {
  private static let device = [
    "driver 550.1", "count 2", "0.name GPU A", "0.power 123456", "0.temperature.0 50", "1.name GPU B",
    "1.power 654321", "1.temperature.0 60",
  ]

  @Test("turns NVML's milliwatts, millijoules, percent, megahertz and KiB into base units")
  func units() throws {
    let sample = try FakeNVML(
      Self.device + [
        "0.energy 9007199254740993", "0.limit 700000", "0.load 37", "0.clock.1 1980", "0.field.91.0 2", "0.link.0 1",
        "0.link.1 0", "0.field.138.-1 10", "0.field.139.-1 3000000000", "0.field.161.0 1", "0.field.162.0 2",
        "0.field.163.0 4", "0.field.82.0 77",
      ]
    ).sample()
    let readings = sample.readings(of: .accelerator, "0")
    #expect(readings[.power] == 123.456)
    #expect(abs((readings[.energy] ?? 0) - 9_007_199_254_740.993) < 0.01)
    #expect(readings[.powerLimit] == 700)
    #expect(readings[.load] == 0.37)
    #expect(readings[.clock] == 1.98e9)
    #expect(readings[.linksTotal] == 2)
    #expect(readings[.linksActive] == 1)
    #expect(readings[.linkSent] == 10240)
    #expect(readings[.linkReceived] == 3_072_000_000_000)
    #expect(readings[.linkErrors] == 7)
    #expect(readings[.memoryTemperature] == 77)
    #expect(sample.readings(of: .accelerator, "1")[.power] == 654.321)
  }

  @Test("adds up the bytes and errors of each link where the driver has no total, as from NVLink 5 on")
  func newerLinks() throws {
    let sample = try FakeNVML(
      Self.device + [
        "0.field.91.0 2", "0.link.0 1", "0.link.1 1", "0.field.202.0 100", "0.field.202.1 11", "0.field.204.0 5",
        "0.field.208.0 3", "0.field.215.1 4",
      ]
    ).sample()
    let readings = sample.readings(of: .accelerator, "0")
    #expect(readings[.linkSent] == 111)
    #expect(readings[.linkReceived] == 5)
    #expect(readings[.linkErrors] == 7)
  }

  @Test("names throttle reasons in words common to all makes")
  func throttleReasons() {
    #expect(ThrottleReasons(nvml: 0) == [])
    #expect(ThrottleReasons(nvml: 0x1) == .idle)
    #expect(ThrottleReasons(nvml: 0x4 | 0x20) == [.powerCap, .thermal])
    #expect(ThrottleReasons(nvml: 0x8 | 0x40 | 0x80) == [.hardwareSlowdown, .hardwareThermal, .powerBrake])
    #expect(ThrottleReasons(nvml: 0x2 | 0x10 | 0x100) == [.applicationSetting, .syncBoost, .displayClock])
    #expect(ThrottleReasons(nvml: 1 << 40) == .other)
  }

  @Test("names processes by the machine's own files, and leaves out memory that the driver does not tell")
  func processes() throws {
    let sample = try FakeNVML(
      Self.device + ["0.processes 2", "0.process.0 \(getpid()) 18446744073709551615", "0.process.1 4194999 1024"]
    ).sample()
    let processes = try #require(sample.processes)
    #expect(processes.count == 2)
    #expect(processes[0].name == (try Host().text(at: "/proc/self/comm")))
    #expect(processes[0].memoryUsed == nil)
    #expect(processes[1].name == nil)
    #expect(processes[1].memoryUsed == 1024)
  }

  @Test("asks again with more room when there are more processes than expected")
  func manyProcesses() throws {
    let table = (0..<300).map { "0.process.\($0) \(900_000 + $0) 1" }
    let sample = try FakeNVML(Self.device + ["0.processes 300"] + table).sample()
    #expect(sample.processes?.count == 300)
    #expect(sample.readings(of: .accelerator, "0")[.processCount] == 300)
  }

  @Test("works with an old driver: what it lacks is absent, older names serve where they did")
  func oldDriver() throws {
    let sample = try FakeNVML(
      Self.device + [
        "0.memory.total 1000", "0.memory.used 100", "0.memory.reserved 10", "0.reasons 4", "0.retired.pending 1",
        "0.mig 1", "0.processes 1",
      ], .old
    ).sample()
    let readings = sample.readings(of: .accelerator, "0")
    #expect(readings[.memoryUsed] == 110)
    #expect(readings[.throttleReasons] == 4)
    #expect(readings[.pendingRowRemap] == 1)
    #expect(readings[.rowRemapFailure] == nil)
    #expect(readings[.sliceCount] == nil)
    #expect(readings[.processCount] == nil)
    #expect(sample.complaints.isEmpty)
  }

  @Test("counts memory errors since the driver loaded, or over the device's life where only those are told")
  func memoryErrors() throws {
    let sample = try FakeNVML(
      Self.device + ["0.ecc.corrected.now 5", "0.ecc.corrected.ever 50", "0.ecc.uncorrected.ever 2"]
    ).sample()
    let readings = sample.readings(of: .accelerator, "0")
    #expect(readings[.correctedErrors] == 5)
    #expect(readings[.uncorrectedErrors] == 2)
  }
}

extension NVIDIASamplerTests {
  @Test("says in NVML's own words why NVML does not start")
  func initFailure() throws {
    let fake = try FakeNVML(["fail nvmlInit_v2 18"])
    #expect(throws: SampleError.unreadable("NVML", .told("nvmlInit_v2: Driver/library version mismatch"))) {
      try fake.sample()
    }
  }

  @Test("a driver without a device, no library, and a root are absence")
  func absence() throws {
    for table in [["count 0"], ["fail nvmlInit_v2 28"]] {
      let fake = try FakeNVML(table)
      #expect { try fake.sample() } throws: { ($0 as? SampleError)?.isAbsent == true }
    }
    let host = try Host()
    var sample = Sample(sampler: "nvml", node: "n", moment: host.now())
    #expect(throws: SampleError.absent("/nowhere/libnvidia-ml.so.1")) {
      try NVIDIASampler(library: "/nowhere/libnvidia-ml.so.1").sample(host, into: &sample)
    }
    let fake = try FakeNVML(Self.device)
    let folder = try FakeNVML.temporaryFolder()
    defer { rmdir(folder) }
    let root = try Host(root: folder)
    #expect { try fake.sample(on: root) } throws: { ($0 as? SampleError)?.isAbsent == true }
  }

  @Test("a file that is no library is an error that names it")
  func noLibrary() throws {
    let path = try FakeNVML.temporaryFolder() + "/libnvidia-ml.so.1"
    try FakeNVML.write(Array("not a library".utf8), to: path)
    defer { unlink(path) }
    let host = try Host()
    var sample = Sample(sampler: "nvml", node: "n", moment: host.now())
    #expect {
      try NVIDIASampler(library: path).sample(host, into: &sample)
    } throws: {
      guard case .unreadable(path, _)? = $0 as? SampleError else { return false }
      return true
    }
  }

  @Test(
    "a lost GPU costs itself: one complaint, health 0, and the other GPU goes on",
    arguments: ["0.*", "0.nvmlDeviceGetPowerUsage"])
  func lostDevice(what: String) throws {
    let sample = try FakeNVML(Self.device + ["fail \(what) 15"]).sample()
    #expect(sample.readings(of: .accelerator, "0") == [.health: 0])
    #expect(sample.readings(of: .accelerator, "1")[.power] == 654.321)
    #expect(sample.complaints.map(\.sentence).count == 1)
    #expect(sample.complaints.first?.sentence.contains("GPU is lost") == true)
    #expect(sample.complaints.first?.sentence.hasPrefix("GPU 0: ") == true)
  }

  @Test("a call that fails is a complaint, one that is not supported is nothing, and both cost that quantity only")
  func failedCalls() throws {
    let sample = try FakeNVML(
      Self.device + ["fail 0.nvmlDeviceGetPowerUsage 999", "fail 1.nvmlDeviceGetPowerUsage 3"]
    ).sample()
    #expect(sample.readings(of: .accelerator, "0") == [.health: 1, .temperature: 50])
    #expect(sample.readings(of: .accelerator, "1") == [.health: 1, .temperature: 60])
    #expect(sample.complaints.map(\.sentence) == ["GPU 0: nvmlDeviceGetPowerUsage: Unknown Error"])
  }

  @Test("a GPU that hangs costs that GPU only, and comes back when it answers again")
  func hangingDevice() async throws {
    let flag = try FakeNVML.temporaryFolder() + "/hang"
    try FakeNVML.write([1], to: flag)
    let fake = try FakeNVML(Self.device + ["hang 0.nvmlDeviceGetTemperature \(flag)"])
    let path = fake.path
    let host = try Host()
    let hung = HungOperations()

    let watch = Watch(hung: hung)
    let firstPass = Task.detached {
      var sample = Sample(sampler: "nvml", node: "n", moment: host.now())
      try NVIDIASampler(library: path).sample(Host(host, watchedBy: watch, patience: .seconds(1)), into: &sample)
    }
    var progress = watch.progress
    while progress?.operation != "NVML GPU 0" {
      try await Task.sleep(for: .milliseconds(1))
      progress = watch.progress
    }
    #expect(watch.abandon(at: try #require(progress).number))

    let meanwhile = try fake.sample(on: Host(host, watchedBy: Watch(hung: hung), patience: .seconds(1)))
    #expect(meanwhile.readings(of: .accelerator, "1")[.power] == 654.321)
    #expect(meanwhile.readings(of: .accelerator, "0").isEmpty)
    #expect(meanwhile.complaints.map(\.sentence) == [SampleError.hung("NVML GPU 0").description])

    unlink(flag)
    _ = await firstPass.result
    let afterwards = try fake.sample(on: Host(host, watchedBy: Watch(hung: hung), patience: .seconds(1)))
    #expect(afterwards.readings(of: .accelerator, "0")[.power] == 123.456)
  }
}
