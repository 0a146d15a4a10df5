internal import Analysis
internal import Canvas
internal import SiteModel
internal import Widgets
internal import Wording

/// Power on its way from the grid to the chips: from left to right where there is room, else a line a step.
struct ChainPicture {
  let scene: Scene
  /// Cells that a step needs at the least when they stand side by side, and for its words at full length.
  private static let leastStep = 10
  private static let roomyStep = 13

  private var steps: [PowerChain.Step] { scene.digest.chain.steps }
  private var words: Wording { scene.words }

  /// A line of figures, one a step; left out where no step has any.
  private struct Line {
    var label: String
    var cells: [Phrase]
  }

  /// True where all steps fit side by side.
  func isWide(in width: Int) -> Bool { stepWidth(width) >= Self.leastStep }

  private var labelWidth: Int {
    2 + ([Word.chainFrom, .chainLost, .chainElsewhere].map { TextWidth.width(of: words($0)) }.max() ?? 0)
  }

  private func stepWidth(_ width: Int) -> Int { min(24, (width - labelWidth - 1) / max(1, steps.count)) }

  /// Draws the steps side by side, and returns the rows that they took.
  func draw(in area: Rect, on stage: inout Stage) -> Int {
    let width = stepWidth(area.width)
    let lines = lines(stepWidth: width)
    for (row, line) in lines.enumerated() {
      stage.write(Phrase(line.label, .label), x: area.x + 1, y: area.y + row, in: area.row(row))
      for (place, cell) in line.cells.enumerated() {
        let x = area.x + 1 + labelWidth + place * width
        let room = Rect(x: x, y: area.y + row, width: width - 1, height: 1).intersection(area)
        stage.write(cell, x: x, y: area.y + row, in: room)
      }
    }
    return lines.count
  }

  private func lines(stepWidth width: Int) -> [Line] {
    let isShort = width < Self.roomyStep
    let last = steps.count - 1
    let lines = [
      Line(label: "", cells: steps.map { Phrase(name(of: $0, isShort: isShort), .label) }),
      Line(label: "", cells: steps.enumerated().map { flow($1, width: width - 1, isLast: $0 == last) }),
      Line(label: words(.chainFrom), cells: steps.map { basis(of: $0, isShort: isShort) }),
      Line(label: words(.chainLost), cells: steps.map(loss)),
      Line(label: "", cells: steps.map(lossShare)), Line(label: words(.chainElsewhere), cells: steps.map(elsewhere)),
    ]
    return lines.filter { line in line.cells.contains { !$0.isEmpty } }
  }

  /// A line a step, from the top down.
  func lines(width: Int) -> [Phrase] {
    let rows = steps.enumerated().map { place, step in
      [
        Phrase(place == 0 ? "  " : "↓ ", .mark) + Phrase(name(of: step, isShort: false), .label), power(of: step),
        .joined([loss(of: step), lossShare(of: step)], by: Phrase(" ")),
        elsewhere(of: step), basis(of: step, isShort: false),
      ]
    }
    let table = TextTable(
      columns: [
        .init(title: "", rank: 0), .init(title: words(.power), edge: .right, rank: 0),
        .init(title: words(.chainLost), edge: .right, rank: 1),
        .init(title: words(.chainElsewhere), edge: .right, rank: 2), .init(title: words(.chainFrom), rank: 3),
      ], rows: rows, width: width)
    return table.lines
  }

  private func name(of step: PowerChain.Step, isShort: Bool) -> String {
    switch step.kind {
    case .sources: words(.stepSources)
    case .siteMeter: words(isShort ? .stepSiteInputShort : .stepSiteInput)
    case .transformers: words(isShort ? .stepTransformersShort : .stepTransformers)
    case .switchboards: words(isShort ? .stepSwitchboardsShort : .stepSwitchboards)
    case .converters: words(.stepConverters)
    case .feeds: words(.stepFeeds)
    case .units: words(.stepUnits)
    case .racks: words(.stepRacks)
    case .nodes: words(.stepNodes)
    case .accelerators: words(isShort ? .stepAcceleratorsShort : .stepAccelerators)
    case .stage(let name): name
    }
  }

  /// What leaves the step; a sign where it is a least or only shared out.
  private func power(of step: PowerChain.Step) -> Phrase {
    guard let power = step.output ?? step.input else { return Phrase(Figures.missing, .missing) }
    let worst = step.isContradictory ? .low : Priority?.none
    var phrase =
      [scene.digest.chainFindings[step.kind], worst].compactMap(\.self).min()
      .map { Phrase($0.shape, $0.ink) } ?? Phrase()
    if step.isPartial { phrase.add("≥ ", .label) }
    phrase.add(Figures.text(power, .watt), step.basis == .shared ? .label : .strong)
    return phrase
  }

  /// The power, and a pipe to the next step.
  private func flow(_ step: PowerChain.Step, width: Int, isLast: Bool) -> Phrase {
    var phrase = power(of: step)
    let room = width - phrase.width - 2
    guard !isLast, room >= 0 else { return phrase }
    let isFlowing = (step.output ?? step.input).map { abs($0) > 0 } ?? false
    phrase.gap()
    phrase.add(String(repeating: isFlowing ? "═" : "╌", count: room) + "▶", isFlowing ? .mark : .faint)
    return phrase
  }

  private func basis(of step: PowerChain.Step, isShort: Bool) -> Phrase {
    let count = Figures.grouped(step.coverage.count)
    switch step.basis {
    case nil: return Phrase(Figures.missing, .missing)
    case .shared: return Phrase(words(isShort ? .basisSharedShort : .basisShared), .label)
    case .metered where step.isPartial:
      return Phrase(words(.saysSo, count, Figures.grouped(step.coverage.expected)), .label)
    case .metered: return Phrase(isShort ? count : words(.meterCount, count), .label)
    case .summed: return Phrase(words(.basisSummed), .label)
    }
  }

  /// Nothing where nothing is converted.
  private func loss(of step: PowerChain.Step) -> Phrase {
    guard step.converts else { return Phrase() }
    guard let loss = step.loss else { return Phrase(Figures.missing, .missing) }
    guard loss < 0 else { return Phrase(Figures.text(loss, .watt)) }
    guard step.isContradictory else { return Phrase("≈ 0 W", .label) }
    return Phrase(Priority.low.shape, .low) + Phrase(words(.moreThanEnters), .strong)
  }

  private func lossShare(of step: PowerChain.Step) -> Phrase {
    guard let share = step.lossShare, share >= 0 else { return Phrase() }
    return Phrase(Figures.text(share, .ratio), .label)
  }

  private func elsewhere(of step: PowerChain.Step) -> Phrase {
    guard let elsewhere = step.elsewhere else { return Phrase() }
    let before = step.input.map { $0 + elsewhere } ?? 0
    if PowerChain.isTooMuch(-elsewhere, of: 0), PowerChain.isTooMuch(before - elsewhere, of: before) {
      return Phrase(Priority.low.shape, .low) + Phrase("+" + Figures.text(-elsewhere, .watt), .strong)
    }
    // Less than nothing, within what two meters may be apart.
    if elsewhere < 0 { return Phrase("≈ 0 W", .label) }
    return Phrase(step.isElsewhereAtMost ? "≤ " : "", .label) + Phrase(Figures.text(elsewhere, .watt))
  }
}

extension PowerChain.Step {
  /// True where power is converted, and some of it is lost.
  var converts: Bool {
    switch kind {
    case .transformers, .converters, .stage: true
    case .sources, .siteMeter, .switchboards, .feeds, .units, .racks, .nodes, .accelerators: false
    }
  }
}
