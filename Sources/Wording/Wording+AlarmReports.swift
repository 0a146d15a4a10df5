package import SiteModel

extension Saying {
  /// How an order about alarms went, in a line: what was done, then what was not and why, the commonest reason first.
  package init(_ report: AlarmReport) {
    let (done, refused) = (report.done, report.refused)
    var parts: [Saying] = []
    if done.count == 1 {
      let name = CleanText.cleaned(done[0].subject.name, limit: 40)
      parts.append(Saying(.alarmActDoneOne, [.text(name), .word(report.order.act.done)]))
    } else if !done.isEmpty {
      parts.append(Saying(.alarmActDone, [.word(report.order.act.done), .text(String(done.count))]))
    }
    var groups: [AlarmRefusal: [AlarmID]] = [:]
    for one in refused { groups[one.refusal, default: []].append(one.alarm) }
    let places = Dictionary(refused.enumerated().map { ($1.refusal, $0) }, uniquingKeysWith: min)
    let sorted = groups.sorted { a, b in
      (b.value.count, places[a.key] ?? 0) < (a.value.count, places[b.key] ?? 0)
    }
    for (refusal, alarms) in sorted.prefix(Self.mostReasons) {
      let who = alarms.count == 1 ? alarms[0].subject.name : String(alarms.count)
      parts.append(Saying(.alarmActRefused, [.text(CleanText.cleaned(who, limit: 40))]))
      parts.append(Saying(refusal))
    }
    let others = sorted.dropFirst(Self.mostReasons).reduce(0) { $0 + $1.value.count }
    if others > 0 { parts.append(Saying(.alarmActOthers, String(others))) }
    self = parts.first ?? Saying(.alarmActNothing)
    rest = Array(parts.dropFirst())
  }

  /// Reasons that a line has room for.
  private static let mostReasons = 2
}

extension Saying {
  /// Why an alarm was left as it is.
  package init(_ refusal: AlarmRefusal) {
    switch refusal {
    case .unknown: self.init(.alarmRefusedUnknown)
    case .unseen: self.init(.alarmRefusedUnseen)
    case .alreadyAcknowledged(let name): self.init(.alarmRefusedAcknowledged, CleanText.cleaned(name, limit: 40))
    case .nothingToDo: self.init(.alarmRefusedNothing)
    case .stillActive: self.init(.alarmRefusedActive)
    case .reasonMissing: self.init(.alarmRefusedReason)
    case .tooLong(let most): self.init(.alarmRefusedTooLong, most.hours)
    case .notAllowed(let role): self.init(.alarmRefusedRole, [.word(role.word)])
    case .nobodyThere: self.init(.alarmRefusedNobody)
    case .notLive: self.init(.alarmRefusedNotLive)
    case .noAnswer: self.init(.alarmRefusedNoAnswer)
    case .tooMany(let most): self.init(.alarmRefusedTooMany, String(most))
    case .rolesUnclear: self.init(.alarmRefusedRolesUnclear)
    }
  }
}

extension Duration {
  /// "8 h", "90 min".
  fileprivate var hours: String {
    let minutes = Int((seconds / 60).rounded())
    return minutes % 60 == 0 ? "\(minutes / 60) h" : "\(minutes) min"
  }
}

extension Role {
  package var word: Word {
    switch self {
    case .viewer: .roleViewer
    case .operator: .roleOperator
    case .engineer: .roleEngineer
    }
  }
}

extension AlarmOrder.Act {
  /// What has been done.
  fileprivate var done: Word {
    switch self {
    case .acknowledge: .alarmActAcknowledged
    case .shelve: .alarmActShelved
    case .unshelve: .alarmActUnshelved
    case .withdraw: .alarmActWithdrawn
    case .reinstate: .alarmActReinstated
    case .reset: .alarmActReset
    case .comment: .alarmActCommented
    }
  }
}
