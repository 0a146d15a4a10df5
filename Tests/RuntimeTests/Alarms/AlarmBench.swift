import AisleTesting
import Interaction
import SiteModel
import Synchronization
import Testing
import Theming
import Views
import Wording

@testable import Runtime

/// Remembers what it is told.
final class RememberedAlarms: AlarmLog {
  private let told = Mutex<[AlarmNews]>([])
  var news: [AlarmNews] { told.withLock { $0 } }
  var events: [AlarmEvent] { news.flatMap(\.events) }
  var acts: [AlarmAct] { news.compactMap(\.act) }
  func append(_ news: AlarmNews) async { told.withLock { $0.append(news) } }
}

/// Remembers what is recorded of alarms.
final class AlarmTap: SiteTap {
  private let told = Mutex<[AlarmNews]>([])
  var news: [AlarmNews] { told.withLock { $0 } }
  func take(_ delivery: Delivery) { if case .alarms(let news) = delivery { told.withLock { $0.append(news) } } }
}

/// A log that never comes back.
struct HangingLog: AlarmLog {
  func append(_ news: AlarmNews) async { try? await Task.sleep(for: .seconds(3600)) }
}

/// A site in trouble whose alarms are kept, and people at consoles over it.
struct AlarmBench {
  let clock = ManualClock(at: TroubledSite.now)
  let board: SiteBoard
  let sites: SiteKeeper
  let keeper: AlarmKeeper
  let log = RememberedAlarms()

  static let chen = Account(Person(name: "chen", number: 1001), groups: ["dc-operators"])
  static let maria = Account(Person(name: "maria", number: 1002), groups: ["dc-operators"])
  static let guest = Account(Person(name: "guest", number: 1003))
  static let roles = Roles(users: ["boss": .engineer], groups: ["dc-operators": .operator])

  init(
    _ site: Site = TroubledSite.make(), resuming kept: AlarmBoard? = nil, logs: [any AlarmLog] = [],
    secure: @escaping AlarmKeeper.Secure = {},
    roleOf: @escaping AlarmKeeper.RoleOf = { AlarmBench.roles.role(of: $0) }
  ) {
    board = SiteBoard(site)
    sites = SiteKeeper(board: board, clock: clock) { _, _ in [:] }
    keeper = AlarmKeeper(of: sites, clock: clock, resuming: kept, logs: [log] + logs, secure: secure, roleOf: roleOf)
  }

  func look() async {
    await keeper.look(at: await sites.current, clock.now())
    await sites.show()
  }

  /// The first alarm that asks to be acknowledged, and an order for it.
  func acknowledgement() throws -> AlarmOrder {
    let alarms = try #require(board.site.alarms)
    let first = try #require(alarms.alarms.first { $0.needsAcknowledgement })
    return AlarmOrder(.acknowledge, [first.id], seen: alarms.lastEvent)
  }

  func session(_ account: Account, mayOrder: Bool = true) -> ConsoleSession {
    session(OwnAlarms(keeper, of: account), mayOrder: mayOrder)
  }

  func session(_ authority: any AlarmAuthority, mayOrder: Bool = true) -> ConsoleSession {
    var console = Console()
    console.mayOrderAlarms = mayOrder
    var outside = ConsoleSession.Outside(themes: [], theme: { _ in .failure(.init(Saying(.noData, []))) }) { _ in
      Saying(.noData, [])
    }
    outside.alarms = AlarmDesk(authority) {}
    return ConsoleSession(
      board: board, clock: clock, console: console, theme: .fallback, maker: SceneMaker(), outside: outside)
  }
}

extension ConsoleSession {
  /// Gives an order and waits until it has been answered; the line that is then shown.
  mutating func settle(_ order: AlarmOrder) async throws -> String {
    console.notice = nil
    give(order)
    for _ in 0..<1000 where outside.alarms?.isAtWork == true { try await Task.sleep(for: .milliseconds(10)) }
    _ = handle(.refreshed)
    return console.notice.map { Wording(.english).text(of: $0.saying) } ?? ""
  }
}
