internal import GRDB
internal import History
internal import SiteModel

/// What is recorded beside readings: what sources are and how they fail, facts, limits, processes, queues, alarms.
///
/// Each call returns what is to be written with the next transaction.
struct Lives: Sendable {
  private var site = Register(.site)
  /// The site as it is planned, until that is noted.
  private var plan: Topology?
  private var sources = Register(.sources)
  private var facts = Register(.facts)
  private var limits = Register(.limits)
  private var processes = Register(.processes)
  private var queues = QueueLives()
  private var board = BoardLives()
  private var memory = MemoryLives()
  private var alerts = AlertLives()
  private var gaps = GapLives()
  /// By source: the layout and words of its last answer, which are mostly the same as those of the next.
  private var answers: [SourceID: (layout: UInt64, facts: [Fact], processes: [AcceleratorProcess]?)] = [:]

  init() {}

  /// Goes on from what is in the file. Sources begin anew: those that are asked now make themselves known.
  init(resuming database: Database, of topology: Topology) throws {
    plan = topology
    var reader = try LifeReader(database, at: Moment(nanoseconds: .max))
    site = Register(.site, resuming: try reader.list(.site))
    facts = Register(.facts, resuming: try reader.list(.facts))
    limits = Register(.limits, resuming: try reader.list(.limits))
    processes = Register(.processes, resuming: try reader.list(.processes))
    board = try BoardLives(resuming: &reader, database)
    queues = try QueueLives(resuming: &reader)
    gaps = try GapLives(resuming: &reader, database)
  }

  /// What has come in and is in no row yet.
  mutating func seal() -> [HistoryWrite] {
    let own = [site.seal(), sources.seal(), facts.seal(), limits.seal(), processes.seal(), gaps.seal()]
    let rows = own + board.seal() + queues.seal() + memory.seal()
    return rows.compactMap { $0?.write }
  }

  /// Rows may have been given up: the next of each list tells all of it.
  mutating func tellAllAgain() {
    site.tellAllAgain()
    sources.tellAllAgain()
    facts.tellAllAgain()
    limits.tellAllAgain()
    processes.tellAllAgain()
    board.tellAllAgain()
    memory.tellAllAgain()
    queues.tellAllAgain()
    alerts.tellAllAgain()
    gaps.tellAllAgain()
  }

  /// Notes all alarms as they are now.
  mutating func take(_ news: AlarmBoard, at moment: Moment) -> [HistoryWrite] {
    board.take(news, sources: sources.list.items.map(\.name), at: moment).compactMap { $0?.write }
  }

  /// Notes what a site itself has added up.
  mutating func take(_ site: Site, at moment: Moment, _ names: inout WriterNames) -> [HistoryWrite] {
    let sign = note(signAt: moment)
    return (sign.map { [$0.write] } ?? []) + memory.take(site, at: moment, &names)
  }

  /// The alarms to go on from; `site` learns of what they are about. Nil where nobody has kept any.
  func board(in site: inout Site) -> AlarmBoard? { board.board(in: &site) }

  mutating func take(_ description: SourceDescription, at moment: Moment, _ names: inout WriterNames) -> [HistoryWrite]
  {
    var record = sources.list[description.id.name] ?? SourceRecord(description)
    record.update(description)
    return [noteSite(at: moment), sources.put(record, at: moment)].compactMap { $0?.write }
  }

  private mutating func noteSite(at moment: Moment) -> LifeRow? {
    guard let topology = plan else { return nil }
    plan = nil
    return site.put(TopologyRecord(topology), at: moment)
  }

