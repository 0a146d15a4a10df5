import AisleTesting
import GRDB
import History
import Recording
import SiteModel
import Testing

@Suite("Lists of which changes are written") struct ListHistoryTests {
  private static let now = SampleSite.now
  private static let source = SourceDescription(
    id: SourceID("slurm/jobs"), address: "squeue", cadence: .seconds(10), isScheduler: true)

  /// A queue that changes at random, answer by answer: jobs come, go, change and change places.
  private static func answers(_ count: Int, seed: UInt64) -> [[Job]] {
    var state = seed
    func random(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % max(1, limit)
    }
    var jobs: [Job] = []
    var number = 0
    return (0..<count).map { _ in
      for _ in 0..<random(4) {
        number += 1
        var job = Job("\(number)", .pending)
        (job.name, job.submitted) = ("job \(number % 5)", now + .seconds(number))
        jobs.insert(job, at: random(jobs.count + 1))
      }
      if !jobs.isEmpty, random(3) == 0 { jobs.remove(at: random(jobs.count)) }
      for _ in 0..<random(3) where !jobs.isEmpty {
        let place = random(jobs.count)
        jobs[place].state = JobState.allCases[random(JobState.allCases.count)]
        jobs[place].priority = random(3) == 0 ? nil : random(1000)
        let held = AcceleratorSet(count: 2)
        jobs[place].places = (0..<random(4)).map { JobPlace(node: ($0 + number) % 28, accelerators: held) }
      }
      if !jobs.isEmpty, random(6) == 0 { jobs.swapAt(random(jobs.count), random(jobs.count)) }
      if random(40) == 0 { jobs = [] }
      return jobs
    }
  }

  @Test("whatever happens to a queue, each answer is read back as it was", arguments: [1, 2, 3] as [UInt64])
  func random(seed: UInt64) async throws {
    let rig = try HistoryRig(of: SampleSite.topology())
    await rig.writer.register(Self.source)
    let answers = Self.answers(300, seed: seed)
    for (number, jobs) in answers.enumerated() {
      var batch = Batch(source: Self.source.id, moment: Self.now + .seconds(number * 10), layout: 1)
      batch.subjects = rig.topology.nodes.map { .node($0.name) }
      var report = QueueReport(queue: "slurm", kind: .slurm)
      report.jobs = jobs
      batch.queue = report
      await rig.writer.append(batch)
    }
    await rig.writer.close()
    let file = try HistoryFile(path: rig.path, topology: rig.topology)
    for number in stride(from: 0, to: answers.count, by: 7) {
      let site = try file.site(at: Self.now + .seconds(number * 10 + 9))
      #expect(site.queues.first?.jobs == answers[number])
      #expect(site.queues.first?.origins[.jobs]?.moment == Self.now + .seconds(number * 10))
    }
    try bounded(rig)
  }

  /// Between two key frames there are never more changes than are allowed, nor more bytes than the key frame has, or 4
  /// kB.
  private func bounded(_ rig: HistoryRig) throws {
    let database = try DatabaseQueue(path: rig.path)
    let rows = try database.read { database in
      try GRDB.Row.fetchAll(database, sql: "SELECT topic, is_key, length(body) FROM life ORDER BY topic, id")
    }
    var (topic, count, size, key) = (Int64(-1), 0, 0, 0)
    for row in rows {
      if row[1] as Bool {
        (topic, count, size, key) = (row[0], 0, 0, row[2])
      } else {
        #expect(row[0] as Int64 == topic, "a list begins with a key frame")
        (count, size) = (count + 1, size + (row[2] as Int))
        #expect(count <= 240 && size <= max(4096, key) + 4096)
      }
    }
  }

  @Test("what is older than is kept goes, and the moments after are still whole") func pruning() async throws {
    let rig = try HistoryRig(of: SampleSite.topology())
    await rig.writer.register(Self.source)
    let answers = Self.answers(900, seed: 9)
    for (number, jobs) in answers.enumerated() {
      var batch = Batch(source: Self.source.id, moment: Self.now + .seconds(number * 10), layout: 1)
      batch.subjects = rig.topology.nodes.map { .node($0.name) }
      var report = QueueReport(queue: "slurm", kind: .slurm)
      report.jobs = jobs
      batch.queue = report
      await rig.writer.append(batch)
    }
    await rig.writer.close()
    let before = try await rowCount(rig)
    let clock = ManualClock(at: Self.now + .seconds(9_000))
    let writer = try HistoryWriter(path: rig.path, site: rig.topology, clock: clock)
    var settings = RecordingSettings()
    settings.eventAge = .seconds(3600)
    try await writer.prune(settings)
    await writer.close()
    #expect(try await rowCount(rig) < before * 3 / 4)
    let file = try HistoryFile(path: rig.path, topology: rig.topology)
    for number in stride(from: 541, to: 900, by: 19) {
      #expect(try file.site(at: Self.now + .seconds(number * 10)).queues.first?.jobs == answers[number])
    }
  }

  private func rowCount(_ rig: HistoryRig) async throws -> Int {
    try await DatabaseQueue(path: rig.path).read { try Int.fetchOne($0, sql: "SELECT count(*) FROM life") ?? 0 }
  }
}
