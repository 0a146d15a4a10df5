package import Canvas
package import Interaction
package import Theming

/// What runs on a terminal: takes messages, gives frames. It knows nothing of terminals; the loop knows nothing of
/// pages.
package protocol TerminalProgram {
  /// Takes a message in. Effects that only a terminal can have (quit, suspend, redraw, copy) are returned to the
  /// loop; the program sees to the others itself.
  mutating func handle(_ message: Message) -> [Effect]

  /// The picture now, for a terminal of that size. Called only when it will be shown.
  mutating func frame(for size: Size) -> TerminalFrame
}

/// One picture, with all that the terminal needs to show it.
package struct TerminalFrame: Sendable {
  package var buffer: CellBuffer
  /// Where the terminal's cursor belongs; nil hides it.
  package var cursor: Point?
  package var theme: Theme

  package init(_ buffer: CellBuffer, cursor: Point? = nil, theme: Theme) {
    self.buffer = buffer
    self.cursor = cursor
    self.theme = theme
  }
}
