import AisleTesting
import Foundation
import Orders
import SiteModel
import Testing
import Wording

@testable import Operations

/// Against a real Slurm of the test's own, as root.
@Suite(
  "Orders to a real Slurm",
  .serialized, .enabled(if: SlurmCluster.obstacle == nil, Comment(rawValue: SlurmCluster.obstacle ?? "")))
struct OrderClusterTests {
  @Test("Orders do what they say, and what Slurm refuses is told in its own words") func orders() async throws {
    try await SlurmCluster.during { cluster in
      let orders = try RealOrders(cluster)
      try await orders.jobs()
      try await orders.array()
      await orders.nodes()
      try await orders.ofAnotherUser()
      let lines = String(decoding: Fixtures.contents(of: "\(orders.folder.path)/audit.jsonl"), as: UTF8.self)
      print("the audit log has \(lines.split(separator: "\n").count) lines; of these ten:")
      for line in lines.split(separator: "\n").filter({ !$0.contains("\"begun\"") }).prefix(10) { print(line) }
      #expect(lines.split(separator: "\n").count >= 20)
    }
  }
}

/// Orders given to one cluster.
private struct RealOrders {
  let folder: TemporaryFolder
  private let door: Door
  private let configuration: String
  private let node = "gpu03"
  private let access: SchedulerPrograms

  init(_ cluster: SlurmCluster) throws {
    folder = try TemporaryFolder()
    configuration = "\(cluster.folder.path)/slurm.conf"
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
    _ verb: SchedulerVerb, _ target: OrderTarget, _ values: [OrderField: String] = [:],
    by other: SchedulerPrograms? = nil
  ) async -> OrderResult {
    let order = SchedulerOrder(verb, on: [target], with: values, queue: "slurm")
    return await door.carryOut(order, by: other ?? access) { _ in }.results[0]
  }

  private func expect(_ result: OrderResult, _ outcome: OrderResult.Outcome, _ text: String = "") {
    let said = (result.remark.map { Wording(.english).text(of: $0) } ?? "") + " " + result.answer
    #expect(result.outcome == outcome, "\(said)")
    #expect(text.isEmpty || said.contains(text), "\(said)")
  }

  /// Jobs are held, released, changed, run, suspended, put back and cancelled, and that is seen.
  func jobs() async throws {
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

  /// Some tasks of an array are held, and the others are not.
  func array() async throws {
    let id = try await submitted("-J sweep -H --array=0-9 -n1 --wrap 'sleep 5'")
    let all = OrderTarget(.job, "\(id)_[0-9]", name: "sweep", user: "root")
    expect(await carryOut(.release, all), .done)
    expect(await carryOut(.hold, OrderTarget(.job, "\(id)_[8-9]", name: "sweep", user: "root")), .done, "JobHeldAdmin")
    expect(await carryOut(.release, OrderTarget(.job, "\(id)_9", name: "sweep", user: "root")), .done)
    expect(await carryOut(.cancel, all), .done)
  }

  /// A node is drained, reserved and put back.
  func nodes() async {
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

  /// What belongs to root is not alice's to change.
  func ofAnotherUser() async throws {
    for program in ["scontrol", "scancel", "squeue"] {
      let lines = "#!/bin/sh\nexec setpriv --reuid aisle-alice --regid aisle-alice --clear-groups \(program) \"$@\"\n"
      try folder.write(lines, to: program)
      #expect(try await Shell.run("chmod 755 \(folder.path)/\(program)"))
    }
    let alice = SchedulerPrograms(folder: folder.path, configuration: configuration)
    let id = try await submitted("-J rootjob -n1 --begin=now+1hour --wrap true")
    let job = OrderTarget(.job, id, name: "rootjob", user: "root")
    expect(await carryOut(.hold, job, by: alice), .refused, "Invalid user id")
    expect(await carryOut(.cancel, job, by: alice), .refused, "Access/permission denied")
    expect(await carryOut(.drain, OrderTarget(.node, node), [.reason: "test"], by: alice), .refused, "Invalid user id")
    expect(await carryOut(.cancel, job), .done)
  }
}
