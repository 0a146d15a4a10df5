import AisleTesting
import GRDB
import History
import Recording
import SiteModel
import Testing

@Suite("A history that is damaged beside its readings") struct LifeDamageTests {
  private static let now = SampleSite.now
  private static let queue = SampleSite.queued().queues[0]
  private static let source = SourceDescription(
    id: SourceID("slurm/jobs"), address: "squeue", cadence: .seconds(10), isScheduler: true)

  /// Ten answers, one a minute: one more job each time, and the first changes its state.
  private func recorded() async throws -> HistoryRig {
    let rig = try HistoryRig(of: SampleSite.topology())
    await rig.writer.register(Self.source)
    for number in 0..<10 {
      var batch = Batch(source: Self.source.id, moment: Self.now + .seconds(number * 60), layout: 1)
      var report = QueueReport(queue: "slurm", kind: .slurm)
      report.jobs = (0...number).map { Job("\($0)", .pending) }
      report.jobs?[0].priority = number
      batch.queue = report
      await rig.writer.append(batch)
      await rig.writer.flush()
    }
    await rig.writer.close()
    return rig
  }

  private func jobs(_ rig: HistoryRig, _ minute: Int) throws -> [Job]? {
    let file = try HistoryFile(path: rig.path, topology: rig.topology)
    return try file.site(at: Self.now + .seconds(minute * 60)).queues.first?.jobs
  }

  /// Numbers of the rows that tell of jobs, in order.
  private func rows(_ database: DatabaseQueue) throws -> [Int64] {
    try database.read {
      try Int64.fetchAll(
        $0, sql: "SELECT life.id FROM life JOIN life_topic t ON t.id = topic WHERE name = 'jobs/slurm' ORDER BY life.id"
      )
    }
  }

  @Test("a lost change costs what it told, and nothing before or after") func change() async throws {
    let rig = try await recorded()
    let database = try DatabaseQueue(path: rig.path)
    let lost = try rows(database)[4]
    try await database.write {
      try $0.execute(sql: "UPDATE life SET body = zeroblob(40) WHERE id = ?", arguments: [lost])
    }
    #expect(try jobs(rig, 3)?.map(\.id) == ["0", "1", "2", "3"])
    #expect(try jobs(rig, 4)?.map(\.id) == ["0", "1", "2", "3"])
    #expect(try jobs(rig, 9)?.map(\.id) == ["0", "1", "2", "3", "5", "6", "7", "8", "9"])
    #expect(try jobs(rig, 9)?[0].priority == 9)
  }

  @Test("where a key frame is lost, what follows is told on top of what was before") func key() async throws {
    let rig = try await recorded()
    let database = try DatabaseQueue(path: rig.path)
    let rows = try rows(database)
    try await database.write {
      try $0.execute(sql: "UPDATE life SET is_key = 1, body = x'00' WHERE id = ?", arguments: [rows[4]])
    }
    #expect(try jobs(rig, 9)?.map(\.id) == ["0", "1", "2", "3", "5", "6", "7", "8", "9"])
    try await database.write {
      try $0.execute(sql: "UPDATE life SET body = x'00' WHERE id = ?", arguments: [rows[0]])
    }
    #expect(try jobs(rig, 9)?.isEmpty == true)
  }

  @Test("rows of other types than there should be are passed over") func types() async throws {
    let rig = try await recorded()
    let database = try DatabaseQueue(path: rig.path)
    try await database.write {
      try $0.execute(sql: "UPDATE life SET body = 'words' WHERE id % 2 = 0")
      try $0.execute(sql: "UPDATE life_topic SET name = 'later/slurm' WHERE name = 'site'")
      try $0.execute(sql: "INSERT INTO life (topic, moment, is_key, body) VALUES ('x', 'y', 1, 7), (1, 'y', 0, 7)")
      try $0.execute(sql: "INSERT INTO life_topic (name) VALUES (x'FF')")
      try $0.execute(
        sql: """
          INSERT INTO alarm_event (moment, subject, kind, name, change, priority, is_set_aside, body)
          VALUES ('x', 1, 2, 3, 4, 5, 6, 7), (1767323045000000000, x'00', 'nodeDown', 3, 'raised', 5, 0, 7)
          """)
      try $0.execute(sql: "INSERT INTO act (moment, body) VALUES (1767323045000000000, 7), ('x', 'y')")
      try $0.execute(
        sql: "INSERT INTO total (layout, moment, body) VALUES (1, 1767323045000000000, 7), ('x', 'y', 'z')")
    }
    #expect(throws: Never.self) { try jobs(rig, 9) }
    let file = try HistoryFile(path: rig.path, topology: rig.topology)
    let span = (Self.now - .seconds(1), Self.now + .seconds(1))
    #expect(try file.alarmEvents(after: span.0, to: span.1, about: nil).isEmpty)
    #expect(try file.acts(after: span.0, to: span.1).isEmpty)
    #expect(try file.alarmCounts(from: span.0, to: span.1, count: 2).count == 2)
    #expect(try !file.verify().isClean)
  }

  @Test("a clock that is set back: what was written last counts, and what it does not cover stays") func clock()
    async throws
  {
    let rig = try HistoryRig(of: SampleSite.topology())
    await rig.writer.register(Self.source)
    for (number, second) in [0, 100, 200, 50, 60].enumerated() {
      var batch = Batch(source: Self.source.id, moment: Self.now + .seconds(second), layout: 1)
      var report = QueueReport(queue: "slurm", kind: .slurm)
      report.jobs = [Job("\(number)", .pending)]
      batch.queue = report
      await rig.writer.append(batch)
      await rig.writer.flush()
    }
    await rig.writer.close()
    let file = try HistoryFile(path: rig.path, topology: rig.topology)
    func job(_ second: Int) throws -> String? {
      try file.site(at: Self.now + .seconds(second)).queues.first?.jobs.first?.id
    }
    #expect(try [0, 49].map { try job($0) } == ["0", "0"])
    #expect(try [50, 55, 60, 300].map { try job($0) } == ["3", "3", "4", "4"])
  }

  @Test("a site whose plan points nowhere is drawn by the plan at hand") func plan() throws {
    var topology = SampleSite.topology()
    #expect(TopologyRecord(topology).isSound)
    topology.racks[0].row = 99
    #expect(!TopologyRecord(topology).isSound)
    topology = SampleSite.topology()
    topology.nodes[0].acceleratorKind = -1
    #expect(!TopologyRecord(topology).isSound)
  }
}
