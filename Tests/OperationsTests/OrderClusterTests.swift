import AisleTesting
import Foundation
import Orders
import SiteModel
import Testing
import Wording

@testable import Operations

/// Against a real Slurm of one's own: `AISLE_SLURM_CONF` names its configuration. Changes jobs and the node that
/// `AISLE_SLURM_NODE` names; run as root.
@Suite(
  "Orders to a real Slurm", .serialized, .enabled(if: GoldenFrame.isSet("AISLE_SLURM_CONF"), "skipped: no cluster"))
struct OrderClusterTests {
  private let folder: TemporaryFolder
  private let door: Door
  private let configuration = ProcessInfo.processInfo.environment["AISLE_SLURM_CONF"] ?? ""
  private let node = ProcessInfo.processInfo.environment["AISLE_SLURM_NODE"] ?? "gpu03"
  private let access: SchedulerPrograms

  init() throws {
    folder = try TemporaryFolder()
    door = Door(
      log: AuditLog(path: "\(folder.path)/audit.jsonl"), user: AuditUser(name: "test"), clock: SystemClock())
    access = SchedulerPrograms(folder: nil, configuration: configuration)
  }

  /// The new job's number.
  private func submitted(_ options: String) async throws -> String {
    let command = "cd /tmp && SLURM_CONF=\(configuration) sbatch --parsable -o /dev/null \(options)"
    #expect(try await Shell.run("\(command) > \(folder.path)/id"))
    return String(decoding: Fixtures.contents(of: "\(folder.path)/id"), as: UTF8.self).filter(\.isNumber)
  }

  private func carryOut(
    _ verb: SchedulerVerb, _ target: OrderTarget, _ values: [OrderField: String] = [:]
  ) async -> OrderResult {
    let order = SchedulerOrder(verb, on: [target], with: values, queue: "slurm")
    return await door.carryOut(order, by: access) { _ in }.results[0]
  }

  private func expect(_ result: OrderResult, _ outcome: OrderResult.Outcome, _ text: String = "") {
    let said = (result.remark.map { Wording(.english).text(of: $0) } ?? "") + " " + result.answer
    #expect(result.outcome == outcome, "\(said)")
    #expect(text.isEmpty || said.contains(text), "\(said)")
  }

  @Test("Jobs are held, released, changed, run, suspended, put back and cancelled, and that is seen") func jobs()
    async throws
  {
    let id = try await submitted("-J 'o|ne' -H -n1 -t 30 --wrap 'sleep 300'")
    let job = OrderTarget(.job, id, name: "o|ne", user: "root")
    expect(await carryOut(.hold, job), .refused, "JobHeldUser")
    expect(await carryOut(.priority, job, [.priority: "500"]), .refused, "Job is in held state")
    expect(await carryOut(.timeLimit, job, [.timeLimit: "1:00:00"]), .done, "1:00:00")
    expect(await carryOut(.release, job), .done)
    for _ in 0..<40 {
      let result = await carryOut(.suspend, job)
      if result.outcome == .done { break }
      try await Task.sleep(for: .milliseconds(500))
    }
    expect(await carryOut(.suspend, job), .refused, "SUSPENDED")
    expect(await carryOut(.resume, job), .done, "RUNNING")
    expect(await carryOut(.requeueHold, job), .done)
    expect(await carryOut(.cancel, OrderTarget(.job, id, name: "other", user: "nobody")), .refused, "another job")
    // It completes first, and a scheduler that is told to cancel it meanwhile does so later.
    for _ in 0..<40 {
      if await carryOut(.cancel, job).outcome == .done { break }
      try await Task.sleep(for: .milliseconds(500))
    }
    expect(await carryOut(.cancel, job), .refused, "CANCELLED")
    expect(await carryOut(.cancel, OrderTarget(.job, "4000000")), .refused, "no such job")
  }

  @Test("Some tasks of an array are held, and the others are not") func array() async throws {
    let id = try await submitted("-J sweep -H --array=0-9 -n1 --wrap 'sleep 5'")
    let all = OrderTarget(.job, "\(id)_[0-9]", name: "sweep", user: "root")
    expect(await carryOut(.release, all), .done)
    expect(await carryOut(.hold, OrderTarget(.job, "\(id)_[8-9]", name: "sweep", user: "root")), .done, "JobHeldAdmin")
    expect(await carryOut(.release, OrderTarget(.job, "\(id)_9", name: "sweep", user: "root")), .done)
    expect(await carryOut(.cancel, all), .done)
  }

  @Test("A node is drained, reserved and put back") func nodes() async {
    let target = OrderTarget(.node, node)
    expect(await carryOut(.drain, target, [.reason: "it's $(hot), RMA 4711"]), .done, "it's $(hot), RMA 4711")
    expect(await carryOut(.resumeNode, target), .done)
    expect(await carryOut(.resumeNode, target), .refused)
    expect(await carryOut(.drain, OrderTarget(.node, "nosuch"), [.reason: "x"]), .refused, "no such node")
    let window: [OrderField: String] = [.name: "aisle-test", .start: "+7d", .duration: "2h", .users: "root"]
    expect(await carryOut(.reserve, target, window), .done, "StartTime=")
    expect(await carryOut(.reserve, target, window), .refused, "already")
    let reservation = OrderTarget(.reservation, "aisle-test")
    expect(await carryOut(.unreserve, reservation, [.name: "aisle-test"]), .done, "deleted")
    expect(await carryOut(.unreserve, reservation, [.name: "aisle-test"]), .refused, "no such reservation")
  }
}
