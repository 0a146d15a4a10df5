import AisleTesting
import History
import SiteModel
import Testing

@Suite("Lists of records") struct KeptListTests {
  private static let moment = SampleSite.now
  private static let jobs = JobRecord.all(SampleSite.queued().queues[0].jobs)
  private static let nodes = SampleSite.queued().directory.nodes.map { SampleSite.queued().directory.nodeName($0) }

  private func list(_ bodies: [[UInt8]], resuming list: KeptList<JobRecord> = KeptList()) throws -> KeptList<JobRecord>
  {
    var (list, nodes) = (list, NodeNames())
    for name in Self.nodes { _ = nodes.place(of: name) }
    for body in bodies { try list.apply(body, nodes: &nodes) }
    return list
  }

  @Test("a key frame gives back every job in its order") func key() throws {
    let body = LifeFrame.key(Self.jobs, at: Self.moment, nodes: Self.nodes)
    #expect(try list([body]).items == Self.jobs)
    #expect(!Self.jobs.isEmpty && Self.jobs.contains { !$0.job.places.isEmpty } && body.count < Self.jobs.count * 200)
  }

  @Test("changes give back what came and went, what changed, and the order") func change() throws {
    let key = LifeFrame.key(Self.jobs, at: Self.moment, nodes: Self.nodes)
    var changed = Self.jobs[2]
    changed.job.state = .failed
    changed.job.priority = nil
    changed.job.places = []
    let new = JobRecord(Job("99999", .pending))
    let body = LifeFrame.change(
      gone: [Self.jobs[0]], touched: [(changed, Self.jobs[2]), (new, nil)],
      order: [Self.jobs.count - 1] + Array(0..<Self.jobs.count - 1), at: Self.moment, nodes: Self.nodes)
    var expected = Self.jobs.dropFirst().map { $0.key == changed.key ? changed : $0 }
    expected.insert(new, at: 0)
    #expect(try list([key, body]).items == expected)
  }

  @Test("an order that names a place twice, or one that is not there, is none", arguments: [0, 1 << 40])
  func strangeOrder(place: Int) throws {
    let key = LifeFrame.key(Self.jobs, at: Self.moment, nodes: Self.nodes)
    let order = [place] + Array(0..<Self.jobs.count - 1)
    let body = LifeFrame.change(
      gone: [JobRecord](), touched: [], order: order, at: Self.moment, nodes: Self.nodes)
    #expect((try? list([key, body]).items) ?? Self.jobs == Self.jobs)
  }

  @Test("a change whose key frame is lost tells what is whole in it") func lost() throws {
    var changed = Self.jobs[2]
    changed.job.state = .failed
    let new = JobRecord(Job("99999", .pending))
    let body = LifeFrame.change(
      gone: [Self.jobs[0]], touched: [(changed, Self.jobs[2]), (new, nil)], at: Self.moment, nodes: Self.nodes)
    #expect(try list([body]).items == [new])
  }

  @Test("no bit of a body can change unseen, nor can its end be missing") func damage() throws {
    let body = LifeFrame.key(Array(Self.jobs.prefix(3)), at: Self.moment, nodes: Self.nodes)
    for bit in 0..<body.count * 8 {
      var other = body
      other[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(throws: RecordFault.self) { try list([other]) }
    }
    for length in 0..<body.count { #expect(throws: RecordFault.self) { try list([Array(body.prefix(length))]) } }
  }

  @Test("text from a file is cleaned again, and bounded") func hostile() throws {
    var job = Job("1", .running)
    job.name = "\u{1B}[31mred" + String(repeating: "x", count: 5000)
    job.reason = String(repeating: "é\u{202E}", count: 5000)
    let read = try #require(
      try list([LifeFrame.key([JobRecord(job)], at: Self.moment)]).items.first?.job)
    #expect(read.name.hasPrefix("\u{FFFD}[31mred") && read.name.unicodeScalars.count == 256)
    #expect(read.reason.unicodeScalars.count == 4096 && read.reason.unicodeScalars.allSatisfy(CleanText.isSafe))
  }

  @Test("a format of a later Aisle is refused by its number") func later() {
    #expect(throws: RecordFault.unknownFormat(9)) { try list([[9] + [UInt8](repeating: 0, count: 12)]) }
  }
}
