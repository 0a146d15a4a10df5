package import Orders
internal import SiteModel
package import Wording

/// The dialog of a silence: which alerts, for how long, why; or which silence is to end.
package struct SilenceForm: Hashable, Sendable {
  package enum Field: String, CaseIterable, Sendable {
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
  package let fields: [Field]
  package private(set) var values: [Field: String]
  /// The field that takes the keys: a place in `fields`.
  package private(set) var focus = 0
  /// The cursor's place in that field's text, in characters.
  package private(set) var cursor = 0
  /// Why it was not done when it was last asked for.
  package var complaint: Saying?

  /// A silence to be made.
  init(of matchers: String, at system: String) {
    self.system = system
    fields = [.matchers, .length, .comment]
    values = [.matchers: matchers, .length: "2h"]
    focus(on: matchers.isEmpty ? 0 : 1)
  }

  /// A silence to be ended.
  init(ending id: String, at system: String) {
    self.system = system
    fields = [.identifier]
    values = [.identifier: id]
    focus(on: 0)
  }

  package var isEnding: Bool { fields == [.identifier] }
  package var field: Field { fields[focus] }
  package subscript(field: Field) -> String { values[field] ?? "" }

  /// What will be asked for, as far as it can be read.
  package var matchers: [SilenceMatcher] { SilenceMatcher.list(self[.matchers]) ?? [] }
  package var length: Duration? { Duration(writtenAs: self[.length]) }

  mutating func focus(on place: Int) {
    focus = (place + fields.count) % fields.count
    cursor = self[field].count
  }

  /// Carries out an editing key in the field that has the keys.
  mutating func edit(_ key: Key) {
    var text = TextField(self[field], cursor: cursor)
    if text.edit(key) { take(text) }
  }

  mutating func paste(_ pasted: String) {
    var text = TextField(self[field], cursor: cursor)
    text.insert(pasted)
    take(text)
  }

  private mutating func take(_ text: TextField) {
    values[field] = String(text.text)
    cursor = text.cursor
    complaint = nil
  }

  /// The order as it is to be carried out; nil, with the complaint and the field it is about, when it cannot be.
  mutating func accepted() -> SilenceOrder? {
    if isEnding {
      let id = String(self[.identifier].filter { $0 != " " })
      if !id.isEmpty { return SilenceOrder(.expire(id: id), at: system) }
      complaint = Saying(.silenceNoIdentifier, [])
      return nil
    }
    switch Silence.reading(matchers: self[.matchers], length: self[.length], comment: self[.comment]) {
    case .success(let silence): return SilenceOrder(.make(silence), at: system)
    case .failure(let fault):
      complaint = Saying(fault.word, [])
      switch fault {
      case .badMatchers, .matchesAll: focus(on: 0)
      case .badLength: focus(on: 1)
      case .noComment: focus(on: 2)
      }
      return nil
    }
  }
}
