import AisleTesting
import Interaction
import SiteModel
import Testing

@testable import Runtime

/// Waits for ever for whoever keeps the alarms.
private struct SilentAuthority: AlarmAuthority {
  func carryOut(_ order: AlarmOrder) async -> AlarmReport {
    try? await Task.sleep(for: .milliseconds(300))
    return AlarmReport(order, refusing: .noAnswer)
  }
}

@Suite("Orders about alarms from a console") struct AlarmSessionTests {
  private typealias Bench = AlarmBench

  @Test("On a frozen screen every act is refused with the reason, and nobody is asked") func frozen() async throws {
    let bench = Bench()
    await bench.look()
    var session = bench.session(Bench.chen)
    session.console.frozenAt = bench.clock.now()
    let said = try await session.settle(try bench.acknowledgement())
    #expect(said.hasSuffix("what is shown is not the present: nothing was done."))
    await bench.keeper.stop()
    #expect(bench.log.acts.isEmpty)
  }

  @Test("Nor is anything done on a board that nobody has looked after for a while") func stale() async throws {
    let bench = Bench()
    await bench.look()
    var session = bench.session(Bench.chen)
    bench.clock.advance(by: .seconds(16))
    #expect(try await session.settle(try bench.acknowledgement()).hasSuffix("nothing was done."))
    await bench.keeper.stop()
    #expect(bench.log.acts.isEmpty)
  }

  @Test("A console that only reads gives no order, whatever it is sent") func readOnly() async throws {
    let bench = Bench()
    await bench.look()
    var session = bench.session(Bench.chen, mayOrder: false)
    #expect(try await session.settle(try bench.acknowledgement()) == "nothing can be changed from this console")
    await bench.keeper.stop()
    #expect(bench.log.acts.isEmpty)
  }

  @Test("Keys stay alive while nobody answers; to quit waits for the answer, to quit twice does not") func alive()
    async throws
  {
    let bench = Bench()
    await bench.look()
    var session = bench.session(SilentAuthority())
    session.give(try bench.acknowledgement())
    #expect(session.handle(.key(.character("3"))).isEmpty && session.console.page == .nodes)
    #expect(session.handle(.key(.character("q"))).isEmpty)
    for _ in 0..<500 where session.outside.alarms?.isAtWork == true { try await Task.sleep(for: .milliseconds(10)) }
    #expect(session.handle(.refreshed) == [.quit])
    var hasty = bench.session(SilentAuthority())
    hasty.give(try bench.acknowledgement())
    #expect(hasty.handle(.key(.character("q"))).isEmpty && hasty.handle(.key(.character("q"))) == [.quit])
  }
}
