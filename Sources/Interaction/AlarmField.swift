internal import SiteModel
internal import Wording

/// What the filter on the page of alarms knows by name.
package enum AlarmField: String, CaseIterable, Hashable, Sendable {
  case state, priority, what, thing = "where", rack, root, quantity, who, reason
  case age, left, racks, nodes, jobs, power

  package enum Kind: Sendable { case words, states, priority, count, time, power }

  package var kind: Kind {
    switch self {
    case .what, .thing, .rack, .root, .quantity, .who, .reason: .words
    case .state: .states
    case .priority: .priority
    case .age, .left: .time
    case .racks, .nodes, .jobs: .count
    case .power: .power
    }
  }

  /// A field by its name, in either language, or what else it is called.
  init?(named name: String) {
    let others: [String: AlarmField] = [
      "st": .state, "prio": .priority, "p": .priority, "kind": .what, "alarm": .what, "thing": .thing, "name": .thing,
      "node": .thing, "cause": .root, "user": .who, "by": .who, "since": .age, "respond": .left,
    ]
    if let field = AlarmField(rawValue: name) ?? others[name] {
      self = field
    } else if let field = Self.allCases.first(where: { $0.title?.chinese == name }) {
      self = field
    } else {
      return nil
    }
  }

  private var title: Word? {
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
