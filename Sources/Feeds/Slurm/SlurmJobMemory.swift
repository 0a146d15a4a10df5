internal import SiteModel
internal import Wire

/// The jobs of the last answers: the queue as `squeue` told it, with the details that were told of its jobs before.
struct SlurmJobMemory: Sendable {
  private struct Held: Sendable {
    var began: Moment?
    var places: [JobPlace]
    var details: JobDetails
    var exitCode: String
  }

  private var rows = SlurmQueueText.Rows()
  private var held: [Int: Held] = [:]
  private var ended: [String: Job] = [:]
  /// Jobs of which it cannot be told which of two records is theirs.
  private(set) var doubtful: Set<Int> = []
  /// A running job's details are not known.
  private(set) var lacksDetails = false

  /// What ended longer ago is forgotten.
  private static let history = Duration.seconds(86_400)
  private static let endedLimit = 50_000

  // MARK: The queue

  /// The queue's jobs, with the details that are known.
  mutating func take(_ new: SlurmQueueText.Rows) -> [Job] {
    rows = new
    if held.count > new.numbers.count {
      let numbers = Set(new.numbers)
      held = held.filter { numbers.contains($0.key) }
    }
    doubtful.formIntersection(new.numbers)
    lacksDetails = false
    for index in rows.jobs.indices {
      let number = rows.numbers[index]
      guard complete(index, number) else {
        lacksDetails = lacksDetails || rows.jobs[index].state.holdsNodes && !doubtful.contains(number)
        continue
      }
    }
    return rows.jobs
  }

  /// Adds what is known of a job at length; false when that is nothing, or of an earlier run of it.
  private mutating func complete(_ index: Int, _ number: Int) -> Bool {
    guard let known = held[number] else { return false }
    rows.jobs[index].details = known.details
    rows.jobs[index].exitCode = known.exitCode
    guard rows.jobs[index].state.holdsNodes else { return true }
    guard known.began == rows.jobs[index].began, !known.places.isEmpty else { return false }
    let nodes = Set(rows.jobs[index].places.map(\.node))
    let places = known.places.filter { nodes.contains($0.node) }
    guard places.count == nodes.count else { return false }
    rows.jobs[index].places = places
    return true
  }

  // MARK: Details

  /// The queue's jobs as the details have them now. Jobs that came since `squeue` was asked are left to its next answer.
  mutating func take(_ told: SlurmJobText.Rows) -> [Job] {
    doubtful.formUnion(told.doubtful)
    doubtful.subtract(told.jobs.keys)
    for (number, row) in told.jobs {
      held[number] = Held(
        began: row.starts, places: row.places, details: row.details, exitCode: row.details["ExitCode"] ?? "")
    }
    for index in rows.jobs.indices {
      let number = rows.numbers[index]
      guard let row = told.jobs[number] else { continue }
      update(&rows.jobs[index], by: row)
      _ = complete(index, number)
    }
    lacksDetails = false
    return rows.jobs
  }

  private func update(_ job: inout Job, by row: SlurmJobText.Row) {
    let hasMoved = job.state != row.state
    (job.state, job.stateText) = (row.state, row.stateText)
    // The details write reasons with `_` for blanks.
    if !row.reason.isEmpty, String(job.reason.map { $0 == " " ? "_" : $0 }) != row.reason { job.reason = row.reason }
    job.priority = row.priority ?? job.priority
    if row.state.isWaiting {
      (job.expectedStart, job.began, job.ends, job.places) = (row.starts, nil, nil, [])
      return
    }
    (job.began, job.ends, job.expectedStart) = (row.starts, row.ends, nil)
    if hasMoved, row.state.holdsNodes, !row.places.isEmpty { job.places = row.places }
    job.nodeCount = row.nodeCount.map { Int32(clamping: $0) } ?? job.nodeCount
    job.processorCount = row.processorCount.map { Int32(clamping: $0) } ?? job.processorCount
    job.acceleratorCount = row.acceleratorCount.map { Int32(clamping: $0) } ?? job.acceleratorCount
  }

  // MARK: Others

  /// By the jobs' names in the queue.
  func named(_ factors: [Int: PriorityFactors]) -> [String: PriorityFactors] {
    var named = [String: PriorityFactors](minimumCapacity: factors.count)
    for (index, number) in rows.numbers.enumerated() where rows.jobs[index].state.isWaiting {
      if let own = factors[number] { named[rows.jobs[index].id] = own }
    }
    return named
  }

  /// What ended of late, the newest first: what was told now and what was told before.
  mutating func take(ended told: [Job], at now: Moment) -> [Job] {
    for job in told { ended[job.id] = job }
    ended = ended.filter { now - ($0.value.ends ?? now) <= Self.history }
    return Array(
      ended.values.sorted { ($1.ends ?? .never, $0.id) < ($0.ends ?? .never, $1.id) }.prefix(Self.endedLimit))
  }
}
