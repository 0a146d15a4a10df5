/// What an operator does with alarms. Orders go to whoever runs the alarm engine, which alone decides.
package struct AlarmOrder: Hashable, Sendable {
  package enum Act: Hashable, Sendable {
    case acknowledge
    case shelve(until: Moment, reason: String)
    case unshelve
    case withdraw(reason: String)
    case reinstate
    case reset
    case comment(String)

    /// The name in orders, on the log and over the socket.
    package var name: String {
      switch self {
      case .acknowledge: "acknowledge"
      case .shelve: "shelve"
      case .unshelve: "unshelve"
      case .withdraw: "withdraw"
      case .reinstate: "reinstate"
      case .reset: "reset"
      case .comment: "comment"
      }
    }
  }

  package var act: Act
  package var alarms: [AlarmID]
  /// The number of the newest event on the screen when the key was pressed: what came later was not seen.
  package var seen: UInt64

  package init(_ act: Act, _ alarms: [AlarmID], seen: UInt64) {
    self.act = act
    self.alarms = alarms
    self.seen = seen
  }
}

/// Why an alarm was left as it is.
package enum AlarmRefusal: Error, Hashable, Sendable {
  /// There is no such alarm.
  case unknown
  /// It was raised again after what was on the screen.
  case unseen
  /// Somebody has acknowledged it before.
  case alreadyAcknowledged(by: String)
  /// There is nothing of the sort to do with it now.
  case nothingToDo
  /// Its cause is still there: it cannot be reset.
  case stillActive
  case reasonMissing
  /// Shelving for longer than allowed, in seconds.
  case tooLong(most: Duration)
  /// The person's role does not allow it.
  case notAllowed(role: Role)
  /// Nobody runs an alarm engine who could be asked.
  case nobodyThere
  /// The view shows the past or stands still.
  case notLive
  /// Asked, and no answer came: nobody here knows whether it was done.
  case noAnswer
  /// More alarms in one order than are taken.
  case tooMany(most: Int)
  /// The file that says who may do what makes no sense: until it does, nobody may do anything.
  case rolesUnclear
}

/// What a person may do, each more than the one before.
package enum Role: String, CaseIterable, Comparable, Sendable {
  /// Looks.
  case viewer
  /// Acknowledges, comments, shelves, resets.
  case `operator`
  /// Also takes alarms out of service and puts them back.
  case engineer

  package static func < (a: Role, b: Role) -> Bool {
    (allCases.firstIndex(of: a) ?? 0) < (allCases.firstIndex(of: b) ?? 0)
  }
}

/// How an order about alarms went.
package struct AlarmReport: Hashable, Sendable {
  package var order: AlarmOrder
  package var done: [AlarmID]
  package var refused: [Refused]

  package struct Refused: Hashable, Sendable {
    package var alarm: AlarmID
    package var refusal: AlarmRefusal
    package init(_ alarm: AlarmID, _ refusal: AlarmRefusal) {
      self.alarm = alarm
      self.refusal = refusal
    }
  }

  package init(_ order: AlarmOrder, done: [AlarmID] = [], refused: [Refused] = []) {
    self.order = order
    self.done = done
    self.refused = refused
  }

  /// Nothing done, all for one reason.
  package init(_ order: AlarmOrder, refusing refusal: AlarmRefusal) {
    self.init(order, refused: order.alarms.map { Refused($0, refusal) })
  }
}
