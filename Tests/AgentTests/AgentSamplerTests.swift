internal import Agent
internal import AisleTesting
internal import Glibc
internal import SiteModel
internal import Synchronization
import Testing
internal import Wire

/// A folder with a few files, gone when the test ends.
private final class Root {
  let path: String
  init() {
    var template = Array("/tmp/aisle-root-XXXXXX".utf8CString)
    path = mkdtemp(&template).map { String(cString: $0) } ?? ""
  }
  deinit { _ = run("rm -rf '\(path)'") }

  func run(_ command: String) -> Int32 { system(command) }

  func write(_ text: String, to file: String) {
    _ = run("mkdir -p \"$(dirname '\(path)\(file)')\"")
    guard let stream = fopen(path + file, "wb") else { return }
    fputs(text, stream)
    fclose(stream)
  }
}

/// Hangs until told otherwise.
private struct StuckSampler: Sampler {
  static let name = "stuck"
  static let isFree = Atomic(false)
  func sample(_ host: Host, into sample: inout Sample) throws(SampleError) {
    let node = sample.subject(.node)
    // A body without a result crashes the 6.3.1 compiler: this one returns something.
    let answer: Bool? = sample.attempt { () throws(SampleError) -> Bool in
      try host.attempt("/sys/stuck") { () throws(SampleError) -> Bool in
        while !Self.isFree.load(ordering: .relaxed) { usleep(10_000) }
        return true
      }
    }
    if answer == true { sample.add(.uptime, 1, of: node) }
    sample.add(.loadAverage, 1, of: node)
  }
}

@Suite struct AgentSamplerTests {
  private func value(_ quantity: Quantity, _ key: EntityKey, in batch: Batch) -> Double? {
    batch.readings.first { $0.quantity == quantity && batch.subjects[Int($0.subject)] == key }?.value
  }

  @Test func linksNeverLeadOutOfTheRoot() throws {
    let root = Root()
    root.write("inside\n", to: "/etc/hostname")
    for link in ["/etc/hostname", "../../../../../../etc/hostname"] {
      _ = root.run("ln -sfn '\(link)' '\(root.path)/link'")
      #expect(try Host(root: root.path).text(at: "/link") == "inside")
    }
    _ = root.run("ln -sfn /etc/passwd '\(root.path)/link'")
    let host = try Host(root: root.path)
    #expect(throws: SampleError.absent("/link")) { try host.text(at: "/link") }
    #expect(!host.isRealMachine)
  }

  @Test func brokenFilesCostOnlyTheirOwnSensor() async throws {
    let root = Root()
    root.write("1.5 1 1 1/2 3\n", to: "/proc/loadavg")
    root.write("cpu  10 0 10 80 0 0 0 0\ncpu0 10 0 10 80 0 0 0 0\n", to: "/proc/stat")
    root.write("\u{1b}[31mevil\n", to: "/sys/class/thermal/thermal_zone0/type")
    root.write("41000\n", to: "/sys/class/thermal/thermal_zone0/temp")
    root.write("not a number\n", to: "/sys/class/thermal/thermal_zone1/temp")
    _ = root.run("mkdir '\(root.path)/sys/class/thermal/thermal_zone2'")
    _ = root.run("mkfifo '\(root.path)/sys/class/thermal/thermal_zone2/temp'")
    _ = root.run("mkdir '\(root.path)/sys/class/thermal/thermal_zone3'")
    _ = root.run("truncate -s 100M '\(root.path)/sys/class/thermal/thermal_zone3/temp'")
    _ = root.run("ln -s nowhere '\(root.path)/sys/class/thermal/thermal_zone4'")
    let sampler = AgentSampler(host: try Host(root: root.path))
    let batch = await sampler.sample()
    let zone = EntityKey(.sensor, node: "localhost", name: "thermal_zone0")
    #expect(value(.temperature, zone, in: batch) == 41)
    #expect(value(.loadAverage, .node("localhost"), in: batch) == 1.5)
    #expect(batch.complaints.filter { $0.subject == "thermal" }.count == 3)
    #expect(batch.facts.allSatisfy { !$0.text.unicodeScalars.contains("\u{1b}") })
  }

  @Test func aHungSensorCostsItselfAndIsSkippedUntilItAnswers() async throws {
    StuckSampler.isFree.store(false, ordering: .relaxed)
    let sampler = AgentSampler(
      host: try Host(root: "/"), every: .zero, samplers: [StuckSampler()], patience: .milliseconds(30))
    for _ in 0..<2 {
      let batch = await sampler.sample()
      #expect(batch.readings.map(\.quantity) == [.loadAverage])
      #expect(batch.complaints.map(\.sentence) == ["/sys/stuck: hangs; left out until it answers"])
    }
    StuckSampler.isFree.store(true, ordering: .relaxed)
    var complaints = 1
    for _ in 0..<200 where complaints > 0 {
      try await Task.sleep(for: .milliseconds(10))
      complaints = await sampler.sample().complaints.count
    }
    #expect(complaints == 0)
  }

