internal import SiteModel

/// Makes jobs of the fields of `squeue`, and remembers words and what the field before came to: neighbours in a queue
/// are much alike.
struct SlurmJobBuilder: Sendable {
  private typealias Field = SlurmQueueText.Field
  private typealias Words = SlurmQueueText.Words

  /// What some bytes came to last.
  private struct Memory<Value: Sendable>: Sendable {
    private var bytes: [UInt8] = []
    private var value: Value?

    @inline(__always)
    mutating func value(_ new: SlurmBytes, _ make: (SlurmBytes) -> Value) -> Value {
      if let value, bytes.withUnsafeBytes({ $0.isSame(as: new) }) { return value }
      let made = make(new)
      bytes.removeAll(keepingCapacity: true)
      bytes.append(contentsOf: new)
      value = made
      return made
    }
  }

  private struct Request: Sendable {
    var total: Int?
    var perNode: Int?
  }

  let resources: SlurmResources
  private var table = WordTable()
  private var states = Memory<(JobState, String)>()
  private var limits = Memory<Duration?>()
  private var totals = Memory<Int?>()
  private var perNodes = Memory<Int?>()
  private var names = Memory<String>()
  private var reasons = Memory<String>()
  private var submissions = Memory<Moment?>()

  init(resources: SlurmResources) { self.resources = resources }

  mutating func job(_ fields: [SlurmBytes], _ words: [SlurmBytes], _ nodes: inout SlurmNodeTable) -> Job {
    let (state, stateText) = states.value(fields[Field.state.rawValue]) {
      let text = $0.cleaned
      return (JobState(slurm: text), text)
    }
    var job = Job("", state)
    job.stateText = stateText
    identify(&job, fields[Field.id.rawValue], leader: fields[Field.leader.rawValue])
    job.priority = fields[Field.priority.rawValue].wholeNumber
    job.nodeCount = fields[Field.nodes.rawValue].leadingNumber.map { Int32(clamping: $0.value) }
    job.processorCount = fields[Field.processors.rawValue].leadingNumber.map { Int32(clamping: $0.value) }
    job.acceleratorCount = accelerators(fields, nodes: job.nodeCount).map { Int32(clamping: $0) }
    job.submitted = submissions.value(fields[Field.submitted.rawValue]) { $0.moment }
    job.timeLimit = limits.value(fields[Field.limit.rawValue]) { SlurmValue.duration($0) }
    let starts = fields[Field.starts.rawValue].moment
    if state.isWaiting {
      job.expectedStart = starts
    } else {
      job.began = starts
      job.ends = fields[Field.ends.rawValue].moment
    }
    take(words, into: &job)
    place(&job, fields[Field.list.rawValue], &nodes)
    return job
  }

  private mutating func take(_ words: [SlurmBytes], into job: inout Job) {
    let dependency = words[Words.dependency.rawValue]
    if !dependency.isBlankWord { job.dependency = dependency.cleaned }
    job.reason = reasons.value(words[Words.reason.rawValue]) { $0.cleaned }
    job.partition = table.word(words[Words.partition.rawValue])
    let account = words[Words.account.rawValue]
    if !account.isBlankWord { job.account = table.word(account) }
    let quality = words[Words.quality.rawValue]
    if !quality.isBlankWord { job.quality = table.word(quality) }
    job.user = table.word(words[Words.user.rawValue])
    job.name = names.value(words[Words.name.rawValue]) { table.word($0) }
  }

  /// "14", "8_3", "8_[4-19%4]", "29+1".
  private func identify(_ job: inout Job, _ id: SlurmBytes, leader: SlurmBytes) {
    job.leader = leader.wholeNumber
    guard let line = id.place(of: UInt8(ascii: "_"), from: 0), let number = id.part(0, line).wholeNumber else {
      job.id = id.cleaned
      return
    }
    guard line + 1 < id.count, id[line + 1] == UInt8(ascii: "["), id[id.count - 1] == UInt8(ascii: "]") else {
      job.id = id.cleaned
      job.array = JobArray(number: number, tasks: id.part(line + 1, id.count).cleaned, count: 1)
      return
    }
    job.id = "\(number)_*"
    let inside = id.part(line + 2, id.count - 1)
    let percent = inside.place(of: UInt8(ascii: "%"), from: 0)
    let tasks = inside.part(0, percent ?? inside.count)
    job.array = JobArray(
      number: number, tasks: tasks.cleaned, count: SlurmValue.taskCount(tasks),
      limit: percent.flatMap { inside.part($0 + 1, inside.count).wholeNumber })
  }

  /// Of all nodes: as Slurm adds them up where the site has it track them, else as was asked for.
  private mutating func accelerators(_ fields: [SlurmBytes], nodes: Int32?) -> Int? {
    let resources = resources
    if let total = totals.value(fields[Field.total.rawValue], { resources.accelerators(inTotal: $0) }) { return total }
    let perNode = perNodes.value(fields[Field.perNode.rawValue]) { resources.accelerators(inRequest: $0) }
    if let perNode { return nodes.map { perNode * Int($0) } }
    if let perJob = resources.accelerators(inRequest: fields[Field.perJob.rawValue]) { return perJob }
    if let perTask = resources.accelerators(inRequest: fields[Field.perTask.rawValue]) {
      return fields[Field.tasks.rawValue].amount.map { perTask * $0 }
    }
    // It asks for none: everything that could say so has been said.
    return fields[Field.total.rawValue].isBlankWord ? nil : 0
  }

  /// On which nodes, with as much as can be told of each without the details.
  private func place(_ job: inout Job, _ list: SlurmBytes, _ nodes: inout SlurmNodeTable) {
    guard !job.state.isWaiting, !list.isBlankWord else { return }
    let found = nodes.places(ofList: String(decoding: list, as: UTF8.self))
    guard !found.isEmpty else { return }
    let all = Int(job.acceleratorCount ?? 0)
    let each = all % found.count == 0 ? all / found.count : 0
    let processors = found.count == 1 ? job.processorCount.map(Int.init) : nil
    job.places = found.map {
      JobPlace(node: Int($0), processors: processors, accelerators: AcceleratorSet(count: each))
    }
  }
}
