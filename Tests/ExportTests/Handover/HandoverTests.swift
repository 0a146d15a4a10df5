import AisleTesting
import Analysis
import Export
import Foundation
import SiteModel
import Testing
import Wording

@Suite("A shift handed over") struct HandoverTests {
  private static let actions = [
    Handover.Action(
      at: ShiftPast.start + .seconds(14_700), by: "liu",
      "scontrol update nodename=gpu-02 state=drain reason='lost, 4711'",
      on: ["gpu-02"], outcome: "done", report: "gpu-02 is drained"),
    Handover.Action(at: ShiftPast.start - .seconds(60), by: "liu", "before the shift", on: [], outcome: "done"),
  ]

  private func handover() throws -> Handover {
    try Handover(of: ShiftPast(), from: ShiftPast.start, to: ShiftPast.end, actions: Self.actions)
  }

  /// Compares with a text beside the tests; records it where `AISLE_RECORD` is set.
  private func expect(_ text: String, is name: String) throws {
    let path = "\(Fixtures.checkout)/Tests/ExportTests/Handover/Golden/\(name)"
    if ProcessInfo.processInfo.environment["AISLE_RECORD"] != nil {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    }
    #expect(text == String(decoding: Fixtures.contents(of: path), as: UTF8.self), "\(name)")
  }

  @Test("The text is short, worst first, and in both languages", arguments: Language.allCases)
  func text(language: Language) throws {
    let words = Wording(language)
    let sheet = HandoverSheet(try handover(), words: words, utcOffset: 28_800)
    try expect(sheet.text(in: words), is: "shift.\(language.rawValue).txt")
  }

  @Test("The page needs nothing beside itself, and names from outside cannot break it") func html() throws {
    let words = Wording(.english)
    let html = HandoverSheet(try handover(), words: words, utcOffset: 0).html(in: words)
    #expect(html.contains("<h1>Shift handover: Lingang &lt;1&gt;</h1>") && !html.contains("<1>"))
    for word in ["href", "src=", "http", "<script"] { #expect(!html.contains(word), "\(word)") }
    try expect(html, is: "shift.html")
  }

  @Test("The JSON obeys its schema, and all lists are whole") func json() throws {
    let text = String(decoding: try handover().json, as: UTF8.self)
    #expect(try SchemaCheck(HandoverSchema.text).errors(in: text) == [])
    #expect(text.contains(HandoverSchema.urn))
    let bare = try Handover(
      of: ShiftPast(), from: ShiftPast.start, to: ShiftPast.start + .seconds(50), actions: nil)
    #expect(try SchemaCheck(HandoverSchema.text).errors(in: String(decoding: bare.json, as: UTF8.self)) == [])
  }

  @Test("What one alarm explains is told under it, however long the chain") func groups() throws {
    let handover = try handover()
    let pump = try #require(handover.groups.first { $0.root == ShiftPast.pump })
    #expect(pump.followers == 3 && pump.occurrences == 1 && pump.standing == .open && pump.priority == .critical)
    #expect(!handover.groups.contains { $0.root.kind == .acceleratorTemperature || $0.root == ShiftPast.unit })
    #expect(handover.groups.first { $0.root == ShiftPast.fan }?.occurrences == 3)
  }

  @Test("What is set aside is not open, and what was only set aside is not announced") func standing() throws {
    let handover = try handover()
    #expect(handover.open.map(\.id) == [ShiftPast.pump, ShiftPast.inlet, ShiftPast.node])
    #expect(handover.shelved.map(\.id) == [ShiftPast.fan] && handover.outOfService.map(\.id) == [ShiftPast.leak])
    #expect(handover.suppressedCount == 1 && handover.figures.setAsideCount == 1)
    #expect(handover.figures.count == 9 && handover.figures.medianTimeToAcknowledge == 120)
  }

  @Test("Jobs that failed before the shift are not of it; actions neither") func span() throws {
    let handover = try handover()
    #expect(handover.jobs?.failed.map(\.id) == ["4711"] && handover.jobs?.endedCount == 2)
    #expect(handover.actions?.count == 1)
  }

  @Test("A span of which nothing is recorded cannot be told, and one that is recorded in part says so") func gaps()
    throws
  {
    #expect(throws: PastFailure.nothingThere) {
      try Handover(of: ShiftPast(), from: .never, to: ShiftPast.start - .seconds(5), actions: nil)
    }
    let early = try Handover(
      of: ShiftPast(), from: ShiftPast.start - .seconds(7_200), to: ShiftPast.end, actions: nil)
    let sheet = HandoverSheet(early, words: Wording(.english), utcOffset: 0)
    #expect(sheet.heading.contains("Recorded only from 2025-12-31 23:00 to 2026-01-01 07:00"))
    #expect(sheet.text(in: Wording(.english)).contains("Not known: no log of actions was read"))
  }

  @Test("When nobody recorded is said, as far as it is of the shift; why a node is out of use, too") func reasons()
    throws
  {
    let handover = try handover()
    #expect(handover.gaps.map(\.from) == [ShiftPast.start + .seconds(900)])
    let text = HandoverSheet(handover, words: Wording(.english), utcOffset: 0).text(in: Wording(.english))
    #expect(text.contains("Nobody recorded 23:15–23:30"))
    #expect(text.contains("gpu-02: “lost, 4711” (liu)") && text.contains("1 because of a node"))
  }

  @Test("Many open alarms alike are one line, with all that are in another state beside it") func alike() throws {
    var handover = try handover()
    let first = try #require(handover.open.first)
    handover.open = (0..<30).map { number in
      var alarm = first
      alarm.id = AlarmID(
        first.id.kind, .thing(.node("gpu-\(number)")), quantity: first.id.quantity, name: first.id.name)
      if number == 7 { alarm.comments = [AlarmComment(by: Person(name: "liu", number: 7), at: .never, "looked at")] }
      return alarm
    }
    let sheet = HandoverSheet(handover, words: Wording(.english), utcOffset: 0)
    let open = try #require(sheet.sections.first)
    #expect(open.title == "Still open (30)" && open.lines.count == 2)
    #expect(open.lines[0].text == "pump failed: 29 alarms" && open.lines[0].remark.contains("gpu-0, gpu-1"))
    #expect(open.lines[1].text == "gpu-7: pump failed" && open.lines[1].remark.contains("looked at"))
  }

  @Test("A flood is cut in the text, and what is cut is counted") func flood() throws {
    var handover = try handover()
    let group = try #require(handover.groups.first)
    handover.groups = (0..<2_000).map { number in
      var one = group
      one.root = AlarmID(group.root.kind, group.root.subject, quantity: group.root.quantity, name: "\(number)")
      return one
    }
    let text = HandoverSheet(handover, words: Wording(.english), utcOffset: 0).text(in: Wording(.english))
    #expect(text.contains("What alarmed (2000)") && text.contains("and 1960 more"))
  }
}
