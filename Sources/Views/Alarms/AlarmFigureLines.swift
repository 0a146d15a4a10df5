internal import Analysis
internal import Canvas
internal import Interaction
internal import SiteModel
internal import Widgets
internal import Wording

/// The standard's own performance measures (ISA-18.2, IEC 62682) of the log, each beside what the standard recommends, and
/// the alarms that come most often.
struct AlarmFigureLines {
  let scene: Scene
  private let figures: AlarmKeyFigures

  init(scene: Scene) {
    self.scene = scene
    figures =
      scene.alarmOutlook?.figures
      ?? AlarmKeyFigures(of: nil, board: scene.digest.alarms, over: scene.console.alarmFigureSpan, at: scene.now)
  }

  func draw(in area: Rect, on stage: inout Stage) {
    for (row, line) in lines(width: area.width).prefix(area.height).enumerated() {
      stage.write(line.cut(to: area.width), x: area.x, y: area.y + row, in: area)
    }
  }

  private var words: Wording { scene.words }

  private func lines(width: Int) -> [Phrase] {
    let measures = TextTable(
      columns: [
        TextTable.Column(title: words(.figureColumn), rank: 0),
        TextTable.Column(title: words(.figureValueColumn), edge: .right, rank: 0), TextTable.Column(title: "", rank: 0),
        TextTable.Column(title: words(.figureTargetColumn), rank: 1),
      ], rows: rows, width: width)
    let span = Figures.span(figures.to - figures.from)
    var lines = [Phrase(words(.figureSpan, scene.clock(figures.from), span), .label)]
    if !figures.isOfRecord { lines.append(Phrase(words(.figureUnrecorded), .label)) }
    lines += [Phrase()] + measures.lines
    guard !figures.top.isEmpty else { return lines }
    lines += [Phrase(), Phrase(words(.figureTop), .strong)]
    let top = figures.top.map { actor in
      [
        Phrase(Figures.grouped(actor.count)), Bar(actor.share).phrase(width: 12),
        Phrase(Figures.text(actor.share, .ratio)), Phrase(actor.alarm.subject.name.fitted(to: 28), .strong),
        Phrase(scene.title(of: actor.alarm)),
        Phrase(figures.chattering.contains(actor.alarm) ? words(.alarmChattering) : "", .strong),
      ]
    }
    let columns = [Phrase.Edge.right, .left, .right, .left, .left, .left].enumerated().map { place, edge in
      TextTable.Column(title: "", edge: edge, rank: place == 1 ? 2 : 0)
    }
    let table = TextTable(columns: columns, rows: top, width: width)
    return lines + top.indices.map { table.line($0) }
  }

  /// What, how much, whether that is as it should be, and what should be.
  private var rows: [[Phrase]] {
    [
      row(.figureCount, Figures.grouped(figures.count), nil, ""),
      row(.figureRate, figures.rate.map { Figures.fixed($0, 2) }, isMet(.rate), words(.figureRateTarget)),
      row(
        .figurePeak,
        Figures.grouped(figures.peak) + (figures.peakMoment.map { "  " + scene.clock($0) } ?? ""), isMet(.peak),
        words(.figurePeakTarget)),
      row(
        .figureFlood, figures.floodShare.map { Figures.text($0, .ratio) }, isMet(.floodTime),
        words(.figureFloodTarget)),
      row(.figureStanding, figures.standing.map { Figures.grouped($0) }, nil, ""),
      row(.figureUnacknowledged, figures.unacknowledged.map { Figures.grouped($0) }, nil, ""),
      row(.figureStale, figures.stale.map { Figures.grouped($0) }, isMet(.stale), words(.figureStaleTarget)),
      row(
        .figureChattering, Figures.grouped(figures.chattering.count), isMet(.chattering),
        words(.figureChatteringTarget)),
      row(
        .figureTopShare, figures.topShare.map { Figures.text($0, .ratio) }, isMet(.topShare),
        words(.figureTopTarget)),
      row(.figureSplit, split, isSplitMet, words(.figureSplitTarget)),
      row(.figureAside, Figures.grouped(figures.setAsideCount), nil, ""),
      row(
        .figureAcknowledgementTime, figures.medianTimeToAcknowledge.map { Figures.span(.seconds($0)) }, nil,
        figures.longestTimeToAcknowledge.map { words(.figureLongest, Figures.span(.seconds($0))) } ?? ""),
    ]
  }

  private func isMet(_ measure: AlarmMeasure) -> Bool? { measure.isMet(by: figures) }

  private var isSplitMet: Bool? {
    let met = [AlarmMeasure.low, .medium, .high].compactMap(isMet)
    return met.isEmpty ? nil : !met.contains(false)
  }

  private func row(_ what: Word, _ value: String?, _ isWell: Bool?, _ target: String) -> [Phrase] {
    let mark = isWell.map { $0 ? Phrase("✓", .label) : Phrase("▲", .strong) } ?? Phrase()
    return [
      Phrase(words(what)),
      value.map { Phrase($0, isWell == false ? .strong : .text) } ?? Phrase(Figures.missing, .missing),
      mark, Phrase(target, .label),
    ]
  }

  /// "80 / 15 / 5 %" of low, medium and high.
  private var split: String? {
    let shares = [Priority.low, .medium, .high].map { figures.share(of: $0) }
    let known = shares.compactMap(\.self)
    return known.count == 3 ? known.map { Figures.fixed($0 * 100, 0) }.joined(separator: " / ") + " %" : nil
  }
}
