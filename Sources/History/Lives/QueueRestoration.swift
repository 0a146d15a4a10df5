internal import SiteModel

/// A queue as it was: told again part by part, in the order in which its sources told them.
struct QueueRestoration {
  private var report: QueueReport
  private let origins: [OriginRecord]
  private let nodes: [EntityKey]

  init(_ queue: QueueRecord, from reader: inout LifeReader) throws {
    let name = queue.name
    report = QueueReport(queue: name, kind: queue.kind)
    (report.cluster, report.version) = (queue.cluster, queue.version)
    reader.nodes = NodeNames()
    report.jobs = try reader.list(.jobs(of: name)).items.map(\.job)
    report.ended = try reader.list(.ended(of: name)).items.map(\.job)
    report.nodes = try reader.list(.nodes(of: name)).items
    report.partitions = try reader.list(.partitions(of: name)).items
    report.reservations = try reader.list(.reservations(of: name)).items
    report.qualities = try reader.list(.qualities(of: name)).items
    report.shares = try reader.list(.shares(of: name)).items
    report.priorities = Dictionary(
      try reader.list(.priorities(of: name)).items.map { ($0.job, PriorityFactors($0.factors)) },
      uniquingKeysWith: { first, _ in first })
    report.steps = try reader.list(.steps(of: name)).items
    origins = try reader.list(.origins).items.filter { $0.key.queue == name }.sorted { $0.moment < $1.moment }
    nodes = reader.nodes.names.map { .node($0) }
  }

  /// Only sources that the site has tell anything.
  func apply(to site: inout Site) {
    var rest = origins[...]
    while let first = rest.first {
      let together = rest.prefix { $0.moment == first.moment && $0.source == first.source }
      rest = rest.dropFirst(together.count)
      let told = report.only(Set(together.compactMap { JobQueue.Part.names.values[$0.key.part] }))
      site.restore(told, nodes: nodes, by: SourceID(first.source), at: first.moment)
    }
  }
}

extension QueueReport {
  /// The same with only some of its parts.
  fileprivate func only(_ parts: Set<JobQueue.Part>) -> QueueReport {
    var told = self
    if !parts.contains(.jobs) { told.jobs = nil }
    if !parts.contains(.ended) { told.ended = nil }
    if !parts.contains(.nodes) { told.nodes = nil }
    if !parts.contains(.partitions) { told.partitions = nil }
    if !parts.contains(.reservations) { told.reservations = nil }
    if !parts.contains(.qualities) { told.qualities = nil }
    if !parts.contains(.shares) { told.shares = nil }
    if !parts.contains(.priorities) { told.priorities = nil }
    if !parts.contains(.steps) { told.steps = nil }
    return told
  }
}
