package import Wording
internal import SiteModel

extension SchedulerOrder {
  /// What of it is not in the scheduler's grammar, and in which field; nil for an order that may be carried out.
  package var fault: (field: OrderField?, saying: Saying)? {
    for field in verb.fields where !isValid(self[field], in: field) {
      let typed = field == .reason ? [] : [CleanText.cleaned(self[field], limit: 40)]
      return (field, Saying(Self.complaint(about: field), (typed + Self.examples(of: field)).map { .text($0) }))
    }
    if targets.isEmpty { return (nil, Saying(.orderNoTargets, [])) }
    if targets.count > Self.mostTargets {
      return (nil, Saying(.orderTooMany, String(targets.count), String(Self.mostTargets)))
    }
    for target in targets where target.kind != verb.subject || !isValid(target) {
      return (nil, Saying(.orderNotAnIdentifier, CleanText.cleaned(target.id, limit: 40)))
    }
    if commands.contains(where: { $0.arguments.contains { $0.utf8.count > 100_000 } }) {
      return (nil, Saying(.orderTooMany, String(targets.count), String(Self.mostTargets)))
    }
    return nil
  }

  private func isValid(_ target: OrderTarget) -> Bool {
    switch target.kind {
    case .job: OrderGrammar.isJob(target.id)
    case .node, .reservation: OrderGrammar.isName(target.id)
    }
  }

  private func isValid(_ text: String, in field: OrderField) -> Bool {
    switch field {
    case .reason: OrderGrammar.isReason(text)
    case .priority: OrderGrammar.isPriority(text)
    case .timeLimit: OrderGrammar.isTimeLimit(text)
    case .name: OrderGrammar.isName(text)
    case .start: OrderGrammar.start(text) != nil
    case .duration: OrderGrammar.minutes(text) != nil
    case .users: OrderGrammar.isUsers(text)
    case .count: Int(text) == targets.count
    }
  }

  private static func examples(of field: OrderField) -> [String] {
    switch field {
    case .timeLimit: ["90", "2:00:00", "2-00:00:00", "UNLIMITED"]
    case .start: ["now", "+1h", "03:00", "2026-11-27T03:00"]
    case .duration: ["90", "2h", "1d"]
    case .users: ["root,alice"]
    default: []
    }
  }

  private static func complaint(about field: OrderField) -> Word {
    switch field {
    case .reason: .orderBadReason
    case .priority: .orderBadPriority
    case .timeLimit: .orderBadTimeLimit
    case .name: .orderBadName
    case .start: .orderBadStart
    case .duration: .orderBadDuration
    case .users: .orderBadUsers
    case .count: .orderBadCount
    }
  }
}
