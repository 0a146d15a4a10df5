import Canvas
import Testing
import Widgets

private let widths = [-1, 0, 1, 2, 3, 8, 40, 500]

@Suite("Bars") struct BarTests {
  @Test("A bar fills exactly its cells, whatever the value", arguments: widths)
  func width(width: Int) {
    for share in [nil, 0, 0.001, 0.5, 0.999, 1, 1.5, -3, .nan, .infinity, -.infinity] as [Double?] {
      let bar = Bar(share, limits: [0.9, 0, 1, 2, .nan, -.infinity]).phrase(width: width)
      #expect(bar.width == max(0, width))
    }
  }

  @Test(
    "What is drawn says what is known",
    arguments: [
      (nil, "╌╌╌╌╌╌╌╌"), (0, "────────"), (0.001, "╸───────"), (0.5, "━━━━────"), (0.56, "━━━━╸───"), (1, "━━━━━━━━"),
      (1.2, "━━━━━━━▶"), (-1, "────────"), (.infinity, "━━━━━━━▶"), (.nan, "╌╌╌╌╌╌╌╌"),
    ] as [(Double?, String)])
  func pictures(share: Double?, picture: String) {
    #expect(Bar(share).phrase(width: 8).text == picture)
  }

  @Test("A limit is seen before the value reaches it and after it has passed") func limits() {
    #expect(Bar(0.5, limits: [0.75]).phrase(width: 8).text == "━━━━──┊─")
    #expect(Bar(0.99, limits: [0.75]).phrase(width: 8).text == "━━━━━━┃━")
    #expect(Bar(0.1, limits: [1]).phrase(width: 8).text == "━──────┊")
    #expect(Bar(60, of: 100, limits: [75]).phrase(width: 8).text == "━━━━━─┊─")
  }

  @Test("Without a scale nothing is claimed", arguments: [0, -1, .nan, .infinity] as [Double])
  func noScale(full: Double) {
    #expect(Bar(5, of: full, limits: [1]).phrase(width: 3).text == "╌╌╌")
  }
}

@Suite("Sparklines") struct SparklineTests {
  @Test("No history is wider than its room, and none is longer than its values", arguments: widths)
  func width(width: Int) {
    for count in [0, 1, 2, 7, 360] {
      let values = (0..<count).map { Double?(Double($0)) }
      #expect(Sparkline(values).phrase(width: width).width <= max(0, min(width, count)))
    }
  }

  @Test("The newest is at the right, gaps stay gaps, and the top is the top") func shape() {
    #expect(Sparkline([0, nil, 0.5, 1], top: 1).phrase(width: 9).text == "▁ ▅█")
    #expect(Sparkline([5, 5, 5]).phrase(width: 9).text == "▅▅▅")
    #expect(Sparkline([nil, nil]).phrase(width: 9).isEmpty)
    #expect(Sparkline([.nan, .infinity, 1], top: 1).phrase(width: 9).text == "  █")
  }

  @Test("A peak is never lost where values share a cell") func peaks() {
    var values = [Double?](repeating: 0, count: 100)
    values[37] = 1
    #expect(Sparkline(values, top: 1).phrase(width: 10).text.filter { $0 == "█" }.count == 1)
  }
}

@Suite("Phrases and tables") struct PhraseTests {
  private let phrase = Phrase("node ", .label) + Phrase("算力-01", .strong) + Phrase("   ")

  @Test("A phrase is cut to its room, with a sign where something is missing", arguments: 0...20)
  func cut(width: Int) {
    let cut = phrase.cut(to: width)
    #expect(cut.width <= width)
    #expect(cut.text.contains("…") == (width > 0 && width < 12))
  }

  @Test("A field is as wide as it says, at either edge") func field() {
    var line = Phrase()
    line.add(Phrase("ab"), field: 5, at: .right)
    line.add("算力节点", .text, field: 5)
    #expect(line.width == 10)
    #expect(line.text.hasPrefix("   ab算力…"))
  }

