package import GRDB
package import SiteModel

/// Reads lists as they were at a moment: a key frame, and what has changed since.
///
/// Rows are in the order in which they were written, which is not always that of their moments: a clock may be set
/// back. What was written last counts.
package struct LifeReader {
  package let moment: Moment
  /// Rows that could not be read, by their ids: what they told is lost.
  package private(set) var faults: [Fault] = []
  /// Nodes of the lists that have been read, by the places in their records.
  package var nodes = NodeNames()
  private let database: Database
  private let topics: [String: Int64]

  package struct Fault: Hashable, Sendable {
    package var row: Int64
    package var topic: String
    package var fault: RecordFault
  }

  /// How many damaged key frames one after another it goes back over.
  private static let mostSteps = 4

  package init(_ database: Database, at moment: Moment) throws {
    self.database = database
    self.moment = moment
    var topics: [String: Int64] = [:]
    let rows = try Row.fetchCursor(database, sql: "SELECT id, name FROM life_topic")
    while let row = try rows.next() { if let name = row.text(1) { topics[name] = row.number(0) } }
    self.topics = topics
  }

  /// The list at the moment; empty where nothing of it was recorded.
  package mutating func list<Item: Kept>(_ topic: LifeTopic<Item>) throws -> KeptList<Item> {
    var list = KeptList<Item>()
    guard let number = topics[topic.name] else { return list }
    let keys = try Int64.fetchAll(
      database,
      sql: "SELECT id FROM life WHERE topic = ? AND is_key = 1 AND moment <= ? ORDER BY id DESC LIMIT ?",
      arguments: [number, moment.nanoseconds, Self.mostSteps])
    guard let newest = keys.first else { return list }
    for key in keys {
      guard let body = try body(of: key), take(body, key, into: &list, topic.name) else { continue }
      try applyChanges(after: key, upTo: newest, of: number, to: &list, topic.name)
      break
    }
    return list
  }

  /// True when something of a list had been recorded by the moment.
  package func has<Item: Kept>(_ topic: LifeTopic<Item>) throws -> Bool {
    guard let number = topics[topic.name] else { return false }
    return try Bool.fetchOne(
      database, sql: "SELECT EXISTS (SELECT 1 FROM life WHERE topic = ? AND is_key = 1 AND moment <= ?)",
      arguments: [number, moment.nanoseconds]) ?? false
  }

  private mutating func applyChanges<Item: Kept>(
    after key: Int64, upTo newest: Int64, of topic: Int64, to list: inout KeptList<Item>, _ name: String
  ) throws {
    let end =
      try Int64.fetchOne(
        database, sql: "SELECT min(id) FROM life WHERE topic = ? AND is_key = 1 AND id > ?", arguments: [topic, newest])
      ?? Int64.max
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT id, body FROM life
        WHERE topic = ? AND is_key = 0 AND id > ? AND id < ? AND moment <= ? ORDER BY id
        """, arguments: [topic, key, end, moment.nanoseconds])
    while let row = try rows.next() { _ = take(try Self.bytes(row, 1), row[0], into: &list, name) }
  }

  private mutating func take<Item: Kept>(
    _ body: [UInt8], _ row: Int64, into list: inout KeptList<Item>, _ topic: String
  ) -> Bool {
    do throws(RecordFault) {
      try list.apply(body, nodes: &nodes)
      return true
    } catch {
      faults.append(Fault(row: row, topic: topic, fault: error))
      return false
    }
  }

  private func body(of row: Int64) throws -> [UInt8]? {
    let row = try Row.fetchOne(database, sql: "SELECT body FROM life WHERE id = ?", arguments: [row])
    return try row.map { try Self.bytes($0, 0) }
  }

  /// The bytes of a column; none where it holds something else.
  static func bytes(_ row: GRDB.Row, _ column: Int) throws -> [UInt8] {
    try row.withUnsafeData(atIndex: column) { $0.map { Array($0) } ?? [] }
  }
}

extension GRDB.Row {
  /// Of a damaged file any column may be anything.
  func text(_ column: Int) -> String? { String.fromDatabaseValue(self[column]) }
  func number(_ column: Int) -> Int64? { Int64.fromDatabaseValue(self[column]) }
}
