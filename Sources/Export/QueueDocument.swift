internal import Analysis
internal import SiteModel

/// Writes a scheduler: its jobs by state and what else it has told; on the page of jobs every job with all that is known.
/// What nobody says is left out.
struct QueueDocument {
  let subject: ExportSubject
  let queue: JobQueue
  /// Its place in `Site.queues`.
  let place: Int
  private let jobs: JobDocument

  init(_ subject: ExportSubject, queue place: Int, figures: JobSummaries) {
    self.subject = subject
    self.place = place
    queue = subject.site.queues[place]
    jobs = JobDocument(site: subject.site, queue: place, figures: figures)
  }

  func writeAll(into json: inout JSONWriter) {
    json.beginObject()
    json.field("name", queue.name)
    json.field("kind", queue.kind.rawValue)
    json.field("cluster", queue.cluster)
    json.field("version", queue.version)
    json.field("simulated", subject.site.isSimulated)
    writeOrigins(to: &json)
    // What was never told is left out: an empty list says that there is none.
    if queue.origins[.jobs] != nil { writeStates(to: &json) }
    if subject.page == "jobs" { writeEverything(to: &json) }
    json.endObject()
  }

  private func writeStates(to json: inout JSONWriter) {
    json.list("states", JobCount.counts(of: queue.jobs) { $0.state }) { count, json in
      json.field("state", count.key.name)
      json.field("records", count.records)
      json.field("jobs", count.jobs)
    }
  }

  /// Which source told each part last, and how long ago.
  private func writeOrigins(to json: inout JSONWriter) {
    json.list("parts", JobQueue.Part.allCases.filter { queue.origins[$0] != nil }) { part, json in
      guard let origin = queue.origins[part] else { return }
      json.field("part", part.name)
      json.field("source", subject.sourceName(origin.source))
      json.field("time", origin.moment.timestamp)
      json.field("age_seconds", subject.age(of: origin.moment))
      json.field("stale", subject.isStale(origin))
    }
  }

  private func writeEverything(to json: inout JSONWriter) {
    if queue.origins[.jobs] != nil { json.list("jobs", queue.jobs, jobs.write) }
    if queue.origins[.ended] != nil { json.list("ended", queue.ended, jobs.write) }
    if queue.origins[.steps] != nil { json.list("steps", queue.steps, write) }
    if queue.origins[.partitions] != nil { json.list("partitions", queue.partitions, write) }
    if queue.origins[.reservations] != nil { json.list("reservations", queue.reservations, write) }
    if queue.origins[.qualities] != nil { json.list("qualities", queue.qualities, write) }
    if queue.origins[.shares] != nil { json.list("shares", queue.shares, write) }
    guard queue.origins[.priorities] != nil else { return }
    json.list("priorities", queue.priorities.sorted { $0.key < $1.key }) { entry, json in
      json.field("job", entry.key)
      json.list("factors", entry.value.factors) { factor, json in
        json.field("name", factor.name)
        json.field("points", factor.points)
      }
    }
  }

  private func write(_ partition: JobPartition, to json: inout JSONWriter) {
    json.field("name", partition.name)
    json.word("state", partition.state)
    json.field("default", partition.isDefault)
    json.count("node_count", partition.nodeCount)
    json.count("accelerator_count", partition.acceleratorCount)
    json.field("time_limit_seconds", partition.timeLimit?.seconds)
    json.count("tier", partition.tier)
    json.count("jobs_waiting", partition.waitingCount)
    json.count("jobs_running", partition.runningCount)
    json.count("accelerators_held", partition.acceleratorsHeld)
  }

  private func write(_ reservation: JobReservation, to json: inout JSONWriter) {
    json.field("name", reservation.name)
    json.field("begins", reservation.begins?.timestamp)
    json.field("ends", reservation.ends?.timestamp)
    json.word("nodes", reservation.nodes)
    json.count("node_count", reservation.nodeCount)
    json.word("users", reservation.users)
    json.word("accounts", reservation.accounts)
    json.word("flags", reservation.flags)
    json.field("active", reservation.isActive)
  }

  private func write(_ quality: ServiceQuality, to json: inout JSONWriter) {
    json.field("name", quality.name)
    json.count("priority", quality.priority)
    json.list("limits", quality.limits, JobDocument.write)
  }

  private func write(_ share: FairShare, to json: inout JSONWriter) {
    json.field("account", share.account)
    json.word("user", share.user)
    json.field("share_ratio", share.share)
    json.field("usage_ratio", share.usage)
    json.field("factor_ratio", share.factor)
  }

  private func write(_ step: JobStep, to json: inout JSONWriter) {
    json.field("job", step.job)
    json.field("id", step.id)
    json.word("name", step.name)
    json.field("began", step.began?.timestamp)
    json.word("nodes", step.nodes)
    json.count("task_count", step.taskCount)
  }

  /// A node as the scheduler has it; the caller opens and closes the object.
  static func write(_ node: ScheduledNode, of queue: JobQueue, to json: inout JSONWriter) {
    json.field("queue", queue.name)
    json.field("state", node.state)
    json.field("condition", node.condition.name)
    json.word("reason", node.reason)
    json.word("reason_user", node.reasonUser)
    json.field("reason_time", node.reasonMoment?.timestamp)
    json.strings("partitions", node.partitions)
    json.count("processors", node.processors.map(Int.init))
    json.count("processors_held", node.processorsHeld.map(Int.init))
    json.field("memory_bytes", node.memory)
    json.field("memory_held_bytes", node.memoryHeld)
    json.count("accelerators", node.accelerators.map(Int.init))
    json.accelerators("accelerators_held", node.acceleratorsHeld)
    json.word("accelerator_kind", node.acceleratorKind)
    json.strings("features", node.features)
    json.word("reservation", node.reservation)
  }
}
