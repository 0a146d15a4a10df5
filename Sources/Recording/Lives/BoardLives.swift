internal import GRDB
internal import History
internal import SiteModel

/// What is recorded of the alarm board.
struct BoardLives: Sendable {
  private var alarms = Register(.alarms)
  private var flood = Register(.flood)
  /// The alarms as they were noted last, so that only what has changed is looked at.
  private var noted: [AlarmID: Alarm] = [:]
  private var lastEvent: UInt64?

  init() {}

  /// Goes on from what is in the file.
  init(resuming reader: inout LifeReader, _ database: Database) throws {
    guard try reader.has(.alarms) else { return }
    alarms = Register(.alarms, resuming: try reader.list(.alarms))
    flood = Register(.flood, resuming: try reader.list(.flood))
    let newest = try Int64.fetchOne(database, sql: "SELECT max(number) FROM alarm_event") ?? 0
    // Of what was pruned the numbers live on in what stands.
    let told = alarms.list.items.compactMap(\.alarm.announcement).max() ?? 0
    lastEvent = max(UInt64(clamping: newest), min(told, UInt64(Int64.max / 2)))
  }

  mutating func seal() -> [LifeRow?] { [alarms.seal(), flood.seal()] }

  mutating func tellAllAgain() {
    alarms.tellAllAgain()
    flood.tellAllAgain()
  }

  /// Notes all alarms as they are; `sources` are the names of the site's sources.
  mutating func take(_ board: AlarmBoard, sources: [String], at moment: Moment) -> [LifeRow?] {
    lastEvent = max(lastEvent ?? 0, board.lastEvent)
    alarms.begin(at: moment)
    var rows = [flood.put(FloodRecord(board.flood), at: moment)]
    var kept: Set<AlarmName> = []
    for alarm in board.alarms {
      kept.insert(AlarmName(alarm.id))
      if noted[alarm.id] != alarm { rows.append(alarms.put(AlarmRecord(alarm, sources: sources), at: moment)) }
    }
    rows.append(alarms.remove(Set(alarms.list.items.map(\.key).filter { !kept.contains($0) }), at: moment))
    noted = Dictionary(board.alarms.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    return rows
  }

  /// The alarms to go on from; `site` learns of what they are about. Nil where nobody has kept any.
  func board(in site: inout Site) -> AlarmBoard? {
    guard let lastEvent else { return nil }
    var placed: [Alarm] = []
    for record in alarms.list.items {
      if let alarm = record.alarm(in: &site) { placed.append(alarm) }
    }
    return AlarmBoard(placed, lastEvent: lastEvent, flood: flood.list.items.first?.flood)
  }
}
