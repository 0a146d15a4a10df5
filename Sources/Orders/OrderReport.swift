package import Wording

/// How an order went, target by target.
package struct OrderReport: Hashable, Sendable {
  package var order: SchedulerOrder
  package var results: [OrderResult]
  /// True where no real scheduler was asked.
  package var isSimulated: Bool

  package init(_ order: SchedulerOrder, results: [OrderResult], isSimulated: Bool = false) {
    self.order = order
    self.results = results
    self.isSimulated = isSimulated
  }

  package func count(_ outcome: OrderResult.Outcome) -> Int {
    results.reduce(0) { $0 + ($1.outcome == outcome ? 1 : 0) }
  }
}

/// How it went with one target.
package struct OrderResult: Hashable, Sendable {
  package enum Outcome: String, CaseIterable, Sendable {
    /// It is so: it has been looked at.
    case done
    /// It was not done: not asked for, or not granted.
    case refused
    /// It was asked for, and what came of it is not known or not what it should be.
    case unclear
  }

  package var target: OrderTarget
  package var outcome: Outcome
  /// The scheduler's own words, cleaned; empty when it said nothing.
  package var answer: String
  /// What was seen.
  package var remark: Saying?

  package init(_ target: OrderTarget, _ outcome: Outcome, answer: String = "", _ remark: Saying? = nil) {
    self.target = target
    self.outcome = outcome
    self.answer = answer
    self.remark = remark
  }
}

/// How far an order is.
package struct OrderProgress: Hashable, Sendable {
  package var verb: SchedulerVerb
  /// Targets that have their answer, of so many.
  package var done: Int
  package var total: Int

  package init(_ verb: SchedulerVerb, done: Int, total: Int) {
    self.verb = verb
    self.done = done
    self.total = total
  }
}
