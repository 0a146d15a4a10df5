import AisleTesting
import History
import Recording
import Simulator
import SiteFile
import SiteModel
import Testing

@Suite("Following a history while it is written") struct RecordTailTests {
  @Test("brings what reading it whole brings, over sealing and ends of slots") func readings() async throws {
    let play = Play(seconds: 0..<1100, width: 16)
    let folder = try TemporaryFolder()
    let clock = ManualClock(at: Play.start)
    let writer = try HistoryWriter(path: "\(folder.path)/a.db", site: play.topology, clock: clock)
    let file = try HistoryFile(path: "\(folder.path)/a.db", topology: play.topology)
    var site = Site(topology: play.topology)
    var tail = try RecordTail(of: file, at: clock.now())
    var wholes = 0
    for (number, batch) in play.batches.enumerated() {
      clock.advance(by: batch.moment - clock.now())
      await writer.append(batch)
      guard number % 5 == 0 else { continue }
      await writer.flush()
      if try !tail.bring(into: &site, at: clock.now()) {
        (tail, site) = (try RecordTail(of: file, at: clock.now()), try file.site(at: clock.now()))
        wholes += 1
      }
      if number % 3 == 0 { while await !writer.tidy(for: .seconds(5)) {} }
      if number % 50 == 0 { #expect(site.cells() == play.site(at: batch.moment).cells(), "after \(number)") }
    }
    await writer.close()
    #expect(wholes == 1, "only when the plan has been written")
  }

  @Test("brings sources, words, queues and processes as they become") func lives() async throws {
    var topology = try SiteFile.load(text: ShippedSite.hall.text, file: "hall").resized(toNodes: 16)
    (topology.isSimulated, topology.sources) = (true, [])
    let rig = try HistoryRig(of: topology)
    var simulation = try Simulation(
      of: topology, seed: 7, faults: [try ScriptedFault("sources-silent@150s+60s")])
    for description in simulation.sources(every: .seconds(10)) { await rig.writer.register(description) }
    var followed: (site: Site, tail: RecordTail)?
    for step in 1...40 {
      simulation.advance(to: Simulation.start + .seconds(step * 10), stride: 10)
      let moment = simulation.moment
      for answer in simulation.answers() {
        switch answer {
        case .batch(let batch): await rig.writer.append(batch)
        case .failure(let source, let failure): await rig.writer.append(failure, of: source, at: moment)
        }
      }
      let file = try await rig.file()
      let whole = try file.site(at: moment)
      if var (site, tail) = followed {
        #expect(try tail.bring(into: &site, at: moment))
        followed = (site, tail)
        Self.compare(site, whole, "step \(step)")
      } else {
        followed = (whole, try RecordTail(of: file, at: moment))
      }
    }
    await rig.writer.close()
  }

  private static func compare(_ site: Site, _ whole: Site, _ step: String) {
    #expect(site.cells() == whole.cells(), "readings, \(step)")
    #expect(site.facts == whole.facts, "words, \(step)")
    #expect(site.limits == whole.limits, "limits, \(step)")
    #expect(site.processes == whole.processes, "processes, \(step)")
    #expect(site.queues.map(\.jobs) == whole.queues.map(\.jobs), "jobs, \(step)")
    #expect(site.queues.map(\.nodes) == whole.queues.map(\.nodes), "nodes, \(step)")
    func standing(_ site: Site) -> [String] {
      site.sources.map {
        "\($0.description.id) \(String(describing: $0.failure)) \(String(describing: $0.lastSuccess))"
      }
      .sorted()
    }
    #expect(standing(site) == standing(whole), "sources, \(step)")
  }

  @Test("a clock that was set back has the site read whole, and then followed on") func clock() async throws {
    let rig = try HistoryRig(of: Topology(name: "Play"))
    func tell(_ power: Double, at second: Int) async {
      var batch = Batch(source: SourceID("one"), moment: Play.start + .seconds(second), layout: 1)
      batch.subjects = [.node("n1")]
      batch.readings = [Reading(0, .power, power, at: batch.moment)]
      await rig.writer.append(batch)
    }
    func power(_ site: Site) -> Double? { site.columns.cell(EntityID(.node, 0), .power)?.value }
    await tell(1, at: 7200)
    let file = try await rig.file()
    var site = try file.site(at: Play.start + .seconds(7200))
    var tail = try RecordTail(of: file, at: Play.start + .seconds(7200))
    await tell(2, at: 3600)
    await rig.writer.flush()
    #expect(try !tail.bring(into: &site, at: Play.start + .seconds(3600)))
    tail = try RecordTail(of: file, at: Play.start + .seconds(3600))
    site = try file.site(at: Play.start + .seconds(3600))
    #expect(power(site) == 2)
    await tell(3, at: 3602)
    await rig.writer.flush()
    #expect(try tail.bring(into: &site, at: Play.start + .seconds(3602)))
    #expect(power(site) == 3)
    await tell(4, at: 9000)
    await rig.writer.flush()
    #expect(try tail.bring(into: &site, at: Play.start + .seconds(9000)))
    #expect(power(site) == 4)
    await rig.writer.close()
  }
}
