import Operations
import Orders
import SiteModel
import Synchronization

/// A scheduler of a few jobs and nodes that answers the commands of orders as Slurm 22.05 did (`transcript.txt`).
final class FakeSlurm: SchedulerAccess {
  struct Job: Sendable {
    var state: String
    var reason = "None"
    var priority = 84
    var limit = "4:00:00"
    var user = "alice"
    var name = "train"
  }

  struct State: Sendable {
    var jobs: [String: Job] = [:]
    var nodes: [String: (state: String, reason: String)] = [:]
    var reservations: Set<String> = []
    /// All commands that were run.
    var commands: [[String]] = []
    /// What is answered to writes instead of doing them.
    var instead: SchedulerAnswer?
    /// Answered to reads, once so many have been answered rightly.
    var broken: SchedulerAnswer?
    var goodReads = Int.max
  }

  let state: Mutex<State>

  init(jobs: [String: Job] = [:], nodes: [String: (state: String, reason: String)] = [:]) {
    state = Mutex(State(jobs: jobs, nodes: nodes))
  }

  /// Those that change something.
  var writes: [[String]] {
    state.withLock { $0.commands.filter { $0[0] != "squeue" && !$0.contains("show") } }
  }

  func run(_ arguments: [String], within limit: Duration) async -> SchedulerAnswer {
    state.withLock { state in
      state.commands.append(arguments)
      if arguments[0] == "squeue" || arguments.contains("show") {
        state.goodReads -= 1
        if state.goodReads < 0, let broken = state.broken { return broken }
        return arguments[0] == "squeue" ? Self.queue(arguments, state) : Self.shown(arguments, state)
      }
      return state.instead ?? Self.write(arguments, &state)
    }
  }

  private static func queue(_ arguments: [String], _ state: State) -> SchedulerAnswer {
    let ids = arguments[6].split(separator: ",").map(String.init)
    let rows = state.jobs.filter { job in ids.contains { $0 == job.key || job.key.hasPrefix("\($0)_") } }
    if rows.isEmpty { return SchedulerAnswer(.exited(1), words: "slurm_load_jobs error: Invalid job id specified") }
    let lines = rows.map { id, job in
      "\(id)|\(job.state)|\(job.priority)|\(job.limit)|\(job.reason)|\(job.user)|\(job.name)\n"
    }
    return SchedulerAnswer(.exited(0), output: lines.joined())
  }

  private static func shown(_ arguments: [String], _ state: State) -> SchedulerAnswer {
    if arguments[3] == "reservation" {
      guard state.reservations.contains(arguments[4]) else {
        return SchedulerAnswer(.exited(1), output: "Reservation \(arguments[4]) not found")
      }
      return SchedulerAnswer(
        .exited(0), output: "ReservationName=\(arguments[4]) StartTime=2026-11-24T03:13:03 State=INACTIVE\n")
    }
    var (output, isMissing) = ("", false)
    for name in arguments[4].split(separator: ",").map(String.init) {
      if let node = state.nodes[name] {
        output += "NodeName=\(name) OS=Linux  State=\(node.state) ThreadsPerCore=1"
        output += (node.reason.isEmpty ? "" : " Reason=\(node.reason) [root@2026-11-24T02:13:01]") + "\n"
      } else {
        isMissing = true
        output += "Node \(name) not found\n"
      }
    }
    return SchedulerAnswer(.exited(isMissing ? 1 : 0), output: output)
  }

  private static func write(_ arguments: [String], _ state: inout State) -> SchedulerAnswer {
    let id = arguments[arguments.count > 2 ? 2 : 1]
    func change(_ change: (inout Job) -> Void) {
      let head = id.contains("[") ? String(id.prefix { $0 != "[" }) : "\(id)_"
      let tasks = state.jobs.keys.filter { $0 == id || $0.hasPrefix(head) }
      for task in tasks { if var job = state.jobs[task] { change(&job); state.jobs[task] = job } }
    }
    switch arguments[1] {
    case "hold": change { ($0.reason, $0.priority) = ("JobHeldAdmin", 0) }
    case "uhold": change { ($0.reason, $0.priority) = ("JobHeldUser", 0) }
    case "release": change { ($0.reason, $0.priority) = ("None", 84) }
    case "requeue": change { ($0.state, $0.reason) = ("PENDING", "BeginTime") }
    case "requeuehold": change { ($0.state, $0.reason) = ("PENDING", "job requeued in held state") }
    case "suspend": change { $0.state = "SUSPENDED" }
    case "resume": change { $0.state = "RUNNING" }
    case "create":
      state.reservations.insert(String(arguments[3].dropFirst("reservationname=".count)))
      return SchedulerAnswer(.exited(0), output: "Reservation created: maint\n")
    case "delete": state.reservations.remove(String(arguments[2].dropFirst("reservationname=".count)))
    case "update": update(arguments, &state)
    default: change { $0.state = "CANCELLED" }
    }
    return SchedulerAnswer(.exited(0))
  }

  private static func update(_ arguments: [String], _ state: inout State) {
    let values = arguments.dropFirst(2).map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
    let (id, key, value) = (values[0][1], values[1][0], values[1][1])
    switch key {
    case "priority": state.jobs[id]?.priority = Int(value) ?? 0
    case "timelimit": state.jobs[id]?.limit = value
    default: state.nodes[id] = value == "drain" ? ("IDLE+DRAIN", values[2][1]) : ("IDLE", "")
    }
  }
}
