internal import SiteModel

extension Simulation {
  /// Answers a command line of Slurm's, as far as orders are given and looked at by one: what the queue of a simulation
  /// is practised on with. `user` is who gives it.
  package mutating func answer(_ arguments: [String], by user: String) -> QueueAnswer {
    if faults.isControllerDown {
      return .refused("slurm_load_jobs error: Unable to contact slurm controller (connect failure)")
    }
    if let told = told(arguments) { return told }
    guard let command = QueueCommand(arguments, by: user) else {
      return .refused("the simulated queue does not know this command, or not with these values")
    }
    return carryOut(command)
  }

  /// What a command that only looks is told; nil for others.
  private func told(_ arguments: [String]) -> QueueAnswer? {
    if arguments.first == "squeue" {
      return rows(of: value(after: "-j", arguments), as: value(after: "-o", arguments))
    }
    guard arguments.count == 5, arguments[0] == "scontrol", arguments[2] == "show" else { return nil }
    return arguments[3] == "node" ? shown(nodes: arguments[4]) : shown(reservation: arguments[4])
  }

  private func value(after option: String, _ arguments: [String]) -> String {
    let place = arguments.firstIndex(of: option).map { $0 + 1 } ?? arguments.count
    return place < arguments.count ? arguments[place] : ""
  }

  // MARK: squeue

  private func rows(of list: String, as format: String) -> QueueAnswer {
    let ids = Set(list.split(separator: ",").map(String.init))
    let report = jobReport()
    var lines = ""
    for job in (report.jobs ?? []) + (report.ended ?? []) {
      let isMeant = ids.contains(job.id) || job.group.map { ids.contains(String($0)) } ?? false
      guard isMeant else { continue }
      for id in taskNames(of: job) { lines += Self.row(job, id, as: format) + "\n" }
    }
    return lines.isEmpty
      ? .refused("slurm_load_jobs error: Invalid job id specified") : QueueAnswer(status: 0, text: lines)
  }

  /// A row each for the tasks that wait together.
  private func taskNames(of job: Job) -> [String] {
    guard job.id.hasSuffix("_*"), let array = job.array else { return [job.id] }
    let ends = array.tasks.split(separator: "-").compactMap { Int($0) }
    guard let first = ends.first, let last = ends.last else { return [job.id] }
    return (first...last).map { "\(array.number)_\($0)" }
  }

  private static func row(_ job: Job, _ id: String, as format: String) -> String {
    let values = [
      "%i": id, "%T": job.stateText, "%Q": String(job.priority ?? 0), "%l": written(job.timeLimit ?? .zero),
      "%r": job.reason, "%u": job.user, "%j": job.name,
    ]
    return format.split(separator: "|").map { values[String($0)] ?? "" }.joined(separator: "|")
  }

  /// "2-00:00:00"
  private static func written(_ limit: Duration) -> String {
    let seconds = Int(limit.seconds)
    let clock = [seconds / 3600 % 24, seconds / 60 % 60, seconds % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return (seconds >= 86_400 ? "\(seconds / 86_400)-" : "") + clock.joined(separator: ":")
  }

  // MARK: scontrol show

  private func shown(nodes list: String) -> QueueAnswer {
    let told = scheduledNodeReport().nodes ?? []
    var answer = QueueAnswer.done
    for name in list.split(separator: ",").map(String.init) {
      guard let place = plan.nodes.firstIndex(where: { $0.name == name }), told.indices.contains(place) else {
        answer.status = 1
        answer.text += "Node \(name) not found\n"
        continue
      }
      let node = told[place]
      answer.text += "NodeName=\(name) State=\(node.state.uppercased())"
      if !node.reason.isEmpty {
        let stamp = (node.reasonMoment ?? moment).timestamp.prefix(19)
        answer.text += " Reason=\(node.reason) [\(node.reasonUser)@\(stamp)]"
      }
      answer.text += "\n"
    }
    return answer
  }

  private func shown(reservation name: String) -> QueueAnswer {
    guard let told = scheduledNodeReport().reservations?.first(where: { $0.name == name }) else {
      return .refused("Reservation \(name) not found")
    }
    let stamps = [told.begins, told.ends].map { $0.map { String($0.timestamp.prefix(19)) } ?? "Unknown" }
    return QueueAnswer(
      status: 0,
      text: "ReservationName=\(name) StartTime=\(stamps[0]) EndTime=\(stamps[1]) Nodes=\(told.nodes) "
        + "State=\(told.isActive ? "ACTIVE" : "INACTIVE")\n")
  }
}
