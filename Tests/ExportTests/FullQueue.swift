import AisleTesting
import SiteModel

/// A queue of which everything is told, so that every field of an export has something to say.
enum FullQueue {
  static func make() -> Site {
    var site = SampleSite.queued()
    var batch = Batch(source: SourceID("slurm/jobs"), moment: SampleSite.now)
    batch.subjects = site.topology.nodes.map { .node($0.name) }
    batch.layout = 2
    var report = QueueReport(queue: "slurm", kind: .slurm)
    (report.cluster, report.version) = ("lingang", "22.05.8")
    (report.jobs, report.ended) = ([job("7+1", .running)], [job("6", .completed)])
    var step = JobStep(job: "7+1", id: "0", name: "train", nodes: "n[1-2]")
    (step.began, step.taskCount) = (SampleSite.now, 2)
    report.steps = [step]
    (report.nodes, report.partitions, report.reservations) = ([node], [partition], [reservation])
    var quality = ServiceQuality("normal")
    (quality.priority, quality.limits) = (3, [JobDetails.Field("MaxJobsPU", "4")])
    report.qualities = [quality]
    var share = FairShare(account: "lab", user: "zhao")
    (share.share, share.usage, share.factor) = (0.5, 0.25, 0.125)
    report.shares = [share]
    report.priorities = ["7+1": PriorityFactors([PriorityFactors.Factor("AGE", 12)])]
    batch.queue = report
    site.apply(batch)
    return site
  }

  private static func job(_ id: String, _ state: JobState) -> Job {
    let now = SampleSite.now
    var job = Job(id, state)
    (job.name, job.user, job.account, job.partition) = ("=1+1,\"x\"", "zhao", "lab", "train")
    (job.quality, job.stateText, job.reason) = ("normal", state.name.uppercased(), "None")
    job.exitCode = "0:0"
    job.array = JobArray(number: 7, tasks: "3-4", count: 2, limit: 1)
    (job.leader, job.priority) = (7, 100)
    (job.nodeCount, job.processorCount, job.acceleratorCount) = (1, 8, 2)
    (job.submitted, job.began, job.ends, job.expectedStart) = (now, now, now + .seconds(60), now)
    (job.timeLimit, job.dependency) = (.seconds(60), "afterok:6")
    job.places = [JobPlace(node: 1, processors: 8, accelerators: AcceleratorSet([2, 3]))]
    job.details = JobDetails([JobDetails.Field("Command", "/bin/true")])
    return job
  }

  private static var node: ScheduledNode {
    var node = ScheduledNode(node: 1, state: "mixed+drain", condition: .draining)
    (node.reason, node.reasonUser, node.reasonMoment) = ("hot", "root", SampleSite.now)
    (node.partitions, node.features, node.reservation) = (["train", "infer"], ["h200"], "maintenance")
    (node.processors, node.processorsHeld, node.memory, node.memoryHeld) = (96, 8, 1e12, 1e11)
    (node.accelerators, node.acceleratorsHeld, node.acceleratorKind) = (8, AcceleratorSet([2, 3]), "h200")
    return node
  }

  private static var partition: JobPartition {
    var partition = JobPartition("train")
    (partition.state, partition.isDefault, partition.nodeCount, partition.acceleratorCount) = ("up", true, 1, 8)
    (partition.timeLimit, partition.tier) = (.seconds(3600), 10)
    (partition.waitingCount, partition.runningCount, partition.acceleratorsHeld) = (2, 1, 2)
    return partition
  }

  private static var reservation: JobReservation {
    var kept = JobReservation("maintenance")
    (kept.begins, kept.ends, kept.nodes, kept.nodeCount) = (SampleSite.now, SampleSite.now + .seconds(60), "n1", 1)
    (kept.users, kept.accounts, kept.flags, kept.isActive) = ("root", "lab", "MAINT", true)
    return kept
  }
}
