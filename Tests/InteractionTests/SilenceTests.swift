import AisleTesting
import Canvas
import Interaction
import Orders
import SiteModel
import Testing
import Wording

@Suite("Silencing from the console") struct SilenceTests {
  private func seat(_ names: [String]? = ["am"]) -> Seat {
    var console = Console()
    console.alertmanagersAtHand = names
    return Seat(at: SampleSite.queued(), size: Size(100, 30), console: console)
  }

  private func orders(_ effects: [Effect]) -> [SilenceOrder] {
    effects.compactMap { if case .silence(let order) = $0 { order } else { nil } }
  }

  @Test("The dialog shows in full what will be hidden, asks why, and only Enter in the last field does it")
  func made() {
    var seat = seat()
    #expect(seat.run("silence alertname=\"DiskFull\", instance=~\"gpu-.*\"").isEmpty)
    for text in ["alertname=\"DiskFull\"", "instance=~\"gpu-.*\"", "This is no acknowledgement", "until 2026-"] {
      #expect(seat.screen.contains(text), "\(text)")
    }
    #expect(orders(seat.press(.enter)).isEmpty, "from the length to the reason")
    #expect(orders(seat.press(.enter)).isEmpty && seat.screen.contains("an Alertmanager refuses a silence without"))
    seat.type("disk is being changed")
    let given = orders(seat.press(.enter))
    let matchers = [
      SilenceMatcher("alertname", "DiskFull"), SilenceMatcher("instance", "gpu-.*", isRegex: true),
    ]
    let silence = Silence(matchers, for: .seconds(7_200), comment: "disk is being changed")
    #expect(given == [SilenceOrder(.make(silence), at: "am")] && seat.console.layers.isEmpty)
  }

  @Test(
    "What is wrong is said before anybody is asked",
    arguments: [
      ("alertname", "2h", "why", SilenceFault.badMatchers), ("", "2h", "why", .badMatchers),
      ("alertname=\"a", "2h", "why", .badMatchers), ("a b=c", "2h", "why", .badMatchers),
      ("alertname=~\".*\"", "2h", "why", .matchesAll), ("job!=\"x\"", "2h", "why", .matchesAll),
      ("alertname=", "2h", "why", .matchesAll), ("alertname=A", "2", "why", .badLength),
      ("alertname=A", "5s", "why", .badLength), ("alertname=A", "400d", "why", .badLength),
      ("alertname=A", "2h", "  ", .noComment),
    ])
  func faults(matchers: String, length: String, comment: String, fault: SilenceFault) {
    #expect(Silence.reading(matchers: matchers, length: length, comment: comment) == .failure(fault))
  }

  @Test("A matcher is written as it is read", arguments: ["a=\"b\"", "a!=\"b c\"", "a=~\"x\\\"y\"", "a!~\"\\\\d+\""])
  func written(text: String) { #expect(SilenceMatcher.list(text)?.map(\.text) == [text]) }

  @Test("Ending one needs its id, and Esc leaves all as it is") func ended() {
    var seat = seat()
    seat.run("expire-silence")
    #expect(orders(seat.press(.enter)).isEmpty && seat.screen.contains("its id is missing"))
    seat.type("67138439-155a")
    #expect(orders(seat.press(.enter)) == [SilenceOrder(.expire(id: "67138439-155a"), at: "am")])
    seat.run("silence alertname=A")
    #expect(orders(seat.press(.escape)).isEmpty && seat.console.layers.isEmpty)
  }

  @Test("Where no Alertmanager is at hand there is no such command, and no key has it") func absent() {
    var seat = seat(nil)
    seat.run("silence alertname=A")
    #expect(seat.console.layers.isEmpty)
    for command in Commands.all where ["silence", "expire-silence"].contains(command.name) {
      #expect(command.defaultKeys.isEmpty)
    }
  }

  @Test("Not while the screen stands still") func frozen() {
    var seat = seat()
    seat.console.frozenAt = seat.now
    seat.run("silence alertname=A")
    #expect(seat.console.layers.isEmpty && seat.noticeText.contains("does not show now"))
  }

  @Test("Of several Alertmanagers it asks which, and all of them can be meant; the first is offered") func several() {
    var seat = seat(["east", "west"])
    seat.run("silence alertname=A")
    #expect(seat.screen.contains("Silence alerts at east"))
    seat.press(.tab)
    seat.type("why")
    let silence = Silence([SilenceMatcher("alertname", "A")], for: .seconds(7_200), comment: "why")
    #expect(orders(seat.press(.enter)) == [SilenceOrder(.make(silence), at: "east")])
    seat.run("silence alertname=A")
    seat.press(.tab, .tab, .right)
    #expect(seat.screen.contains("Silence alerts at west"))
    seat.press(.right)
    #expect(seat.screen.contains("Silence alerts at east, west") && seat.screen.contains("all of them"))
    seat.press(.backTab)
    seat.type("why")
    #expect(orders(seat.press(.enter)) == [SilenceOrder(.make(silence), at: "east", "west")])
  }

  @Test("A handover is asked for by its length, of the moment shown") func handover() {
    var seat = seat()
    #expect(seat.run("handover") == [.handover(from: seat.now - .seconds(28_800), to: seat.now)])
    #expect(seat.run("handover 12h") == [.handover(from: seat.now - .seconds(43_200), to: seat.now)])
    #expect(seat.run("handover 1h30m") == [.handover(from: seat.now - .seconds(5_400), to: seat.now)])
    for text in ["yesterday 22:00", "6:00", "2026-01-01 22:00", "昨天 22:00"] {
      guard case .handover(let from, let to)? = seat.run("handover \(text)").first else {
        Issue.record("\(text)")
        continue
      }
      #expect(to == seat.now && from < to && to - from < .seconds(8 * 86_400), "\(text)")
    }
    for text in ["long", "10s", "now", "+2h"] { #expect(seat.run("handover \(text)").isEmpty, "\(text)") }
  }

  @Test("What is read over the page is copied and saved whole, whatever of it is on the screen") func sheet() {
    var seat = seat()
    let lines = (0..<200).map { ReadingSheet.Line("line \($0)", indent: 4) }
    let sheet = ReadingSheet("Shift", lines: lines, text: "Shift\n…\nline 199\n", kind: "handover")
    seat.console.show(sheet)
    seat.paint()
    #expect(seat.screen.contains("line 0") && !seat.screen.contains("line 150"))
    seat.press(.end)
    #expect(seat.screen.contains("line 199"))
    #expect(seat.press(.character("y")) == [.copy(sheet.text)] && seat.noticeText.contains("Shift"))
    #expect(seat.press(.character("e")) == [.save(sheet, path: nil)])
    #expect(seat.run("export text shift.txt") == [.save(sheet, path: "shift.txt")])
    #expect(seat.console.layers.count == 1)
    seat.press(.escape)
    #expect(seat.console.layers.isEmpty)
  }
}
