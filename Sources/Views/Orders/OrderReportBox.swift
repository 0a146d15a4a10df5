internal import Canvas
internal import Interaction
internal import Orders
internal import SiteModel
internal import Widgets
internal import Wording

/// How an order went: done, refused or unclear, target by target, with the scheduler's own words.
struct OrderReportBox {
  private let report: OrderReport
  private let scroll: Int

  init(_ report: OrderReport, scroll: Int) {
    self.report = report
    self.scroll = scroll
  }

  func draw(_ scene: Scene, in area: Rect, on stage: inout Stage) {
    let width = min(110, area.width - 4)
    let counts = OrderResult.Outcome.allCases.map { String(report.count($0)) }
    var lines = [Phrase(scene.words.filled(.orderCounts, with: counts), .label)]
    if report.isSimulated { lines.append(Phrase(scene.words(.orderBySimulation), .simulated)) }
    let idRoom = min(24, report.results.map { TextWidth.width(of: $0.target.id) }.max() ?? 0)
    let wordRoom = OrderResult.Outcome.allCases.map { TextWidth.width(of: scene.words($0.word)) }.max() ?? 0
    for result in report.results {
      var line = Phrase(scene.words(result.outcome.word), ink(of: result.outcome), field: wordRoom)
      line.gap(2)
      line.add(result.target.id, .strong, field: idRoom)
      line.gap(2)
      let indent = line.width
      let remark = result.remark.map { scene.words.text(of: $0) } ?? ""
      let texts = [remark, result.answer].filter { !$0.isEmpty }
      let rest = texts.flatMap { Wrapped.lines(of: $0, width: max(10, width - indent)) }
      line.add(rest.first ?? "")
      lines.append(line)
      for text in rest.dropFirst() { lines.append(Phrase(blanks(indent)) + Phrase(text)) }
    }
    stage.layerRows = PopupBox(OrderText.title(report.order, scene), lines: lines, scroll: scroll)
      .draw(in: area, on: &stage.buffer)
    stage.layerLines = lines.count
  }

  private func ink(of outcome: OrderResult.Outcome) -> Ink {
    switch outcome {
    case .done: .text
    case .refused, .unclear: .accent
    }
  }
}

extension Phrase {
  fileprivate init(_ text: String, _ ink: Ink, field: Int) {
    self.init()
    add(text, ink, field: field)
  }
}
