internal import SiteModel

/// A trace's jobs as the simulator takes them in, by the seconds at which they come.
struct TraceFeed: Sendable {
  struct Entry: Sendable {
    var job: TracedJob
    var submitted: Int
    var length: Int
    var user: Int
    var partition: Int
    var size: Int
  }

  let name: String
  let entries: [Entry]
  let users: [(name: String, account: String)]
  let partitions: [String]
  /// Jobs begin when the record says that they did, where there is room; else when the simulated scheduler lets them.
  let startsAsRecorded: Bool
  var next = 0

  /// A processor or accelerator of the record is an accelerator of the site, and a node has `nodeSize` of them; where
  /// the record's machine or largest job would not fit, so many are one as it takes.
  init(_ trace: JobTrace, acceleratorCount: Int, nodeSize: Int, startsAsRecorded: Bool) {
    name = trace.name
    self.startsAsRecorded = startsAsRecorded
    let unit = trace.unit == .nodes ? max(1, nodeSize) : 1
    let widest = max(
      trace.unit == .processors ? trace.processorCount ?? 1 : 1, (trace.jobs.map(\.size).max() ?? 1) * unit)
    let room = max(1, acceleratorCount)
    let scale = max(1, (widest + room - 1) / room)
    var users: [String: Int] = [:]
    var people: [(name: String, account: String)] = []
    var partitions: [String: Int] = [:]
    var entries: [Entry] = []
    for job in trace.jobs {
      let user = users[job.user] ?? people.count
      if user == people.count {
        users[job.user] = user
        people.append((job.user, job.account))
      }
      let partition = partitions[job.partition] ?? partitions.count
      partitions[job.partition] = partition
      entries.append(
        Entry(
          job: job, submitted: Int(job.submitted), length: max(1, Int(job.run.rounded())), user: user,
          partition: partition, size: (job.size * unit + scale - 1) / scale))
    }
    self.entries = entries
    self.users = people
    self.partitions = partitions.sorted { $0.value < $1.value }.map { $0.key.isEmpty ? "batch" : $0.key }
  }
}

extension Workload {
  /// Moves on from event to event: what a trace's jobs do happens at its second, however long the steps.
  mutating func replay(to seconds: Int, isControllerDown: Bool, _ plan: Blueprint) {
    while true {
      let end = jobs.lazy.compactMap { $0?.ends }.min() ?? .max
      let arrival = isControllerDown ? .max : comingAt
      let event = min(end, max(arrival, now), recordedStart)
      guard event <= seconds else { break }
      now = max(now, event)
      endJobs(plan)
      if isControllerDown { continue }
      take(plan)
      if isRoomNew { schedule(plan) }
    }
    now = max(now, seconds)
    if !isControllerDown, isRoomNew { schedule(plan) }
  }

  /// When the next job of the record comes.
  private var comingAt: Int {
    guard let feed, feed.next < feed.entries.count else { return .max }
    return feed.entries[feed.next].submitted
  }

  /// When the next waiting job may begin by the record.
  private var recordedStart: Int {
    waiting.lazy.compactMap(\.earliest).filter { [now] in $0 > now }.min() ?? .max
  }

  private mutating func take(_ plan: Blueprint) {
    if recordedIsDue { isRoomNew = true }
    while let feed, feed.next < feed.entries.count, feed.entries[feed.next].submitted <= now {
      let entry = feed.entries[feed.next]
      self.feed?.next += 1
      arrived += 1
      let scenario = dice.index(.scenario, arrived, below: Scenario.all.count)
      var job = SimulatedJob(
        number: Int(entry.job.id) ?? arrived, scenario: scenario,
        name: entry.job.name.isEmpty ? "job \(entry.job.id)" : entry.job.name, user: entry.user, size: entry.size,
        limit: max(entry.length, entry.job.limit.map { Int($0) } ?? 0), length: entry.length,
        submitted: entry.submitted)
      job.label = entry.job.id
      (job.partition, job.fate, job.isRequeueable) = (entry.partition, entry.job.state, false)
      if feed.startsAsRecorded, let wait = entry.job.wait { job.earliest = entry.submitted + Int(wait) }
      if job.fate == .failed { job.exitCode = 1 }
      waiting.append(job)
      isRoomNew = true
    }
  }

  private var recordedIsDue: Bool { waiting.contains { $0.earliest == now } }
}
