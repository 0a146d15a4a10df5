/// A scheduler at a site, with all that is known of it now. Jobs are in the scheduler's own order.
package struct JobQueue: Sendable {
  package let name: String
  package private(set) var kind: SchedulerKind
  package private(set) var cluster: String?
  package private(set) var version: String?
  package private(set) var jobs: [Job] = []
  package private(set) var ended: [Job] = []
  /// By the node's index in the site.
  package private(set) var nodes: [Int32: ScheduledNode] = [:]
  package private(set) var partitions: [JobPartition] = []
  package private(set) var reservations: [JobReservation] = []
  package private(set) var qualities: [ServiceQuality] = []
  package private(set) var shares: [FairShare] = []
  package private(set) var priorities: [String: PriorityFactors] = [:]
  package private(set) var steps: [JobStep] = []
  /// By part: the source that told it last (index in `Site.sources`), and when. None: never told.
  package private(set) var origins: [Part: Origin] = [:]
  /// Places in `jobs` of those that hold nodes.
  package private(set) var holding: [Int32] = []
  package private(set) var tally = QueueTally()
  private var places: [String: Int32] = [:]
  /// How many of `jobs` each array and each heterogeneous job has.
  private var groups: [Int: Int32] = [:]

  package enum Part: UInt8, CaseIterable, Sendable {
    case jobs, ended, nodes, partitions, reservations, qualities, shares, priorities, steps
  }

  package struct Origin: Hashable, Sendable {
    package var source: Int
    package var moment: Moment
  }

  init(_ report: QueueReport) {
    name = report.queue
    kind = report.kind
  }

  /// The job with that id: in the queue, else among those that have ended.
  package func job(_ id: String) -> Job? {
    if let place = places[id] { return jobs[Int(place)] }
    return ended.first { $0.id == id }
  }

  /// Its place in `jobs`; nil for a job that is not in the queue.
  package func place(of id: String) -> Int? { places[id].map(Int.init) }

  /// True when the id is the number of an array or a heterogeneous job of which the queue has several records, and no
  /// job's own.
  package func isGroup(_ id: String) -> Bool { places[id] == nil && Int(id).map { groups[$0] ?? 0 > 1 } ?? false }

  /// The job with that id, or the queue's records of the array or heterogeneous job of that number.
  package func members(of id: String) -> [Job] {
    if let job = job(id) { return [job] }
    guard isGroup(id), let number = Int(id) else { return [] }
    return jobs.filter { $0.group == number }
  }

  /// Takes in what was told. `nodes` says which of the site's nodes a subject of the batch is, -1 for none: what is told
  /// of those is dropped.
  mutating func apply(_ report: QueueReport, nodes indices: [Int32], origin: Origin) {
    kind = report.kind
    cluster = report.cluster ?? cluster
    version = report.version ?? version
    func siteNode(_ subject: Int32) -> Int32 { indices.indices.contains(Int(subject)) ? indices[Int(subject)] : -1 }
    if var told = report.jobs {
      for place in told.indices { told[place].settle(siteNode) }
      places = Dictionary(minimumCapacity: told.count)
      groups = [:]
      for (place, job) in told.enumerated() {
        places[job.id] = Int32(place)
        if let group = job.group { groups[group, default: 0] += 1 }
      }
      holding = told.indices.filter { told[$0].state.holdsNodes && !told[$0].places.isEmpty }.map { Int32($0) }
      tally.count(told, at: origin.moment)
      jobs = told
      origins[.jobs] = origin
    }
    if var told = report.ended {
      for place in told.indices { told[place].settle(siteNode) }
      tally.count(ended: told, at: origin.moment)
      ended = told
      origins[.ended] = origin
    }
    if let told = report.nodes {
      nodes = Dictionary(minimumCapacity: told.count)
      for var node in told {
        node.node = siteNode(node.node)
        if node.node >= 0 { nodes[node.node] = node }
      }
      tally.count(nodes.values)
      origins[.nodes] = origin
    }
    keep(report.partitions, in: \.partitions, .partitions, origin)
    keep(report.reservations, in: \.reservations, .reservations, origin)
    keep(report.qualities, in: \.qualities, .qualities, origin)
    keep(report.shares, in: \.shares, .shares, origin)
    keep(report.priorities, in: \.priorities, .priorities, origin)
    keep(report.steps, in: \.steps, .steps, origin)
  }

  private mutating func keep<Value>(
    _ told: Value?, in place: WritableKeyPath<JobQueue, Value>, _ part: Part, _ origin: Origin
  ) {
    guard let told else { return }
    self[keyPath: place] = told
    origins[part] = origin
  }
}

extension Job {
  /// From a batch's subjects to the site's nodes.
  fileprivate mutating func settle(_ siteNode: (Int32) -> Int32) {
    guard !places.isEmpty else { return }
    for place in places.indices { places[place].node = siteNode(places[place].node) }
    places.removeAll { $0.node < 0 }
  }
}
