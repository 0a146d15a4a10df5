internal import GRDB
internal import SiteModel

/// The names in a file, by the numbers that stand for them everywhere else. Numbers last as long as the file.
struct HistoryNames: Sendable {
  private(set) var sources: [Int64: SourceID] = [:]
  private(set) var things: [Int64: EntityKey] = [:]
  private(set) var quantities: [Int64: Quantity] = [:]
  private var lastSource: Int64 = 0
  private var lastThing: Int64 = 0

  /// Reads the names that have been added since the last time.
  mutating func update(from database: Database) throws {
    // Of a damaged file any column may be anything.
    let newSources = try Row.fetchCursor(
      database, sql: "SELECT id, name FROM source WHERE id > ? ORDER BY id", arguments: [lastSource])
    while let row = try newSources.next() {
      guard let number = row[0] as Int64?, let name = Self.text(row, 1) else { continue }
      lastSource = max(lastSource, number)
      sources[number] = SourceID(name)
    }
    let rows = try Row.fetchCursor(database, sql: "SELECT id, name FROM quantity")
    while let row = try rows.next() {
      guard let number = row[0] as Int64?, let name = Self.text(row, 1) else { continue }
      quantities[number] = Self.known[name]
    }
    let newThings = try Row.fetchCursor(
      database, sql: "SELECT id, kind, node, name FROM thing WHERE id > ? ORDER BY id", arguments: [lastThing])
    while let row = try newThings.next() {
      guard let number = row[0] as Int64?, let kind = Self.text(row, 1).flatMap({ Self.kinds[$0] }),
        let node = Self.text(row, 2), let name = Self.text(row, 3)
      else { continue }
      lastThing = max(lastThing, number)
      things[number] = EntityKey(kind, node: node, name: name)
    }
  }

  private static func text(_ row: GRDB.Row, _ column: Int) -> String? {
    String.fromDatabaseValue(row[column]).map { CleanText.cleaned($0, limit: 512) }
  }

  private static let known = Dictionary(uniqueKeysWithValues: Quantity.allCases.map { ($0.name, $0) })
  private static let kinds = Dictionary(uniqueKeysWithValues: EntityKind.allCases.map { ($0.name, $0) })
}
