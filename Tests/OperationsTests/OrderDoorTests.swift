import AisleTesting
import Foundation
import Orders
import SiteModel
import Synchronization
import Testing
import Wording

@testable import Operations

@Suite("An order through the door") struct OrderDoorTests {
  private let folder: TemporaryFolder
  private let log: AuditLog
  private let door: Door

  init() throws {
    folder = try TemporaryFolder()
    log = AuditLog(path: "\(folder.path)/audit.jsonl")
    door = Door(log: log, user: AuditUser(name: "op", number: 1_000, before: "chen"), clock: ManualClock())
  }

  private func entries() throws -> [[String: Any]] {
    try String(decoding: Fixtures.contents(of: log.path), as: UTF8.self).split(separator: "\n").map {
      try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }

  private func slurm() -> FakeSlurm {
    FakeSlurm(
      jobs: [
        "3": .init(state: "PENDING", reason: "Resources", user: "bob", name: "a|b"), "4": .init(state: "PENDING"),
        "5": .init(state: "PENDING", reason: "JobHeldUser", priority: 0), "1": .init(state: "RUNNING"),
        "2": .init(state: "SUSPENDED"), "6": .init(state: "FAILED", reason: "NonZeroExitCode"),
        "8_0": .init(state: "RUNNING"), "8_4": .init(state: "PENDING"), "8_5": .init(state: "PENDING"),
      ], nodes: ["gpu01": ("MIXED", ""), "gpu02": ("IDLE+DRAIN", "thermal"), "gpu04": ("IDLE", "")])
  }

  private func job(_ id: String, user: String = "alice", name: String = "train") -> OrderTarget {
    OrderTarget(.job, id, name: name, user: user)
  }

  private func order(_ verb: SchedulerVerb, _ targets: [OrderTarget], _ values: [OrderField: String] = [:])
    -> SchedulerOrder
  {
    SchedulerOrder(verb, on: targets, with: values, queue: "slurm")
  }

  private func carryOut(_ order: SchedulerOrder, by slurm: FakeSlurm) async -> OrderReport {
    await door.carryOut(order, by: slurm) { _ in }
  }

  private func said(_ result: OrderResult) -> String {
    result.remark.map { Wording(.english).text(of: $0) } ?? ""
  }

  private static let maint: [OrderField: String] = [.name: "maint", .start: "+1h", .duration: "60", .users: "root"]

  /// Everything that can be ordered, on what it is for; and what is seen afterwards.
  private static let all: [(SchedulerVerb, String, [OrderField: String], String)] = [
    (.hold, "4", [:], "now PENDING JobHeldAdmin"), (.holdForUser, "4", [:], "now PENDING JobHeldUser"),
    (.cancel, "8", [:], "now CANCELLED"), (.release, "5", [:], "now PENDING"),
    (.requeue, "1", [:], "now PENDING BeginTime"), (.requeue, "6", [:], "now PENDING BeginTime"),
    (.requeueHold, "1", [:], "now PENDING job requeued in held state"), (.cancel, "1", [:], "now CANCELLED"),
    (.priority, "4", [.priority: "500"], "now PENDING, priority 500"),
    (.timeLimit, "4", [.timeLimit: "2-00:00:00"], "now PENDING, time limit 2-00:00:00"),
    (.suspend, "1", [:], "now SUSPENDED"), (.resume, "2", [:], "now RUNNING"),
    (.hold, "8_[4-5]", [:], "now PENDING JobHeldAdmin"),
    (.drain, "gpu04", [.reason: "hot, RMA 4711"], "now IDLE+DRAIN (hot, RMA 4711 [root@2026-11-24T02:13:01])"),
    (.resumeNode, "gpu02", [:], "now IDLE"),
    (.reserve, "gpu04", maint, "now StartTime=2026-11-24T03:13:03 State=INACTIVE"),
  ]

  @Test("Each is done, looked at and written down, with the exact arguments", arguments: all)
  func done(verb: SchedulerVerb, id: String, values: [OrderField: String], seen: String) async throws {
    let slurm = slurm()
    let target = verb.subject == .job ? job(id) : OrderTarget(.node, id)
    let order = order(verb, [target], values)
    let report = await carryOut(order, by: slurm)
    #expect(report.results.map(\.outcome) == [.done])
    #expect(said(report.results[0]) == seen)
    #expect(slurm.writes == order.commands.map(\.arguments))
    let entries = try entries()
    #expect(entries.map { $0["outcome"] as? String } == ["begun", "done"])
    for entry in entries {
      #expect(
        entry["user"] as? String == "op" && entry["uid"] as? Int == 1_000 && entry["sudoUser"] as? String == "chen")
      #expect(entry["operation"] as? String == verb.rawValue && entry["queue"] as? String == "slurm")
      #expect(entry["arguments"] as? [String] == order.commands[0].arguments && entry["targets"] as? [String] == [id])
      #expect(entry["words"] as? String == order.commands[0].text)
    }
    #expect(entries[1]["report"] as? String == seen && entries[1]["answer"] is String)
  }

