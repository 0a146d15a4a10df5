import AisleTesting
import SiteModel
import Synchronization
import Testing
import Views

@testable import Runtime

@Suite("Whoever keeps the alarms") struct AlarmKeeperTests {
  private typealias Bench = AlarmBench

  @Test("Of two who acknowledge the same alarm the first is named, to both") func two() async throws {
    let bench = Bench()
    await bench.look()
    var (chen, maria) = (bench.session(Bench.chen), bench.session(Bench.maria))
    let order = try bench.acknowledgement()
    #expect(try await chen.settle(order) == "\(order.alarms[0].subject.name): acknowledged.")
    let name = order.alarms[0].subject.name
    #expect(try await maria.settle(order) == "\(name): already acknowledged by chen.")
    for session in [chen, maria] {
      var session = session
      #expect(session.scene().site.alarms?[order.alarms[0]]?.acknowledgement?.person == Bench.chen.person)
    }
    await bench.keeper.stop()
    #expect(bench.log.events.filter { $0.change == .acknowledged }.map(\.person) == [Bench.chen.person])
    #expect(bench.log.acts.map(\.person.name) == ["chen", "maria"])
    #expect(bench.log.acts.map { $0.report.done.count } == [1, 0])
  }

  @Test("At the same moment, too, and however many they are") func race() async throws {
    let bench = Bench()
    await bench.look()
    let order = try bench.acknowledgement()
    let reports = await withTaskGroup(of: AlarmReport.self) { group in
      for number in 0..<20 as Range<UInt32> {
        let account = Account(Person(name: "op\(number)", number: number), groups: ["dc-operators"])
        group.addTask { await bench.keeper.take(order, from: account) }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    let winner = bench.board.site.alarms?[order.alarms[0]]?.acknowledgement?.person.name ?? ""
    #expect(reports.count { $0.done == order.alarms } == 1 && winner.hasPrefix("op"))
    let refusals = reports.flatMap(\.refused).map(\.refusal)
    #expect(refusals == Array(repeating: .alreadyAcknowledged(by: winner), count: 19))
  }

  @Test("What a role may not do the keeper refuses, whatever the screen let it do, and it is logged") func roles()
    async throws
  {
    let bench = Bench()
    await bench.look()
    let order = try bench.acknowledgement()
    var guest = bench.session(Bench.guest)
    #expect(try await guest.settle(order).hasSuffix(": not allowed: your role here is viewer."))
    var chen = bench.session(Bench.chen)
    let withdrawal = AlarmOrder(.withdraw(reason: "pump away"), order.alarms, seen: order.seen)
    #expect(try await chen.settle(withdrawal).hasSuffix(": not allowed: your role here is operator."))
    let boss = Account(Person(name: "boss", number: 1))
    #expect(await bench.keeper.take(withdrawal, from: boss).done == order.alarms)
    await bench.keeper.stop()
    #expect(bench.log.acts.map(\.role) == [.viewer, .operator, .engineer])
  }

  @Test("While the file of roles makes no sense nobody may do anything") func unclear() async throws {
    let bench = Bench(roleOf: { _ in nil })
    await bench.look()
    let report = await bench.keeper.take(try bench.acknowledgement(), from: Bench.chen)
    #expect(report.refused.map(\.refusal) == [.rolesUnclear])
  }

  @Test("What was raised after what the screen showed is not acknowledged") func unseen() async throws {
    let bench = Bench()
    await bench.look()
    var order = try bench.acknowledgement()
    order.seen = 0
    #expect(await bench.keeper.take(order, from: Bench.chen).refused.map(\.refusal) == [.unseen])
  }

  @Test("Who orders in vain all the time does not fill the log") func vain() async throws {
    let bench = Bench()
    await bench.look()
    let one = try bench.acknowledgement().alarms[0]
    let order = AlarmOrder(.reset, Array(repeating: one, count: 500), seen: 1)
    for _ in 0..<200 { _ = await bench.keeper.take(order, from: Bench.guest) }
    #expect(await bench.keeper.take(try bench.acknowledgement(), from: Bench.chen).done.count == 1)
    let many = AlarmOrder(.reset, Array(repeating: one, count: 5000), seen: 1)
    #expect(await bench.keeper.take(many, from: Bench.chen).refused.first?.refusal == .tooMany(most: 4096))
    await bench.keeper.stop()
    #expect(bench.log.acts.count == 62)
    #expect(bench.log.acts.allSatisfy { $0.report.order.alarms.count <= 16 })
  }

  @Test("What is done is said once the history has it, and what is refused at once") func secured() async throws {
    let secured = Mutex(0)
    let bench = Bench(secure: {
      // The event is on its way to the history before anybody waits for that.
      try? await Task.sleep(for: .milliseconds(50))
      secured.withLock { $0 += 1 }
    })
    await bench.look()
    let order = try bench.acknowledgement()
    #expect(await bench.keeper.take(order, from: Bench.guest).done.isEmpty)
    #expect(secured.withLock { $0 } == 0)
    #expect(await bench.keeper.take(order, from: Bench.chen).done.count == 1)
    #expect(secured.withLock { $0 } == 1)
  }

  @Test("A log that hangs holds up neither the keeper nor other logs") func hanging() async throws {
    let bench = Bench(logs: [HangingLog()])
    await bench.look()
    #expect(await bench.keeper.take(try bench.acknowledgement(), from: Bench.chen).done.count == 1)
    for _ in 0..<500 where bench.log.acts.isEmpty { try await Task.sleep(for: .milliseconds(10)) }
    #expect(bench.log.acts.count == 1 && !bench.log.events.isEmpty)
  }

  @Test("That alarms are kept is told once, though none has come") func none() async throws {
    let bench = Bench(Site(topology: Topology(name: "Quiet")))
    let tap = AlarmTap()
    await bench.sites.connect(tap)
    for _ in 1...3 {
      await bench.look()
      bench.clock.advance(by: .seconds(1))
    }
    #expect(tap.news.count == 1 && tap.news.first?.board.isUnkept == false && tap.news.first?.events == [])
    #expect(bench.log.news.isEmpty, "there is nobody to tell of it")
  }

  @Test("Goes on from the last board: what was acknowledged stays so, and numbers go on") func resuming() async throws {
    let first = Bench()
    await first.look()
    let order = try first.acknowledgement()
    _ = await first.keeper.take(order, from: Bench.chen)
    let kept = try #require(first.board.site.alarms)
    let second = Bench(resuming: kept)
    await second.look()
    let alarms = try #require(second.board.site.alarms)
    #expect(alarms[order.alarms[0]]?.acknowledgement?.person.name == "chen")
    #expect(alarms.alarms.count == kept.alarms.count && alarms.lastEvent == kept.lastEvent)
  }

  @Test("Ten thousand alarms in a second are all on the log and the board, and an order meanwhile is answered")
  func flood() async throws {
    let now = TroubledSite.now
    var site = Site(topology: Topology(name: "t"))
    let source = SourceID("s")
    site.register(SourceDescription(id: source, address: "here", cadence: .seconds(10)))
    let count = 10_000
    let subjects = (0..<count).map { EntityKey.accelerator("0", on: "n\($0)") }
    let readings = (0..<count).map { Reading($0, .errorCode, 79, at: now) }
    site.apply(Batch(source: source, moment: now, subjects: subjects, layout: 1, readings: readings))
    let bench = Bench(site)
    async let looked: Void = bench.look()
    let unknown = AlarmOrder(.reset, [AlarmID(.pumpFailed, .rack("none"))], seen: 0)
    #expect(await bench.keeper.take(unknown, from: Bench.chen).refused.map(\.refusal) == [.unknown])
    await looked
    await bench.keeper.stop()
    let raised = bench.log.events.filter { $0.change == .raised }
    #expect(Set(raised.map(\.alarm)).count >= count)
    #expect(Set(raised.map(\.number)).count == raised.count)
    #expect(bench.board.site.alarms?.alarms.count == Set(raised.map(\.alarm)).count)
    #expect(bench.board.site.alarms?.recent.count == 256)
  }
}
