internal import SiteModel

extension Workload {
  /// The priority that an administrator gives stays until it is changed again.
  mutating func setPriority(_ priority: Int, of id: String) -> QueueAnswer {
    let meant = waiting.indices.filter { Self.isMeant(waiting[$0], by: id) }
    guard !meant.isEmpty else { return unchangeable(id) }
    for index in meant { (waiting[index].givenPriority, waiting[index].priority) = (priority, priority) }
    isRoomNew = true
    return .done
  }

  /// Sets the limit, in seconds; what runs ends by it.
  mutating func setLimit(_ limit: Int, of id: String) -> QueueAnswer {
    var isKnown = false
    for index in waiting.indices where Self.isMeant(waiting[index], by: id) {
      waiting[index].limit = limit
      isKnown = true
    }
    for place in jobs.indices {
      guard var job = jobs[place], Self.isMeant(job, by: id), job.state != .completing else { continue }
      isKnown = true
      job.limit = limit
      // What would have been ended by its limit goes on to the new one; the rest of its work nobody knows.
      if job.fate == .timeout || job.began + limit < job.ends {
        (job.ends, job.fate) = (max(now + 1, job.began + limit), .timeout)
      }
      jobs[place] = job
    }
    isRoomNew = true
    return isKnown ? .done : unchangeable(id)
  }

  /// What is said of a change to a job that does not wait any more, or is not there.
  private func unchangeable(_ id: String) -> QueueAnswer {
    let isThere = jobs.contains { $0.map { Self.isMeant($0, by: id) } ?? false }
    if isThere { return .refused("Job is no longer pending execution for job \(CleanText.cleaned(id, limit: 40))") }
    return .refused("slurm_update error: Invalid job id specified")
  }
}

extension Simulation {
  mutating func reserve(_ name: String, nodes names: [String], after: Int, length: Int) -> QueueAnswer {
    let places = names.compactMap { name in plan.nodes.firstIndex { $0.name == name } }
    guard places.count == names.count else {
      return .refused("Error creating the reservation: Invalid node name specified")
    }
    guard !workload.reservations.contains(where: { $0.name == name }) else {
      return .refused("Error creating the reservation: Duplicate reservation name")
    }
    let begins = seconds + after
    workload.reservations.append(
      MaintenanceWindow(name: name, nodes: places, begins: begins, ends: begins + length))
    workload.isRoomNew = true
    return QueueAnswer(status: 0, text: "Reservation created: \(name)\n")
  }

  mutating func unreserve(_ name: String) -> QueueAnswer {
    guard let place = workload.reservations.firstIndex(where: { $0.name == name }) else {
      return .refused("slurm_delete_reservation error: The reservation is invalid")
    }
    workload.deletedWindows.insert(workload.reservations.remove(at: place).begins)
    workload.isRoomNew = true
    return .done
  }
}
