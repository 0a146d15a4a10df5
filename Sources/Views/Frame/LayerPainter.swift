internal import Canvas
internal import Interaction
internal import Widgets
internal import Wording

/// What lies over the page: help, notices, the completion of a command.
struct LayerPainter {
  func draw(_ scene: Scene, in area: Rect, on stage: inout Stage) {
    for layer in scene.console.layers {
      switch layer {
      case .help(let scroll):
        let title = scene.words(.keysOfPage, scene.words(scene.console.place.view.title))
        show(PopupBox(title, lines: helpLines(scene, width: area.width - 4), scroll: scroll), in: area, on: &stage)
      case .notice(let notice):
        let text = NoticeText(notice, scene)
        let lines = text.lines.flatMap { Wrapped.lines(of: $0, width: min(100, area.width - 4)) }
        show(PopupBox(text.title, lines: lines.map { Phrase($0) }), in: area, on: &stage)
      case .commandLine(_, _, let choice): drawCompletion(scene, choice: choice, in: area, on: &stage)
      case .orderMenu(let counts, let choice):
        OrderMenuBox(counts: counts, choice: choice).draw(scene, in: area.inset(bottom: 1), on: &stage)
      case .orderForm(let form): show(form.box(scene, in: area), scene, in: area, on: &stage)
      case .alarmForm(let form): show(form.box(scene, in: area), scene, in: area, on: &stage)
      case .orderReport(let scroll):
        if let report = scene.console.orderReport {
          OrderReportBox(report, scroll: scroll).draw(scene, in: area.inset(bottom: 1), on: &stage)
        }
      case .difference(let scroll):
        DifferenceBox(scroll: scroll).draw(scene, in: area.inset(bottom: 1), on: &stage)
      case .silenceForm(let form): show(form.box(scene, in: area), scene, in: area, on: &stage)
      case .history(let history):
        let rows = scene.console.replay == nil ? 2 : TimeLine.rows(of: area.height) + 2
        ThingHistorySheet(scene: scene, history: history).draw(in: area.inset(top: 2, bottom: rows), on: &stage)
      case .silences(let chosen, let showsEnded):
        SilencesBox(chosen: chosen, showsEnded: showsEnded).draw(scene, in: area.inset(bottom: 1), on: &stage)
      // The line above the keys says what became of saving it.
      case .sheet(let sheet, let scroll): SheetBox(sheet, scroll: scroll).draw(in: area.inset(bottom: 2), on: &stage)
      case .filter: break
      }
    }
  }

  /// The keys of the layer stay in sight below the box.
  private func show(_ box: PopupBox, in area: Rect, on stage: inout Stage) {
    stage.layerRows = box.draw(in: area.inset(bottom: 1), on: &stage.buffer)
  }

  private func show(_ box: FormBox<some FormField>, _ scene: Scene, in area: Rect, on stage: inout Stage) {
    box.draw(scene, in: area.inset(bottom: 1), on: &stage)
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

  /// Headings and commands: keys, what they do, what to type on the command line.
  private func helpLines(_ scene: Scene, width: Int) -> [Phrase] {
    let help = scene.console.help
    var (keyRoom, nameRoom, wordRoom) = (0, 0, 0)
    for case .command(let keys, let name, let summary) in help {
      keyRoom = min(18, max(keyRoom, TextWidth.width(of: keys)))
      nameRoom = max(nameRoom, TextWidth.width(of: usage(of: name, scene)))
      wordRoom = max(wordRoom, TextWidth.width(of: scene.words(summary)))
    }
    var termRoom = 9
    for case .definition(let term, _) in help { termRoom = max(termRoom, TextWidth.width(of: scene.words(term))) }
    wordRoom = max(8, min(wordRoom, width - keyRoom - nameRoom - 6))
    return help.map { line in
      switch line {
      case .heading(let word): return Phrase(scene.words(word), .strong)
      case .definition(let term, let meaning):
        var phrase = Phrase("  ")
        phrase.add(scene.words(term), .accent, field: termRoom)
        phrase.gap()
        phrase.add(scene.words(meaning))
        return phrase
      case .command(let keys, let name, let summary):
        var phrase = Phrase("  ")
        phrase.add(keys, .accent, field: keyRoom)
        phrase.gap(2)
        phrase.add(scene.words(summary), .text, field: wordRoom)
        phrase.gap(2)
        phrase.add(usage(of: name, scene), .label)
        return phrase
      }
    }
  }

  /// `:rack RACK`
  private func usage(of name: String, _ scene: Scene) -> String {
    Commands.named(name)?.usage(in: scene.words) ?? name
  }
}
