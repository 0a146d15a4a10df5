internal import SiteModel

extension SlurmJob {
  /// The job that this is a record of; nil for what is none.
  func job(placing table: inout SlurmNodeTable, _ resources: SlurmResources) -> Job? {
    guard let number, number > 0 else { return nil }
    let word = SlurmStates.word(among: states)
    var job = Job("\(number)", JobState(slurm: word))
    job.stateText = word
    identify(&job)
    (job.name, job.account, job.partition, job.quality) = (name, account, partition, quality)
    job.user = user.isEmpty ? userNumber.map { "\($0)" } ?? "" : user
    // As Slurm's own commands do: its explanation stands in place of the bare code.
    job.reason = reasonText.isEmpty ? reason : reasonText
    job.priority = priority
    job.nodeCount = nodeCount.map { Int32(clamping: $0) }
    job.processorCount = processorCount.map { Int32(clamping: $0) }
    job.acceleratorCount = acceleratorCount(resources).map { Int32(clamping: $0) }
    job.submitted = submitted
    if job.state.isWaiting { job.expectedStart = starts } else { (job.began, job.ends) = (starts, ends) }
    job.timeLimit = timeLimit
    job.dependency = dependency == "(null)" ? "" : dependency
    if job.state.hasEnded { job.exitCode = exit.text }
    if !job.state.isWaiting { job.places = places(of: job, &table, resources) }
    return job
  }

  /// By what the scheduler's commands call it.
  private func identify(_ job: inout Job) {
    if let arrayNumber, arrayNumber > 0 {
      let limit = arrayLimit.flatMap { $0 > 0 ? $0 : nil }
      if let arrayTask {
        job.id = "\(arrayNumber)_\(arrayTask)"
        job.array = JobArray(number: arrayNumber, tasks: "\(arrayTask)", count: 1, limit: limit)
      } else {
        let tasks = String(arrayTasks.prefix { $0 != "%" })
        job.id = "\(arrayNumber)_*"
        job.array = JobArray(
          number: arrayNumber, tasks: tasks, count: tasks.withSlurmBytes { SlurmValue.taskCount($0) }, limit: limit)
      }
    } else if let leader, leader > 0 {
      job.id = "\(leader)+\(component ?? 0)"
      job.leader = leader
    }
  }

  /// Of all nodes: as Slurm adds them up; 0 where it tells resources and no accelerator is among them.
  private func acceleratorCount(_ resources: SlurmResources) -> Int? {
    guard let text = [allocated, requested].first(where: { !$0.isEmpty && $0 != "(null)" }) else { return nil }
    return text.withSlurmBytes { resources.accelerators(inTotal: $0) } ?? 0
  }

  private func places(of job: Job, _ table: inout SlurmNodeTable, _ resources: SlurmResources) -> [JobPlace] {
    let list = self.resources.nodes.isEmpty ? nodes : self.resources.nodes
    var all = list == "None assigned" || list == "(null)" ? [] : table.places(ofList: list)
    if all.isEmpty {
      all = self.resources.places.filter { !$0.name.isEmpty }.map { Int32(table.place(of: $0.name)) }
    }
    var held: [Int32: Int] = [:]
    for (place, count) in zip(self.resources.places, self.resources.processors(ofJobWith: processorCount)) {
      let node =
        place.name.isEmpty
        ? place.index.flatMap { all.indices.contains($0) ? all[$0] : nil } : table.known(place.name).map { Int32($0) }
      if let node, let count { held[node] = count }
    }
    return all.enumerated().map { index, node in
      JobPlace(
        node: Int(node), processors: held[node] ?? (all.count == 1 ? processorCount : nil),
        accelerators: accelerators(ofPlace: index, among: all.count, job, resources))
    }
  }

  /// What the job has on one of its nodes: as told node by node, else what it asked of each, else an even share.
  private func accelerators(
    ofPlace index: Int, among count: Int, _ job: Job, _ resources: SlurmResources
  ) -> AcceleratorSet {
    if genericResources.count == count {
      return genericResources[index].withSlurmBytes { resources.accelerators(inUse: $0)?.set } ?? AcceleratorSet()
    }
    if let asked = perNode.withSlurmBytes({ resources.accelerators(inRequest: $0) }) {
      return AcceleratorSet(count: asked)
    }
    guard let all = job.acceleratorCount, Int(all) % count == 0 else { return AcceleratorSet() }
    return AcceleratorSet(count: Int(all) / count)
  }

  /// The job's page, as `scontrol show job` would tell it.
  func row(of job: Job) -> SlurmJobText.Row {
    var fields = Self.details.compactMap { field, key in
      told[field].flatMap { $0.isEmpty ? nil : JobDetails.Field(key.name, $0) }
    }
    fields.append(JobDetails.Field(SlurmJobKey.exit.name, exit.text))
    let total = allocated.isEmpty ? requested : allocated
    if !total.isEmpty { fields.append(JobDetails.Field(SlurmJobKey.total.name, total)) }
    if !perNode.isEmpty { fields.append(JobDetails.Field(SlurmJobKey.perNode.name, perNode)) }
    return SlurmJobText.Row(
      state: job.state, stateText: job.stateText, reason: job.reason, priority: job.priority, starts: starts,
      ends: ends,
      nodeCount: nodeCount, processorCount: processorCount, acceleratorCount: job.acceleratorCount.map(Int.init),
      nodes: nodes, places: job.places, details: JobDetails(fields))
  }
}
