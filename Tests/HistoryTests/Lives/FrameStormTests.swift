import AisleTesting
import History
import SiteModel
import Testing

/// Bodies that anything may have happened to, read without a look at their checksums: as somebody could write them who
/// knows how.
@Suite("Bodies that nobody wrote") struct FrameStormTests {
  private static let site = SampleSite.queued()
  private static let names = site.directory.nodes.map { site.directory.nodeName($0) }
  private static let now = SampleSite.now

  private static func sources() -> [UInt8] {
    let records = site.sources.prefix(6).enumerated().map { number, state in
      var record = SourceRecord(state.description)
      record.failure = Reasons.failures[number * 3].variant
      record.complaints = [ComplaintRecord(Complaint(subject: "x", Reasons.complaints[number]))]
      return record
    }
    return LifeFrame.key(records, at: now)
  }

  private static func alarms() -> [UInt8] {
    let findings = Finding.Kind.allCases.prefix(8).map { Finding($0, .high, .rack(0), value: 1.5, limit: 2) }
    let board = AlarmBoard(unkept: findings, in: site, at: now)
    return LifeFrame.key(board.alarms.map { AlarmRecord($0, sources: []) }, at: now)
  }

  /// Reads variants of a body, each changed in a few places, cut, or joined with another.
  private func storm<Item: Kept>(
    _ body: [UInt8], as type: Item.Type, seed: UInt64, count: Int, check: (Item) -> Bool = { _ in true }
  ) {
    var state = seed
    func random(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % max(1, limit)
    }
    var read = 0
    for _ in 0..<count {
      var bytes = body
      for _ in 0...random(4) {
        switch random(4) {
        case 0: bytes[random(bytes.count)] ^= 1 << UInt8(random(8))
        case 1: bytes[random(bytes.count)] = UInt8(random(256))
        case 2: bytes.removeLast(random(bytes.count / 2))
        default: bytes.insert(contentsOf: body[random(body.count / 2)..<body.count / 2], at: random(bytes.count))
        }
      }
      var (list, nodes) = (KeptList<Item>(), NodeNames())
      do throws(RecordFault) {
        try list.read(bytes, to: bytes.count, nodes: &nodes)
        read += 1
      } catch {}
      let isSound = list.items.allSatisfy(check)
      #expect(isSound)
    }
    #expect(read > 0)
  }

  @Test("jobs are refused or make sense", arguments: 1...3) func jobs(seed: UInt64) {
    let body = LifeFrame.key(JobRecord.all(Array(Self.site.queues[0].jobs.prefix(12))), at: Self.now, nodes: Self.names)
    storm(body, as: JobRecord.self, seed: seed, count: 500) { record in
      [record.job.id, record.job.name, record.job.reason].allSatisfy {
        $0.unicodeScalars.count <= 4096 && $0.unicodeScalars.allSatisfy(CleanText.isSafe)
      }
    }
  }

  @Test("sources, alarms, nodes and plans are refused or make sense") func others() {
    storm(Self.sources(), as: SourceRecord.self, seed: 4, count: 300) { record in
      _ = record.failure.map { SourceFailure($0) }
      _ = record.complaints.map(\.complaint)
      return record.description.cadence >= .zero
    }
    storm(Self.alarms(), as: AlarmRecord.self, seed: 5, count: 300) { record in
      var site = Self.site
      return record.alarm(in: &site)?.id.subject.name.isEmpty != true
    }
    let nodes = Self.site.queues[0].nodes.values.sorted { $0.node < $1.node }
    storm(LifeFrame.key(nodes, at: Self.now, nodes: Self.names), as: ScheduledNode.self, seed: 6, count: 200)
    let plan = LifeFrame.key([TopologyRecord(Self.site.topology)], at: Self.now)
    storm(plan, as: TopologyRecord.self, seed: 7, count: 80) { record in
      if record.isSound { _ = Site(topology: record.topology(asked: Self.site.topology)) }
      return true
    }
  }

  @Test("a text that nests or counts without end is refused") func bombs() {
    let bodies: [[UInt8]] = [
      [1, 1, 0, 2] + [UInt8](repeating: 0x0C, count: 100_000), [1, 1, 0, 4, 255, 255, 255, 255, 15],
      [1, 1, 0, 2, 0x0D, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1], [1, 1, 0, 2, 0x0A, 0, 255, 255, 255, 127],
    ]
    for body in bodies {
      var (list, nodes) = (KeptList<JobRecord>(), NodeNames())
      #expect(throws: RecordFault.self) { try list.read(body, to: body.count, nodes: &nodes) }
      #expect(list.count == 0)
    }
  }
}
