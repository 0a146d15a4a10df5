import AisleTesting
import Canvas
import Interaction
import SiteModel
import Testing

@Suite("The history of a thing") struct ThingHistoryTests {
  private func seat(page: String) throws -> Seat {
    var seat = Seat(at: SamplePast.present, size: Size(120, 36))
    seat.past = try PastStanding(of: SamplePast())
    seat.run("page \(page)")
    return seat
  }

  @Test("opens on H for what is selected, entered or first, and closes on H and Esc") func opens() throws {
    var seat = try seat(page: "cooling")
    let first = try #require(seat.order.first)
    seat.type("H")
    #expect(
      seat.console.thingHistory?.subject.name == Surroundings(site: seat.site, now: seat.now).name(of: first).dropSlash)
    #expect(seat.console.thingHistory?.point?.quantity == .supplyTemperature)
    seat.type("H")
    #expect(seat.console.thingHistory == nil)
    seat.run("node node-a06-02")
    seat.type("H")
    #expect(seat.console.thingHistory?.subject == .thing(.node("node-a06-02")))
    seat.press(.escape)
    #expect(seat.console.layers.isEmpty && seat.console.place.detail != nil)
    seat.run("history B01")
    #expect(seat.console.thingHistory?.subject == .rack("B01"))
  }

  @Test("walks along the readings with the arrows, and along the parts that have the same with Tab") func readings()
    throws
  {
    var seat = try seat(page: "nodes")
    seat.run("history node-a01-01")
    let first = try #require(seat.console.thingHistory?.point)
    seat.press(.right)
    let second = try #require(seat.console.thingHistory?.point)
    #expect(first != second)
    seat.press(.left)
    #expect(seat.console.thingHistory?.point == first)
    let points = seat.site.points(of: .thing(.node("node-a01-01")))
    #expect(points.contains { $0.thing.kind == .accelerator } && points.allSatisfy { $0.quantity.isDrawn })
    for _ in points { seat.press(.right) }
    #expect(seat.console.thingHistory?.point == first)
  }

  @Test("goes to the moment of the chosen alarm, stays open there, and goes along with time") func goes() throws {
    var seat = try seat(page: "cooling")
    seat.run("history CDU-01")
    try seat.lookBack(in: SamplePast())
    #expect(seat.occurrences.count == 2)
    seat.press(.down, .enter)
    let began = try #require(seat.occurrences.last)
    #expect(seat.console.replay?.wanted == began && seat.console.thingHistory?.choice == 1)
    seat.type("{")
    #expect(seat.console.replay?.wanted == began - .seconds(3_600) && seat.console.thingHistory != nil)
    seat.type("L")
    #expect(seat.console.isLive && seat.console.thingHistory != nil)
  }

  @Test("Spans grow and shrink between an hour and all, and are named") func spans() throws {
    var seat = try seat(page: "cooling")
    #expect(seat.console.timeSpan == .day)
    seat.type("WW")
    #expect(seat.console.timeSpan == .hour && seat.noticeText.contains("1h"))
    seat.type("W")
    #expect(seat.console.timeSpan == .hour)
    seat.run("span 7d")
    #expect(seat.console.timeSpan == .week)
    seat.type("www")
    #expect(seat.console.timeSpan == .all)
    seat.run("span 3w")
    #expect(seat.console.timeSpan == .all && seat.noticeText.contains("8h"))
  }

  @Test("A leak is told in words, at the axis too, and has no mean") func leak() throws {
    var seat = try seat(page: "cooling")
    let detector = try #require(
      (0..<seat.site.directory.count(of: .leakDetector))
        .map { EntityID(.leakDetector, $0) }.first { seat.site.columns.cell($0, .leak) != nil })
    let key = seat.site.directory.key(of: detector)
    seat.console.layers = [.history(ThingHistory(of: .thing(key), point: ReadingPoint(key, .leak)))]
    try seat.lookBack(in: SamplePast())
    #expect(!seat.screen.contains("no values") && seat.lines[3].contains("leak"), "\(seat.screen)")
    #expect(seat.lines[3].contains("least dry") && !seat.lines[3].contains("mean"), "\(seat.lines[3])")
    for word in ["detected", "warning", "dry"] {
      #expect(seat.lines.dropFirst(4).contains { $0.prefix(11).hasSuffix("\(word) ") }, "\(word)")
    }
  }

  @Test("A record shorter than a minute is written to the second at both ends") func young() {
    var seat = Seat(at: SamplePast.present, size: Size(120, 36))
    let from = SampleSite.now - .seconds(4)
    seat.past = .outlined(PastOutline(span: PastSpan(from: from, to: from + .seconds(3))))
    seat.run("time last")
    #expect(seat.screen.contains(" 11:04:01 ├") && seat.screen.contains("┤ 11:04:04"), "\(seat.screen)")
  }

  @Test("Without a record H says so") func none() {
    var seat = Seat(at: SamplePast.present)
    seat.run("page cooling")
    seat.type("H")
    #expect(seat.console.thingHistory == nil && seat.noticeText.contains("aisle record"))
  }
}

@Suite("What is looked at of a record") struct TimeSpanTests {
  private static let start = SampleSite.now
  private let outline = PastOutline(span: PastSpan(from: start, to: start + .seconds(30 * 86_400)))

  @Test("holds the moment, is as long as asked, stays within the record", arguments: TimeSpan.allCases)
  func window(span: TimeSpan) {
    for hour in stride(from: 0, through: 720, by: 7) {
      let moment = Self.start + .seconds(hour * 3_600)
      let window = outline.window(span, around: moment)
      #expect(window.from <= moment && moment <= window.to)
      #expect(window.from >= outline.span.from && window.to <= outline.span.to)
      if let length = span.length { #expect(window.to - window.from == length) }
    }
  }

  @Test("stands still while one steps about in its middle, and is the whole of a short record") func still() {
    let moments = (0..<40).map { Self.start + .seconds(10 * 86_400 + 60 * $0) }
    #expect(Set(moments.map { outline.window(.day, around: $0) }).count <= 2)
    let short = PastOutline(span: PastSpan(from: Self.start, to: Self.start + .seconds(600)))
    #expect(short.window(.day, around: Self.start) == short.span)
  }
}

extension String {
  /// Things of the building stand in no node.
  fileprivate var dropSlash: String { hasPrefix("/") ? String(dropFirst()) : self }
}
