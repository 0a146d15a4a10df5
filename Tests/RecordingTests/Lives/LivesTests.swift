import AisleTesting
import History
import Recording
import SiteModel
import Testing

/// A history that is written and read back.
struct HistoryRig {
  let folder: TemporaryFolder
  let writer: HistoryWriter
  let topology: Topology
  var path: String { "\(folder.path)/site.db" }

  init(of topology: Topology) throws {
    folder = try TemporaryFolder()
    self.topology = topology
    writer = try HistoryWriter(path: "\(folder.path)/site.db", site: topology, clock: ManualClock())
  }

  func file() async throws -> HistoryFile {
    #expect(await writer.flush())
    return try HistoryFile(path: path, topology: topology)
  }
}

@Suite("What is recorded beside readings") struct LivesTests {
  private static let now = SampleSite.now
  private static let fleet = SourceID("fleet/node-a01-01")

  private static var topology: Topology { SampleSite.topology() }

  private static func batch(_ second: Int, _ change: (inout Batch) -> Void = { _ in }) -> Batch {
    var batch = Batch(source: fleet, moment: now + .seconds(second), layout: 1)
    batch.subjects = [.node("node-a01-01"), .accelerator("0", on: "node-a01-01")]
    change(&batch)
    return batch
  }

  private static let description = SourceDescription(
    id: fleet, address: "http://node-a01-01:9100/metrics", cadence: .seconds(10), nodes: ["node-a01-01"])

  @Test("a source stands as it stood: silent, failing with its reason, well again") func sources() async throws {
    let rig = try HistoryRig(of: Self.topology)
    await rig.writer.register(Self.description)
    await rig.writer.append(Self.batch(10) { $0.complaints = [Complaint(subject: "rapl", .noAccounting)] })
    for second in [20, 30] {
      await rig.writer.append(
        .timedOut(after: .seconds(5)), of: Self.fleet, at: Self.now + .seconds(second), took: .seconds(5))
    }
    await rig.writer.append(Self.batch(40))
    let file = try await rig.file()
    func source(_ second: Int) throws -> SourceState {
      try #require(try file.site(at: Self.now + .seconds(second)).source(Self.fleet))
    }
    let well = try source(19)
    #expect(well.description == Self.description && well.failure == nil && well.complaints.count == 1)
    #expect(well.lastSuccess == Self.now + .seconds(10))
    let failing = try source(35)
    #expect(failing.failure == .timedOut(after: .seconds(5)) && failing.consecutiveFailures == 2)
    #expect(failing.lastAttempt == Self.now + .seconds(30) && failing.lastDuration == .seconds(5))
    #expect(failing.lastSuccess == Self.now + .seconds(10))
    let again = try source(40)
    #expect(again.failure == nil && again.consecutiveFailures == 0 && again.lastSuccess == Self.now + .seconds(40))
  }

  @Test("facts, limits and processes are those of the moment") func things() async throws {
    let rig = try HistoryRig(of: Self.topology)
    await rig.writer.register(Self.description)
    let limits = PointLimits([.init(.upper, .critical, 87.5)])
    await rig.writer.append(
      Self.batch(10) {
        $0.facts = [Fact(1, .model, "H200"), Fact(1, .workload, "18422")]
        $0.limits = [StatedLimits(1, .temperature, limits)]
        $0.processes = [
          AcceleratorProcess(accelerator: 1, processID: 7, name: "python3", memoryUsed: 9e10),
          AcceleratorProcess(accelerator: 1, processID: 8, name: nil, memoryUsed: nil),
        ]
      })
    await rig.writer.append(
      Self.batch(20) {
        $0.facts = [Fact(1, .model, "H200"), Fact(1, .workload, "")]
        $0.processes = [AcceleratorProcess(accelerator: 1, processID: 8, name: "train")]
      })
    let file = try await rig.file()
    let first = try file.site(at: Self.now + .seconds(15))
    let device = try #require(first.directory.id(of: .accelerator("0", on: "node-a01-01")))
    #expect(first.fact(.workload, of: device) == "18422" && first.limits[device]?[.temperature] == limits)
    let node = Int32(first.directory.node(of: device))
    #expect(first.processes[node]?.map(\.processID) == [7, 8] && first.processes[node]?[0].memoryUsed == 9e10)
    let second = try file.site(at: Self.now + .seconds(25))
    #expect(second.fact(.workload, of: device) == nil && second.fact(.model, of: device) == "H200")
    #expect(second.processes[node]?.map(\.name) == ["train"])
    #expect(second.limits[device]?[.temperature] == limits)
    #expect(try file.site(at: Self.now).facts.isEmpty)
  }

  @Test("a queue is what it was, part by part, with who told it and when") func queue() async throws {
    let site = SampleSite.queued()
    let rig = try HistoryRig(of: site.topology)
    let queue = site.queues[0]
    for source in site.sources where source.description.isScheduler { await rig.writer.register(source.description) }
    var batch = Batch(source: SourceID("slurm/jobs"), moment: Self.now, layout: 1)
    batch.subjects = site.directory.nodes.map { .node(site.directory.nodeName($0)) }
    var report = QueueReport(queue: "slurm", kind: .slurm)
    (report.cluster, report.version, report.jobs) = (queue.cluster, queue.version, queue.jobs)
    batch.queue = report
    await rig.writer.append(batch)
    report.jobs = nil
    report.nodes = queue.nodes.values.sorted { $0.node < $1.node }
    report.partitions = queue.partitions
    (batch.source, batch.moment, batch.queue) = (SourceID("slurm/nodes"), Self.now + .seconds(5), report)
    await rig.writer.append(batch)
    let read = try await rig.file().site(at: Self.now + .seconds(9)).queues
    #expect(read.count == 1 && read[0].name == "slurm" && read[0].cluster == queue.cluster)
    #expect(read[0].jobs == queue.jobs && read[0].nodes == queue.nodes && read[0].partitions == queue.partitions)
    #expect(read[0].tally == queue.tally && read[0].origins[.jobs]?.moment == Self.now)
    #expect(read[0].origins[.nodes]?.moment == Self.now + .seconds(5) && read[0].origins[.ended] == nil)
    let before = try await rig.file().site(at: Self.now + .seconds(4)).queues
    #expect(before[0].jobs == queue.jobs && before[0].nodes.isEmpty)
  }

  @Test("whoever goes on writing goes on from what is there") func resuming() async throws {
    let rig = try HistoryRig(of: Self.topology)
    await rig.writer.register(Self.description)
    await rig.writer.append(Self.batch(10) { $0.facts = [Fact(0, .model, "XE9680")] })
    await rig.writer.close()
    let next = try HistoryWriter(path: rig.path, site: Self.topology, clock: ManualClock())
    await next.register(Self.description)
    await next.append(Self.batch(20) { $0.facts = [Fact(1, .model, "H200")] })
    await next.close()
    let site = try HistoryFile(path: rig.path, topology: Self.topology).site(at: Self.now + .seconds(30))
    #expect(site.facts.count == 2 && site.sources.count == 1)
  }
}
