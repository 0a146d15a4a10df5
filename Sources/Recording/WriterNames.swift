internal import GRDB
internal import History
internal import SiteModel

/// The numbers that stand for names in the file. New ones are given out at once and written with the next transaction.
struct WriterNames: Sendable {
  private var sources: [SourceID: Int64] = [:]
  private var things: [EntityKey: Int64] = [:]
  private var quantities: [Int64?] = Array(repeating: nil, count: Quantity.count)
  private var lastSource: Int64 = 0
  private var lastThing: Int64 = 0
  private var lastQuantity: Int64 = 0
  private var lastPart: Int64 = 0
  /// The parts that the file has, by source.
  private var parts: [Int64: [(number: Int64, layout: PartLayout)]] = [:]
  private var unsaved: [HistoryWrite] = []
  private var hasNewLayouts = false

  init() {}

  init(from database: Database) throws {
    for (number, name) in try Self.names("source", in: database) {
      lastSource = max(lastSource, number)
      sources[SourceID(name)] = number
    }
    let kinds = Dictionary(uniqueKeysWithValues: EntityKind.allCases.map { ($0.name, $0) })
    let rows = try Row.fetchCursor(database, sql: "SELECT id, kind, node, name FROM thing ORDER BY id")
    while let row = try rows.next() {
      // Of a damaged file any column may be anything.
      guard let number = row[0] as Int64? else { continue }
      lastThing = max(lastThing, number)
      if let kind = String.fromDatabaseValue(row[1]).flatMap({ kinds[$0] }),
        let node = String.fromDatabaseValue(row[2]),
        let name = String.fromDatabaseValue(row[3])
      {
        things[EntityKey(kind, node: node, name: name)] = number
      }
    }
    let known = Dictionary(uniqueKeysWithValues: Quantity.allCases.map { ($0.name, Int($0.rawValue)) })
    for (number, name) in try Self.names("quantity", in: database) {
      lastQuantity = max(lastQuantity, number)
      if let place = known[name] { quantities[place] = number }
    }
    try BlobStatement(database, "SELECT id, source, series FROM part ORDER BY id").forEach([]) { row in
      lastPart = max(lastPart, row.number(0))
      parts[row.number(1), default: []].append((row.number(0), try PartLayout(from: row.bytes(2))))
      return true
    }
  }

  private static func names(_ table: String, in database: Database) throws -> [(Int64, String)] {
    try Row.fetchAll(database, sql: "SELECT id, name FROM \(table)").compactMap { row in
      guard let number = row[0] as Int64?, let name = String.fromDatabaseValue(row[1]) else { return nil }
      return (number, name)
    }
  }

  mutating func number(of source: SourceID) -> Int64 {
    if let number = sources[source] { return number }
    lastSource += 1
    sources[source] = lastSource
    unsaved.append(HistoryWrite("INSERT OR REPLACE INTO source (id, name) VALUES (?, ?)", [lastSource, source.name]))
    return lastSource
  }

  mutating func number(of thing: EntityKey) -> Int64 {
    if let number = things[thing] { return number }
    lastThing += 1
    things[thing] = lastThing
    unsaved.append(
      HistoryWrite(
        "INSERT OR REPLACE INTO thing (id, kind, node, name) VALUES (?, ?, ?, ?)",
        [lastThing, thing.kind.name, thing.node, thing.name]))
    return lastThing
  }

  mutating func number(of quantity: Quantity) -> Int64 {
    if let number = quantities[Int(quantity.rawValue)] { return number }
    lastQuantity += 1
    quantities[Int(quantity.rawValue)] = lastQuantity
    unsaved.append(
      HistoryWrite("INSERT OR REPLACE INTO quantity (id, name) VALUES (?, ?)", [lastQuantity, quantity.name]))
    return lastQuantity
  }

  /// What the file has of a source. Asked for once: what comes after is the caller's to know.
  mutating func parts(of source: Int64) -> [(number: Int64, layout: PartLayout)] {
    parts.removeValue(forKey: source) ?? []
  }

  mutating func newPart(of source: Int64) -> PartTrack {
    lastPart += 1
    let part = PartTrack(number: lastPart)
    unsaved.append(
      HistoryWrite("INSERT OR IGNORE INTO part (id, source, series) VALUES (?, ?, zeroblob(0))", [lastPart, source]))
    hasNewLayouts = true
    return part
  }

  /// Writes down which series a part has now.
  mutating func define(_ part: PartTrack) {
    let (number, bytes) = (part.number, part.layout.bytes)
    unsaved.append(
      HistoryWrite(size: 64 + bytes.count) { database, _ in
        try BlobStatement(database, "UPDATE part SET series = ?2 WHERE id = ?1").execute([number], bytes)
      })
    hasNewLayouts = true
  }

  var hasUnsaved: Bool { !unsaved.isEmpty }

  func save(to database: Database) throws {
    for write in unsaved { try write.perform(on: database) }
    guard hasNewLayouts else { return }
    // So that readers see that there is something to read.
    try database.execute(
      sql: """
        INSERT INTO about (name, value) VALUES ('layouts', 1) ON CONFLICT (name) DO UPDATE SET value = value + 1
        """)
  }

  mutating func noteSaved() {
    unsaved = []
    hasNewLayouts = false
  }
}
