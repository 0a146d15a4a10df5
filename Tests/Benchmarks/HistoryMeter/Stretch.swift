import GRDB
import History
import SiteModel

/// Makes a recorded history longer:   stretch PATH HOURS RAW-HOURS
/// One of its slots of each tier again and again, each time earlier with all its moments, until minutes and quarters go
/// back for so many hours, and readings for the last so many of them; and its totals every ten seconds.
struct Stretch {
  let path: String
  let hours: Int
  let rawHours: Int

  init(path: String, _ figures: [Int]) {
    self.path = path
    hours = figures.first ?? 720
    rawHours = figures.dropFirst().first ?? 48
  }

  func run() throws {
    let database = try DatabaseQueue(path: path)
    try database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = OFF") }
    for tier in Tier.allCases {
      let span = Int64(tier == .readings ? rawHours : hours) * 3_600_000_000_000
      let slots = try database.read {
        try Int64.fetchAll($0, sql: "SELECT DISTINCT slot FROM block WHERE tier = ?", arguments: [tier.rawValue])
      }.sorted()
      guard let first = slots.first, let last = slots.last else { continue }
      // The first and the last are seldom whole.
      let model = slots[slots.count / 2]
      var slot = first - 1
      while (last - slot) * tier.slotLength < span {
        try database.write { try copy(model, to: slot, of: tier, in: $0) }
        slot -= 1
      }
    }
    try database.write { try addTotals(to: $0) }
    try database.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
    HistoryMeter.say("bytes", HistoryMeter.size(of: path))
  }

  private func copy(_ model: Int64, to slot: Int64, of tier: Tier, in database: Database) throws {
    let insert = try BlobStatement(
      database, "INSERT OR IGNORE INTO block (id, part, tier, slot, data) VALUES (?1, ?2, ?3, ?4, ?5)")
    try BlobStatement(database, "SELECT part, data FROM block WHERE id >= ? AND id < ?")
      .forEach([BlockKey.first(tier, slot: model), BlockKey.first(tier, slot: model + 1)]) { row in
        var table = try ReadingTable(row.bytes(1))
        for place in table.moments.indices { table.moments[place] += (slot - model) * tier.slotLength }
        let part = row.number(0)
        try insert.execute(
          [BlockKey.first(tier, slot: slot, part: part), part, Int64(tier.rawValue), slot],
          BlockEncoding.bytes(of: table))
        return true
      }
  }

  private func addTotals(to database: Database) throws {
    let row = try Row.fetchOne(database, sql: "SELECT layout, moment, body FROM total ORDER BY moment LIMIT 1")
    guard let row, let oldest: Int64 = row["moment"] else { return }
    let insert = try database.makeStatement(sql: "INSERT INTO total (layout, moment, body) VALUES (?, ?, ?)")
    for step in 1..<hours * 360 {
      try insert.execute(arguments: [row["layout"], oldest - Int64(step) * 10_000_000_000, row["body"]])
    }
  }
}
