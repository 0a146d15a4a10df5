package import Orders
internal import SiteModel
package import Wording

/// The dialog of a silence: which alerts, for how long, why; or which silence is to end.
package struct SilenceForm: Form {
  package enum Field: FormField {
    case matchers, length, comment, identifier

    package var word: Word {
      switch self {
      case .matchers: .silenceMatchers
      case .length: .silenceLength
      case .comment: .silenceComment
      case .identifier: .silenceIdentifier
      }
    }
  }

  /// The Alertmanager that is asked.
  package let system: String
  package let isEnding: Bool
  package var entry: FormEntry<Field>
  var layer: Layer { .silenceForm(self) }

  /// A silence to be made.
  init(of matchers: String, at system: String) {
    self.system = system
    isEnding = false
    entry = FormEntry(
      [.matchers, .length, .comment], with: [.matchers: matchers, .length: "2h"], focus: matchers.isEmpty ? 0 : 1)
  }

  /// A silence to be ended.
  init(ending id: String, at system: String) {
    self.system = system
    isEnding = true
    entry = FormEntry([.identifier], with: [.identifier: id])
  }

  /// What will be asked for, as far as it can be read.
  package var matchers: [SilenceMatcher] { SilenceMatcher.list(entry[.matchers]) ?? [] }
  package var length: Duration? { Duration(writtenAs: entry[.length]) }

  mutating func effect(from console: Console, in around: Surroundings) -> Effect? {
    guard console.isLive else {
      entry.complain(Saying(.silenceFrozen, []))
      return nil
    }
    return act().map { .silence(SilenceOrder($0, at: system)) }
  }

  private mutating func act() -> SilenceOrder.Act? {
    if isEnding {
      let id = String(entry[.identifier].filter { $0 != " " })
      if !id.isEmpty { return .expire(id: id) }
      entry.complain(Saying(.silenceNoIdentifier, []))
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
