import AisleTesting
import Canvas
import Interaction
import Orders
import SiteModel
import Testing

@Suite("The command line over what is open") struct LayerCommandTests {
  private func seat() -> Seat {
    var console = Console()
    console.schedulersAtHand = ["slurm"]
    console.mayOrderAlarms = true
    console.listsSilences = true
    var seat = Seat(at: SampleSite.queued(), size: Size(120, 36), console: console)
    seat.past = .outlined(PastOutline(span: PastSpan(from: seat.now - .seconds(86_400), to: seat.now)))
    return seat
  }

  private static let openings = ["history CDU-01", "difference", "help", "help quit", "silences", "act", "hold"]

  @Test("opens from every layer, and what is typed is never taken for keys", arguments: openings)
  func opens(line: String) {
    var seat = seat()
    seat.run("job 18481")
    seat.run(line)
    let open = seat.console.layers
    #expect(open.count == 1, "\(line)")
    // Each letter of these is a key somewhere: y answers a dialog, t and d lead elsewhere.
    let typed = "history nothing y xdte"
    #expect(seat.type(":" + typed).isEmpty)
    #expect(seat.console.layers == open + [.commandLine(text: typed, cursor: typed.count, choice: nil)])
    #expect(seat.lines.last?.contains(typed) == true)
    seat.press(.escape)
    #expect(seat.console.layers == open)
  }

  @Test("leaves in place what goes along with time, and takes off what hides where it goes") func goes() {
    var seat = seat()
    seat.run("history CDU-01")
    seat.run("time -1h")
    #expect(seat.console.thingHistory != nil && seat.console.replay != nil)
    seat.run("history nothing")
    #expect(seat.noticeText.contains("nothing") && seat.console.thingHistory?.subject.name == "CDU-01")
    seat.run("page racks")
    #expect(seat.console.layers.isEmpty && seat.console.page == .racks)
  }

  @Test("stays a letter in a field that is typed in") func typed() {
    var seat = seat()
    seat.run("node node-a05-01")
    seat.run("drain")
    seat.type("a:b")
    guard case .orderForm(let form)? = seat.console.layers.last else {
      Issue.record("no dialog")
      return
    }
    #expect(form.entry[.reason] == "a:b")
  }
}
