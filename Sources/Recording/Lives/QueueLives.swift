internal import History
internal import SiteModel

/// What is recorded of the queues of a site's schedulers.
struct QueueLives: Sendable {
  private var queues = Register(.queues)
  private var origins = Register(.origins)
  private var parts: [String: QueueParts] = [:]
  private var nodes = NodeNames()

  init() {}

  /// Goes on from what is in the file.
  init(resuming reader: inout LifeReader) throws {
    queues = Register(.queues, resuming: try reader.list(.queues))
    origins = Register(.origins, resuming: try reader.list(.origins))
    reader.nodes = NodeNames()
    for queue in queues.list.items { parts[queue.name] = try QueueParts(queue.name, resuming: &reader) }
    nodes = reader.nodes
  }

  mutating func seal() -> [LifeRow?] { [queues.seal(), origins.seal()] }

  mutating func tellAllAgain() {
    queues.tellAllAgain()
    origins.tellAllAgain()
    for name in parts.keys { parts[name]?.tellAllAgain() }
  }

  mutating func take(_ report: QueueReport, of batch: Batch) -> [LifeRow?] {
    var queue = queues.list[report.queue] ?? QueueRecord(report.queue)
    queue.kind = report.kind
    queue.cluster = report.cluster ?? queue.cluster
    queue.version = report.version ?? queue.version
    var rows = [queues.put(queue, at: batch.moment)]
    let places = batch.subjects.map { $0.kind == .node ? nodes.place(of: $0.node) : -1 }
    var own = parts[report.queue] ?? QueueParts(report.queue)
    // Taken out, so that no list is copied.
    parts[report.queue] = nil
    let told = own.take(report.settled(places), at: batch.moment, nodes: nodes.names, rows: &rows)
    parts[report.queue] = own
    for part in told {
      var origin = OriginRecord(queue: report.queue, part: JobQueue.Part.names.names[part] ?? "")
      (origin.source, origin.moment) = (batch.source.name, batch.moment)
      rows.append(origins.put(origin, at: batch.moment))
    }
    return rows
  }
}

/// The parts of one queue.
struct QueueParts: Sendable {
  private var jobs: Register<JobRecord>
  private var ended: Register<JobRecord>
  private var nodes: Register<ScheduledNode>
  private var partitions: Register<JobPartition>
  private var reservations: Register<JobReservation>
  private var qualities: Register<ServiceQuality>
  private var shares: Register<FairShare>
  private var priorities: Register<PriorityRecord>
  private var steps: Register<JobStep>

  init(_ queue: String) {
    jobs = Register(.jobs(of: queue))
    ended = Register(.ended(of: queue))
    nodes = Register(.nodes(of: queue))
    partitions = Register(.partitions(of: queue))
    reservations = Register(.reservations(of: queue))
    qualities = Register(.qualities(of: queue))
    shares = Register(.shares(of: queue))
    priorities = Register(.priorities(of: queue))
    steps = Register(.steps(of: queue))
  }

  /// Goes on from what is in the file.
  init(_ queue: String, resuming reader: inout LifeReader) throws {
    jobs = Register(.jobs(of: queue), resuming: try reader.list(.jobs(of: queue)))
    ended = Register(.ended(of: queue), resuming: try reader.list(.ended(of: queue)))
    nodes = Register(.nodes(of: queue), resuming: try reader.list(.nodes(of: queue)))
    partitions = Register(.partitions(of: queue), resuming: try reader.list(.partitions(of: queue)))
    reservations = Register(.reservations(of: queue), resuming: try reader.list(.reservations(of: queue)))
    qualities = Register(.qualities(of: queue), resuming: try reader.list(.qualities(of: queue)))
    shares = Register(.shares(of: queue), resuming: try reader.list(.shares(of: queue)))
    priorities = Register(.priorities(of: queue), resuming: try reader.list(.priorities(of: queue)))
    steps = Register(.steps(of: queue), resuming: try reader.list(.steps(of: queue)))
  }

  mutating func tellAllAgain() {
    jobs.tellAllAgain()
    ended.tellAllAgain()
    nodes.tellAllAgain()
    partitions.tellAllAgain()
    reservations.tellAllAgain()
    qualities.tellAllAgain()
    shares.tellAllAgain()
    priorities.tellAllAgain()
    steps.tellAllAgain()
  }

  /// Notes what a report tells, whose nodes are places in `names`; returns which parts those are.
  mutating func take(_ report: QueueReport, at moment: Moment, nodes names: [String], rows: inout [LifeRow?])
    -> [JobQueue.Part]
  {
    var told: [JobQueue.Part] = []
    func note<Item>(_ items: [Item]?, _ part: JobQueue.Part, _ register: inout Register<Item>) {
      guard let items else { return }
      told.append(part)
      rows.append(register.replace(with: items, at: moment, nodes: names))
    }
    note(report.jobs.map(JobRecord.all), .jobs, &jobs)
    note(report.ended.map(JobRecord.all), .ended, &ended)
    note(report.nodes?.filter { $0.node >= 0 }, .nodes, &nodes)
    note(report.partitions, .partitions, &partitions)
    note(report.reservations, .reservations, &reservations)
    note(report.qualities, .qualities, &qualities)
    note(report.shares, .shares, &shares)
    let factors = report.priorities?.sorted { $0.key < $1.key }.map { PriorityRecord($0.key, $0.value.factors) }
    note(factors, .priorities, &priorities)
    note(report.steps, .steps, &steps)
    return told
  }
}

extension QueueReport {
  /// The same with its nodes as places in another table: `places` has them by subject, -1 for what is no node.
  fileprivate func settled(_ places: [Int32]) -> QueueReport {
    func place(_ subject: Int32) -> Int32 { places.indices.contains(Int(subject)) ? places[Int(subject)] : -1 }
    var report = self
    for job in report.jobs?.indices ?? 0..<0 { report.jobs?[job].settle(place) }
    for job in report.ended?.indices ?? 0..<0 { report.ended?[job].settle(place) }
    for node in report.nodes?.indices ?? 0..<0 { report.nodes?[node].node = place(nodes?[node].node ?? -1) }
    return report
  }
}

extension Job {
  fileprivate mutating func settle(_ place: (Int32) -> Int32) {
    guard !places.isEmpty else { return }
    for index in places.indices { places[index].node = place(places[index].node) }
    places.removeAll { $0.node < 0 }
  }
}
