internal import SiteModel

extension Simulation {
  /// Seconds between two answers of the scheduler about its jobs, and about its nodes.
  static let jobPeriod = 10
  static let scheduledNodePeriod = 30

  /// Where the queue comes from, for people.
  var queueAddress: String {
    workload.feed.map { "\(SourceDescription.simulated), trace \($0.name)" } ?? SourceDescription.simulated
  }

  /// What the scheduler answers, where it is time to ask it again; else nothing.
  package mutating func queueAnswers() -> [SimulatedAnswer] {
    let isJobsTurn = jobsTold.map { seconds - $0 >= Self.jobPeriod } ?? true
    let isNodesTurn = scheduledNodesTold.map { seconds - $0 >= Self.scheduledNodePeriod } ?? true
    var answers: [SimulatedAnswer] = []
    if isJobsTurn {
      jobsTold = seconds
      answers.append(queueAnswer(names.jobSource) { $0.jobReport() })
    }
    if isNodesTurn {
      scheduledNodesTold = seconds
      answers.append(queueAnswer(names.scheduledNodeSource) { $0.scheduledNodeReport() })
    }
    return answers
  }

  private func queueAnswer(
    _ source: SourceID, _ report: (borrowing Simulation) -> QueueReport
  ) -> SimulatedAnswer {
    if faults.areSourcesSilent { return .failure(source, .network(code: 113)) }
    // A machine whose controller has ended refuses connections.
    if faults.isControllerDown { return .failure(source, .network(code: 111)) }
    var batch = batch(source, names.queueSubjects, [])
    batch.queue = report(self)
    return .batch(batch)
  }

  private func emptyReport() -> QueueReport {
    var report = QueueReport(queue: "slurm", kind: workload.feed == nil ? .simulated : .trace)
    report.cluster = workload.feed?.name ?? "simulated"
    return report
  }

  // MARK: Jobs

  func jobReport() -> QueueReport {
    var report = emptyReport()
    let order = workload.waiting.sorted {
      (-$0.priority, $0.submitted, $0.number, $0.throwing) < (-$1.priority, $1.submitted, $1.number, $1.throwing)
    }
    report.jobs = workload.jobs.compactMap { $0.map(record) } + order.flatMap(waitingRecords)
    report.ended = workload.ended.reversed().map(record)
    var priorities: [String: PriorityFactors] = [:]
    for job in order {
      let factors = PriorityFactors(
        workload.factors(of: job).map { PriorityFactors.Factor($0.name, $0.points.rounded()) })
      for record in waitingRecords(job) { priorities[record.id] = factors }
    }
    report.priorities = priorities
    return report
  }

  /// A heterogeneous job waits as two records.
  private func waitingRecords(_ job: SimulatedJob) -> [Job] {
    guard job.secondSize > 0 else { return [record(job)] }
    var (first, second) = (job, job)
    (first.part, second.part, second.size) = (.component(0), .component(1), job.secondSize)
    return [record(first), record(second)]
  }

  private func moment(_ second: Int) -> Moment { beginning + .seconds(second) }

  private func record(_ simulated: SimulatedJob) -> Job {
    var job = Job(simulated.id, simulated.state)
    job.stateText = simulated.state.name.uppercased()
    (job.name, job.reason) = (simulated.name, simulated.reason)
    // One that ran from the start was never given any; a held one has 0.
    if job.state.isWaiting || simulated.priority > 0 { job.priority = simulated.priority }
    if let feed = workload.feed {
      (job.user, job.account) = feed.users[simulated.user]
    } else {
      let user = People.users[simulated.user]
      (job.user, job.account) = (user.name, People.accounts[user.account].name)
    }
    job.partition = workload.policy.partitions[simulated.partition].name
    job.quality = workload.policy.qualities[simulated.quality].name
    addArray(simulated, to: &job)
    addPlaces(simulated, to: &job)
    job.submitted = moment(simulated.submitted)
    job.timeLimit = .seconds(simulated.limit)
    job.details = simulated.details
    if simulated.state.isWaiting {
      job.expectedStart = (simulated.expectedStart ?? simulated.earliest.flatMap { $0 > seconds ? $0 : nil }).map(
        moment)
      if let other = simulated.dependsOn {
        let isOver = simulated.reason == "DependencyNeverSatisfied"
        if isOver || simulated.reason == "Dependency" {
          job.dependency = "afterok:\(other)(\(isOver ? "failed" : "unfulfilled"))"
        }
      }
    } else {
      if simulated.began != 0 || simulated.state != .cancelled { job.began = moment(simulated.began) }
      let isOver = simulated.state.hasEnded || simulated.state == .completing
      job.ends = moment(isOver ? simulated.ends : simulated.began + simulated.limit)
    }
    return job
  }

  private func addArray(_ simulated: SimulatedJob, to job: inout Job) {
    let limit = simulated.taskLimit > 0 ? simulated.taskLimit : nil
    switch simulated.part {
    case .whole: break
    case .component: job.leader = simulated.number
    case .task(let index):
      job.array = JobArray(number: simulated.number, tasks: "\(index)", count: 1, limit: limit)
    case .tasks(let range):
      let tasks = range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)-\(range.upperBound - 1)"
      job.array = JobArray(number: simulated.number, tasks: tasks, count: range.count, limit: limit)
    }
  }

  private func addPlaces(_ simulated: SimulatedJob, to job: inout Job) {
    let nodes = simulated.places.count
    job.nodeCount = Int32(nodes > 0 ? nodes : max(1, (simulated.size + workload.widest - 1) / max(1, workload.widest)))
    job.acceleratorCount = Int32(simulated.size)
    job.places = simulated.places.map { place in
      let bits = place.bits
      return JobPlace(
        node: place.node, processors: cores(of: place),
        accelerators: bits.nonzeroBitCount == place.count
          ? AcceleratorSet(bits: bits) : AcceleratorSet(count: place.count))
    }
    let sample = simulated.places.first?.node ?? 0
    let held =
      simulated.places.isEmpty
      ? cores(of: SimulatedJob.Place(node: sample, count: 1)) * simulated.size
      : simulated.places.reduce(0) { $0 + cores(of: $1) }
    job.processorCount = Int32(held)
  }

  /// Cores that go with a job's accelerators on a node: as large a share of them.
  func cores(of place: SimulatedJob.Place) -> Int {
    guard plan.nodes.indices.contains(place.node) else { return 0 }
    let node = plan.nodes[place.node]
    return plan.hosts[node.host].cores * place.count / max(1, node.acceleratorCount)
  }
}
