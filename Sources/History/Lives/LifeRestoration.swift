internal import GRDB
internal import SiteModel

/// Puts into a site what is recorded beside readings: sources and how they stood, facts, limits, processes, queues,
/// alarms.
struct LifeRestoration: Restoration {
  func prepare(_ site: inout Reconstruction, from database: Database) throws {
    var reader = try LifeReader(database, at: site.moment)
    if let record = try reader.list(.site).items.first, record.isSound {
      let topology = record.topology(asked: site.site.topology)
      site.replan(topology)
    }
    site.sources = try reader.list(.sources).items
    for source in site.sources { site.site.register(source.description) }
  }

  func complete(_ site: inout Reconstruction, from database: Database) throws {
    var reader = try LifeReader(database, at: site.moment)
    for name in try reader.list(.queues).items {
      let queue = try QueueRestoration(name, from: &reader)
      queue.apply(to: &site.site)
    }
    var parts = Parts(names: site.names)
    parts.sources = site.sources
    var past = try Self.past(parts, of: site.site, &reader)
    for record in try reader.list(.idle).items {
      if let accelerator = site.names.things[record.key] { past.idle.append((accelerator, record.since)) }
    }
    past.ledger = try MemoryRestoration.ledger(of: site.site, at: site.moment, from: &reader)
    site.site.restore(past)
    site.site.restore(try MemoryRestoration.trends(at: site.moment, from: database))
    try Self.restoreAlarms(in: &site.site, &reader, from: database)
  }

  /// Where nobody kept alarms the pages show what can be told from the moment alone.
  static func restoreAlarms(in site: inout Site, _ reader: inout LifeReader, from database: Database) throws {
    guard try reader.has(.alarms) else { return }
    var alarms: [Alarm] = []
    for record in try reader.list(.alarms).items {
      if let alarm = record.alarm(in: &site) { alarms.append(alarm) }
    }
    let flood = try reader.list(.flood).items.first?.flood
    let newest = try AlarmEventTable.newestNumber(upTo: reader.moment, in: database)
    var board = AlarmBoard(alarms, lastEvent: newest, flood: flood)
    board.isRecorded = true
    site.apply(board)
  }

  /// Which lists are read; all, but where only some have changed.
  struct Parts {
    let names: HistoryNames
    var hasSources = true
    var hasFacts = true
    var hasLimits = true
    var hasProcesses = true
    /// The sources, where they have been read already.
    var sources: [SourceRecord]?
    /// Names of the lists that have changed; nil where all are read.
    var topics: Set<String>?

    init(names: HistoryNames) { self.names = names }
  }

  /// What was known of sources and things by the reader's moment.
  static func past(_ parts: Parts, of site: Site, _ reader: inout LifeReader) throws -> SitePast {
    var past = SitePast()
    if parts.hasSources { past.sources = try (parts.sources ?? reader.list(.sources).items).map(\.past) }
    /// The thing, where its source is one that the site had then.
    func thing(_ place: ThingPlace) -> EntityKey? {
      guard let source = parts.names.sources[place.source], site.sourceIndex(of: source) != nil else { return nil }
      return parts.names.things[place.thing]
    }
    for record in parts.hasFacts ? try reader.list(.facts).items : [] {
      guard let thing = thing(record.key) else { continue }
      past.facts += record.facts.map { (thing, $0.attribute, $0.text) }
    }
    for record in parts.hasLimits ? try reader.list(.limits).items : [] {
      guard let thing = thing(record.key.place), let quantity = Quantity.names.values[record.key.quantity] else {
        continue
      }
      past.limits.append((thing, quantity, PointLimits(record.limits)))
    }
    let processes = parts.hasProcesses ? try reader.list(.processes).items : []
    for record in processes.sorted(by: { $0.rank < $1.rank }) {
      guard let thing = thing(record.key.place) else { continue }
      past.processes.append(
        SitePast.Process(on: thing, record.key.process, name: record.name, memory: record.memory))
    }
    for source in site.sources {
      let topic = LifeTopic.alerts(of: source.description.id.name)
      guard parts.topics?.contains(topic.name) ?? true, try reader.has(topic) else { continue }
      past.alerts.append((source.description.id, try reader.list(topic).items))
    }
    return past
  }
}

extension SourceRecord {
  /// How the source stood.
  fileprivate var past: SitePast.Source {
    SitePast.Source(
      id: SourceID(name), complaints: complaints.compactMap(\.complaint), answered: answered,
      failure: failure.map { SourceFailure($0) }, attempted: attempted, duration: duration, failures: failures)
  }
}
