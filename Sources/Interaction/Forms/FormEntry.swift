package import Wording

/// What is typed into a form, field by field. One field takes the keys; Enter goes on to the next, and answers in the
/// last one.
package struct FormEntry<Field: FormField>: Hashable, Sendable {
  /// In the order in which they are asked for; none where a yes or no will do.
  package let fields: [Field]
  private var texts: [Field: String]
  /// Of fields in which nothing is typed: what can be chosen with the arrows.
  private let choices: [Field: [String]]
  /// The field that takes the keys: a place in `fields`.
  package private(set) var focus = 0
  /// The cursor's place in that field's text, in characters.
  package private(set) var cursor = 0
  /// Lines left out at the top of what stands above the fields.
  package var scroll = 0
  /// Why it was not done when it was last asked for.
  package private(set) var complaint: Saying?

  /// What a key asks of a form.
  enum Request { case nothing, leave, answer }

  init(
    _ fields: [Field], with texts: [Field: String] = [:], choices: [Field: [String]] = [:], focus: Int = 0
  ) {
    self.fields = fields
    self.texts = texts
    self.choices = choices
    self.focus(on: focus)
  }

  package subscript(field: Field) -> String { texts[field] ?? "" }

  package var field: Field? { fields.indices.contains(focus) ? fields[focus] : nil }

  var isOnLast: Bool { focus + 1 >= fields.count }

  /// True in a field in which nothing is typed.
  package var isChoosing: Bool { field.map { choices[$0] != nil } ?? false }

  mutating func focus(on place: Int) {
    guard !fields.isEmpty else { return }
    focus = (place + fields.count) % fields.count
    cursor = self[fields[focus]].count
  }

  mutating func complain(_ saying: Saying, about field: Field? = nil) {
    complaint = saying
    if let place = fields.firstIndex(where: { $0 == field }) { focus(on: place) }
  }

  /// Takes a key in; of what stands above the fields so many lines are in sight.
  mutating func press(_ key: Key, linesInSight: Int) -> Request {
    switch key {
    case .escape: return .leave
    case .pageUp: scroll -= max(1, linesInSight - 1)
    case .pageDown: scroll += max(1, linesInSight - 1)
    case _ where fields.isEmpty: return answered(by: key)
    case .tab, .down: focus(on: focus + 1)
    case .backTab, .up: focus(on: focus - 1)
    case .enter where isOnLast: return .answer
    case .enter: focus(on: focus + 1)
    case .left where isChoosing: choose(-1)
    case .right where isChoosing, .character(" ") where isChoosing: choose(1)
    default: change { $0.edit(key) }
    }
    return .nothing
  }

  /// Where nothing has to be typed, a letter answers.
  private mutating func answered(by key: Key) -> Request {
    switch key {
    case .enter, .character("y"): return .answer
    case .character("n"), .character("q"): return .leave
    case .up, .character("k"): scroll -= 1
    case .down, .character("j"): scroll += 1
    default: break
    }
    return .nothing
  }

  mutating func paste(_ pasted: String) {
    guard field?.refusesPaste == false else { return }
    change { text in
      text.insert(pasted)
      return true
    }
  }

  /// The next, and after the last the first.
  private mutating func choose(_ step: Int) {
    guard let field, let own = choices[field], !own.isEmpty else { return }
    let place = own.firstIndex(of: self[field]) ?? 0
    texts[field] = own[(place + step + own.count) % own.count]
    complaint = nil
  }

  /// Changes the text of the field that has the keys.
  private mutating func change(_ change: (inout TextField) -> Bool) {
    guard let field, !isChoosing else { return }
    var text = TextField(self[field], cursor: cursor)
    guard change(&text) else { return }
    texts[field] = String(text.text)
    cursor = text.cursor
    complaint = nil
  }
}
