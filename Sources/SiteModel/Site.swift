/// A centre: what it is planned to be, what has been found, and everything known of it now. A value: whoever holds
/// one holds a consistent moment, while the keeper goes on with the next.
package struct Site: Sendable {
  package let topology: Topology
  package private(set) var directory: Directory
  package private(set) var columns = Columns()
  package private(set) var trends: Trends
  /// All sources, planned or met, by index; indices stay.
  package private(set) var sources: [SourceState] = []
  /// Words about things, by thing.
  package private(set) var facts: [EntityID: [Attribute: String]] = [:]
  /// Processes on accelerators, by node index; their `accelerator` is the index in `directory`.
  package private(set) var processes: [Int32: [AcceleratorProcess]] = [:]
  /// Limits that devices state for their own points.
  package private(set) var limits: [EntityID: [Quantity: PointLimits]] = [:]
  /// Grows with every change of them.
  package private(set) var limitsVersion: UInt64 = 0
  /// The schedulers at the site; places stay.
  package private(set) var queues: [JobQueue] = []
  /// What jobs have taken since they have been watched.
  package private(set) var ledger = JobLedger()
  package private(set) var idleWatch = IdleWatch()
  /// The alarms, as whoever runs the alarm engine has them; nil where nobody does.
  package private(set) var alarms: AlarmBoard?
  /// What other alarm systems say, by the index of the source that told; it stands until that source says otherwise.
  package private(set) var foreignAlerts: [Int: [ForeignAlert]] = [:]
  /// When the newest batch was applied; `Moment.never` before the first.
  package private(set) var moment = Moment.never
  /// Grows with every change.
  package private(set) var version: UInt64 = 0

  private var sourceIndices: [SourceID: Int] = [:]
  /// Per source, the batch layout last seen and the ids that its subjects resolved to.
  private var layouts: [Int: (layout: UInt64, ids: [EntityID])] = [:]
  private var learned: [SourceID: LearnedNames] = [:]

  package init(topology: Topology, trends: Trends = Trends()) {
    self.topology = topology
    self.trends = trends
    directory = Directory(topology: topology)
  }

  package var name: String { topology.name }
  /// True when everything that the site shows is simulated. Simulated and real sources do not mix: a source of the
  /// other sort is refused.
  package var isSimulated: Bool { topology.isSimulated }

  // MARK: Folding in what sources bring

  /// Makes a source known before its first answer, so that silence is visible. Returns its index.
  @discardableResult
  package mutating func register(_ description: SourceDescription) -> Int {
    if let index = sourceIndices[description.id] {
      sources[index].description = description
      return index
    }
    sources.append(SourceState(description))
    sourceIndices[description.id] = sources.count - 1
    version += 1
    for node in description.nodes {
      let index = directory.add(.node(node)).index
      sources[sources.count - 1].nodes.append(index)
    }
    return sources.count - 1
  }

  /// Folds a batch into the columns. Readings of unknown things make those things known.
  /// Subjects out of range and values that are not numbers are dropped: a broken batch cannot break the site.
  package mutating func apply(_ batch: Batch, took duration: Duration = .zero) {
    let source =
      sourceIndices[batch.source]
      ?? register(
        SourceDescription(id: batch.source, address: batch.source.name, cadence: .seconds(10)))
    guard batch.isSimulated == topology.isSimulated else {
      return apply(
        batch.isSimulated ? .simulated : .notSimulated, of: batch.source, at: batch.moment, took: duration)
    }
    let ids = resolve(batch, source: source)
    let known = directory
    var newest: Moment?
    for reading in batch.readings where Int(reading.subject) < ids.count && !reading.value.isNaN {
      newest = max(newest ?? reading.moment, reading.moment)
      columns.write(
        reading.value, to: ids[Int(reading.subject)], reading.quantity, at: reading.moment,
        quality: reading.quality, source: source, expecting: known.count(of: ids[Int(reading.subject)].kind))
    }
    for fact in batch.facts where Int(fact.subject) < ids.count {
      if facts[ids[Int(fact.subject)]]?[fact.attribute] != fact.text {
        facts[ids[Int(fact.subject)], default: [:]][fact.attribute] = fact.text.isEmpty ? nil : fact.text
      }
    }
    for stated in batch.limits where Int(stated.subject) < ids.count {
      if limits[ids[Int(stated.subject)]]?[stated.quantity] == stated.limits { continue }
      limits[ids[Int(stated.subject)], default: [:]][stated.quantity] = stated.limits
      limitsVersion += 1
    }
    apply(processes: batch.processes, ids: ids, source: source)
    if let report = batch.queue {
      // A scheduler speaks of nodes, not for them: that it answers does not mean that they do.
      if batch.readings.isEmpty { sources[source].nodes = [] }
      apply(report, ids: ids, origin: JobQueue.Origin(source: source, moment: batch.moment))
    }
    if let alerts = batch.alerts { foreignAlerts[source] = alerts }
    note(success: batch, newest: newest, took: duration, source: source)
    moment = max(moment, batch.moment)
    version += 1
  }

  /// Takes in what the alarm engine says now.
  package mutating func apply(_ board: AlarmBoard?) {
    alarms = board
    version += 1
  }

  /// Takes the place of a site that was shown before: its version is a later one, and trends that the other remembers are
  /// kept where the same things have the same places and this one knows no more.
  package mutating func goOn(after other: Site) {
    if trends.count <= other.trends.count, directory.begins(with: other.directory) { trends = other.trends }
    // A feed's numbers of layouts are none of those that the file's batches had, nor those under which its names were learnt.
    layouts = [:]
    learned = [:]
    version = max(version, other.version) + 1
  }

  /// Forgets processes, or words about things: who follows a record is told of all of them together.
  package mutating func forget(processes isOfProcesses: Bool, facts isOfFacts: Bool) {
    if isOfProcesses { processes = [:] }
    if isOfFacts { facts = [:] }
  }

  /// Takes in what was known at a moment of the past; the sources are those that are registered. `isAddition`: of a site
  /// that goes on, and adds up by itself what jobs take.
  package mutating func restore(_ past: SitePast, isAddition: Bool = false) {
    for source in past.sources {
      guard let index = sourceIndices[source.id] else { continue }
      sources[index].restore(source)
    }
    for (thing, attribute, text) in past.facts where !text.isEmpty {
      facts[directory.add(thing), default: [:]][attribute] = text
    }
    for (thing, quantity, stated) in past.limits { limits[directory.add(thing), default: [:]][quantity] = stated }
    if !past.limits.isEmpty { limitsVersion += 1 }
    for process in past.processes {
      let id = directory.add(process.accelerator)
      let known = AcceleratorProcess(
        accelerator: Int(id.index), processID: process.processID, name: process.name, memoryUsed: process.memory)
      processes[Int32(directory.node(of: id)), default: []].append(known)
    }
    for (accelerator, since) in past.idle { idleWatch.restore(Int(directory.add(accelerator).index), since: since) }
    for (source, told) in past.alerts { if let index = sourceIndices[source] { foreignAlerts[index] = told } }
    if !isAddition { ledger = past.ledger }
    version += 1
  }

  /// Makes a thing known of which nobody has told anything yet: alarms that were kept may be about it.
  package mutating func learn(of thing: EntityKey) {
    _ = directory.add(thing)
    version += 1
  }

  /// Takes in what a source told of a queue at a moment of the past; its nodes are places in `nodes`.
  package mutating func restore(_ report: QueueReport, nodes: [EntityKey], by id: SourceID, at told: Moment) {
    guard let source = sourceIndices[id] else { return }
    apply(report, ids: nodes.map { directory.add($0) }, origin: JobQueue.Origin(source: source, moment: told))
    if sources[source].readingCount == 0 { sources[source].nodes = [] }
    sources[source].lastSuccess = max(sources[source].lastSuccess ?? .never, told)
    sources[source].lastAttempt = max(sources[source].lastAttempt ?? .never, told)
    moment = max(moment, told)
    version += 1
  }

  /// Takes in what is drawn of the time before.
  package mutating func restore(_ remembered: Trends) {
    trends = remembered
    version += 1
  }

  /// Notes that a poll failed; the values that the source brought before stay, and age.
  package mutating func apply(_ failure: SourceFailure, of id: SourceID, at moment: Moment, took duration: Duration) {
    guard let index = sourceIndices[id] else { return }
    sources[index].lastAttempt = moment
    sources[index].lastDuration = duration
    sources[index].failure = failure
    sources[index].consecutiveFailures += 1
    version += 1
  }

  /// Remembers one step of the tracked quantities if one is due; `totals` and `jobs` are asked only then.
  package mutating func remember(
    at now: Moment, jobs: (borrowing Site) -> [JobPower] = { _ in [] },
    totals: (borrowing Site) -> [Trends.SiteTotal: Double]
  ) {
    guard trends.isDue(at: now) else { return }
    let figures = totals(self)
    if !queues.isEmpty { ledger.take(jobs(self), at: now, interval: trends.interval) }
    let limits = sources.map(\.staleAfter.nanoseconds)
    let rows = Trends.tracked.map { kind, quantity in
      columns.column(kind, quantity).freshValues(count: directory.count(of: kind), staleAfter: limits, at: now)
    }
    if let place = Trends.tracked.firstIndex(where: { $0 == (.accelerator, .load) }) {
      idleWatch.take(rows[place], at: now)
    }
    trends.take(rows, totals: figures, at: now)
    columns.trim { directory.count(of: $0) }
    version += 1
  }

  private mutating func resolve(_ batch: Batch, source: Int) -> [EntityID] {
    if let known = layouts[source], known.layout == batch.layout, known.ids.count == batch.subjects.count {
      return known.ids
    }
    if let known = learned[batch.source], known.layout == batch.layout, known.ids.count == batch.subjects.count {
      layouts[source] = (known.layout, known.ids)
      sources[source].nodes = known.nodes
      return known.ids
    }
    let ids = batch.subjects.map { directory.add($0) }
    layouts[source] = (batch.layout, ids)
    sources[source].nodes = nodes(of: ids)
    return ids
  }

  private func nodes(of ids: [EntityID]) -> [Int32] {
    Array(Set(ids.map { Int32(directory.node(of: $0)) }.filter { $0 >= 0 })).sorted()
  }

  private struct LearnedNames: Sendable {
    var layout: UInt64
    var ids: [EntityID]
    var nodes: [Int32]
  }

  /// Makes the things of a source's batches known before one comes, so that it is taken in sooner: for who builds one site
  /// after another of the same things.
  package mutating func learn(_ subjects: [EntityKey], layout: UInt64, of source: SourceID) {
    let ids = subjects.map { directory.add($0) }
    learned[source] = LearnedNames(layout: layout, ids: ids, nodes: nodes(of: ids))
  }

  private mutating func apply(processes reported: [AcceleratorProcess]?, ids: [EntityID], source: Int) {
    guard let reported else { return }
    for node in sources[source].nodes { processes[node] = nil }
    for var process in reported where Int(process.accelerator) < ids.count {
      let id = ids[Int(process.accelerator)]
      process.accelerator = UInt32(id.index)
      processes[Int32(directory.node(of: id)), default: []].append(process)
    }
  }

  private mutating func apply(_ report: QueueReport, ids: [EntityID], origin: JobQueue.Origin) {
    let place = queues.firstIndex { $0.name == report.queue } ?? queues.count
    if place == queues.count { queues.append(JobQueue(report)) }
    queues[place].apply(report, nodes: ids.map { $0.kind == .node ? $0.index : -1 }, origin: origin)
  }

  private mutating func note(success batch: Batch, newest: Moment?, took duration: Duration, source: Int) {
    sources[source].lastAttempt = batch.moment
    sources[source].lastSuccess = batch.moment
    sources[source].newestReading = newest
    sources[source].lastDuration = duration
    sources[source].failure = nil
    sources[source].consecutiveFailures = 0
    sources[source].readingCount = batch.readings.count
    sources[source].complaints = batch.complaints
  }

  package func source(_ id: SourceID) -> SourceState? { sourceIndices[id].map { sources[$0] } }

  package func sourceIndex(of id: SourceID) -> Int? { sourceIndices[id] }
}