  mutating func take(_ batch: Batch, took duration: Duration, _ names: inout WriterNames) -> [HistoryWrite] {
    var rows = [noteSite(at: batch.moment), note(signAt: batch.moment), note(answer: batch), alerts.take(batch)]
    let source = names.number(of: batch.source)
    let known = answers[batch.source]
    let isSameLayout = known?.layout == batch.layout
    if !isSameLayout || known?.facts != batch.facts { rows += note(facts: batch, source, &names) }
    for stated in batch.limits where batch.subjects.indices.contains(Int(stated.subject)) {
      let place = ThingPlace(source: source, thing: names.number(of: batch.subjects[Int(stated.subject)]))
      rows.append(
        limits.put(LimitsRecord(place, stated.quantity.name, stated.limits.limits), at: batch.moment))
    }
    if let told = batch.processes, !isSameLayout || known?.processes != told {
      rows += note(processes: told, of: batch, source, &names)
    }
    if let report = batch.queue { rows += queues.take(report, of: batch) }
    answers[batch.source] = (batch.layout, batch.facts, batch.processes)
    return rows.compactMap { $0?.write }
  }

  mutating func take(
    _ failure: SourceFailure, of source: SourceID, at moment: Moment, took duration: Duration,
    _ names: inout WriterNames
  ) -> [HistoryWrite] {
    let sign = note(signAt: moment)
    guard var record = sources.list[source.name] else { return [sign].compactMap { $0?.write } }
    record.failure = failure.variant
    record.attempted = moment
    record.duration = duration
    record.failures += 1
    return [sign, sources.put(record, at: moment)].compactMap { $0?.write }
  }

  /// Notes that what came in a span had to be given up.
  mutating func take(lost span: PastSpan, at moment: Moment) -> [HistoryWrite] {
    [gaps.take(lost: span, at: moment)].compactMap { $0?.write }
  }

  private mutating func note(signAt moment: Moment) -> LifeRow? {
    let sources = sources
    return gaps.take(signAt: moment) { sources.list.items.lazy.map(\.cadence).min() ?? .zero }
  }

  private mutating func note(answer batch: Batch) -> LifeRow? {
    var record =
      sources.list[batch.source.name]
      ?? SourceRecord(SourceDescription(id: batch.source, address: batch.source.name, cadence: .seconds(10)))
    (record.failure, record.attempted, record.duration, record.failures) = (nil, nil, nil, 0)
    record.complaints = batch.complaints.prefix(64).map { ComplaintRecord($0) }
    record.answered = batch.readings.isEmpty && batch.queue == nil ? batch.moment : nil
    return sources.put(record, at: batch.moment)
  }

  private mutating func note(facts batch: Batch, _ source: Int64, _ names: inout WriterNames) -> [LifeRow?] {
    var changed: [ThingPlace: FactsRecord] = [:]
    for fact in batch.facts where batch.subjects.indices.contains(Int(fact.subject)) {
      let place = ThingPlace(source: source, thing: names.number(of: batch.subjects[Int(fact.subject)]))
      var record = changed[place] ?? facts.list[place] ?? FactsRecord(place)
      record.set(fact.attribute.name, fact.text)
      changed[place] = record
    }
    return changed.values.sorted { $0.key.thing < $1.key.thing }.map { facts.put($0, at: batch.moment) }
  }

  private mutating func note(
    processes told: [AcceleratorProcess], of batch: Batch, _ source: Int64, _ names: inout WriterNames
  ) -> [LifeRow?] {
    var records: [ProcessRecord] = []
    for (rank, process) in told.enumerated() where batch.subjects.indices.contains(Int(process.accelerator)) {
      let thing = names.number(of: batch.subjects[Int(process.accelerator)])
      var record = ProcessRecord(ThingPlace(source: source, thing: thing), process.processID)
      (record.name, record.memory, record.rank) = (process.name, process.memoryUsed, Int32(clamping: rank))
      records.append(record)
    }
    let keys = Set(records.map(\.key))
    let gone = processes.list.items.map(\.key).filter { $0.place.source == source && !keys.contains($0) }
    return [processes.remove(Set(gone), at: batch.moment)] + records.map { processes.put($0, at: batch.moment) }
  }
}
