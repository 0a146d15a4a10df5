internal import SiteModel

extension KubernetesCluster {
  /// What stands for one job: pods of one owner, or of one group of a batch scheduler.
  private struct Group: Hashable {
    var space: String
    /// "job", "statefulset", "pod", as kubectl names objects.
    var kind: String
    var name: String
    var id: String { "\(space)/\(kind)/\(name)" }
  }

  /// Jobs that ask for accelerators, and those that a queue holds back before they have pods, in the order of their
  /// names.
  func jobs(placing subjects: inout SubjectTable) -> [Job] {
    var groups: [Group: [(name: Name, pod: Pod)]] = [:]
    for (name, pod) in pods { groups[group(of: pod, name), default: []].append((name, pod)) }
    var jobs: [Job] = []
    for (group, pods) in groups where pods.contains(where: { $0.pod.accelerators ?? 0 > 0 }) {
      let pods = pods.sorted { $0.name.name < $1.name.name }.map(\.pod)
      jobs.append(job(group, pods, &subjects))
    }
    for (name, work) in works where work.isSuspended && !work.queue.isEmpty {
      let group = Group(space: name.space, kind: "job", name: name.name)
      if groups[group] == nil { jobs.append(job(group, [], &subjects)) }
    }
    return jobs.sorted { $0.id < $1.id }
  }

  private func group(of pod: Pod, _ name: Name) -> Group {
    if !pod.group.isEmpty { return Group(space: name.space, kind: "podgroup", name: pod.group) }
    guard !pod.ownerKind.isEmpty, pod.ownerKind != "<none>", !pod.ownerName.isEmpty else {
      return Group(space: name.space, kind: "pod", name: name.name)
    }
    let owner = Group(space: name.space, kind: pod.ownerKind.lowercased(), name: pod.ownerName)
    // Jobs of a JobSet are parts of one.
    if owner.kind == "job", let work = works[Name(space: name.space, name: pod.ownerName)], work.ownerKind == "JobSet" {
      return Group(space: name.space, kind: "jobset", name: work.ownerName)
    }
    return owner
  }

  private func job(_ group: Group, _ pods: [Pod], _ subjects: inout SubjectTable) -> Job {
    let work = group.kind == "job" ? works[Name(space: group.space, name: group.name)] : nil
    var job = Job(group.id, Self.state(of: pods, work))
    job.stateText = Self.words(pods, work)
    (job.name, job.account) = (group.name, group.space)
    job.partition = pods.lazy.map(\.queue).first { !$0.isEmpty } ?? work?.queue ?? ""
    job.reason = Self.reason(of: pods, work)
    job.submitted = work?.created ?? pods.compactMap(\.created).min()
    let active = job.state.hasEnded ? pods : pods.filter { $0.phase != "Succeeded" && $0.phase != "Failed" }
    if !pods.isEmpty {
      job.acceleratorCount = Int32(clamping: Self.count(active.reduce(0) { $0 + ($1.accelerators ?? 0) }))
      let processors = active.compactMap(\.processors)
      job.processorCount = processors.isEmpty ? nil : Int32(clamping: Self.count(processors.reduce(0, +)))
    }
    job.timeLimit = work?.deadline
    place(active.filter { !$0.node.isEmpty }, of: &job, &subjects)
    guard !job.state.isWaiting else { return job }
    job.began = work?.started ?? pods.compactMap(\.started).min()
    if job.state.hasEnded {
      job.ends = work?.completed ?? pods.compactMap(\.completed).max()
    } else {
      job.ends = job.began.flatMap { began in job.timeLimit.map { began + $0 } }
    }
    return job
  }

  private func place(_ pods: [Pod], of job: inout Job, _ subjects: inout SubjectTable) {
    guard !job.state.isWaiting, !pods.isEmpty else { return }
    let byNode = Dictionary(grouping: pods, by: \.node)
    job.nodeCount = Int32(clamping: byNode.count)
    job.places = byNode.keys.sorted().map { node in
      let own = byNode[node] ?? []
      let processors = own.compactMap(\.processors)
      return JobPlace(
        node: subjects.place(ofNode: node),
        processors: processors.isEmpty ? nil : Self.count(processors.reduce(0, +)),
        accelerators: AcceleratorSet(count: Self.count(own.reduce(0) { $0 + ($1.accelerators ?? 0) })))
    }
  }

  /// By the phases of the pods, and by what a Job says of itself.
  private static func state(of pods: [Pod], _ work: Work?) -> JobState {
    func has(_ phase: String) -> Bool { pods.contains { $0.phase == phase } }
    if let work {
      if work.isComplete { return .completed }
      if work.hasFailed { return work.failure == "DeadlineExceeded" ? .timeout : failure(of: pods) }
    }
    if has("Running") { return pods.allSatisfy { $0.isDeleted || $0.phase != "Running" } ? .completing : .running }
    if work?.isSuspended ?? false { return .pending }
    if has("Pending") { return pods.contains { $0.phase == "Pending" && !$0.node.isEmpty } ? .configuring : .pending }
    if has("Failed") { return failure(of: pods) }
    if has("Succeeded") { return .completed }
    return pods.isEmpty && work != nil ? .pending : .unknown
  }

  private static func failure(of pods: [Pod]) -> JobState {
    let reasons = Set(pods.filter { $0.phase == "Failed" }.flatMap(\.reasons))
    if reasons.contains("OOMKilled") { return .outOfMemory }
    if !reasons.isDisjoint(with: ["NodeLost", "Shutdown", "TerminationByKubelet"]) { return .nodeFail }
    if !reasons.isDisjoint(with: ["PreemptionByScheduler", "Evicted"]) { return .preempted }
    return .failed
  }

  /// "Running", or where pods are at different stages "Pending 2, Running 6".
  private static func words(_ pods: [Pod], _ work: Work?) -> String {
    if pods.isEmpty { return work?.isSuspended ?? false ? "Suspended" : "" }
    let counts = Dictionary(grouping: pods, by: \.phase).mapValues(\.count).sorted { $0.key < $1.key }
    if counts.count == 1 { return counts[0].key }
    return counts.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
  }

  private static func reason(of pods: [Pod], _ work: Work?) -> String {
    if let work, !work.failure.isEmpty, work.hasFailed { return work.failure }
    if work?.isSuspended ?? false { return "Suspended" }
    if let reason = pods.lazy.flatMap(\.reasons).first(where: { $0 != "Completed" }) { return reason }
    return pods.contains { $0.isUnschedulable } ? "Unschedulable" : ""
  }
}
