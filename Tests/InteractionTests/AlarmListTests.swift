import AisleTesting
import Interaction
import Testing

@Suite("What the page of alarms lists") struct AlarmListTests {
  @Test func `the log is walked line by line, and leads to its alarms`() {
    var seat = Seat(at: SampleSite.alarmed())
    seat.run("page alarms")
    seat.run("alarm-view log")
    seat.press(.down, .down, .enter)
    #expect(seat.console.place.detail != nil)
  }
}
