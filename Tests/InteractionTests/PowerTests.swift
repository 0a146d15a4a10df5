import AisleTesting
import Interaction
import SiteModel
import Testing

@Suite("The page of power") struct PowerTests {
  private func seat() -> Seat {
    var seat = Seat(at: SampleSite.powered())
    seat.press(.character("6"))
    return seat
  }

  private func names(_ seat: inout Seat) -> [String] {
    let directory = seat.site.directory
    return seat.order.compactMap { if case .entity(let id) = $0 { directory.name(of: id) } else { nil } }
  }

  @Test("Its digit is 6; what is wrong comes first, then the way of the power") func order() {
    var seat = seat()
    #expect(seat.console.page == .power)
    #expect(names(&seat).prefix(6) == ["TR-2", "feed A", "feed B", "Grid-1", "PV-1", "Wind-1"])
    seat.run("sort loss")
    #expect(names(&seat).first == "HVDC-1")
    seat.press(.character("I"))
    #expect(names(&seat).first == "TR-1")
    #expect(seat.console.coolingSort == Sorting(CoolingColumn.finding))
    seat.run("sort heat")
    #expect(!seat.noticeText.isEmpty)
  }

  @Test("Enter on a feed goes to its racks, and to no others") func feed() {
    var seat = seat()
    seat.press(.down, .character("j"), .down, .enter)
    #expect(seat.console.page == .racks)
    // C04 hangs on feed A alone.
    #expect(seat.order.count == 15)
  }

  @Test("Enter on a distribution unit goes to its rack") func unit() {
    var seat = seat()
    seat.type("/PDU-B03a")
    seat.press(.enter, .down, .enter)
    #expect(seat.console.page == .racks && seat.order == [.rack(8)])
  }

  @Test("What is wrong with equipment leads from the overview to this page") func equipment() throws {
    var seat = Seat(at: SampleSite.powered())
    let transformer = try #require(seat.site.directory.id(of: .building(.powerEquipment, "TR-2")))
    seat.console.selections["overview"] = .entity(transformer)
    seat.press(.enter)
    #expect(seat.console.page == .power && seat.selectedName == "/TR-2")
    seat.press(.enter)
    #expect(seat.console.page == .power)
  }

  @Test("A filter finds things by kind and rack") func filter() {
    var seat = seat()
    seat.type("/hvdc")
    #expect(names(&seat) == ["HVDC-1", "HVDC-2"])
    seat.press(.escape)
    seat.type("/C04")
    #expect(names(&seat).contains("feed A") && !names(&seat).contains("feed B"))
  }

  @Test("Help begins with what the terms mean") func help() {
    var seat = seat()
    seat.press(.character("?"))
    #expect(seat.screen.contains("ISO/IEC 30134-2"))
  }

  @Test("A wall passes over it where no meter tells of power") func empty() {
    #expect(Page.power.isEmpty(in: SampleSite.make()))
    #expect(!Page.power.isEmpty(in: SampleSite.powered()))
  }
}
