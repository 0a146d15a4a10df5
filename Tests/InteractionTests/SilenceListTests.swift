import AisleTesting
import Canvas
import Interaction
import Orders
import SiteModel
import Testing
import Wording

@Suite("The list of silences") struct SilenceListTests {
  private static func silence(
    _ id: String, _ state: StandingSilence.State = .active, hours: Double = 2, at system: String = "am",
    hides: [AlertMark] = []
  ) -> StandingSilence {
    let now = SampleSite.now
    var silence = StandingSilence(
      .init(system: system, id: id),
      [SilenceMatcher("alertname", "Disk\(id)"), SilenceMatcher("rack", "A0[1-4]", isRegex: true)],
      by: "liu", comment: "being changed \u{1B}[31m", from: now - .seconds(3_600),
      until: now + .seconds(hours * 3_600), state: state)
    silence.hides = hides
    return silence
  }

  private func seat(_ silences: [StandingSilence]?, names: [String]? = ["am"], size: Size = Size(100, 30)) -> Seat {
    var console = Console()
    console.listsSilences = true
    console.alertmanagersAtHand = names
    console.go(to: .alarms)
    console.silences = silences.map { SilenceList($0, at: SampleSite.now) }
    return Seat(at: SampleSite.queued(), size: size, console: console)
  }

  private let some = [silence("aaaa1111"), silence("bbbb2222", hours: 1), silence("cccc3333", .expired, hours: -1)]

  @Test("It is there from page 7 by a key, has all of what stands, the chosen one in full, and is asked for anew")
  func listed() {
    var seat = seat(some)
    #expect(seat.press(.character("S")) == [.listSilences])
    for text in ["Silences at Alertmanagers 2", "Diskaaaa1111", "liu", "being changed", "1 that are over", "bbbb2222"] {
      #expect(seat.screen.contains(text), "\(text)")
    }
    #expect(!seat.screen.contains("\u{1B}") && !seat.screen.contains("Diskcccc3333"))
    seat.press(.character("E"))
    #expect(seat.screen.contains("Diskcccc3333"))
    seat.uptime += .seconds(6)
    #expect(seat.send(.refreshed) == [.listSilences])
    #expect(seat.send(.refreshed).isEmpty, "not every second")
    seat.press(.escape)
    #expect(seat.console.layers.isEmpty)
  }

  @Test("x opens the dialog about the chosen one, in full, and only Enter there ends it") func ended() {
    var seat = seat(some)
    seat.run("silences")
    seat.press(.down)
    #expect(seat.press(.character("x")).isEmpty)
    #expect(seat.screen.contains("The silence that will end:") && seat.screen.contains("alertname=\"Diskaaaa1111\""))
    #expect(seat.press(.enter) == [.silence(SilenceOrder(.expire(id: "aaaa1111"), at: "am"))])
    seat.press(.escape)
    seat.run("silences")
    seat.press(.character("E"), .end, .enter)
    #expect(seat.press(.enter).isEmpty && seat.screen.contains("is over already"))
  }

  @Test("By the beginning of its id it is found at the Alertmanager that has it") func byPrefix() {
    var seat = seat(
      [Self.silence("aaaa1111", at: "west"), Self.silence("aaaa2222", at: "east")], names: ["east", "west"])
    seat.run("expire-silence aaaa1")
    #expect(seat.press(.enter) == [.silence(SilenceOrder(.expire(id: "aaaa1111"), at: "west"))])
    seat.run("expire-silence aaaa")
    #expect(seat.screen.contains("not known here"))
  }

  @Test("Without leave to act it can be read, and nothing more") func readOnly() {
    var seat = seat(some, names: nil)
    seat.press(.character("S"))
    #expect(seat.screen.contains("Diskaaaa1111"))
    #expect(seat.press(.character("x"), .enter).isEmpty)
    #expect(seat.console.layers.count == 1)
  }

  @Test("An alarm tells by which silence it is quiet elsewhere") func told() {
    let site = SampleSite.queued()
    guard let alarm = site.alarms?.alarms.first(where: { $0.isActive && !$0.isSetAside }) else { return }
    var seat = seat([Self.silence("aaaa1111", hides: [AlertMark(alarm.id)])], size: Size(200, 60))
    seat.site = site
    seat.console.place = Place(.alarms, detail: .alarm(alarm.id))
    seat.paint()
    #expect(seat.screen.contains("quiet at am until") && seat.screen.contains("by liu: being changed"))
  }

  @Test("Who did not answer is named; before the first answer it says that it asks; the past has none") func gaps() {
    var seat = seat(nil)
    seat.run("silences")
    #expect(seat.screen.contains("asking…"))
    seat.console.silences = SilenceList([], gaps: [.init("http://am-2:9093", .noConnection)], at: seat.now)
    seat.paint()
    #expect(seat.screen.contains("http://am-2:9093 did not answer: no connection"))
    seat.console.silences = SilenceList([], at: seat.now)
    seat.paint()
    #expect(seat.screen.contains("no silence stands"))
    seat.press(.escape)
    seat.console.replay = Replay(wanted: seat.now - .seconds(60))
    seat.run("silences")
    #expect(seat.console.layers.isEmpty && seat.noticeText.contains("not recorded"))
  }

  @Test("It draws on every screen, in both languages, with five hundred silences", arguments: Language.allCases)
  func sizes(language: Language) {
    let many = (0..<500).map {
      Self.silence("\($0)00000", $0 % 3 == 0 ? .pending : .active, at: $0 % 2 == 0 ? "east" : "west")
    }
    for size in [Size(40, 10), Size(80, 24), Size(200, 60)] {
      var seat = seat(many, names: ["east", "west"], size: size)
      seat.console.language = language
      seat.run("silences")
      seat.press(.end, .pageUp, .home, .pageDown)
      if size.width >= 80 { #expect(seat.screen.contains("›")) }
      seat.press(.character("x"))
      #expect(seat.console.layers.count == 2)
    }
  }
}
