import AisleTesting
import Interaction
import SiteModel
import Testing

@Suite("Going about") struct GoingTests {
  private func seat() -> Seat { Seat(at: SampleSite.make()) }

  @Test("Digits and Tab change pages; a digit without a page does nothing") func pages() {
    var seat = seat()
    seat.press(.character("2"))
    #expect(seat.console.page == .racks)
    seat.press(.tab, .tab, .tab, .tab, .tab, .tab)
    #expect(seat.console.page == .overview)
    seat.press(.backTab, .character("8"))
    #expect(seat.console.page == .alarms)
    seat.press(.character("9"))
    #expect(seat.console.page == .alarms)
  }

  @Test("Esc leaves one thing after the other, ends on the page, and never quits") func escape() {
    var seat = seat()
    seat.press(.character("2"), .down, .enter, .down, .enter)
    #expect(seat.console.place.view == .node)
    seat.press(.escape)
    #expect(seat.console.place.view == .rack)
    seat.press(.escape)
    #expect(seat.console.place == Place(.racks))
    #expect(seat.selectedName == "A01")
    var effects: [Effect] = []
    for _ in 0..<5 { effects += seat.press(.escape) }
    #expect(effects.isEmpty)
    #expect(seat.console.place == Place(.racks))
  }

  @Test("Minus goes to the last view and back again, with the way out of each kept") func previous() {
    var seat = seat()
    seat.run("node node-c01-01")
    seat.press(.character("2"), .character("-"))
    #expect(seat.console.place.view == .node)
    seat.press(.character("-"))
    #expect(seat.console.place == Place(.racks))
    seat.press(.character("-"), .escape)
    #expect(seat.console.place == Place(.overview))
  }

  @Test("A finding leads to its node, and there to the part that it is about") func finding() {
    var seat = seat()
    seat.press(.down, .enter)
    #expect(seat.console.place.detail == .entity(.node(11)))
    #expect(seat.selectedName == "node-a06-02/4")
    seat.press(.enter)
    #expect(seat.screen.contains("NVIDIA H200"))
    seat.press(.escape)
    #expect(seat.console.place.view == .node)
  }

  @Test("The zoom ring goes from strip to hall to the selected rack and round again") func zoom() {
    var seat = seat()
    seat.press(.character("2"), .down)
    seat.run("zoom strip")
    seat.press(.character("z"))
    #expect(seat.console.rackZoom == .hall)
    seat.press(.character("z"))
    #expect(seat.console.place.detail == .rack(0))
    seat.press(.character("z"))
    #expect(seat.console.place == Place(.racks))
    #expect(seat.console.rackZoom == .strip)
  }

  @Test("m walks through all metrics and comes round") func metrics() {
    var seat = seat()
    seat.press(.character("2"))
    var seen: [RackMetric] = []
    #expect(seat.console.rackMetric == nil)
    for _ in RackMetric.allCases {
      seat.press(.character("m"))
      seen.append(contentsOf: [seat.console.rackMetric].compactMap(\.self))
    }
    #expect(Set(seen) == Set(RackMetric.allCases))
    #expect(seen.last == .natural(for: seat.site))
  }

  @Test("Where nothing is selected, Enter selects what it would have opened, and opens it when pressed again")
  func enterSelectsFirst() {
    var seat = seat()
    seat.press(.character("3"), .enter)
    #expect(seat.console.place.detail == nil)
    let selected = seat.console.selection
    #expect(selected != nil)
    seat.press(.enter)
    #expect(seat.console.place.detail == selected)
  }

  @Test("Z freezes the screen at the moment it was pressed, says so, and lets it go on") func freeze() {
    var seat = seat()
    seat.press(.character("Z"))
    #expect(seat.console.frozenAt == SampleSite.now)
    #expect(seat.lines[0].contains("FROZEN"))
    seat.press(.character("Z"))
    #expect(seat.console.frozenAt == nil)
  }

  @Test("The sort keys walk the columns, I inverts, and naming a column twice inverts too") func sort() {
    var seat = seat()
    seat.press(.character("3"), .character(">"), .function(6))
    #expect(seat.console.nodeSort.column == .rack)
    seat.press(.character("<"), .character("I"))
    #expect(seat.console.nodeSort.column == .name && seat.console.nodeSort.isInverted)
    seat.run("sort power")
    #expect(seat.console.nodeSort.column == .power && !seat.console.nodeSort.isInverted)
    seat.run("sort power")
    #expect(seat.console.nodeSort.isInverted)
  }

  @Test("q, F10 and Ctrl-C quit; Ctrl-L redraws and Ctrl-Z suspends, above a layer too") func screen() {
    var seat = seat()
    #expect(seat.press(.character("q")) == [.quit])
    #expect(seat.press(.function(10), .control("c")) == [.quit, .quit])
    seat.press(.character("?"))
    #expect(seat.press(.control("l"), .control("z")) == [.redraw, .suspend])
    seat.press(.escape)
    seat.type("/")
    #expect(seat.press(.character("q")).isEmpty)
    #expect(seat.console.filterInForceForTests == "q")
  }
}

extension Console {
  /// The text in the filter line.
  fileprivate var filterInForceForTests: String {
    if case .filter(let text, _) = layers.last { text } else { "" }
  }
}
