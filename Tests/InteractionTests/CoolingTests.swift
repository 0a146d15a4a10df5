import AisleTesting
import Interaction
import SiteModel
import Testing

@Suite("The page of cooling") struct CoolingTests {
  private func seat() -> Seat {
    var seat = Seat(at: SampleSite.cooled())
    seat.press(.character("5"))
    return seat
  }

  private func names(_ seat: inout Seat) -> [String] {
    let directory = seat.site.directory
    return seat.order.compactMap { if case .entity(let id) = $0 { directory.name(of: id) } else { nil } }
  }

  @Test("Its digit is 5; arrows choose the unit that is drawn, Enter goes to the unit's racks") func enter() {
    var seat = seat()
    #expect(seat.console.page == .cooling)
    seat.press(.down, .character("j"))
    let name = String(seat.selectedName.drop { $0 == "/" })
    #expect(seat.lines[2].contains(name))
    seat.press(.enter)
    #expect(seat.console.page == .racks)
    #expect(seat.console.filter == name)
  }

  @Test("Esc comes back from a unit's racks, at once and with no filter left; later Esc only clears") func esc() {
    var seat = seat()
    seat.press(.down, .enter)
    #expect(!seat.console.filter.isEmpty)
    let selected = seat.console.selections["cooling"]
    seat.press(.escape)
    #expect(seat.console.page == .cooling)
    #expect(seat.console.selection == selected)
    seat.press(.character("2"))
    #expect(seat.console.filter.isEmpty)
    seat.press(.escape)
    #expect(seat.console.page == .racks)
  }

  @Test("The worst comes first; < and > sort by what is reported, I turns it round") func sort() {
    var seat = seat()
    #expect(names(&seat).first == "CDU-04")
    seat.press(.character(">"))
    #expect(seat.console.coolingSort.column == .name)
    #expect(names(&seat).first == "CDU-01")
    seat.press(.character("I"))
    #expect(names(&seat).first == "Tank 1")
    seat.run("sort heat")
    #expect(names(&seat).last == "Door C04")
    #expect(seat.console.nodeSort == Sorting(NodeColumn.finding))
    seat.run("sort fabric")
    #expect(!seat.noticeText.isEmpty)
  }

  @Test("A filter finds units by name, kind and rack") func filter() {
    var seat = seat()
    seat.type("/tank")
    #expect(names(&seat) == ["Tank 1"])
    seat.press(.escape)
    seat.type("/A02")
    #expect(names(&seat) == ["CDU-01"])
  }

  @Test("A part that something is wrong with leads to its unit") func part() throws {
    var seat = Seat(at: SampleSite.cooled())
    let pump = try #require(seat.site.directory.id(of: .building(.pump, "CDU-02/Pump 2")))
    seat.console.selections["overview"] = .entity(pump)
    seat.press(.enter)
    #expect(seat.console.page == .cooling)
    #expect(seat.selectedName == "/CDU-02")
  }

  @Test("A page is empty only where nothing stands for it") func empty() {
    #expect(Page.cooling.isEmpty(in: SampleSite.machine()))
    #expect(!Page.cooling.isEmpty(in: SampleSite.cooled()))
    #expect(!Page.nodes.isEmpty(in: SampleSite.machine()))
  }
}
