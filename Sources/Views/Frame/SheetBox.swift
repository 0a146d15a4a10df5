internal import Canvas
internal import Interaction
internal import Widgets

/// Something to read, in a box that takes what room there is.
struct SheetBox {
  private let sheet: ReadingSheet
  private let scroll: Int

  init(_ sheet: ReadingSheet, scroll: Int) {
    self.sheet = sheet
    self.scroll = scroll
  }

  func draw(in area: Rect, on stage: inout Stage) {
    let width = min(110, area.width - 4)
    let lines = sheet.lines.flatMap { phrases(of: $0, width: width) }
    stage.layerRows = PopupBox(sheet.title, lines: lines, scroll: scroll).draw(in: area, on: &stage.buffer)
    stage.layerLines = lines.count
  }

  private func phrases(of line: ReadingSheet.Line, width: Int) -> [Phrase] {
    let ink: Ink = line.isHeading ? .strong : line.indent > 4 ? .label : .text
    return Wrapped.lines(of: line.text, width: max(8, width - line.indent)).enumerated().map { number, text in
      var phrase = Phrase()
      if let priority = line.priority, line.indent >= 3 {
        phrase = number == 0 ? Phrase(priority) : Phrase("")
      }
      phrase.pad(to: line.indent)
      phrase.add(text, ink)
      return phrase
    }
  }
}
