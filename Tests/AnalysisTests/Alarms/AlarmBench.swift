import Analysis
import SiteModel

/// An alarm engine before a small site, driven second by second, with its log.
struct AlarmBench {
  static let li = Person(name: "li", number: 1000)
  static let wang = Person(name: "wang", number: 1001)
  /// Something wrong that has no delay.
  static let fault = Finding(.acceleratorUnhealthy, .high, .entity(.node(0)))
  static let id = AlarmID(.acceleratorUnhealthy, .thing(.node("n0")))
  static let leak = Finding(.leakDetected, .critical, .entity(.node(1)))
  static let leakID = AlarmID(.leakDetected, .thing(.node("n1")))

  var bench: Bench
  var engine = AlarmEngine()
  var now = Bench.now
  var log: [AlarmEvent] = []

  init(_ bench: Bench = Bench()) { self.bench = bench }

  /// Lets so many seconds pass and shows the engine what is wrong then.
  @discardableResult
  mutating func step(_ findings: [Finding], after seconds: Double = 1) -> [AlarmEvent] {
    now = now + .seconds(seconds)
    let events = engine.step(findings, in: bench.site, at: now)
    log += events
    return events
  }

  /// The same with what the rules find.
  @discardableResult
  mutating func look(after seconds: Double = 1) -> [AlarmEvent] {
    now = now + .seconds(seconds)
    let events = engine.step(Evidence(Present(bench.site, at: now)))
    log += events
    return events
  }

  @discardableResult
  mutating func order(
    _ act: AlarmOrder.Act, _ ids: [AlarmID] = [id], seen: UInt64? = nil, by person: Person = li,
    role: Role = .engineer
  ) -> AlarmReport {
    let order = AlarmOrder(act, ids, seen: seen ?? engine.board.lastEvent)
    let (report, events) = engine.take(order, by: person, role: role, at: now)
    log += events
    return report
  }

  mutating func shelve(for seconds: Double, reason: String = "sensor to be changed") -> AlarmReport {
    order(.shelve(until: now + .seconds(seconds), reason: reason))
  }

  subscript(id: AlarmID) -> Alarm? { engine.board[id] }

  /// Nil for what is not on the board: normal.
  var condition: AlarmCondition? { self[Self.id]?.condition }
}

extension AlarmReport {
  var refusal: AlarmRefusal? { refused.first?.refusal }
}
