internal import Canvas
internal import Interaction
internal import Widgets

/// A titled part of a page that is made of lines; some lines stand for things that can be selected.
struct Block {
  struct Line {
    var phrase: Phrase
    var thing: Selection?
  }

  var title: String
  var lines: [Line]

  init(_ title: String, _ lines: [Line]) {
    self.title = title
    self.lines = lines
  }

  init(_ title: String, phrases: [Phrase]) {
    self.init(title, phrases.map { Line(phrase: $0) })
  }

  /// A table whose rows stand for things.
  init(_ title: String, _ table: TextTable, things: [Selection]) {
    var lines: [Line] = []
    if !table.rows.isEmpty { lines.append(Line(phrase: table.head())) }
    for row in table.rows.indices { lines.append(Line(phrase: table.line(row), thing: things[row])) }
    self.init(title, lines)
  }

  /// Title, where there is one, and lines; nothing for an empty block.
  var titled: [Line] {
    lines.isEmpty || title.isEmpty ? lines : [Line(phrase: Phrase(title, .strong))] + lines
  }

  /// The same, with a blank line after.
  var drawn: [Line] { lines.isEmpty ? [] : titled + [Line(phrase: Phrase())] }
}
