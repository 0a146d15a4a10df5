package import Orders
internal import SiteModel
package import Wording

/// The dialog of an order: what will run, on which, what has still to be said, and the question whether to do it.
package struct OrderForm: Hashable, Sendable {
  package var order: SchedulerOrder
  /// Things that were selected too, and on which the order would do nothing.
  package var leftOut: [OrderTarget]
  /// What is typed here, in order: what the order needs, and for more than one target how many there are.
  package let fields: [OrderField]
  /// The field that takes the keys: a place in `fields`.
  package var focus = 0
  /// The cursor's place in that field's text, in characters.
  package var cursor = 0
  /// Lines of commands and targets left out at the top.
  package var scroll = 0
  /// Why it was not done when it was last asked for.
  package var complaint: Saying?

  init(_ order: SchedulerOrder, leftOut: [OrderTarget]) {
    self.order = order
    self.leftOut = leftOut
    fields = order.verb.fields + (order.targets.count > 1 ? [.count] : [])
    // What the command line said already need not be gone through again.
    let isSaid = order.verb.fields.allSatisfy { !order[$0].isEmpty } && order.fault == nil
    focus(on: isSaid ? fields.count - 1 : fields.firstIndex { order[$0].isEmpty } ?? 0)
  }

  package var field: OrderField? { fields.indices.contains(focus) ? fields[focus] : nil }

  mutating func focus(on place: Int) {
    guard !fields.isEmpty else { return }
    focus = (place + fields.count) % fields.count
    cursor = order[fields[focus]].count
  }

  /// Carries out an editing key in the field that has the keys.
  mutating func edit(_ key: Key) {
    guard let field else { return }
    var text = TextField(order[field], cursor: cursor)
    guard text.edit(key) else { return }
    take(text, field)
  }

  /// How many there are has to be typed: that is the question.
  mutating func paste(_ pasted: String) {
    guard let field, field != .count else { return }
    var text = TextField(order[field], cursor: cursor)
    text.insert(pasted)
    take(text, field)
  }

  private mutating func take(_ text: TextField, _ field: OrderField) {
    order.values[field] = String(text.text)
    if order.verb == .unreserve { order.targets = [OrderTarget(.reservation, String(text.text))] }
    cursor = text.cursor
    complaint = nil
  }

  /// The order as it is to be carried out; nil, with the complaint and the field it is about, when it cannot be.
  mutating func accepted() -> SchedulerOrder? {
    var plain = order
    for field in fields { plain.values[field] = Self.trimmed(order[field]) }
    if plain.verb == .unreserve { plain.targets = [OrderTarget(.reservation, plain[.name])] }
    if let fault = plain.fault {
      complaint = fault.saying
      if let place = fields.firstIndex(where: { $0 == fault.field }) { focus(on: place) }
      return nil
    }
    if fields.contains(.count), plain[.count] != String(plain.targets.count) {
      complaint = Saying(.orderBadCount, CleanText.cleaned(plain[.count], limit: 20))
      focus(on: fields.count - 1)
      return nil
    }
    plain.values[.count] = nil
    return plain
  }

  private static func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
