internal import SiteModel

/// What an operator does to a simulated queue, to practise.
package enum QueueCommand: Hashable, Sendable {
  /// By job id; of an array as a whole by its number alone, of its tasks that wait by their list: "123_[4-19]".
  case hold(String), holdForUser(String), release(String), cancel(String), requeue(String), requeueHold(String)
  case priority(String, Int)
  /// In seconds.
  case timeLimit(String, Int)
  /// By name of the node.
  case drain(String, reason: String, user: String)
  case resume(String)
  /// Nodes by name; in seconds from now.
  case reserve(String, nodes: [String], after: Int, length: Int)
  case unreserve(String)
}

/// What a scheduler says to it: the words and status of Slurm's own commands.
package struct QueueAnswer: Hashable, Sendable {
  package var status: Int32
  package var text: String

  static let done = QueueAnswer(status: 0, text: "")
  static func refused(_ text: String) -> QueueAnswer { QueueAnswer(status: 1, text: text) }
}

extension Simulation {
  /// Does what an administrator asks of the queue, and answers as Slurm 22.05 does; what has changed shows with the next
  /// answers of the scheduler's sources.
  package mutating func carryOut(_ command: QueueCommand) -> QueueAnswer {
    if faults.isControllerDown {
      return QueueAnswer(
        status: 1, text: "slurm_load_jobs error: Unable to contact slurm controller (connect failure)")
    }
    (jobsTold, scheduledNodesTold) = (nil, nil)
    switch command {
    case .hold(let id): return workload.hold(id)
    case .holdForUser(let id): return workload.hold(id, by: .user)
    case .release(let id): return workload.release(id)
    case .cancel(let id): return workload.cancel(id, plan)
    case .requeue(let id): return workload.requeue(id, plan)
    case .requeueHold(let id):
      let answer = workload.requeue(id, plan)
      return answer.status == 0 ? workload.hold(id) : answer
    case .priority(let id, let priority): return workload.setPriority(priority, of: id)
    case .timeLimit(let id, let limit): return workload.setLimit(limit, of: id)
    case .drain(let name, let reason, let user): return drain(name, reason: reason, user: user)
    case .resume(let name): return resume(name)
    case .reserve(let name, let nodes, let after, let length):
      return reserve(name, nodes: nodes, after: after, length: length)
    case .unreserve(let name): return unreserve(name)
    }
  }

  private mutating func drain(_ name: String, reason: String, user: String) -> QueueAnswer {
    guard let node = plan.nodes.firstIndex(where: { $0.name == name }) else {
      return QueueAnswer(status: 1, text: "slurm_update error: Invalid node name specified")
    }
    guard !reason.isEmpty else {
      return QueueAnswer(
        status: 1, text: "You must specify a reason when DOWNING or DRAINING a node. Request denied")
    }
    workload.drain(node, NodeDrain(reason: CleanText.cleaned(reason, limit: 200), user: user, since: seconds), plan)
    return .done
  }

  private mutating func resume(_ name: String) -> QueueAnswer {
    guard let node = plan.nodes.firstIndex(where: { $0.name == name }) else {
      return QueueAnswer(status: 1, text: "slurm_update error: Invalid node name specified")
    }
    guard workload.drains[node] != nil else {
      return QueueAnswer(status: 1, text: "slurm_update error: Invalid node state specified")
    }
    workload.undrain(node, plan)
    return .done
  }
}

extension Workload {
  static func unknown(_ id: String) -> QueueAnswer {
    QueueAnswer(
      status: 1,
      text: "Invalid job id specified for job \(CleanText.cleaned(id, limit: 40))\n"
        + "slurm_suspend error: Invalid job id specified")
  }

  /// True for the record itself, for all of its array or heterogeneous job where only the number is named, and for the
  /// tasks that wait together where they are listed.
  static func isMeant(_ job: SimulatedJob, by id: String) -> Bool {
    if job.id == id || "\(job.number)" == id { return true }
    guard case .tasks = job.part else { return false }
    return id.hasPrefix("\(job.number)_[")
  }

  mutating func hold(_ id: String, by holder: SimulatedJob.Hold = .administrator) -> QueueAnswer {
    let meant = waiting.indices.filter { Self.isMeant(waiting[$0], by: id) }
    guard !meant.isEmpty else {
      let isRunning = jobs.contains { $0.map { Self.isMeant($0, by: id) } ?? false }
      // Slurm holds what runs for the time when it is put back into the queue.
      return isRunning ? .done : Self.unknown(id)
    }
    for index in meant {
      (waiting[index].hold, waiting[index].heldUntil) = (holder, nil)
      (waiting[index].reason, waiting[index].priority) = (holder == .user ? "JobHeldUser" : "JobHeldAdmin", 0)
      waiting[index].expectedStart = nil
    }
    return .done
  }

  mutating func release(_ id: String) -> QueueAnswer {
    let meant = waiting.indices.filter { Self.isMeant(waiting[$0], by: id) }
    guard !meant.isEmpty else {
      return jobs.contains { $0.map { Self.isMeant($0, by: id) } ?? false } ? .done : Self.unknown(id)
    }
    for index in meant where waiting[index].hold != .none {
      (waiting[index].hold, waiting[index].reason) = (.none, "None")
    }
    isRoomNew = true
    return .done
  }

  /// `scancel` says nothing of a job that is not there.
  mutating func cancel(_ id: String, _ plan: Blueprint) -> QueueAnswer {
    for var job in waiting where Self.isMeant(job, by: id) {
      job.ends = now
      close(&job, as: .cancelled)
    }
    waiting.removeAll { Self.isMeant($0, by: id) }
    for place in jobs.indices where jobs[place].map({ Self.isMeant($0, by: id) }) ?? false {
      jobs[place]?.ends = now
      jobs[place]?.fate = .cancelled
      jobs[place]?.state = .completing
    }
    isRoomNew = true
    return .done
  }

  mutating func requeue(_ id: String, _ plan: Blueprint) -> QueueAnswer {
    let meant = jobs.indices.filter { jobs[$0].map { Self.isMeant($0, by: id) } ?? false }
    guard !meant.isEmpty else {
      guard waiting.contains(where: { Self.isMeant($0, by: id) }) else {
        return QueueAnswer(status: 1, text: "Invalid job id specified for job \(CleanText.cleaned(id, limit: 40))")
      }
      return QueueAnswer(status: 1, text: "Job is pending execution for job \(id)")
    }
    for place in meant { requeue(place, plan) }
    return .done
  }
}
