internal import Canvas
internal import Interaction
internal import Runtime
internal import Terminal
internal import Views

/// The console on a terminal.
struct ConsoleProgram: TerminalProgram {
  var session: ConsoleSession
  /// What the terminal's font can show.
  var glyphs: GlyphSet

  mutating func handle(_ message: Message) -> [Effect] { session.handle(message) }

  mutating func frame(for size: Size) -> TerminalFrame {
    let stage = session.stage(for: size)
    return TerminalFrame(stage.buffer.reduced(to: glyphs), cursor: stage.cursor, theme: session.theme)
  }
}
