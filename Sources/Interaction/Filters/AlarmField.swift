package import SiteModel
package import Wording

package typealias AlarmFilter = TermFilter<AlarmField>

/// What the filter on the page of alarms knows by name.
package enum AlarmField: String, FilterField {
  case state, priority, what, thing = "where", rack, root, quantity, who, reason
  case age, left, racks, nodes, jobs, power

  package var kind: FilterFieldKind {
    switch self {
    case .what, .thing, .rack, .root, .quantity, .who, .reason: .words
    case .state: .states
    case .priority: .priority
    case .age, .left: .time
    case .racks, .nodes, .jobs: .count
    case .power: .power
    }
  }

  package static let aliases: [String: AlarmField] = [
    "st": .state, "prio": .priority, "p": .priority, "kind": .what, "alarm": .what, "thing": .thing, "name": .thing,
    "node": .thing, "cause": .root, "user": .who, "by": .who, "since": .age, "respond": .left,
  ]

  package var title: Word? {
    switch self {
    case .state: .alarmStateColumn
    case .priority: .priorityColumn
    case .what: .alarmWhatColumn
    case .thing: .alarmThingColumn
    case .rack: .rack
    case .root: .alarmCauseLabel
    case .who: .alarmWhoColumn
    case .reason: .alarmFieldReason
    case .left: .alarmRespondColumn
    case .power: .power
    case .quantity, .age, .racks, .nodes, .jobs: nil
    }
  }

  package static func states(named word: String) -> Set<AlarmState> { AlarmState.named(word) }
  package static var expectsState: Word { .expectsAlarmState }
}

extension AlarmFilter {
  /// True when it asks for what is set aside by name: then that is looked through too.
  package var asksForSetAside: Bool {
    terms.contains { term in
      guard case .states(let states) = term.test else { return false }
      return !term.isExclusion && states.contains(where: \.isSetAside)
    }
  }
}

extension AlarmState {
  /// The states that a word means: one of ours in either language or the model's name, or a class of them ("unack" is
  /// all that asks to be acknowledged). Empty for none.
  static func named(_ word: String) -> Set<AlarmState> {
    switch word {
    case "unack", "unacked": return [.unacknowledged, .returned, .latched]
    case "ack": return [.acknowledged, .latchedAcknowledged]
    case "active": return [.unacknowledged, .acknowledged]
    case "aside": return Set(allCases.filter(\.isSetAside))
    case "oos": return [.outOfService]
    default:
      return Set(
        allCases.filter {
          $0.rawValue.lowercased() == word || $0.word.english == word.replacing("_", with: " ")
            || $0.word.chinese == word
        })
    }
  }
}
