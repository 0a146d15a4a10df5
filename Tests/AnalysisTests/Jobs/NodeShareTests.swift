import AisleTesting
import Analysis
import SiteModel
import Testing

@Suite("A node's power among its jobs") struct NodeShareTests {
  private typealias Reported = (EntityKind, String, Quantity, Double)

  /// Eight accelerators of 500 W and the rest of the node, 1000 W.
  private static func bench(power: Double? = 5_000, drawn: [Double?] = Array(repeating: 500, count: 8)) -> Bench {
    var bench = Bench()
    var readings: [Reported] = drawn.enumerated().compactMap { index, watts in
      watts.map { (.accelerator, String(index), .power, $0) }
    }
    if let power { readings.append((.node, "", .power, power)) }
    bench.report("n0", readings)
    return bench
  }

  private static func place(_ cores: Int?, _ accelerators: [Int] = []) -> JobPlace {
    JobPlace(node: 0, processors: cores, accelerators: AcceleratorSet(accelerators))
  }

  @Test("A job that has all of a node draws what the node does, and nothing of it is estimated") func whole() {
    var bench = Self.bench()
    bench.queue([Bench.job("1", on: [Self.place(96, Array(0..<8))])], nodes: [Bench.scheduled(0, cores: 96)])
    let (jobs, whole) = bench.shares(of: 0)
    #expect(jobs["1"]?.watts == 5_000)
    #expect(jobs["1"]?.isEstimated == false && jobs["1"]?.isLeast == false)
    #expect(whole.idle == 0)
  }

  @Test("Of a shared node a job has its own accelerators, and the rest by cores; idle cores are nobody's") func shared()
  {
    var drawn = [Double?](repeating: 500, count: 8)
    drawn[2] = 700
    var bench = Self.bench(power: 5_200, drawn: drawn)
    bench.queue(
      [Bench.job("1", on: [Self.place(48, [2, 3])]), Bench.job("2", on: [Self.place(24)])],
      nodes: [Bench.scheduled(0, cores: 96)])
    let (jobs, whole) = bench.shares(of: 0)
    #expect(jobs["1"]?.watts == 1_700)
    #expect(jobs["2"]?.watts == 250)
    #expect(jobs["1"]?.isEstimated == true)
    #expect(whole.idle == 3_250)
  }

  @Test("Where only counts are known, power goes by count") func counted() {
    var bench = Self.bench()
    bench.queue(
      [
        Bench.job("1", on: [JobPlace(node: 0, processors: 0, accelerators: AcceleratorSet(count: 2))]),
        Bench.job("2", on: [Self.place(0, [7])]),
      ], nodes: [Bench.scheduled(0, cores: 96)])
    let (jobs, whole) = bench.shares(of: 0)
    #expect(jobs["1"]?.watts == 3_500.0 * 2 / 7)
    #expect(jobs["1"]?.isEstimated == true)
    #expect(jobs["2"]?.watts == 500 && jobs["2"]?.isEstimated == false)
    let idle: Double = 3_500.0 * 5 / 7 + 1_000
    #expect(whole.idle == idle)
  }

  @Test("An accelerator that tells nothing is not taken for one that draws nothing") func silentAccelerator() {
    var drawn = [Double?](repeating: 500, count: 8)
    drawn[0] = nil
    var bench = Self.bench(drawn: drawn)
    bench.queue([Bench.job("1", on: [Self.place(0, [0])])], nodes: [Bench.scheduled(0, cores: 96)])
    #expect(bench.shares(of: 0).jobs["1"]?.watts == 500)
    #expect(bench.shares(of: 0).jobs["1"]?.isEstimated == true)
  }

  @Test("Of a node that tells nothing the jobs' power is not known, and not 0") func unknown() {
    var bench = Self.bench(power: nil, drawn: Array(repeating: nil, count: 8))
    bench.queue([Bench.job("1", on: [Self.place(96, Array(0..<8))])], nodes: [Bench.scheduled(0, cores: 96)])
    let (jobs, whole) = bench.shares(of: 0)
    #expect(jobs["1"] != nil && jobs["1"]?.watts == nil)
    #expect(whole.watts == nil && whole.idle == nil)
    #expect(bench.figures("1").power == nil)
    #expect(bench.figures("1").isPowerLeast)
  }

  @Test("Where the node has no meter, a job's power is a least value") func parts() {
    var bench = Self.bench(power: nil)
    bench.queue([Bench.job("1", on: [Self.place(96, [0, 1])])], nodes: [Bench.scheduled(0, cores: 96)])
    #expect(bench.figures("1").power == 1_000)
    #expect(bench.figures("1").isPowerLeast)
  }

  @Test("Jobs and nobody together draw what the node does, whatever is missing or contradicts itself") func sum() {
    var dice = SplitMix(seed: 7)
    func below(_ limit: UInt64) -> UInt64 { dice.next() % limit }
    for _ in 0..<3_000 {
      let count = Int(below(9))
      let drawn: [Double?] = (0..<8).map { $0 < count && below(5) > 0 ? Double(below(700)) : nil }
      let power: Double? = below(6) == 0 ? nil : Double(below(9_000))
      var bench = Self.bench(power: power, drawn: drawn)
      let jobs = (0..<Int(below(5))).map { number -> Job in
        let isTold = below(3) > 0
        let numbers = (0..<10).filter { _ in below(3) == 0 }
        let set = isTold ? AcceleratorSet(numbers) : AcceleratorSet(count: Int(below(9)))
        let cores: Int? = below(3) == 0 ? nil : Int(below(60))
        return Bench.job("\(number)", on: [JobPlace(node: 0, processors: cores, accelerators: set)])
      }
      bench.queue(jobs, nodes: below(4) == 0 ? nil : [Bench.scheduled(0, cores: below(4) == 0 ? nil : 96)])
      let shares = bench.shares(of: 0).whole
      #expect(shares.shares.count == jobs.count)
      guard let watts = shares.watts else {
        #expect(shares.idle == nil && shares.shares.allSatisfy { $0.watts == nil })
        #expect(power == nil && drawn.allSatisfy { $0 == nil })
        continue
      }
      let told: Double = power ?? drawn.compactMap(\.self).reduce(0, +)
      #expect(watts == told)
      let parts: [Double] = shares.shares.map { $0.watts ?? .nan } + [shares.idle ?? .nan]
      #expect(parts.allSatisfy { $0 >= 0 })
      let difference = abs(parts.reduce(0, +) - watts)
      #expect(difference <= 1e-9 * max(1, watts), "\(shares)")
    }
  }
}
