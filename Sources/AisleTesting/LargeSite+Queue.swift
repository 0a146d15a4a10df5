package import SiteModel

extension LargeSite {
  /// A site with a queue of so many jobs: eight in ten wait, a tenth of them in large arrays; the others hold nodes, whole
  /// ones and parts of them; a few have failed.
  package static func queued(jobs: Int = 100_000, nodes: Int = 10_000) -> Site {
    var site = Site(topology: topology(nodes: nodes))
    let id = SourceID("slurm/jobs")
    site.register(SourceDescription(id: id, address: "squeue", cadence: .seconds(10), isScheduler: true))
    site.apply(queueBatch(jobs: jobs, plan: site.topology, at: now), took: .milliseconds(500))
    return site
  }

  /// What one answer of the scheduler brings.
  package static func queueBatch(jobs count: Int = 100_000, plan: Topology, at moment: Moment) -> Batch {
    var batch = Batch(source: SourceID("slurm/jobs"), moment: moment, layout: 1)
    batch.subjects = plan.nodes.map { .node($0.name) }
    var report = QueueReport(queue: "slurm", kind: .slurm)
    report.jobs = (0..<count).map { job($0, of: plan.nodes.count, at: moment) }
    batch.queue = report
    return batch
  }

  private static let names = [
    "llm-pretrain-70b", "fsd-perception", "alphafold-sweep", "bev-occupancy", "notebook", "eval",
  ]
  private static let reasons = ["Priority", "Resources", "QOSMaxGRESPerUser", "AssocGrpCpuLimit", "Dependency"]

  private static func job(_ index: Int, of nodes: Int, at moment: Moment) -> Job {
    let chance = SampleSite.noise(index, 1)
    let isRunning = index < nodes && chance < 0.9
    let array = index % 10 == 9 ? index / 1_000 : nil
    let number = array.map { 2_000_000 + $0 } ?? 1_000_000 + index
    var job = Job(array.map { _ in "\(number)_\(index % 1_000)" } ?? "\(number)", isRunning ? .running : .pending)
    if chance > 0.995 { job.state = .failed }
    job.name = names[index % names.count] + (index % 7 == 0 ? "-\(index)" : "")
    job.user = "u\(1_000 + Int(SampleSite.noise(index, 2) * 400))"
    job.account = "lab\(index % 23)"
    job.partition = ["train", "infer", "science", "debug"][index % 4]
    job.quality = ["normal", "high", "low"][index % 3]
    job.stateText = job.state.name
    job.reason = job.state == .failed ? "NonZeroExitCode" : isRunning ? "None" : reasons[index % reasons.count]
    job.array = array.map { _ in JobArray(number: number, tasks: "\(index % 1_000)", count: 1) }
    job.priority = Int(SampleSite.noise(index, 3) * 1e6)
    let size = Int32(1 + index % 8)
    (job.nodeCount, job.processorCount, job.acceleratorCount) = (size, size * 96, size * 8)
    job.submitted = moment - .seconds(600 + 1e5 * SampleSite.noise(index, 4))
    job.timeLimit = .seconds(3_600 * Double(1 + index % 72))
    guard isRunning else { return job }
    job.began = moment - .seconds(500 * SampleSite.noise(index, 5))
    job.places = [JobPlace(node: index, processors: 96, accelerators: AcceleratorSet(0..<8))]
    return job
  }
}