  @Test("Phrases are joined without empty ones, and a rule runs to the edge") func joined() {
    #expect(Phrase.joined([Phrase("a"), Phrase(), Phrase("b")], by: Phrase("·")).text == "a·b")
    #expect(Phrase.rule(Phrase("hall"), width: 12).text == "── hall ────")
    for width in widths { #expect(Phrase.rule(Phrase("hall"), width: width).width <= max(0, width)) }
  }

  @Test(
    "A table leaves out empty columns, then the least important, and cuts what must stay",
    arguments: [
      (40, "name  load  memory"), (13, "name  load"), (6, "name"), (3, "na…"),
    ])
  func table(width: Int, head: String) {
    let columns = [
      TextTable.Column(title: "name", rank: 0), TextTable.Column(title: "empty"),
      TextTable.Column(title: "load", rank: 1), TextTable.Column(title: "memory", rank: 2),
    ]
    let rows = [[Phrase("a"), Phrase(), Phrase("1"), Phrase("2")], [Phrase("b")]]
    let table = TextTable(columns: columns, rows: rows, width: width)
    var text = table.head().cut(to: width).text
    while text.last == " " { text.removeLast() }
    #expect(text == head)
    #expect(table.lines.count == 3)
  }

  @Test("What was left out for a wide column stands where there is room for it after all, cut where it may be")
  func filledTable() {
    func heads(_ width: Int, cut: Int? = nil) -> String {
      var wide = TextTable.Column(title: "why", rank: 1)
      wide.leastCut = cut
      let columns = [TextTable.Column(title: "name", rank: 0), wide, TextTable.Column(title: "by", rank: 2)]
      let rows = [[Phrase("node"), Phrase("a long story"), Phrase("chen")]]
      return TextTable(columns: columns, rows: rows, width: width).line(0).text
    }
    #expect(heads(24) == "node  a long story  chen")
    #expect(heads(23) == "node  a long story")
    #expect(heads(17) == "node  chen")
    #expect(heads(17, cut: 8) == "node  a long sto…")
    #expect(heads(11, cut: 8) == "node  chen")
  }

  @Test("A text that is cut for the others' sake takes what they leave") func widenedTable() {
    var wide = TextTable.Column(title: "what", rank: 0)
    wide.most = 6
    let columns = [wide, TextTable.Column(title: "value", rank: 1)]
    let rows = [[Phrase("a long story"), Phrase("1 kW")]]
    #expect(TextTable(columns: columns, rows: rows, width: 13).line(0).text == "a lon…  1 kW ")
    #expect(TextTable(columns: columns, rows: rows, width: 15).line(0).text == "a long …  1 kW ")
    #expect(TextTable(columns: columns, rows: rows, width: 40).line(0).text == "a long story  1 kW ")
  }

  @Test("A table without rows has no lines, and a fixed column stays though it is empty") func emptyTable() {
    var column = TextTable.Column(title: "age", least: 6)
    #expect(TextTable(columns: [column], rows: [], width: 80).lines.isEmpty)
    column.isFixed = true
    let table = TextTable(columns: [column], rows: [[Phrase()]], width: 80)
    #expect(table.layout.map(\.width) == [6])
    #expect(table.head(sorted: nil).text.hasPrefix("age"))
  }
}

@Suite("Boxes and digits") struct BoxTests {
  private func rows(_ buffer: CellBuffer) -> [String] {
    (0..<buffer.size.height).map { y in (0..<buffer.size.width).map { buffer.glyph(buffer[$0, y]) }.joined() }
  }