  @Test func whoAsksOnceAPeriodGetsASampleEachTimeAndWhoAsksOftenerTheSame() async throws {
    let clock = ManualClock(at: Moment(seconds: 0))
    let sampler = AgentSampler(
      host: try Host(root: "/", clock: clock), every: .seconds(5), samplers: [MemorySampler()])
    var moments: [Double] = []
    for step in [0, 1000, 3999, 1, 4990] {
      clock.advance(by: .milliseconds(step))
      moments.append(await sampler.sample().moment.seconds)
    }
    #expect(moments == [0, 0, 4.999, 4.999, 9.99])
  }

  @Test func whatAThingIsIsReadOnceAMinuteAndHowItDoesEachTime() async throws {
    let root = Root()
    let clock = ManualClock()
    let host = try Host(root: root.path, clock: clock)
    let sampler = AgentSampler(host: host, every: .zero, samplers: [ThermalZoneSampler()])
    var found: [String] = []
    for (seconds, type, degrees) in [(0, "a", 40), (59, "b", 41), (1, "c", 42)] {
      clock.advance(by: .seconds(seconds))
      root.write("\(type)\n", to: "/sys/class/thermal/thermal_zone0/type")
      root.write("\(degrees)000\n", to: "/sys/class/thermal/thermal_zone0/temp")
      let batch = await sampler.sample()
      found.append("\(batch.facts.map(\.text)) \(batch.readings.map(\.value))")
    }
    #expect(found == ["[\"a\"] [40.0]", "[\"a\"] [41.0]", "[\"c\"] [42.0]"])
  }

  @Test func aSamplerThatFailsTellsWhenItLastDidWell() async throws {
    let root = Root()
    let clock = ManualClock(at: Moment(seconds: 0))
    root.write("MemTotal: 100 kB\nMemAvailable: 40 kB\n", to: "/proc/meminfo")
    let sampler = AgentSampler(
      host: try Host(root: root.path, clock: clock), every: .zero, samplers: [MemorySampler()])
    _ = await sampler.sample()
    root.write("rubbish", to: "/proc/meminfo")
    clock.advance(by: .seconds(7))
    let sample = await sampler.sampleWithHealth()
    let page = String(decoding: AgentPage.page(of: sample, as: .prometheusText, at: clock.now()).bytes, as: UTF8.self)
    #expect(page.contains("\naisle_sampler_success{sampler=\"memory\"} 0\n"))
    #expect(page.contains("\naisle_sampler_last_success_timestamp_seconds{sampler=\"memory\"} 0\n"))
    #expect(page.contains("\naisle_agent_sample_timestamp_seconds 7\n"))
    #expect(page.contains("\naisle_sampler_complaint_info{sampler=\"memory\",reason=\"/proc/meminfo: "))
  }

  @Test(.enabled(if: Fixtures.has("linux/node-b"), "skipped: no fixtures"))
  func aPageReadsBackAsTheSameReadings() async throws {
    let sampler = AgentSampler(host: try Host(root: Fixtures.path("linux/node-b")))
    let sample = await sampler.sampleWithHealth()
    let batch = sample.batch
    #expect(batch.readings.count > 50)
    #expect(value(.energy, EntityKey(.processor, node: "localhost", name: "0"), in: batch) == 240422.366267)
    for format in [ExpositionFormat.prometheusText, .openMetrics] {
      var reader = ExpositionReader()
      let bytes = AgentPage.page(of: sample, as: format, at: batch.moment).bytes
      let page = reader.read(bytes, as: format, at: batch.moment)
      #expect(page.complaints.isEmpty)
      #expect(page.readings.count == batch.readings.count)
      for reading in batch.readings {
        let key = batch.subjects[Int(reading.subject)]
        let back = page.readings.first { page.subjects[Int($0.subject)] == key && $0.quantity == reading.quantity }
        #expect(back?.value == reading.value, "\(key) \(reading.quantity)")
      }
    }
  }

  @Test func everySamplerFileIsRegistered() {
    let registry = String(
      decoding: Fixtures.contents(of: "\(Fixtures.checkout)/Sources/Agent/Registry.swift"), as: UTF8.self)
    guard let folder = opendir("\(Fixtures.checkout)/Sources/Agent/Samplers") else {
      Issue.record("no folder")
      return
    }
    defer { closedir(folder) }
    var count = 0
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard name.hasSuffix("Sampler.swift") else { continue }
      count += 1
      #expect(registry.contains("\(name.dropLast(6))()"), "\(name)")
    }
    #expect(count >= 12)
  }
}
