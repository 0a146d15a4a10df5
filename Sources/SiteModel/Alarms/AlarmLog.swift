/// Where whoever runs the alarm engine writes down what happens: the history, or those who tell people. Each log is
/// written to beside the engine, in order and without a gap, so that a slow one holds up nobody but itself.
package protocol AlarmLog: Sendable {
  func append(_ news: AlarmNews) async
}

/// What the alarm engine has just made of the site, or of an order.
package struct AlarmNews: Sendable {
  package var moment: Moment
  /// Oldest first; empty when nothing came of an order.
  package var events: [AlarmEvent]
  /// All alarms after these events: what to go on from.
  package var board: AlarmBoard
  /// The order behind it; nil for what came of the site by itself.
  package var act: AlarmAct?

  package init(_ events: [AlarmEvent], board: AlarmBoard, act: AlarmAct? = nil, at moment: Moment) {
    self.events = events
    self.board = board
    self.act = act
    self.moment = moment
  }
}

/// What somebody asked for, done or refused, and the answer: what the log of acts is made of.
package struct AlarmAct: Hashable, Sendable {
  package var moment: Moment
  /// By the kernel's word, never by the message's.
  package var person: Person
  /// What that person was allowed to do.
  package var role: Role
  /// Holds the order.
  package var report: AlarmReport

  package init(at moment: Moment, by person: Person, as role: Role, _ report: AlarmReport) {
    self.moment = moment
    self.person = person
    self.role = role
    self.report = report
  }
}
