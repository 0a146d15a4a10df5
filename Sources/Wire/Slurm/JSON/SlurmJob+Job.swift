internal import SiteModel

extension SlurmJob {
  /// The job that this is a record of; nil for what is none.
  func job(placing subjects: inout SubjectTable) -> Job? {
    guard let number, number > 0 else { return nil }
    let word = SlurmStates.jobWord(among: states)
    var job = Job("\(number)", SlurmStates.job(word))
    job.stateText = word
    identify(&job)
    (job.name, job.account, job.partition, job.quality) = (name, account, partition, quality)
    job.user = user.isEmpty ? userNumber.map { "\($0)" } ?? "" : user
    // As Slurm's own commands do: its explanation stands in place of the bare code.
    job.reason = reasonText.isEmpty ? reason : reasonText
    job.priority = priority
    job.nodeCount = nodeCount.map { Int32(clamping: $0) }
    job.processorCount = processorCount.map { Int32(clamping: $0) }
    job.acceleratorCount =
      (TrackableResources.accelerators(allocated) ?? TrackableResources.accelerators(requested))
      .map { Int32(clamping: $0) }
    job.submitted = submitted
    if job.state.isWaiting { job.expectedStart = starts } else { (job.began, job.ends) = (starts, ends) }
    job.timeLimit = timeLimit
    job.dependency = dependency == "(null)" ? "" : dependency
    if !job.state.isWaiting { job.places = places(of: job, &subjects) }
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
        let tasks = TaskRange(arrayTasks)
        job.id = "\(arrayNumber)_*"
        job.array = JobArray(number: arrayNumber, tasks: tasks.text, count: tasks.count, limit: tasks.limit ?? limit)
      }
    } else if let leader, leader > 0 {
      job.id = "\(leader)+\(component ?? 0)"
      job.leader = leader
    }
  }

  private func places(of job: Job, _ subjects: inout SubjectTable) -> [JobPlace] {
    let names = NodeRange.names(resources.nodes.isEmpty ? nodes : resources.nodes)
    let processors = resources.processors(ofJobWith: processorCount)
    var held: [String: Int] = [:]
    for (place, count) in zip(resources.places, processors) {
      let name = place.name.isEmpty ? place.index.flatMap { names.indices.contains($0) ? names[$0] : nil } : place.name
      if let name, let count { held[name] = count }
    }
    let all = names.isEmpty ? resources.places.map(\.name).filter { !$0.isEmpty } : names
    return all.enumerated().map { index, name in
      JobPlace(
        node: subjects.place(ofNode: name),
        processors: held[name] ?? (all.count == 1 ? processorCount : nil),
        accelerators: accelerators(ofPlace: index, among: all.count, job))
    }
  }

  /// What the job has on one of its nodes: as told node by node, else what it asked of each, else an even share.
  private func accelerators(ofPlace index: Int, among count: Int, _ job: Job) -> AcceleratorSet {
    if genericResources.count == count { return GenericResources(genericResources[index]).held }
    let asked = GenericResources(perNode)
    if asked.namesAccelerators { return AcceleratorSet(count: Int(asked.held.count)) }
    guard let all = job.acceleratorCount, Int(all) % count == 0 else { return AcceleratorSet() }
    return AcceleratorSet(count: Int(all) / count)
  }
}
