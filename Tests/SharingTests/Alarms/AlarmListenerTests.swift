import AisleTesting
import Glibc
import SiteModel
import Synchronization
import Testing

@testable import Sharing

/// Whoever keeps the alarms: notes who ordered what, and does it.
private final class Taken: Sendable {
  private let orders = Mutex<[(AlarmOrder, Account)]>([])
  var all: [(order: AlarmOrder, account: Account)] { orders.withLock { $0.map { (order: $0.0, account: $0.1) } } }

  func take(_ order: AlarmOrder, _ account: Account) -> AlarmReport {
    orders.withLock { $0.append((order, account)) }
    return AlarmReport(order, done: order.alarms)
  }
}

@Suite("Orders about alarms over a local socket", .serialized) struct AlarmListenerTests {
  private let taken = Taken()
  private let order = AlarmOrder(.acknowledge, [AlarmID(.pumpFailed, .rack("A01"))], seen: 7)

  private func listener(patience: Duration = .seconds(30)) async -> AlarmListener {
    let taken = taken
    let listener = AlarmListener(patience: patience) { taken.take($0, $1) }
    #expect(await listener.open())
    return listener
  }

  private func give(_ order: AlarmOrder, to name: String) async -> AlarmReport {
    await AlarmsElsewhere(name: name, keeper: geteuid(), patience: .seconds(30)).carryOut(order)
  }

  @Test("An order arrives with who gave it, by the kernel's word, and is answered") func plain() async {
    let listener = await listener()
    let report = await give(order, to: listener.name)
    #expect(report == AlarmReport(order, done: order.alarms))
    #expect(taken.all.map(\.order) == [order])
    #expect(taken.all.first?.account.person == Accounts.ofProcess.person)
    #expect(taken.all.first?.account.person.number == geteuid())
    await listener.close()
    #expect(await give(order, to: listener.name).refused.map(\.refusal) == [.nobodyThere])
  }

  @Test("Whoever listens there as another account is not believed, and is told nothing") func impostor() async {
    let listener = await listener()
    let report = await AlarmsElsewhere(name: listener.name, keeper: geteuid() &+ 1).carryOut(order)
    #expect(report.refused.map(\.refusal) == [.nobodyThere] && taken.all.isEmpty)
    await listener.close()
  }

  @Test("Where no answer comes in time it is said that nobody knows what became of it") func silent() async {
    let listener = AlarmListener { order, _ in
      try? await Task.sleep(for: .seconds(60))
      return AlarmReport(order)
    }
    #expect(await listener.open())
    let client = AlarmsElsewhere(name: listener.name, keeper: geteuid(), patience: .milliseconds(200))
    #expect(await client.carryOut(order).refused.map(\.refusal) == [.noAnswer])
    await listener.close()
  }

  @Test("What is no order is not answered, and the next that is one is") func garbage() async throws {
    let listener = await listener()
    let whole = AlarmMessage.order(order).encoded
    let hostile: [[UInt8]] = [
      Array("GET / HTTP/1.1\r\n\r\n".utf8), [UInt8](repeating: 0, count: 100_000),
      AlarmMessage.mark + [255, 255, 255, 255],
      AlarmMessage.mark + [0, 0, 0, 1, 0], whole + whole, AlarmMessage.report(AlarmReport(order)).encoded,
      AlarmMessage.mark + [0, 15, 255, 255] + [UInt8](repeating: 0x6F, count: 0xF_FFFF),
    ]
    for bytes in hostile {
      let socket = try #require(LocalSocket(listener.name))
      socket.send(bytes)
      #expect(socket.receive(within: 20).isEmpty)
    }
    #expect(taken.all.isEmpty)
    #expect(await give(order, to: listener.name).done == order.alarms)
    await listener.close()
  }

  @Test("Half an order, and one that comes byte by byte, is given up after a while") func slow() async throws {
    let listener = await listener(patience: .milliseconds(300))
    let half = try #require(LocalSocket(listener.name))
    half.send(Array(AlarmMessage.order(order).encoded.dropLast(3)))
    let slow = try #require(LocalSocket(listener.name))
    var sent = 0
    for byte in AlarmMessage.order(order).encoded {
      guard slow.send([byte]) else { break }
      sent += 1
      try await Task.sleep(for: .milliseconds(30))
    }
    #expect(half.receive(within: 20).isEmpty && slow.receive(within: 20).isEmpty)
    #expect(taken.all.isEmpty)
    #expect(await give(order, to: listener.name).done == order.alarms)
    await listener.close()
  }

  @Test("Two consoles at once are both answered") func several() async {
    let listener = await listener()
    let reports = await withTaskGroup(of: AlarmReport.self) { group in
      for _ in 0..<6 { group.addTask { await give(order, to: listener.name) } }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(reports == Array(repeating: AlarmReport(order, done: order.alarms), count: 6))
    await listener.close()
  }
}
