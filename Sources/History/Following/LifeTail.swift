internal import GRDB
internal import SiteModel

/// Follows what is written beside readings: brings the lists that have changed into a site.
struct LifeTail: Sendable {
  /// The newest row that has been taken in.
  private var last: Int64 = 0

  mutating func begin(_ database: Database) throws { last = try Self.newest(database) }

  private static func newest(_ database: Database) throws -> Int64 {
    try Int64.fetchOne(database, sql: "SELECT max(id) FROM life") ?? 0
  }

  /// False where the site has to be read whole: it was planned anew, or the file is another.
  mutating func bring(into site: inout Site, _ names: HistoryNames, from database: Database) throws -> Bool {
    let newest = try Self.newest(database)
    guard newest != last else { return true }
    guard newest > last else { return false }
    let topics = try Set(
      String.fetchAll(
        database,
        sql: """
          SELECT name FROM life_topic WHERE id IN (SELECT DISTINCT topic FROM life WHERE id > ?)
          """, arguments: [last]))
    guard !topics.contains(LifeTopic.site.name) else { return false }
    last = newest
    // What was written last counts, whatever the clocks say.
    var reader = try LifeReader(database, at: Moment(nanoseconds: .max))
    var rest = LifeRestoration.Parts(names: names)
    rest.topics = topics
    rest.hasSources = topics.contains(LifeTopic.sources.name)
    rest.hasFacts = topics.contains(LifeTopic.facts.name)
    rest.hasLimits = topics.contains(LifeTopic.limits.name)
    rest.hasProcesses = topics.contains(LifeTopic.processes.name)
    if rest.hasSources { for record in try reader.list(.sources).items { site.register(record.description) } }
    try bringQueues(topics, into: &site, &reader)
    site.forget(processes: rest.hasProcesses, facts: rest.hasFacts)
    site.restore(try LifeRestoration.past(rest, of: site, &reader), isAddition: true)
    if topics.contains(LifeTopic.alarms.name) || topics.contains(LifeTopic.flood.name) {
      try LifeRestoration.restoreAlarms(in: &site, &reader, from: database)
    }
    return true
  }

  private func bringQueues(_ topics: Set<String>, into site: inout Site, _ reader: inout LifeReader) throws {
    let alerts = LifeTopic<ForeignAlert>.alertsName
    guard
      topics.contains(where: {
        $0.contains("/") && !$0.hasPrefix(alerts) || $0 == LifeTopic.origins.name || $0 == LifeTopic.queues.name
      })
    else { return }
    for name in try reader.list(.queues).items { try QueueRestoration(name, from: &reader).apply(to: &site) }
  }
}