  @Test("A reservation is deleted, and one that is not there is not") func unreserve() async {
    let slurm = slurm()
    let target = OrderTarget(.reservation, "maint")
    let none = await carryOut(order(.unreserve, [target], [.name: "maint"]), by: slurm)
    #expect(said(none.results[0]) == "no such reservation" && slurm.writes.isEmpty)
    slurm.state.withLock { _ = $0.reservations.insert("maint") }
    let report = await carryOut(order(.unreserve, [target], [.name: "maint"]), by: slurm)
    #expect(report.results[0].outcome == .done && said(report.results[0]) == "deleted")
    slurm.state.withLock { _ = $0.reservations.insert("maint") }
    let again = await carryOut(order(.reserve, [OrderTarget(.node, "gpu04")], Self.maint), by: slurm)
    #expect(said(again.results[0]) == "there is such a reservation already")
  }

  @Test("What is gone, or has changed, or belongs to another by now is refused and named; the rest is done")
  func changed() async throws {
    let slurm = slurm()
    let targets = [job("4"), job("99"), job("1"), job("3"), job("3", user: "bob", name: "a|b")]
    let report = await carryOut(order(.hold, targets), by: slurm)
    #expect(report.results.filter { $0.outcome == .done }.map(\.target) == [targets[0], targets[4]])
    let refused = report.results.filter { $0.outcome == .refused }
    #expect(
      refused.map(said) == [
        "no such job", "not done: it is RUNNING now", "not done: it is another job now: bob a b",
      ])
    #expect(slurm.writes == [["scontrol", "hold", "4"], ["scontrol", "hold", "3"]])
    #expect(try entries().count { $0["outcome"] as? String == "refused" } == 3)
    let cancel = await carryOut(order(.cancel, [job("99999")]), by: slurm)
    #expect(said(cancel.results[0]) == "no such job", "scancel itself would end with 0 and say nothing")
    let node = await carryOut(
      order(.drain, [OrderTarget(.node, "nosuch"), OrderTarget(.node, "gpu01")], [.reason: "x"]), by: slurm)
    #expect(node.results.map(\.outcome).sorted { $0.rawValue < $1.rawValue } == [.done, .refused])
  }

  @Test("What the scheduler did not object to and did not do is unclear, and told") func silent() async {
    let slurm = slurm()
    slurm.state.withLock { $0.instead = SchedulerAnswer(.exited(0)) }
    let report = await carryOut(order(.hold, [job("4")]), by: slurm)
    #expect(report.results[0].outcome == .unclear)
    #expect(said(report.results[0]) == "the scheduler did not object, but nothing has changed: PENDING")
  }

  /// What a user who is not root is told (`transcript.txt`), with the exit status.
  private static let refusals: [(SchedulerVerb, String, [OrderField: String], String, Int32)] = [
    (.hold, "4", [:], "Invalid user id for job 4\nslurm_suspend error: Invalid user id\n", 1),
    (.cancel, "4", [:], "scancel: error: Kill job error on job id 4: Access/permission denied\n", 210),
    (.requeue, "1", [:], "Access/permission denied for job 1\n", 1),
    (.priority, "4", [.priority: "99999"], "Access/permission denied for job 4\n", 1),
    (.timeLimit, "4", [.timeLimit: "9-00:00:00"], "Access/permission denied for job 4\n", 1),
    (.drain, "gpu04", [.reason: "test"], "slurm_update error: Invalid user id\n", 1),
  ]

  @Test("A refusal is shown in the scheduler's own words, and written down", arguments: refusals)
  func refused(verb: SchedulerVerb, id: String, values: [OrderField: String], words: String, status: Int32) async throws
  {
    let slurm = slurm()
    slurm.state.withLock { $0.instead = SchedulerAnswer(.exited(status), words: words + "\u{1B}[2J") }
    let target = verb.subject == .job ? job(id) : OrderTarget(.node, id)
    let result = await carryOut(order(verb, [target], values), by: slurm).results[0]
    #expect(result.outcome == .refused && said(result) == "ended with \(status)")
    #expect(result.answer.hasPrefix(String(words.prefix { $0 != "\n" })))
    #expect(result.answer.unicodeScalars.allSatisfy { CleanText.isSafe($0) })
    #expect(try entries().map { $0["outcome"] as? String } == ["begun", "failed"])
    #expect((try entries()[1]["answer"] as? String)?.contains("den") == words.contains("den"))
  }

  @Test("A command that does not end, or a look that fails, leaves it unclear; a scheduler that is gone refuses all")
  func unclear() async {
    let late = slurm()
    late.state.withLock { $0.instead = SchedulerAnswer(.timedOut) }
    let slow = await carryOut(order(.hold, [job("4")]), by: late).results[0]
    #expect(slow.outcome == .unclear && said(slow).hasPrefix("no answer in 20 s"))
    let blind = slurm()
    let gone = SchedulerAnswer(.exited(1), words: "Unable to contact slurm controller (connect failure)")
    blind.state.withLock { ($0.goodReads, $0.broken) = (1, gone) }
    let unseen = await carryOut(order(.hold, [job("4")]), by: blind).results[0]
    #expect(unseen.outcome == .unclear && said(unseen).contains("Unable to contact slurm controller"))
    let dead = slurm()
    dead.state.withLock { ($0.goodReads, $0.broken) = (0, gone) }
    let refused = await carryOut(order(.hold, [job("4"), job("3")]), by: dead)
    #expect(refused.results.map(\.outcome) == [.refused, .refused] && dead.writes.isEmpty)
  }

  @Test("What is not in the grammar is refused here too, and runs nothing, whoever made the order") func grammar() async
  {
    for id in ["-x", "1;2", "$(id)", "", "ALL", "1 2", "8_[1...]"] {
      let slurm = slurm()
      let report = await carryOut(order(.cancel, [job(id)]), by: slurm)
      #expect(report.results.map(\.outcome) == [.refused])
      #expect(slurm.state.withLock { $0.commands.isEmpty }, "\(id)")
    }
    let slurm = slurm()
    for reason in ["", "a\nb", "\u{1B}[2J"] {
      _ = await carryOut(order(.drain, [OrderTarget(.node, "gpu04")], [.reason: reason]), by: slurm)
    }
    let many = (1...1_001).map { job("\($0)") }
    _ = await carryOut(order(.hold, many), by: slurm)
    #expect(slurm.state.withLock { $0.commands.isEmpty })
  }

  @Test("What cannot be audited is not done") func unaudited() async {
    let slurm = slurm()
    for log in [nil, AuditLog(path: "/dev/null/audit.jsonl")] {
      let door = Door(log: log, user: AuditUser(name: "op"), clock: ManualClock())
      let report = await door.carryOut(order(.hold, [job("4")]), by: slurm) { _ in }
      #expect(report.results.map(\.outcome) == [.refused] && said(report.results[0]).hasPrefix("not done"))
    }
    #expect(slurm.writes.isEmpty)
  }

  @Test("Progress is told command by command, and whoever leaves stops what has not begun") func progress() async {
    let slurm = slurm()
    let seen = Mutex<[Int]>([])
    let order = order(.cancel, [job("4"), job("1"), job("2"), job("8_[4-5]")])
    _ = await door.carryOut(order, by: slurm) { step in seen.withLock { $0.append(step.done) } }
    #expect(seen.withLock { $0 } == [1, 2, 3, 4])
    let other = self.slurm()
    let task = Task {
      await door.carryOut(order, by: other) { _ in withUnsafeCurrentTask { $0?.cancel() } }
    }
    let report = await task.value
    #expect(report.results.map(\.outcome) == [.refused, .refused, .refused, .done])
    #expect(other.writes == [["scancel", "4"]])
  }

  @Test("A simulated order says so on the log") func simulated() async throws {
    _ = await door.carryOut(order(.hold, [job("4")]), by: slurm(), isSimulated: true) { _ in }
    #expect(try entries().allSatisfy { $0["simulated"] as? Bool == true })
  }
}
