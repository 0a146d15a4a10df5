internal import Foundation
internal import GRDB
internal import History
package import SiteModel

extension HistoryWriter: AlarmLog {
  /// Adds what the alarm engine has made of the site, or of an order.
  package func append(_ news: AlarmNews) {
    for event in news.events { enqueue(HistoryWrite(event)) }
    if let act = news.act { enqueue(HistoryWrite(act)) }
    for write in lives.take(news.board, at: news.moment) { enqueue(write) }
  }

  /// The alarms to go on from, and the site with all that they are about; nil where nobody has kept any.
  package func resumed(_ site: Site) -> (site: Site, board: AlarmBoard)? {
    var site = site
    return lives.board(in: &site).map { (site, $0) }
  }
}

extension HistoryWrite {
  /// An event of the alarm log. One whose number is taken is the same one told again.
  fileprivate init(_ event: AlarmEvent) {
    let body = RecordBody.bytes(of: event, at: event.moment)
    self.init(size: 256 + body.count) { database, _ in
      try database.execute(
        sql: """
          INSERT OR IGNORE INTO alarm_event
            (number, moment, subject, kind, quantity, name, change, priority, is_set_aside, body)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          Int64(clamping: event.number), event.moment.nanoseconds, AlarmEventTable.subject(event.alarm.subject),
          event.alarm.kind.rawValue, event.alarm.quantity?.name, event.alarm.name, event.change.rawValue,
          event.priority.name, event.isSetAside, Data(body),
        ])
    }
  }

  fileprivate init(_ act: AlarmAct) {
    let body = RecordBody.bytes(of: ActRecord(act), at: act.moment)
    self.init(size: 64 + body.count) { database, number in
      try database.execute(
        sql: "INSERT OR IGNORE INTO act (id, moment, body) VALUES (?, ?, ?)",
        arguments: [number, act.moment.nanoseconds, Data(body)])
    }
  }
}