  @Test("Nothing is drawn outside its area", arguments: [Size(0, 0), Size(1, 1), Size(2, 3), Size(7, 4), Size(30, 12)])
  func inside(size: Size) {
    var buffer = CellBuffer(size: Size(size.width + 2, size.height + 2))
    buffer.fill(buffer.bounds, with: "#")
    let area = Rect(x: 1, y: 1, width: size.width, height: size.height)
    buffer.fill(area)
    HeatBox(name: "A01", figure: Phrase("24.3"), marker: Phrase("▲"), share: 0.7).draw(in: area, on: &buffer)
    BigDigits("159.2").draw(in: area, on: &buffer)
    PopupBox("title", lines: [Phrase(String(repeating: "line ", count: 30))]).draw(in: area, on: &buffer)
    let all = rows(buffer)
    #expect(all[0].allSatisfy { $0 == "#" } && all[size.height + 1].allSatisfy { $0 == "#" })
    #expect(all.allSatisfy { $0.first == "#" && $0.last == "#" })
  }

  @Test("A rack is a shade in one cell, its alarm instead where there is one, and a name and figure with more room")
  func heatBox() {
    var buffer = CellBuffer(size: Size(5, 3))
    HeatBox(name: "A01", figure: Phrase("24.3"), share: 0.3).draw(in: buffer.bounds, on: &buffer)
    #expect(rows(buffer) == ["A01  ", " 24.3", "▒▒▒▒▒"])
    var cell = CellBuffer(size: Size(1, 1))
    HeatBox(name: "A01", figure: Phrase("24.3"), share: 1).draw(in: cell.bounds, on: &cell)
    #expect(rows(cell) == ["█"] && cell[0, 0].ink == .heat(1))
    HeatBox(name: "A01", figure: Phrase("24.3"), marker: Phrase("■", .critical), share: 1).draw(
      in: cell.bounds, on: &cell)
    #expect(rows(cell) == ["■"] && cell[0, 0].ink == .critical)
  }

  @Test("A ramp puts values in their place and prints its numbers") func scale() {
    let scale = HeatScale(18...36)
    #expect(scale.share(of: 27) == 0.5 && scale.share(of: -40) == 0 && scale.share(of: .infinity) == 1)
    #expect(scale.share(of: nil) == nil && scale.share(of: .nan) == nil)
    #expect(scale.legend { "\(Int($0))" }.text == "18 ░░ 22 ▒▒ 27 ▓▓ 31 ██ 36")
  }

  @Test("A popup tells how many lines it shows, and never scrolls past its end") func popup() {
    var buffer = CellBuffer(size: Size(20, 6))
    let lines = (1...10).map { Phrase("line \($0)") }
    #expect(PopupBox("help", lines: lines, scroll: 99).draw(in: buffer.bounds, on: &buffer) == 4)
    #expect(rows(buffer).joined().contains("line 10"))
    #expect(rows(buffer)[0].contains("▴") && !rows(buffer)[5].contains("▾"))
  }

  @Test("Big digits are three rows high, five where there is room, and plain text in one") func digits() {
    var buffer = CellBuffer(size: Size(7, 3))
    BigDigits("42").draw(in: buffer.bounds, on: &buffer)
    #expect(rows(buffer) == ["█ █ ▀▀█", "▀▀█ █▀▀", "  ▀ ▀▀▀"])
    #expect(BigDigits("42").size(rows: 5) == Size(14, 5))
    var line = CellBuffer(size: Size(7, 1))
    BigDigits("42").draw(in: line.bounds, on: &line)
    #expect(rows(line) == ["42     "])
  }

  @Test("Text is wrapped at blanks and between ideographs, no line wider than its room", arguments: [1, 2, 5, 11, 80])
  func wrapped(width: Int) {
    let text = "failed 3 times: 节点没有应答 averyveryverylongword\nnext"
    let lines = Wrapped.lines(of: text, width: width)
    #expect(lines.allSatisfy { TextWidth.width(of: $0) <= width })
    #expect(Wrapped.lines(of: text, width: 0).isEmpty)
    if width == 80 { #expect(lines.count == 2) }
  }
}
