internal import Foundation
internal import GRDB
internal import History
internal import SiteModel

/// A row of the table of lives that is to be written.
struct LifeRow: Sendable {
  var topic: String
  var moment: Moment
  var isKey: Bool
  var body: [UInt8]

  var write: HistoryWrite {
    let row = self
    return HistoryWrite(size: 64 + body.count) { database, number in
      try database.execute(sql: "INSERT OR IGNORE INTO life_topic (name) VALUES (?)", arguments: [row.topic])
      try database.execute(
        sql: """
          INSERT OR IGNORE INTO life (id, topic, moment, is_key, body)
          VALUES (?, (SELECT id FROM life_topic WHERE name = ?), ?, ?, ?)
          """, arguments: [number, row.topic, row.moment.nanoseconds, row.isKey, Data(row.body)])
    }
  }
}
