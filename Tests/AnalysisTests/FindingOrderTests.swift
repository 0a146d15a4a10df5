import AisleTesting
import Analysis
import SiteModel
import Testing

@Suite("The list of findings")
struct FindingOrderTests {
  static let worsened: [(Quantity, Double)] = [
    (.temperature, 120), (.memoryTemperature, 130), (.throttleReasons, 64), (.errorCode, 79), (.health, 0),
    (.uncorrectedErrors, 9), (.rowRemapFailure, 1), (.pendingRowRemap, 1),
  ]

  @Test("A worse reading never lowers the worst priority, and the order is the same every time")
  func monotone() {
    var random = SplitMix(seed: 42)
    for _ in 0..<60 {
      var extra: [(EntityKind, String, Quantity, Double)] = []
      var worst: Priority?
      for _ in 0..<12 {
        let (quantity, value) = Self.worsened[Int(random.next() % UInt64(Self.worsened.count))]
        extra.append((.accelerator, String(random.next() % 8), quantity, value))
        let found = Bench.healthy(and: extra).findings()
        #expect(found == Bench.healthy(and: extra).findings())
        #expect(found.map(\.priority) == found.map(\.priority).sorted())
        if let worst { #expect((found.first?.priority ?? .low) <= worst) }
        worst = found.first?.priority
        #expect(worst != nil)
      }
    }
  }

  @Test("Nothing is found in a site about which nothing is fresh but its sources' silence")
  func silence() {
    let bench = Bench.healthy(and: Self.worsened.map { (.accelerator, "0", $0.0, $0.1) })
    #expect(Set(bench.findings(at: Bench.now + .seconds(3_600)).map(\.kind)) == [.sourceSilent])
  }

  @Test("Newest silence stands first among equals, then the subject decides")
  func order() {
    var bench = Bench.healthy()
    bench.report("n2", Bench.healthy(), at: Bench.now + .seconds(5))
    let found = bench.findings(at: Bench.now + .seconds(100))
    let names = found.compactMap { finding -> String? in
      if case .source(let index) = finding.subject { bench.site.sources[index].description.id.name } else { nil }
    }
    #expect(names == ["n2", "n1", "n3", "n0"])
  }
}
