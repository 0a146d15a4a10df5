package import SiteModel

/// A scheduler that tells what cannot be: numbers at the ends of what they may be, times of no calendar.
package enum AbsurdQueue {
  private static let now = SampleSite.now

  package static func make() -> Site {
    var site = SampleSite.queued()
    var batch = Batch(source: SourceID("slurm/jobs"), moment: now)
    batch.subjects = site.topology.nodes.map { .node($0.name) }
    batch.layout = 1
    var report = QueueReport(queue: "slurm", kind: .slurm)
    report.jobs = jobs
    report.ended = jobs.filter { $0.state.hasEnded }
    report.nodes = nodes(site.topology.nodes.count)
    report.priorities = ["1": PriorityFactors([.init("AGE", 1e300), .init("NICE", -1e300)])]
    var share = FairShare(account: "lab", user: "zhao")
    (share.share, share.usage, share.factor) = (1e300, -1e300, 1e300)
    report.shares = [share]
    var partition = JobPartition("train")
    (partition.nodeCount, partition.acceleratorCount, partition.tier) = (.max, .max, .min)
    (partition.waitingCount, partition.runningCount, partition.acceleratorsHeld) = (.max, .max, .max)
    partition.timeLimit = .seconds(Int64.max)
    report.partitions = [partition]
    var step = JobStep(job: "1", id: "0", name: "")
    (step.taskCount, step.began) = (.max, .never)
    report.steps = [step]
    batch.queue = report
    site.apply(batch, took: .zero)
    return site
  }

  private static var jobs: [Job] {
    let moments: [Moment] = [.never, Moment(nanoseconds: .max), Moment(nanoseconds: 0), now]
    let counts: [Int32] = [.max, .max, .min, 0]
    return JobState.allCases.flatMap { state in
      (0..<4).flatMap { turn in
        [false, true].map { isOfArray in
          var job = Job("\(Int(state.rawValue) * 8 + turn * 2 + (isOfArray ? 1 : 0))", state)
          (job.name, job.user, job.account) = ("=1+1", "zhao", "lab")
          job.priority = [.max, .min, 0, nil][turn]
          (job.nodeCount, job.processorCount, job.acceleratorCount) = (counts[turn], counts[turn], counts[turn])
          (job.submitted, job.began) = (moments[turn], moments[3 - turn])
          (job.ends, job.expectedStart) = (moments[(turn + 1) % 4], moments[(turn + 2) % 4])
          job.timeLimit = [.seconds(Int64.max), .seconds(Int64.min), .zero, nil][turn]
          job.places = (0..<40).map {
            JobPlace(node: $0, processors: Int(counts[turn]), accelerators: AcceleratorSet(count: Int(counts[turn])))
          }
          if isOfArray { job.array = JobArray(number: 7, tasks: "0-9", count: .max, limit: .max) }
          return job
        }
      }
    }
  }

  private static func nodes(_ count: Int) -> [ScheduledNode] {
    (0..<count).map { index in
      var node = ScheduledNode(node: index, state: "drained", condition: .drained)
      (node.processors, node.processorsHeld) = (.max, .min)
      (node.memory, node.memoryHeld) = (1e300, -1e300)
      (node.accelerators, node.acceleratorsHeld) = (.max, AcceleratorSet(count: .max))
      node.reasonMoment = .never
      return node
    }
  }
}
