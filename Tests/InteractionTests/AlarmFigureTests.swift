import AisleTesting
import Interaction
import SiteModel
import Testing
import Wording

@Suite("Key figures at the console") struct AlarmFigureTests {
  @Test func `the key figures take a length of time, and no other word`() {
    var seat = Seat(at: SampleSite.alarmed())
    seat.run("page alarms")
    seat.run("alarm-view figures 7d")
    #expect(seat.console.alarmSheet == .figures && seat.console.alarmFigureSpan == .seconds(7 * 86_400))
    seat.run("alarm-view figures often")
    #expect(seat.console.alarmFigureSpan == .seconds(7 * 86_400))
    #expect(seat.console.notice?.saying.word == .figureSpanNotUnderstood)
  }
}
