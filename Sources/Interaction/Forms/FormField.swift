package import Orders
package import Wording

/// Something that is typed into a form.
package protocol FormField: Hashable, Sendable {
  /// Its label.
  var word: Word { get }
  /// True for an answer that has to be typed letter by letter: a paste is none.
  var refusesPaste: Bool { get }
}

extension FormField {
  package var refusesPaste: Bool { false }
}

extension OrderField: FormField {
  /// How many there are has to be typed: that is the question.
  package var refusesPaste: Bool { self == .count }
}
