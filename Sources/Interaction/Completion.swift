/// What the command line offers for its last word: the text as typed, and each whole text that Tab would make of it.
/// The layer's `choice` is a place in `texts`.
package struct Completion: Hashable, Sendable {
  package var typed: String
  package var texts: [String]
  /// The words offered, without the text before them, for drawing.
  package var words: [String]
}
