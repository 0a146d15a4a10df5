import AisleTesting
import Interaction
import Testing

@Suite("What the page of alarms lists") struct AlarmListTests {
  @Test(arguments: [
    ("state=unack", 5), ("state=unack priority<=2", 3), ("state=unack priority<=2 CDU", 3), ("state=shelved", 1),
    ("priority=critical", 2), ("who=chen", 2), ("age>1d", 2), ("!CDU", 3), ("left<5m", 1), ("root=CDU-02", 1),
  ])
  func `the filter knows states, priorities and fields`(text: String, count: Int) {
    var seat = Seat(at: SampleSite.alarmed())
    seat.run("page alarms")
    seat.run("filter \(text)")
    let found = seat.order.count
    #expect(found == count)
  }

  @Test(arguments: ["state=odd", "priority<=9", "colour=red", "age>soon"])
  func `a term that makes no sense is said`(text: String) {
    #expect(AlarmFilter(text).complaint != nil)
  }

  @Test func `the log is walked line by line, and leads to its alarms`() {
    var seat = Seat(at: SampleSite.alarmed())
    seat.run("page alarms")
    seat.run("alarm-view log")
    seat.press(.down, .down, .enter)
    #expect(seat.console.place.detail != nil)
  }
}
