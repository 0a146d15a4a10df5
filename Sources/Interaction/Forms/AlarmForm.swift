internal import Orders
package import SiteModel
package import Wording

/// The dialog of an order about alarms: to which, for how long, why.
package struct AlarmForm: Form {
  package enum Kind: Hashable, Sendable { case shelve, withdraw, comment }

  package enum Field: FormField {
    /// For how long.
    case time
    /// Why.
    case reason
    case comment

    package var word: Word {
      switch self {
      case .time: .alarmFieldTime
      case .reason: .alarmFieldReason
      case .comment: .alarmFieldComment
      }
    }
  }

  package let kind: Kind
  package let alarms: [AlarmID]
  /// The number of the newest event on the screen when it was opened.
  private let seen: UInt64
  package var entry: FormEntry<Field>
  var layer: Layer { .alarmForm(self) }

  /// With what the command line has said: "2h known, RMA 4711".
  init(_ kind: Kind, _ alarms: [AlarmID], seen: UInt64, saying text: String?) {
    self.kind = kind
    self.alarms = alarms
    self.seen = seen
    let text = text ?? ""
    switch kind {
    case .comment: entry = FormEntry([.comment], with: [.comment: text])
    case .withdraw: entry = FormEntry([.reason], with: [.reason: text])
    case .shelve:
      let words = text.split(separator: " ", maxSplits: 1).map(String.init)
      let isTimed = words.first.map { OrderGrammar.minutes($0) != nil } ?? false
      let (time, reason) = isTimed ? (words[0], words.count > 1 ? words[1] : "") : ("1h", text)
      entry = FormEntry([.time, .reason], with: [.time: time, .reason: reason], focus: 1)
    }
  }

  mutating func effect(from console: Console, in around: Surroundings) -> Effect? {
    if let refusal = console.alarmRefusal(in: around) {
      entry.complain(refusal)
      return nil
    }
    return act(at: around.now, longest: around.site.topology.alarms.longestShelving)
      .map { .order(AlarmOrder($0, alarms, seen: seen)) }
  }

  /// What is asked for, shelved for `longest` at most.
  private mutating func act(at now: Moment, longest: Duration) -> AlarmOrder.Act? {
    let field: Field = kind == .comment ? .comment : .reason
    let said = entry[field].split(separator: " ").joined(separator: " ")
    guard !said.isEmpty else {
      entry.complain(Saying(kind == .comment ? .alarmCommentMissing : .alarmReasonMissing), about: field)
      return nil
    }
    switch kind {
    case .comment: return .comment(said)
    case .withdraw: return .withdraw(reason: said)
    case .shelve:
      let time = entry[.time].split(separator: " ").joined(separator: " ")
      guard let minutes = OrderGrammar.minutes(time) else {
        entry.complain(
          Saying(.alarmBadTime, CleanText.cleaned(time, limit: 20), "30", "2h", "8h"), about: .time)
        return nil
      }
      guard Duration.seconds(minutes * 60) <= longest else {
        entry.complain(Saying(AlarmRefusal.tooLong(most: longest)), about: .time)
        return nil
      }
      return .shelve(until: now + .seconds(minutes * 60), reason: said)
    }
  }
}
