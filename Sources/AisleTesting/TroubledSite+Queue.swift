internal import SiteModel

extension TroubledSite {
  /// A scheduler with a job that leaves an accelerator idle, one whose nodes are gone, one that waits for it, a node that
  /// is drained and well, one that it believes dead, and one that nobody else knows and that is down.
  static func addQueue(to site: inout Site) {
    var waiting = job("3", .pending, on: [])
    waiting.dependency = "1:2(3)"
    var batch = Batch(source: SourceID("Q1"), moment: now, layout: 1)
    batch.subjects = site.topology.nodes.map { .node($0.name) } + [.node("Q7")]
    var report = QueueReport(queue: "Q1", kind: .slurm)
    report.jobs = [
      job("1", .running, on: [JobPlace(node: 0, processors: 8, accelerators: AcceleratorSet([6, 7]))]),
      job("2", .running, on: [22, 23].map { JobPlace(node: $0, processors: 8, accelerators: AcceleratorSet(0..<8)) }),
      waiting,
    ]
    let unplanned = site.topology.nodes.count
    report.nodes = [(10, ScheduledNode.Condition.drained), (17, .down), (unplanned, .down)].map { index, condition in
      var node = ScheduledNode(node: index, state: "1", condition: condition)
      (node.reason, node.reasonUser, node.reasonMoment) = ("2", "U1", now - .seconds(7_200))
      (node.processors, node.accelerators) = (128, 8)
      return node
    }
    batch.queue = report
    site.apply(batch)
  }

  private static func job(_ id: String, _ state: JobState, on places: [JobPlace]) -> Job {
    var job = Job(id, state)
    (job.name, job.user, job.partition) = ("J\(id)", "U1", "P1")
    job.submitted = now - .seconds(7_200)
    if state == .running { job.began = now - .seconds(3_600) }
    job.places = places
    return job
  }
}
