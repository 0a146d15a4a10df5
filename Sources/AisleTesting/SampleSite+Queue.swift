package import SiteModel

extension SampleSite {
  /// The powered site with a Slurm queue: whole nodes and shared ones, an array with tasks that run and tasks that wait, a
  /// heterogeneous job, jobs that wait for every common reason, one that ended badly, a drained node and a dead one, and
  /// names from hostile and Chinese users.
  package static func queued() -> Site {
    var site = powered()
    site.register(
      SourceDescription(
        id: SourceID("slurm/jobs"), address: "squeue on this machine", cadence: .seconds(10), isScheduler: true))
    site.register(
      SourceDescription(
        id: SourceID("slurm/nodes"), address: "scontrol on this machine", cadence: .seconds(30), isScheduler: true))
    var batch = Batch(source: SourceID("slurm/jobs"), moment: now)
    batch.subjects = site.topology.nodes.map { .node($0.name) }
    batch.layout = 1
    batch.queue = report(jobs: jobs())
    site.apply(batch, took: .milliseconds(40))
    batch.source = SourceID("slurm/nodes")
    batch.queue = report(nodes: scheduledNodes(of: site.topology))
    site.apply(batch, took: .milliseconds(60))
    return site
  }

  private static func report(jobs: [Job]? = nil, nodes: [ScheduledNode]? = nil) -> QueueReport {
    var report = QueueReport(queue: "slurm", kind: .slurm)
    report.cluster = "lingang"
    report.version = "22.05.8"
    report.jobs = jobs
    report.nodes = nodes
    guard nodes != nil else { return report }
    var train = JobPartition("train")
    (train.state, train.isDefault, train.nodeCount, train.acceleratorCount) = ("up", true, 24, 192)
    train.timeLimit = .seconds(7 * 86_400)
    var infer = JobPartition("infer")
    (infer.state, infer.nodeCount, infer.acceleratorCount, infer.timeLimit) = ("up", 8, 64, .seconds(86_400))
    report.partitions = [train, infer]
    return report
  }

  private static func job(
    _ id: String, _ name: String, _ user: String, _ partition: String, _ state: JobState, reason: String = "None",
    ago minutes: Double = 90
  ) -> Job {
    var job = Job(id, state)
    (job.name, job.user, job.partition, job.reason) = (CleanText.cleaned(name), user, partition, reason)
    (job.account, job.quality, job.priority) = (user == "sun" ? "science" : "lab", "normal", 100)
    job.stateText = state.name.uppercased()
    job.submitted = now - .seconds(minutes * 60 + 600)
    if state.holdsNodes { job.began = now - .seconds(minutes * 60) }
    job.timeLimit = .seconds(86_400)
    return job
  }

  /// Holds all of some nodes, or some accelerators of one.
  private static func running(_ job: Job, on nodes: [Int], accelerators: [Int] = Array(0..<8), cores: Int = 96) -> Job {
    var job = job
    job.places = nodes.map { JobPlace(node: $0, processors: cores, accelerators: AcceleratorSet(accelerators)) }
    job.nodeCount = Int32(nodes.count)
    job.processorCount = Int32(cores * nodes.count)
    job.acceleratorCount = Int32(accelerators.count * nodes.count)
    job.ends = job.began.flatMap { began in job.timeLimit.map { began + $0 } }
    return job
  }

  private static func asking(_ job: Job, nodes: Int32, accelerators: Int32) -> Job {
    var job = job
    (job.nodeCount, job.processorCount, job.acceleratorCount) = (nodes, nodes * 16, accelerators)
    return job
  }

