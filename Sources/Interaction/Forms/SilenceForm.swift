package import Orders
internal import SiteModel
package import Wording

/// The dialog of a silence: which alerts, for how long, why; or which silence is to end.
package struct SilenceForm: Form {
  package enum Field: FormField {
    case system, matchers, length, comment, identifier

    package var word: Word {
      switch self {
      case .system: .silenceSystem
      case .matchers: .silenceMatchers
      case .length: .silenceLength
      case .comment: .silenceComment
      case .identifier: .silenceIdentifier
      }
    }
  }

  /// The Alertmanagers that can be asked.
  package let systems: [String]
  /// What is known of the silence that is to end.
  package let known: StandingSilence?
  package let isEnding: Bool
  package var entry: FormEntry<Field>
  var layer: Layer { .silenceForm(self) }

  /// A silence to be made. Where there are several Alertmanagers it is asked at which.
  init(of matchers: String, at systems: [String], chosen: String? = nil) {
    self.systems = systems
    known = nil
    isEnding = false
    let fields: [Field] = (systems.count > 1 ? [.system] : []) + [.matchers, .length, .comment]
    entry = FormEntry(
      fields, with: [.system: chosen ?? systems.first ?? "", .matchers: matchers, .length: "2h"],
      choices: [.system: systems + [Self.everywhere]],
      focus: fields.firstIndex(of: matchers.isEmpty ? .matchers : .length) ?? 0)
  }

  /// A silence to be ended: one that is known, or whose id is typed. One silence cannot be at all of them.
  init(ending id: String, _ known: StandingSilence?, at systems: [String]) {
    self.systems = systems
    self.known = known
    isEnding = true
    let fields: [Field] = (systems.count > 1 && known == nil ? [.system] : []) + [.identifier]
    entry = FormEntry(
      fields, with: [.system: known?.key.system ?? systems.first ?? "", .identifier: id], choices: [.system: systems],
      focus: fields.count - 1)
  }

  /// The choice that means all Alertmanagers.
  private static let everywhere = ""

  /// The Alertmanager that is asked; nil: all of them.
  package var system: String? { entry[.system] == Self.everywhere ? nil : entry[.system] }
  package var chosenSystems: [String] { system.map { [$0] } ?? systems }

  /// What will be asked for, as far as it can be read.
  package var matchers: [SilenceMatcher] { SilenceMatcher.list(entry[.matchers]) ?? [] }
  package var length: Duration? { Duration(writtenAs: entry[.length]) }

  mutating func effect(from console: Console, in around: Surroundings) -> Effect? {
    guard console.isLive else {
      entry.complain(Saying(.silenceFrozen, []))
      return nil
    }
    return act().map { .silence(SilenceOrder($0, atAll: chosenSystems)) }
  }

  private mutating func act() -> SilenceOrder.Act? {
    if isEnding {
      let id = String(entry[.identifier].filter { $0 != " " })
      if let known, known.key.id == id, known.state == .expired {
        entry.complain(Saying(.silenceAlreadyOver, []))
      } else if id.isEmpty {
        entry.complain(Saying(.silenceNoIdentifier, []))
      } else {
        return .expire(id: id)
      }
      return nil
    }
    switch Silence.reading(matchers: entry[.matchers], length: entry[.length], comment: entry[.comment]) {
    case .success(let silence): return .make(silence)
    case .failure(let fault):
      entry.complain(Saying(fault.word, []), about: fault.field)
      return nil
    }
  }
}

extension SilenceFault {
  fileprivate var field: SilenceForm.Field {
    switch self {
    case .badMatchers, .matchesAll: .matchers
    case .badLength: .length
    case .noComment: .comment
    }
  }
}
