import AisleTesting
import HTTPServing
import Runtime
import SiteModel
import Testing

struct FleetScaleTests {
  @Test("Three hundred targets are all read though a third of them hang and a third are dead")
  func manyTargets() async throws {
    let good = try Server(configuration: .init(address: .init(host: "127.0.0.1", port: 0)))
    let port = try await good.start { request in
      Response(text: "node_load1 \(request.path.dropFirst(2))\n")
    }
    let hanging = try await FakeExporter(Dictionary(uniqueKeysWithValues: (0..<100).map { ("/n\($0)", .hang) }))
    let dead = try await FakeExporter()
    await dead.stop()
    let targets = (0..<100).flatMap { number -> [SourcePlan.Target] in
      [
        .init(url: "http://127.0.0.1:\(port)/n\(number)", node: "good-\(number)"),
        .init(url: hanging.url("/n\(number)"), node: "hanging-\(number)"),
        .init(url: dead.url("/n\(number)"), node: "dead-\(number)"),
      ]
    }
    let plan = SourcePlan(
      name: "fleet", kind: .exposition, targets: targets, every: .seconds(1), timeout: .milliseconds(500))
    let probe = SiteProbe()
    try await supervising(plan, into: probe, concurrency: 64) { () async throws in
      #expect(
        try await probe.waits { probe in
          probe.failures.count == 200 && (0..<100).allSatisfy { (probe.answers[SourceID("fleet/good-\($0)")] ?? 0) > 1 }
        })
      let site = await probe.site
      for number in 0..<100 {
        let node = try #require(site.directory.id(of: .node("good-\(number)")))
        #expect(site.observation(of: node, .loadAverage, at: site.moment).lastValue == Double(number))
        #expect(await probe.failures[SourceID("fleet/good-\(number)")] == nil)
        #expect(await probe.failures[SourceID("fleet/hanging-\(number)")]?.first?.kind == .timedOut)
        #expect(await probe.failures[SourceID("fleet/dead-\(number)")]?.first?.kind == .unreachable)
      }
    }
    await hanging.stop()
    await good.stop()
  }
}
