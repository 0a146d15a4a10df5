package import SiteModel

/// When to ring: for an alarm of priority 1 or 2 that is new and not acknowledged, at most once in ten seconds, in a flood
/// once a minute. What came while it had to be silent is rung for later, unless somebody has acknowledged it by then.
package struct AlarmBell: Hashable, Sendable {
  /// By alarm that asked to be heard: when that occurrence began.
  private var heard: [AlarmID: Moment]?
  private var lastEvent: UInt64?
  private var owed: Set<AlarmID> = []
  /// By the time that the operator has sat there.
  private var rungAt: Duration?

  package init() {}

  /// Takes in the board of a moment; true when the bell is to be rung now. What stands there at the first look is not
  /// new. `uptime`: how long the operator has sat there, which no clock that is set or runs faster changes.
  package mutating func rings(for board: AlarmBoard, at uptime: Duration) -> Bool {
    if heard == nil || lastEvent != board.lastEvent { listen(to: board) }
    guard !owed.isEmpty else { return false }
    if let rungAt, uptime - rungAt < .seconds(board.flood == nil ? 10 : 60) { return false }
    rungAt = uptime
    owed = []
    return true
  }

  private mutating func listen(to board: AlarmBoard) {
    var loud: [AlarmID: Moment] = [:]
    for alarm in board.alarms where alarm.isActive && alarm.needsAcknowledgement && alarm.priority <= .high {
      loud[alarm.id] = alarm.raisedAt
    }
    if let heard {
      owed = owed.filter { loud[$0] != nil }
      for (id, moment) in loud where heard[id] != moment { owed.insert(id) }
    }
    heard = loud
    lastEvent = board.lastEvent
  }
}
