internal import Orders
package import SiteModel
package import Wording

/// The dialog of an order about alarms: which, what has still to be said, and the question whether to do it.
package struct AlarmForm: Hashable, Sendable {
  package enum Kind: Hashable, Sendable { case shelve, withdraw, comment }

  package enum Field: Hashable, Sendable {
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
  package let seen: UInt64
  package private(set) var texts: [String]
  /// The field that takes the keys: a place in `fields`.
  package private(set) var focus = 0
  /// The cursor's place in that field's text, in characters.
  package private(set) var cursor = 0
  /// Why it was not done when it was last asked for.
  package internal(set) var complaint: Saying?

  package var fields: [Field] {
    switch kind {
    case .shelve: [.time, .reason]
    case .withdraw: [.reason]
    case .comment: [.comment]
    }
  }

  /// With what the command line has said: "2h known, RMA 4711".
  init(_ kind: Kind, _ alarms: [AlarmID], seen: UInt64, saying text: String?) {
    self.kind = kind
    self.alarms = alarms
    self.seen = seen
    let text = text ?? ""
    texts = [text]
    if kind == .shelve {
      let words = text.split(separator: " ", maxSplits: 1).map(String.init)
      let isTimed = words.first.map { OrderGrammar.minutes($0) != nil } ?? false
      texts = isTimed ? [words[0], words.count > 1 ? words[1] : ""] : ["1h", text]
    }
    focus(on: fields.count - 1)
  }

  mutating func focus(on place: Int) {
    focus = (place + fields.count) % fields.count
    cursor = texts[focus].count
  }

  /// Carries out an editing key in the field that has the keys.
  mutating func edit(_ key: Key) {
    var field = TextField(texts[focus], cursor: cursor)
    if field.edit(key) { take(field) }
  }

  mutating func paste(_ pasted: String) {
    var field = TextField(texts[focus], cursor: cursor)
    field.insert(pasted)
    take(field)
  }

  private mutating func take(_ field: TextField) {
    texts[focus] = String(field.text)
    cursor = field.cursor
    complaint = nil
  }

  /// The order as it is to be given, shelved for `longest` at most; nil, with the complaint and the field it is about, when it cannot be.
  mutating func accepted(at now: Moment, longest: Duration) -> AlarmOrder? {
    let said = texts.map { $0.split(separator: " ").joined(separator: " ") }
    guard let last = said.last, !last.isEmpty else {
      complaint = Saying(kind == .comment ? .alarmCommentMissing : .alarmReasonMissing)
      focus(on: fields.count - 1)
      return nil
    }
    switch kind {
    case .comment: return AlarmOrder(.comment(last), alarms, seen: seen)
    case .withdraw: return AlarmOrder(.withdraw(reason: last), alarms, seen: seen)
    case .shelve:
      guard let minutes = OrderGrammar.minutes(said[0]) else {
        complaint = Saying(.alarmBadTime, CleanText.cleaned(said[0], limit: 20), "30", "2h", "8h")
        focus(on: 0)
        return nil
      }
      guard Duration.seconds(minutes * 60) <= longest else {
        complaint = Saying(AlarmRefusal.tooLong(most: longest))
        focus(on: 0)
        return nil
      }
      return AlarmOrder(.shelve(until: now + .seconds(minutes * 60), reason: last), alarms, seen: seen)
    }
  }
}
