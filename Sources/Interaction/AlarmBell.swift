package import SiteModel

/// When to ring: for an alarm of priority 1 or 2 that is new and not acknowledged, at most once in ten seconds, in a flood
/// once a minute. What came while it had to be silent is rung for later, unless somebody has acknowledged it by then.
package struct AlarmBell: Hashable, Sendable {
  /// By alarm that asked to be heard: when that occurrence began.
  private var heard: [AlarmID: Moment]?
  private var lastEvent: UInt64?
  private var owed: Set<AlarmID> = []
  private var rungAt: Moment?

  package init() {}

  /// Takes in the board of a moment; true when the bell is to be rung now. What stands there at the first look is not
  /// new.
  package mutating func rings(for board: AlarmBoard, at now: Moment) -> Bool {
    if heard == nil || lastEvent != board.lastEvent { listen(to: board) }
    guard !owed.isEmpty else { return false }
    // A clock that was set back must not keep it silent.
    if let rungAt, now >= rungAt, now - rungAt < .seconds(board.flood == nil ? 10 : 60) { return false }
    rungAt = now
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
