import AisleTesting
import SiteFile
import SiteModel
import Testing
import Wire

@testable import Simulator

@Suite struct ReplayTests {
  /// 128 nodes with one accelerator each, in the racks of the hall.
  private func hypercube() throws -> Topology {
    var site = try SiteFile.load(text: ShippedSite.hall.text).resized(toNodes: 128)
    for index in site.nodes.indices { site.nodes[index].acceleratorCount = 1 }
    return site
  }

  private func trace() throws -> JobTrace {
    try TraceReader.read(
      Fixtures.contents(of: "\(Fixtures.checkout)/Tests/Fixtures/Traces/hypercube.swf"), name: "hypercube.swf")
  }

  private struct Life: Equatable {
    var submitted: Int
    var began: Int
    var ended: Int
  }

  /// What becomes of a trace's jobs when its clock goes 1,000 times as fast: a step of 1,000 s every second, in slices.
  private func replayed(_ trace: JobTrace, slice: Int, startsAsRecorded: Bool = false) throws -> [String: Life] {
    var simulation = try Simulation(
      of: hypercube(), seed: 1, beginning: trace.begins ?? Simulation.start, trace: trace,
      startsAsRecorded: startsAsRecorded)
    let start = simulation.beginning
    var lives: [String: Life] = [:]
    for step in 1...400 {
      simulation.advance(to: start + .seconds(step * 1000), stride: slice)
      let report = simulation.jobReport()
      #expect(report.kind == .trace)
      for job in report.ended ?? [] {
        guard let submitted = job.submitted, let began = job.began, let ends = job.ends else { continue }
        func seconds(_ moment: Moment) -> Int { Int((moment - start).seconds) }
        lives[job.id] = Life(submitted: seconds(submitted), began: seconds(began), ended: seconds(ends))
      }
      if lives.count == trace.jobs.count { break }
    }
    return lives
  }

  /// First come, first served with EASY backfill, worked out on numbers of free processors alone: the first job that
  /// does not fit is promised the moment at which enough will be free; others may pass it if they end before that, or
  /// take no more than what it leaves.
  private func expected(_ trace: JobTrace) -> [String: Life] {
    struct Waiting { var id: String, size: Int, length: Int, submitted: Int }
    var coming = trace.jobs.map {
      Waiting(id: $0.id, size: $0.size, length: max(1, Int($0.run.rounded())), submitted: Int($0.submitted))
    }[...]
    var queue: [Waiting] = []
    var running: [(end: Int, size: Int)] = []
    var free = 128
    var lives: [String: Life] = [:]
    while !coming.isEmpty || !queue.isEmpty {
      let now = min(coming.first?.submitted ?? .max, running.map(\.end).min() ?? .max)
      free += running.filter { $0.end <= now }.reduce(0) { $0 + $1.size }
      running.removeAll { $0.end <= now }
      while let job = coming.first, job.submitted <= now { queue.append(coming.removeFirst()) }
      var shadow: (at: Int, extra: Int)?
      var left: [Waiting] = []
      for job in queue {
        let fits = job.size <= free
        let isInNobodysWay = shadow.map { now + job.length <= $0.at || job.size <= $0.extra } ?? true
        guard fits, isInNobodysWay else {
          if shadow == nil {
            var room = free
            for release in running.sorted(by: { $0.end < $1.end }) where shadow == nil {
              room += release.size
              if room >= job.size {
                let all = free + running.filter { $0.end <= release.end }.reduce(0) { $0 + $1.size }
                shadow = (release.end, all - job.size)
              }
            }
          }
          left.append(job)
          continue
        }
        if let known = shadow, now + job.length > known.at { shadow?.extra -= job.size }
        free -= job.size
        running.append((now + job.length, job.size))
        lives[job.id] = Life(submitted: job.submitted, began: now, ended: now + job.length)
      }
      queue = left
    }
    return lives
  }

  @Test(arguments: [200, 1000]) func `jobs of a record come, wait and end as a small computation has them`(slice: Int)
    throws
  {
    let trace = try trace()
    let (found, wanted) = (try replayed(trace, slice: slice), expected(trace))
    #expect(found.count == 399 && wanted.count == 399)
    let different = wanted.filter { found[$0.key] != $0.value }
    #expect(different.isEmpty, "\(different.prefix(3).map { ($0, found[$0.key] as Any) })")
    let waits = wanted.values.count { $0.began > $0.submitted }
    #expect(waits > 40, "the record is to have a queue: \(waits)")
  }

  @Test func `jobs begin when the record says that they did where that is wanted`() throws {
    let text =
      "1 0 50 100 64 -1 -1 -1 -1 -1 1 1 1 1 -1 -1 -1 -1\n2 10 5 100 32 -1 -1 -1 -1 -1 0 1 1 1 -1 -1 -1 -1\n"
      + "3 20 300 7 128 -1 -1 -1 -1 -1 1 1 1 1 -1 -1 -1 -1\n"
    let lives = try replayed(TraceReader.read(Array(text.utf8), name: "x"), slice: 100, startsAsRecorded: true)
    #expect(lives["1"] == Life(submitted: 0, began: 50, ended: 150))
    #expect(lives["2"] == Life(submitted: 10, began: 15, ended: 115))
    #expect(lives["3"] == Life(submitted: 20, began: 320, ended: 327))
  }

  @Test func `a machine larger than the site is replayed with several of its processors as one accelerator`() throws {
    let text = "; MaxProcs: 1024\n1 0 -1 100 1024 -1 -1 -1 -1 -1 1 1 1 1 -1 -1 -1 -1\n"
    var simulation = try Simulation(
      of: hypercube(), seed: 1, trace: TraceReader.read(Array(text.utf8), name: "x"))
    simulation.advance(to: Simulation.start + .seconds(10))
    #expect(simulation.workload.heldCount == 128)
  }
}
