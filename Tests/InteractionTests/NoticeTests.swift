import AisleTesting
import Interaction
import SiteModel
import Testing
import Wording

@Suite("One line to the operator") struct NoticeTests {
  @Test("stands for eight seconds of the operator's clock, however fast the site's runs") func length() {
    var seat = Seat(at: SampleSite.make())
    seat.console.notice = Console.Notice(Saying(.bellOff))
    seat.uptime = .seconds(3)
    seat.send(.refreshed)
    seat.now = seat.now + .seconds(3600)
    seat.uptime = .seconds(10)
    seat.send(.refreshed)
    #expect(seat.noticeText == "the bell is silent")
    seat.uptime = .seconds(11)
    seat.send(.refreshed)
    #expect(seat.console.notice == nil)
  }
}
