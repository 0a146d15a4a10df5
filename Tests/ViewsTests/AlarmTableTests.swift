import AisleTesting
import Canvas
import Interaction
import SiteModel
import Testing
import Views

@Suite("The table of alarms at every width") struct AlarmTableTests {
  private func seat(_ site: Site = SampleSite.alarmed(), _ size: Size) -> Seat {
    var seat = Seat(at: site, size: size)
    seat.run("page alarms")
    return seat
  }

  @Test(arguments: [80, 100, 120, 160, 200]) func `what is set aside says since when and why`(width: Int) {
    var seat = seat(SampleSite.alarmed(), Size(width, 36))
    seat.run("alarm-view aside")
    let head = seat.lines[3]
    #expect(head.contains("since") && head.contains("why set aside"), "\(head)")
    #expect(seat.screen.contains(width < 120 ? "until 14:34:05" : "load tes"), "\(seat.screen)")
  }

  @Test(arguments: [Size(120, 36), Size(200, 60)])
  func `the log says who did it and why wherever there is room`(size: Size) {
    var site = SampleSite.alarmed()
    var recent = site.alarms?.recent ?? []
    for place in recent.indices where recent[place].change == .raised && recent[place].number % 2 == 0 {
      recent[place].change = .shelved
      (recent[place].person, recent[place].text) = (Person(name: "chen", number: 1), "filter is being changed today")
    }
    var board = site.alarms
    board?.recent = recent
    if let board { site.apply(board) }
    var seat = seat(site, size)
    seat.run("alarm-view log")
    let row = seat.lines.first { $0.contains("shelved") } ?? ""
    #expect(row.contains("chen") && row.contains("filter is"), "\(seat.screen)")
  }

  @Test func `a name that is too long loses its feed first, and another day has its time`() throws {
    var site = Site(topology: SampleSite.topology())
    let id = SourceID("simulator/mi300-001")
    site.register(SourceDescription(id: id, address: "x", cadence: .seconds(10), nodes: ["node-a01-01"]))
    let finding = Finding(.sourceSilent, .high, .source(0))
    site.apply(
      AlarmBoard(
        [
          Alarm(
            AlarmID(.sourceSilent, .source("simulator/mi300-001")), finding,
            raisedAt: SampleSite.now - .seconds(86_400))
        ], lastEvent: 1))
    #expect(seat(site, Size(80, 24)).screen.contains("simulator/mi300-001"), "there is room")
    let screen = seat(site, Size(56, 24)).screen
    #expect(screen.contains("…/mi300-001") || screen.contains("…mi300-001"), "\(screen)")
    #expect(screen.contains("01-01 11:04"), "\(screen)")
  }

  @Test func `a filter says how many it lets through, or what makes no sense`() {
    var seat = seat(SampleSite.alarmed(), Size(120, 36))
    seat.press(.character("/"))
    seat.type("CDU")
    #expect(seat.lines[2].contains("of 8"), "\(seat.lines[2])")
    seat.press(.enter)
    seat.press(.character("/"))
    seat.type(" state=banana")
    seat.press(.enter)
    #expect(seat.lines[2].contains("banana”"), "\(seat.lines[2])")
  }

  @Test func `a detail says each thing once`() {
    var seat = seat(SampleSite.alarmed(), Size(120, 36))
    seat.press(.down)
    seat.press(.enter)
    #expect(seat.lines.count { $0.contains("what to do") } == 1, "\(seat.screen)")
    #expect(!seat.screen.contains("value, limit"))
  }
}