  private static func jobs() -> [Job] {
    let pretrain = running(job("18422", "llm-pretrain-70b", "zhao", "train", .running, ago: 3131), on: Array(0..<8))
    var sweep = (0..<3).map { task in
      running(
        job("18440_\(task)", "alphafold-sweep", "sun", "infer", .running, ago: 22), on: [8],
        accelerators: [task * 2, task * 2 + 1], cores: 8)
    }
    for task in sweep.indices { sweep[task].array = JobArray(number: 18_440, tasks: "\(task)", count: 1, limit: 3) }
    var rest = asking(
      job("18440_*", "alphafold-sweep", "sun", "infer", .pending, reason: "JobArrayTaskLimit"), nodes: 1,
      accelerators: 2)
    rest.array = JobArray(number: 18_440, tasks: "3-63", count: 61, limit: 3)
    var next = asking(
      job("18431", "fsd-perception", "liu", "train", .pending, reason: "Resources"), nodes: 16, accelerators: 128)
    next.expectedStart = now + .seconds(5_760)
    next.priority = 505
    var late = asking(
      job("18450", "report", "zhao", "train", .pending, reason: "Dependency"), nodes: 1, accelerators: 0)
    late.dependency = "afterok:18440_*(unfulfilled)"
    var broken = running(job("18400", "eval \u{1B}[31m\u{202E}evil\u{200B}", "mallory|x", "infer", .failed), on: [10])
    (broken.began, broken.ends, broken.reason) = (now - .seconds(900), now - .seconds(60), "NonZeroExitCode")
    let first = running(job("18460+0", "climate", "sun", "train", .running, ago: 300), on: [14, 15])
    let second = running(
      job("18460+1", "climate", "sun", "train", .running, ago: 300), on: [11], accelerators: [0, 1], cores: 16)
    return [pretrain] + sweep + [rest, next, late, broken]
      + [first, second].map { part in
        var part = part
        part.leader = 18_460
        return part
      } + [
        running(job("18470", "中文大模型 微调", "王芳", "infer", .running, ago: 45), on: [11], accelerators: [4, 5, 6, 7]),
        running(job("18471", "notebook", "liu", "infer", .running, ago: 500), on: [12], accelerators: [0], cores: 4),
        asking(job("18480", "held", "liu", "train", .pending, reason: "JobHeldUser"), nodes: 1, accelerators: 8),
        asking(job("18481", "bev-occupancy", "liu", "train", .pending, reason: "Priority"), nodes: 4, accelerators: 32),
        asking(
          job("18482", "too-much", "chen", "train", .pending, reason: "QOSMaxGRESPerUser"), nodes: 8, accelerators: 64),
      ]
  }

  private static func scheduledNodes(of plan: Topology) -> [ScheduledNode] {
    let held: [Int: [Int]] = [8: [0, 1, 2, 3, 4, 5], 11: [0, 1, 4, 5, 6, 7], 12: [0]]
    return (0..<24).map { index in
      let isWhole = index < 8 || [14, 15].contains(index)
      let some = isWhole ? Array(0..<8) : held[index] ?? []
      var node = ScheduledNode(
        node: index, state: isWhole ? "allocated" : some.isEmpty ? "idle" : "mixed",
        condition: isWhole ? .allocated : some.isEmpty ? .idle : .mixed)
      if index == missingNode || index == failingNode {
        (node.state, node.condition) = ("down*", .down)
        (node.reason, node.reasonUser) = ("Not responding", "slurm")
        node.reasonMoment = now - .seconds(1800)
      }
      if index == hotNode {
        (node.state, node.condition, node.reason, node.reasonUser) = ("drained", .drained, "hot, RMA 4711", "root")
        node.reasonMoment = now - .seconds(86_400)
      }
      node.partitions = index >= 8 && index < 16 ? ["train", "infer"] : ["train"]
      (node.processors, node.processorsHeld) = (96, isWhole ? 96 : Int32(some.count * 4))
      (node.accelerators, node.acceleratorsHeld) = (8, AcceleratorSet(some))
      node.acceleratorKind = "h200"
      (node.memory, node.memoryHeld) = (1.1e12, isWhole ? 1.1e12 : Double(some.count) * 1e11)
      return node
    }
  }
}
