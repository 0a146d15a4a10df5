import AisleTesting
import Analysis
import SiteModel
import Testing

@Suite("What a job does, and what it has taken") struct JobFigureTests {
  private static let now = Bench.now

  private static func place(_ node: Int, _ accelerators: [Int] = Array(0..<8), cores: Int = 96) -> JobPlace {
    JobPlace(node: node, processors: cores, accelerators: AcceleratorSet(accelerators))
  }

  /// Two nodes report for some steps of a minute up to now; `load` is that of n0's first six accelerators.
  private static func watched(minutes: Int, load: Double, job: Job) -> Bench {
    var bench = Bench()
    bench.site = Site(topology: bench.site.topology, trends: Trends(interval: .seconds(60)))
    for minute in 0...minutes {
      let moment = now - .seconds(Double(minutes - minute) * 60)
      for node in ["n0", "n1"] {
        bench.report(
          node,
          (0..<8).flatMap { index -> [(EntityKind, String, Quantity, Double)] in
            let own = node == "n0" && index < 6 ? load : 0.9
            return [
              (.accelerator, String(index), .load, own), (.accelerator, String(index), .power, own < 0.1 ? 100 : 600),
              (.accelerator, String(index), .temperature, node == "n1" && index == 3 ? 71 : 60),
            ]
          } + [(.node, "", .power, 6_000)], at: moment)
      }
      bench.queue([job], nodes: [0, 1].map { Bench.scheduled($0, cores: 96, .allocated) }, at: moment)
      bench.site.remember(at: moment, jobs: { jobPowers(of: $0, at: moment) }) { _ in [:] }
    }
    return bench
  }

  @Test("Load and its spread, the slowest node and the hottest accelerator are named") func load() {
    let job = Bench.job("7", on: [Self.place(0), Self.place(1)])
    let figures = Self.watched(minutes: 1, load: 0.3, job: job).figures("7")
    #expect(abs((figures.load ?? 0) - (6 * 0.3 + 10 * 0.9) / 16) < 1e-9)
    #expect(figures.loadCoverage == Coverage(16, of: 16))
    #expect(figures.loadSpread?.least == 0.3 && figures.loadSpread?.greatest == 0.9)
    #expect(abs((figures.loadSpread?.deviation ?? 0) - 0.29047) < 1e-4)
    #expect(figures.slowestNode?.id == .node(0))
    #expect(figures.hottestAccelerator == Extreme(id: .accelerator(11), value: 71))
    #expect(figures.power == 12_000 && !figures.isPowerEstimated && !figures.isPowerLeast)
  }

  @Test("Energy is added up from when it is watched, and stays when the job has ended") func energy() {
    let job = Bench.job("7", on: [Self.place(0), Self.place(1)])
    var bench = Self.watched(minutes: 5, load: 0.9, job: job)
    #expect(bench.figures("7").energy == 3_600_000)
    #expect(bench.figures("7").watched == .seconds(300))
    bench.queue([])
    #expect(bench.figures("7").energy == 3_600_000)
    #expect(bench.figures("7").power == nil)
  }

  @Test("A job that begins between two steps is charged from its beginning, and anew when it begins anew") func begun()
  {
    let began = Self.now - .seconds(30)
    let bench = Self.watched(minutes: 5, load: 0.9, job: Bench.job("7", on: [Self.place(0)], began: began))
    #expect(bench.figures("7").watched == .seconds(30))
  }

  @Test("Of a pause nobody knows what was drawn, and nothing is added for it") func pause() {
    let job = Bench.job("7", on: [Self.place(0)])
    var bench = Self.watched(minutes: 1, load: 0.9, job: job)
    let later = Self.now + .seconds(3600)
    let power = JobPower(JobReference(queue: 0, id: "7"), began: job.began, watts: 1, isEstimated: false)
    bench.site.remember(at: later, jobs: { _ in [power] }, totals: { _ in [:] })
    #expect(bench.figures("7", at: later).watched == .seconds(60))
  }

  @Test("Accelerators idle for ten minutes are counted, with what they draw, and are a finding") func idle() throws {
    let job = Bench.job("7", on: [Self.place(0), Self.place(1)])
    let bench = Self.watched(minutes: 11, load: 0.01, job: job)
    #expect(bench.figures("7").idleAccelerators == 6)
    #expect(bench.figures("7").idlePower == 600)
    let finding = try #require(bench.findings().first { $0.kind == .jobIdle })
    #expect(finding.priority == .low)
    #expect(finding.subject == .job(JobReference(queue: 0, id: "7")))
    #expect(finding.value == 600 && finding.detail == .part(6, of: 16))
  }

  @Test("Nothing is called idle before ten minutes, of load or of the job") func notYet() {
    let job = Bench.job("7", on: [Self.place(0)])
    #expect(Self.watched(minutes: 9, load: 0.01, job: job).figures("7").idleAccelerators == 0)
    let young = Bench.job("7", on: [Self.place(0)], began: Self.now - .seconds(500))
    let bench = Self.watched(minutes: 12, load: 0.01, job: young)
    #expect(bench.figures("7").idleAccelerators == nil)
    #expect(!bench.findings().contains { $0.kind == .jobIdle })
  }

  @Test("A job without accelerators has its nodes' processor load") func processors() {
    var bench = Bench()
    bench.report("n0", [(.node, "", .load, 0.4)])
    bench.report("n1", [(.node, "", .load, 0.8)])
    bench.queue([Bench.job("7", on: [Self.place(0, []), Self.place(1, [])])])
    #expect(abs((bench.figures("7").load ?? 0) - 0.6) < 1e-12)
    #expect(bench.figures("7").slowestNode?.id == .node(0))
    #expect(bench.figures("7").loadCoverage == Coverage())
  }

  @Test("A scheduler's number is the accelerator of that name, else the one at that place") func numbers() {
    var bench = Bench()
    bench.report("x", ["b", "a"].map { (.accelerator, $0, .load, 0.5) })
    bench.report("y", ["1", "2", "0"].map { (.accelerator, $0, .load, 0.5) })
    let placements = JobPlacements(of: bench.site)
    func name(_ number: Int, _ node: String) -> String? {
      let index = bench.site.directory.id(of: .node(node)).map { Int($0.index) } ?? -1
      return placements.accelerator(number, on: index).map { bench.site.directory.name(of: .accelerator($0)) }
    }
    #expect([0, 1, 2].map { name($0, "x") } == ["b", "a", nil])
    #expect([0, 1, 2, 3].map { name($0, "y") } == ["0", "1", "2", nil])
    #expect(name(5, "n0") == "5")
  }

  @Test("Jobs are found from their nodes and accelerators") func found() {
    var bench = Bench()
    bench.queue([
      Bench.job("1", on: [Self.place(0, [0, 1]), Self.place(2)]), Bench.job("2", on: [Self.place(0, [4])]),
      Bench.job("3", on: [], state: .pending),
    ])
    let placements = JobPlacements(of: bench.site)
    func ids(_ holders: [Int]) -> [String] { holders.map { placements.job($0).id } }
    #expect(ids(placements.holders(onNodes: [0])) == ["1", "2"])
    #expect(ids(placements.holders(onNodes: [2, 3])) == ["1"])
    #expect(ids(placements.holders(ofAccelerator: 4)) == ["2"])
    #expect(placements.holders(ofAccelerator: 5).isEmpty)
    #expect(placements.holder(of: JobReference(queue: 0, id: "3")) == nil)
    #expect(placements.holder(of: JobReference(queue: 0, id: "2")) == 1)
  }
}
