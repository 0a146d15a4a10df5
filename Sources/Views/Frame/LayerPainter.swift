internal import Canvas
internal import Interaction
internal import Wording

/// What lies over the page: help, notices, the completion of a command.
struct LayerPainter {
  func draw(_ scene: Scene, in area: Rect, on stage: inout Stage) {
    for layer in scene.console.layers {
      switch layer {
      case .help(let scroll):
        let title = scene.words(.keysOfPage, scene.words(scene.console.page.title))
        drawBox(title, lines: helpLines(scene), scroll: scroll, in: area, on: &stage)
      case .notice(let title, let lines):
        drawBox(title, lines: lines.map { Phrase($0) }, scroll: 0, in: area, on: &stage)
      case .commandLine(_, _, let choice): drawCompletion(scene, choice: choice, in: area, on: &stage)
      case .filter: break
      }
    }
  }

  /// What Tab offers, in a column above the line.
  private func drawCompletion(_ scene: Scene, choice: Int?, in area: Rect, on stage: inout Stage) {
    guard let words = scene.console.completion?.words, words.count > 1 else { return }
    let room = max(1, min(8, area.height - 4))
    let first = ListWindow.first(showing: choice, of: words.count, visible: room)
    let shown = words.dropFirst(first).prefix(room)
    let width = min(area.width, 4 + (shown.map { TextWidth.width(of: $0) }.max() ?? 0))
    let box = Rect(x: area.x, y: area.maxY - 1 - shown.count, width: width, height: shown.count)
    stage.buffer.fill(box)
    for (row, word) in shown.enumerated() {
      stage.write(Phrase("  " + word), x: box.x, y: box.y + row, in: box)
      if first + row == choice { stage.buffer.mark(box.row(row), with: .selected) }
    }
  }

  private func helpLines(_ scene: Scene) -> [Phrase] {
    scene.console.help.map { line in
      switch line {
      case .heading(let word): return Phrase(scene.words(word), .strong)
      case .command(let keys, let name, let summary):
        var phrase = Phrase("  ")
        phrase.add(keys, .accent, field: 14)
        phrase.gap()
        phrase.add(scene.words(summary), .text, field: 44)
        phrase.gap()
        phrase.add(name, .label)
        return phrase
      }
    }
  }

  /// A framed box in the middle that hides what is beneath.
  private func drawBox(_ title: String, lines: [Phrase], scroll: Int, in area: Rect, on stage: inout Stage) {
    let widest = max(lines.map(\.width).max() ?? 0, TextWidth.width(of: title) + 2)
    let box = Rect(x: 0, y: 0, width: min(area.width, widest + 4), height: min(area.height, lines.count + 2))
    let place = Rect(
      x: area.x + (area.width - box.width) / 2, y: area.y + (area.height - box.height) / 2, width: box.width,
      height: box.height)
    guard place.width >= 4, place.height >= 3 else { return }
    stage.buffer.fill(place)
    let rule = String(repeating: "─", count: place.width - 2)
    stage.write(Phrase("┌" + rule + "┐", .faint), x: place.x, y: place.y, in: place)
    stage.write(Phrase("└" + rule + "┘", .faint), x: place.x, y: place.maxY - 1, in: place)
    stage.write(Phrase(" \(title) ", .strong), x: place.x + 2, y: place.y, in: place.inset(right: 1))
    let inside = place.inset(left: 2, top: 1, right: 2, bottom: 1)
    let first = max(0, min(scroll, lines.count - inside.height))
    for y in place.y + 1..<place.maxY - 1 {
      stage.write(Phrase("│", .faint), x: place.x, y: y, in: place)
      stage.write(Phrase("│", .faint), x: place.maxX - 1, y: y, in: place)
    }
    for (row, line) in lines.dropFirst(first).prefix(inside.height).enumerated() {
      stage.write(line, x: inside.x, y: inside.y + row, in: inside)
    }
  }
}
