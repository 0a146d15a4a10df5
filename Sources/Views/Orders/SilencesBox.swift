internal import Canvas
internal import Interaction
internal import Orders
internal import SiteModel
internal import Widgets
internal import Wording

/// The silences of all Alertmanagers: a line each, the chosen one in full below, and who did not answer.
struct SilencesBox {
  let chosen: StandingSilence.Key?
  let showsEnded: Bool

  func draw(_ scene: Scene, in area: Rect, on stage: inout Stage) {
    let width = max(8, min(116, area.width - 4))
    let silences = scene.console.listedSilences(showsEnded: showsEnded)
    let place = silences.firstIndex { $0.key == chosen } ?? 0
    // That not all have answered matters more than what one says.
    var foot = remarks(scene, width: width)
    if silences.indices.contains(place) {
      foot += [Phrase("")] + SilenceLines(silences[place], scene).all(width: width)
    }
    // The list keeps at least three lines of its own; what is told below it gives way first.
    let room = max(1, area.height - 2)
    foot = Array(foot.prefix(max(0, room - min(silences.count + 1, 4))))
    let rows = max(1, room - foot.count - 1)
    let table = table(of: silences, scene, width: width - 2)
    let first = ListWindow.first(showing: place, of: silences.count, visible: rows)
    var lines = silences.isEmpty ? [] : [Phrase("  ") + table.head()]
    for row in silences.indices.dropFirst(first).prefix(rows) {
      lines.append(Phrase(row == place ? "› " : "  ", .accent) + table.line(row))
    }
    let title = [scene.words(.silencesTitle), count(silences)].filter { !$0.isEmpty }.joined(separator: " ")
    stage.layerRows = PopupBox(title, lines: lines + foot).draw(in: area, on: &stage.buffer)
    stage.layerLines = lines.count + foot.count
  }

  private func count(_ silences: [StandingSilence]) -> String {
    silences.isEmpty ? "" : Figures.grouped(silences.count)
  }

  private func table(of silences: [StandingSilence], _ scene: Scene, width: Int) -> TextTable {
    let words = scene.words
    let systems = Set(silences.map(\.key.system)).count
    let rows = silences.map { silence -> [Phrase] in
      let lines = SilenceLines(silence, scene)
      return [
        lines.state, Phrase(lines.clock(silence.endsAt)), Phrase(lines.creator.fitted(to: 12), .label),
        Phrase(silence.state == .active ? Figures.grouped(silence.hides.count) : ""),
        Phrase(systems > 1 ? CleanText.cleaned(silence.key.system, limit: 20) : "", .label),
        Phrase(lines.matchers, silence.state == .expired ? .faint : .text), Phrase(lines.comment, .label),
      ]
    }
    let columns: [TextTable.Column] = [
      .init(title: words(.silenceStateColumn), rank: 0), .init(title: words(.silenceUntilColumn), rank: 0),
      .init(title: words(.silenceByColumn), rank: 1), .init(title: words(.silenceHidesColumn), edge: .right, rank: 2),
      .init(title: words(.silenceWhereColumn), rank: 1), .init(title: words(.silenceMatchersColumn), rank: 0),
      .init(title: words(.silenceComment), rank: 3),
    ]
    return TextTable(columns: columns, rows: rows, width: width)
  }

  private func remarks(_ scene: Scene, width: Int) -> [Phrase] {
    func wrapped(_ text: String, _ ink: Ink) -> [Phrase] {
      Wrapped.lines(of: text, width: width).map { Phrase($0, ink) }
    }
    guard let list = scene.console.silences else { return [Phrase(scene.words(.silencesAsking), .label)] }
    var lines = [Phrase("")]
    for gap in list.gaps {
      let why = scene.words.text(of: gap.failure)
      lines += wrapped(scene.words(.silencesGap, CleanText.cleaned(gap.system, limit: 80), why), .accent)
    }
    if list.silences.allSatisfy({ $0.state == .expired }), list.gaps.isEmpty {
      lines.append(Phrase(scene.words(.silencesNone), .label))
    }
    let ended = list.silences.count { $0.state == .expired }
    if !showsEnded, ended > 0 { lines += wrapped(scene.words(.silencesEndedHidden, Figures.grouped(ended)), .label) }
    lines += wrapped(scene.words(.silencesAt, ClockFace.time(list.moment, utcOffset: scene.utcOffset)), .label)
    return lines
  }
}
