import Analysis
import SiteModel

/// A bench with a scheduler.
extension Bench {
  /// The whole queue, and what the scheduler says of nodes, in one answer.
  mutating func queue(_ jobs: [Job], nodes: [ScheduledNode]? = nil, at moment: Moment = now) {
    var batch = Batch(source: SourceID("slurm"), moment: moment)
    batch.subjects = site.directory.nodes.map { .node(site.directory.nodeName($0)) }
    batch.layout = UInt64(batch.subjects.count)
    var report = QueueReport(queue: "slurm", kind: .slurm)
    report.jobs = jobs
    report.nodes = nodes
    batch.queue = report
    site.apply(batch)
  }

  /// A job that has run for a day.
  static func job(
    _ id: String, on places: [JobPlace], state: JobState = .running, began: Moment? = now - .seconds(86_400)
  ) -> Job {
    var job = Job(id, state)
    job.places = places
    job.began = began
    return job
  }

  static func scheduled(_ node: Int, cores: Int?, _ condition: ScheduledNode.Condition = .mixed) -> ScheduledNode {
    var own = ScheduledNode(node: node, state: "\(condition)", condition: condition)
    own.processors = cores.map { Int32($0) }
    return own
  }

  /// What the node's jobs and nobody draw, by job id.
  func shares(of node: Int, at moment: Moment = now) -> (jobs: [String: NodeShares.Share], whole: NodeShares) {
    let summaries = JobSummaries(Present(site, at: moment))
    let whole = summaries.shares(of: node)
    let pairs = whole.shares.map { (summaries.placements.job($0.holder).id, $0) }
    return (Dictionary(pairs) { first, _ in first }, whole)
  }

  func figures(_ job: String, at moment: Moment = now) -> JobFigures {
    JobSummaries(Present(site, at: moment))[JobReference(queue: 0, id: job)]
  }
}
