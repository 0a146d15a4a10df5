internal import Analysis
internal import SiteModel

extension CSVTable {
  /// A row a record of a queue, then those that have ended.
  mutating func jobs(_ subject: ExportSubject) {
    let figures = JobSummaries(Present(subject.site, at: subject.now))
    header(
      "queue", "job", "name", "user", "account", "partition", "quality", "state", "state_text", "reason", "exit_code",
      "array", "array_tasks", "array_count", "array_limit", "leader", "priority", "nodes", "processors", "accelerators",
      "submitted", "began", "ends", "expected_start", "time_limit_seconds", "dependency", "places", "power_watts",
      "power_is_estimated", "power_is_at_least", "energy_joules", "load_ratio", "accelerators_idle", "idle_power_watts",
      "age_seconds")
    for (place, queue) in subject.site.queues.enumerated() {
      for (jobs, part) in [(queue.jobs, JobQueue.Part.jobs), (queue.ended, .ended)] {
        let age = queue.origins[part].map { subject.age(of: $0.moment) }
        for job in jobs {
          text(queue.name)
          scheduled(job)
          text(subject.places(of: job))
          measured(figures[JobReference(queue: place, id: job.id)])
          number(age)
          endRow()
        }
      }
    }
  }

  private mutating func scheduled(_ job: Job) {
    for word in [job.id, job.name, job.user, job.account, job.partition, job.quality] { text(word) }
    text(job.state.name)
    text(job.stateText)
    text(job.reason)
    text(job.exitCode)
    count(job.array?.number)
    text(job.array?.tasks)
    count(job.array.map { Int($0.count) })
    count(job.array?.limit.map(Int.init))
    count(job.leader)
    count(job.priority)
    for number in [job.nodeCount, job.processorCount, job.acceleratorCount] { count(number.map(Int.init)) }
    for moment in [job.submitted, job.began, job.ends, job.expectedStart] { text(moment?.timestamp) }
    number(job.timeLimit?.seconds)
    text(job.dependency)
  }

  private mutating func measured(_ figures: JobFigures) {
    number(figures.power)
    text(figures.power == nil ? nil : "\(figures.isPowerEstimated)")
    text(figures.power == nil ? nil : "\(figures.isPowerLeast)")
    number(figures.energy)
    number(figures.load)
    count(figures.idleAccelerators)
    number(figures.idlePower)
  }

  /// Empty when nil.
  private mutating func count(_ value: Int?) { number(value.map(Double.init)) }
}

extension ExportSubject {
  /// "gpu01:0,1 gpu02": each node, with the numbers of the accelerators that the job holds there.
  fileprivate func places(of job: Job) -> String {
    job.places.map { place in
      let numbers = place.accelerators.isKnown ? place.accelerators.numbers : []
      let name = site.directory.nodeName(Int(place.node))
      return numbers.isEmpty ? name : "\(name):\(numbers.map(String.init).joined(separator: ","))"
    }.joined(separator: " ")
  }
}
