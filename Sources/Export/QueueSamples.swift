internal import Analysis
internal import SiteModel

/// What OpenMetrics tells of schedulers: jobs by state and partition, accelerators of partitions, what running jobs draw,
/// and how old all that is. What is stale is left out, but for its age.
struct QueueSamples {
  struct Sample {
    /// The family's name with its unit, and the unit.
    var family: String
    var unit = ""
    var labels: [(name: String, text: String)]
    var value: Double
  }

  /// Each family's together.
  var samples: [Sample] { jobs + accelerators + powers + ages }

  private var jobs: [Sample] = []
  private var accelerators: [Sample] = []
  private var powers: [Sample] = []
  private var ages: [Sample] = []

  init(_ subject: ExportSubject, figures: JobSummaries) {
    for (place, queue) in subject.site.queues.enumerated() {
      for part in JobQueue.Part.allCases {
        guard let origin = queue.origins[part] else { continue }
        let labels = [
          ("queue", queue.name), ("part", part.name), ("source", subject.sourceName(origin.source) ?? ""),
        ]
        ages.append(
          Sample(
            family: "aisle_queue_age_seconds", unit: "seconds", labels: labels, value: subject.age(of: origin.moment)))
      }
      if let origin = queue.origins[.jobs], !subject.isStale(origin) {
        addJobs(of: queue)
        addPowers(of: queue, place, figures)
      }
      if let origin = queue.origins[.nodes], !subject.isStale(origin) { addAccelerators(of: queue) }
    }
  }

  private struct StateAndPartition: Hashable {
    var state: JobState
    var partition: String
  }

  private mutating func addJobs(of queue: JobQueue) {
    let counts = JobCount.counts(of: queue.jobs) { StateAndPartition(state: $0.state, partition: $0.partition) }
    for count in counts {
      let labels = [("queue", queue.name), ("state", count.key.state.name), ("partition", count.key.partition)]
      jobs.append(Sample(family: "aisle_jobs", labels: labels, value: Double(count.jobs)))
    }
  }

  private mutating func addPowers(of queue: JobQueue, _ place: Int, _ figures: JobSummaries) {
    for job in queue.jobs where job.state.holdsNodes {
      let figures = figures[JobReference(queue: place, id: job.id)]
      guard let power = figures.power, power.isFinite else { continue }
      let labels = [
        ("queue", queue.name), ("job", job.id), ("user", job.user), ("partition", job.partition),
        ("estimated", "\(figures.isPowerEstimated)"), ("at_least", "\(figures.isPowerLeast)"),
      ]
      powers.append(Sample(family: "aisle_job_power_watts", unit: "watts", labels: labels, value: power))
    }
  }

  /// Held by jobs, free for some, and out of use, of each partition; a node of two partitions counts in both.
  private mutating func addAccelerators(of queue: JobQueue) {
    var partitions: [String] = []
    var sums: [String: (held: Int, free: Int, out: Int)] = [:]
    for (_, node) in queue.nodes.sorted(by: { $0.key < $1.key }) {
      guard let all = node.accelerators.map(Int.init), all > 0 else { continue }
      let held = min(all, Int(node.acceleratorsHeld.count))
      for partition in node.partitions {
        if sums[partition] == nil { partitions.append(partition) }
        var sum = sums[partition] ?? (0, 0, 0)
        sum.held += held
        if node.condition.isOut { sum.out += all - held } else { sum.free += all - held }
        sums[partition] = sum
      }
    }
    for partition in partitions {
      guard let sum = sums[partition] else { continue }
      for (state, count) in [("held", sum.held), ("free", sum.free), ("out", sum.out)] {
        let labels = [("queue", queue.name), ("partition", partition), ("state", state)]
        accelerators.append(
          Sample(family: "aisle_scheduled_accelerators", labels: labels, value: Double(count)))
      }
    }
  }
}
