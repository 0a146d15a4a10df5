import AisleTesting
import Canvas
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

  private func seat() -> Seat {
    var seat = Seat(at: SampleSite.queued(), size: Size(120, 36))
    seat.past = .outlined(PastOutline(span: PastSpan(from: seat.now - .seconds(86_400), to: seat.now)))
    return seat
  }

  @Test(
    "A command that works takes away what was said to the one before",
    arguments: ["time -1h", "time last", "history CDU-01", "page racks", "difference", "filter node"])
  func answered(line: String) {
    var seat = seat()
    seat.run("time 2099-01-01")
    #expect(seat.noticeText.contains("to come"))
    seat.run("page jobs")
    seat.run("time 2099-01-01")
    seat.run(line)
    #expect(seat.noticeText == "", "\(line)")
  }

  @Test("One that does not work says so in its place; moving and opening a line leave it to be read") func left() {
    var seat = seat()
    seat.run("time 2099-01-01")
    seat.press(.down, .end, .control("l"))
    seat.type("t")
    #expect(seat.noticeText.contains("to come") && seat.console.layers.count == 1)
    seat.press(.escape)
    seat.run("rack nowhere")
    #expect(seat.noticeText.contains("nowhere"))
  }

  @Test("A jump by the mouse takes it away, too, but nothing takes away what nobody asked for") func mouse() {
    var seat = seat()
    seat.run("time -1h")
    seat.run("rack nowhere")
    seat.point(.press, at: .page(.racks))
    #expect(seat.noticeText == "")
    seat.console.notice = Console.Notice(Saying(.recordsAgain))
    seat.console.notice?.isUnasked = true
    seat.run("page nodes")
    seat.run("time -2h")
    #expect(seat.noticeText != "")
  }
}
