internal import SiteModel

/// What an operator does to a simulated queue, to practise.
package enum QueueCommand: Hashable, Sendable {
  /// By job id; of an array as a whole by its number alone.
  case hold(String), release(String), cancel(String), requeue(String)
  /// By name of the node.
  case drain(String, reason: String, user: String)
  case resume(String)
}

/// What a scheduler says to it: the words and status of Slurm's own commands.
package struct QueueAnswer: Hashable, Sendable {
  package var status: Int32
  package var text: String

  static let done = QueueAnswer(status: 0, text: "")
}

extension Simulation {
  /// Does what an administrator asks of the queue, and answers as Slurm 22.05 does; what has changed shows with the next
  /// answers of the scheduler's sources.
  package mutating func carryOut(_ command: QueueCommand) -> QueueAnswer {
    if faults.isControllerDown {
      return QueueAnswer(
        status: 1, text: "slurm_load_jobs error: Unable to contact slurm controller (connect failure)")
    }
    let answer: QueueAnswer
    switch command {
    case .hold(let id): answer = workload.hold(id)
    case .release(let id): answer = workload.release(id)
    case .cancel(let id): answer = workload.cancel(id, plan)
    case .requeue(let id): answer = workload.requeue(id, plan)
    case .drain(let name, let reason, let user): answer = drain(name, reason: reason, user: user)
    case .resume(let name): answer = resume(name)
    }
    (jobsTold, scheduledNodesTold) = (nil, nil)
    return answer
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
  private static func unknown(_ id: String) -> QueueAnswer {
    QueueAnswer(
      status: 1,
      text: "Invalid job id specified for job \(CleanText.cleaned(id, limit: 40))\n"
        + "slurm_suspend error: Invalid job id specified")
  }

  /// True for the record itself, and for all of its array or heterogeneous job where only the number is named.
  private static func isMeant(_ job: SimulatedJob, by id: String) -> Bool { job.id == id || "\(job.number)" == id }

  mutating func hold(_ id: String) -> QueueAnswer {
    let meant = waiting.indices.filter { Self.isMeant(waiting[$0], by: id) }
    guard !meant.isEmpty else {
      let isRunning = jobs.contains { $0.map { Self.isMeant($0, by: id) } ?? false }
      // Slurm holds what runs for the time when it is put back into the queue.
      return isRunning ? .done : Self.unknown(id)
    }
    for index in meant {
      (waiting[index].hold, waiting[index].heldUntil) = (.administrator, nil)
      (waiting[index].reason, waiting[index].priority) = ("JobHeldAdmin", 0)
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
