import AisleTesting
import Canvas
import Interaction
import SiteModel
import Testing

@Suite("Filtering alarms") struct AlarmFilterTests {
  private func seat() -> Seat {
    var seat = Seat(at: SampleSite.alarmed(), size: Size(80, 24))
    seat.run("page alarms")
    return seat
  }

  @Test(arguments: [
    ("state=unack", 5), ("state=unack priority<=2", 3), ("state=unack priority<=2 CDU", 3), ("state=shelved", 1),
    ("priority=critical", 2), ("who=chen", 2), ("age>1d", 2), ("!CDU", 3), ("left<5m", 1), ("root=CDU-02", 1),
  ])
  func `the filter knows states, priorities and fields`(text: String, count: Int) {
    var seat = seat()
    seat.run("filter \(text)")
    let found = seat.order.count
    #expect(found == count)
  }

  @Test(arguments: ["state=odd", "priority<=9", "colour=red", "age>soon"])
  func `a term that makes no sense is said`(text: String) {
    #expect(AlarmFilter(text).complaint != nil)
  }

  @Test func `what makes no sense is told beside the filter, but not in the log, which knows words alone`() {
    var seat = seat()
    seat.type("/state=odd")
    #expect(seat.lines[23].contains("“odd” is no state of an alarm"))
    seat.press(.escape)
    seat.run("alarm-view log")
    seat.type("/state=odd")
    #expect(!seat.lines[23].contains("is no state"))
  }

  @Test(arguments: [("/pri", "priority<="), ("/!roo", "!root="), ("/ag", "age>"), ("/zzz", "zzz")])
  func `Tab makes a word a field's name, with the sign that is usual`(typed: String, completed: String) {
    var seat = seat()
    seat.type(typed)
    seat.press(.tab)
    #expect(seat.console.filter == completed)
  }
}
