/// A popup. Layers stack; the topmost takes the keys; Esc takes it off.
package enum Layer: Hashable, Sendable {
  /// Help for the page beneath, scrolled down so many lines.
  case help(scroll: Int)
  /// The command line, with its text, the cursor's place in it, and the completion chosen.
  case commandLine(text: String, cursor: Int, choice: Int?)
  /// The filter being typed; the list beneath narrows with each letter.
  case filter(text: String, cursor: Int)
  /// Something to read: a title and lines.
  case notice(title: String, lines: [String])
}
