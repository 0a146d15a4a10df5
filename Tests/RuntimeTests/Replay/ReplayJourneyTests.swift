import AisleTesting
import Canvas
import Interaction
import Runtime
import SiteModel
import Synchronization
import Testing
import Theming
import Views
import Wording

@Suite("Journeys into the past") struct ReplayJourneyTests {
  @Test("Before, at and after a pump fault each page tells what was") func pumps() async throws {
    var seat = ReplaySeat()
    seat.run("page cooling")
    try await seat.go(to: "-2h")
    #expect(seat.screen().contains("REPLAY 2026-01-02 09:04:05 +08"))
    #expect(!seat.screen().contains("pumps stopped"))
    seat.type("))")
    try await seat.settle()
    #expect(seat.shown == SamplePast.fault + .seconds(20))
    #expect(seat.screen().contains("pumps stopped"))
    #expect(seat.session.console.page == .cooling)
    for (page, word) in [("1", "CDU-01"), ("7", "CDU-01"), ("2", "REPLAY"), ("3", "REPLAY"), ("6", "REPLAY")] {
      seat.type(page)
      #expect(seat.screen().contains("REPLAY 2026-01-02 09:34:25") && seat.screen().contains(word), "page \(page)")
    }
    try await seat.go(to: "10:30")
    #expect(!seat.screen().contains("pumps stopped"))
    seat.type("L")
    #expect(!seat.screen().contains("REPLAY") && seat.screen().contains("live 11:04:05"))
  }

  @Test("Ages and staleness are those of the moment") func ages() async throws {
    var seat = ReplaySeat()
    try await seat.go(to: "-1h")
    let scene = seat.session.scene()
    #expect(scene.now == SampleSite.now - .seconds(3_600))
    let alive = scene.site.sources.filter { $0.condition(at: scene.now) == .alive }.count
    #expect(alive > 20 && scene.site.sources.allSatisfy { $0.lastSuccess ?? scene.now <= scene.now })
    #expect(seat.screen().contains("age 0 s"))
  }

  @Test("What is selected, entered, marked and filtered stays, by name, and comes back when it was not there yet")
  func keepsakes() async throws {
    var seat = ReplaySeat()
    seat.run("page nodes")
    seat.run("filter a0")
    seat.run("node node-a06-02")
    seat.type("G")
    let live = seat.session.console
    let name = try #require(live.selection.map { seat.session.scene().site.lasting($0) })
    try await seat.go(to: "-90m")
    let then = seat.session.console
    #expect(then.filters == live.filters && then.place == live.place)
    #expect(then.selection != live.selection, "the record numbers parts otherwise")
    #expect(then.selection.map { seat.session.scene().site.lasting($0) } == name)
    seat.run("page nodes")
    seat.run("filter")
    seat.press(.escape)
    seat.run("node spare-01")
    #expect(seat.session.console.place.detail == nil && seat.notice.contains("no node"))
    seat.type("L")
    seat.run("node spare-01")
    let spare = try #require(seat.session.console.place.detail)
    try await seat.go(to: "-90m")
    #expect(seat.notice.contains("spare-01 is not known at this moment"))
    #expect(seat.session.console.place == Place(.nodes))
    try await seat.go(to: "10:50")
    #expect(seat.session.console.place.detail.map { seat.session.scene().site.lasting($0) } == "spare-01")
    try await seat.go(to: "-40m")
    seat.type("L")
    #expect(seat.session.console.place == Place(.nodes, detail: spare))
  }

  @Test("A moment that cannot be told is told so, and the view stays where it was") func failure() async throws {
    var seat = ReplaySeat()
    try await seat.go(to: "-1h")
    let shown = seat.shown
    seat.session.handleAll(.command("time", argument: "09:07:25"))
    try await seat.settle()
    #expect(seat.shown == shown && seat.session.console.replay?.wanted == shown)
    #expect(seat.notice.contains("sample.history is damaged"))
    seat.type("L")
    seat.session.handleAll(.command("time", argument: "09:07:25"))
    for _ in 0..<200 where seat.session.console.replay != nil {
      _ = seat.session.handle(.refreshed)
      try await Task.sleep(for: .milliseconds(5))
    }
    #expect(seat.session.console.isLive && seat.screen().contains("live"))
  }

  @Test("Keys stay alive while a moment is read, and the newest asked for is shown") func slow() async throws {
    let past = SlowPast()
    var seat = ReplaySeat(past)
    _ = seat.session.handle(.refreshed)
    let clock = ContinuousClock()
    let before = clock.now
    for _ in 0..<30 { seat.type("{[") }
    seat.type("3")
    #expect(clock.now - before < .seconds(3))
    #expect(seat.session.console.page == .nodes && !seat.session.console.isLive)
    try await seat.settle()
    #expect(seat.shown == seat.session.console.replay?.wanted)
    #expect(past.count.withLock { $0 } < 30, "most of what was passed was never read")
  }

  @Test("What is before the record is told as such: nothing is compared with it, nothing shown of it") func before()
    async throws
  {
    var seat = ReplaySeat()
    try await seat.go(to: "-1h")
    try await seat.go(to: "08:04:05")
    seat.type("d")
    for _ in 0..<400 where !seat.screen().contains("the record begins at 2026-01-02 08:04:05") {
      _ = seat.session.handle(.refreshed)
      try await Task.sleep(for: .milliseconds(5))
    }
    #expect(seat.screen().contains("nothing is recorded of 2026-01-02 07:04:05"))
    #expect(!seat.screen().contains("States that changed"))
    try await seat.go(to: "09:34:05")
    for _ in 0..<400 where !seat.screen().contains("States that changed") {
      _ = seat.session.handle(.refreshed)
      try await Task.sleep(for: .milliseconds(5))
    }
    #expect(seat.screen().contains("States that changed"), "it is told again as soon as it can be")
  }

  @Test("A moment that nobody recorded says so, and so does what is compared with it") func gap() async throws {
    var seat = ReplaySeat()
    try await seat.go(to: "08:45")
    #expect(seat.screen().contains("not recorded"))
    seat.run("difference 10:00")
    for _ in 0..<400 where !seat.screen().contains("nobody recorded from") {
      _ = seat.session.handle(.refreshed)
      try await Task.sleep(for: .milliseconds(5))
    }
    #expect(seat.screen().contains("nobody recorded from 2026-01-02 08:34:05 to 2026-01-02 08:54:05"))
  }

  @Test("The history of a thing is read beside the keys, for the moment shown and for now") func history() async throws
  {
    var seat = ReplaySeat()
    _ = seat.session.handle(.refreshed)
    seat.run("page cooling")
    try await Task.sleep(for: .milliseconds(100))
    _ = seat.session.handle(.refreshed)
    seat.run("history CDU-01")
    for _ in 0..<400 where !seat.screen().contains("ALARMS  2") {
      _ = seat.session.handle(.refreshed)
      try await Task.sleep(for: .milliseconds(5))
    }
    #expect(seat.screen().contains("CDU-01  history") && seat.screen().contains("coolant pumps stopped"))
    seat.press(.enter)
    try await seat.settle()
    #expect(seat.screen().contains("REPLAY") && seat.session.console.thingHistory != nil)
  }

  @Test("Playing goes on by itself and reads ahead") func playing() async throws {
    var seat = ReplaySeat()
    try await seat.go(to: "-2h")
    seat.run("play 600")
    let start = try #require(seat.shown)
    try await Task.sleep(for: .milliseconds(400))
    _ = seat.session.handle(.refreshed)
    seat.type("p")
    try await seat.settle()
    let shown = try #require(seat.shown)
    #expect((shown - start).seconds > 200 && (shown - start).seconds < 3_600)
  }

  @Test("Without a record the keys say so and nothing moves") func none() async throws {
    var seat = ReplaySeat(live: SamplePast.present) { () throws(PastFailure) in throw .notKept }
    _ = seat.session.handle(.refreshed)
    try await Task.sleep(for: .milliseconds(50))
    seat.type("[")
    #expect(seat.session.console.isLive && seat.notice.contains("aisle record"))
  }

  @Test("Exports say of when they are", arguments: ["json", "csv", "openmetrics", "text", "svg"])
  func export(format: String) async throws {
    var seat = ReplaySeat()
    try await seat.go(to: "-90m")
    seat.run("page cooling")
    let scene = seat.session.scene()
    let bytes = try #require(
      Rendition.bytes(
        of: scene, as: format, size: Size(80, 24), theme: .fallback,
        settings: .init(glyphs: .unicode, title: "Lingang-1 · REPLAY 2026-01-02", language: "en")))
    let text = String(decoding: bytes, as: UTF8.self)
    let stamp = format == "openmetrics" ? "aisle_replay_seconds 1767317645" : "2026-01-02"
    #expect(text.contains(stamp) && text.lowercased().contains("replay"))
  }
}

extension ConsoleSession {
  fileprivate mutating func handleAll(_ message: Message) { _ = handle(message) }
}

extension Site {
  fileprivate func lasting(_ selection: Selection) -> String {
    Surroundings(site: self, now: SampleSite.now).name(of: selection)
  }
}

/// A record on a slow disk.
private final class SlowPast: Past {
  let past = SamplePast()
  let count = Mutex(0)

  func span() throws(PastFailure) -> PastSpan? { SamplePast.span }

  func site(at moment: Moment) throws(PastFailure) -> Site {
    count.withLock { $0 += 1 }
    let end = ContinuousClock.now + .milliseconds(150)
    while ContinuousClock.now < end {}
    return try past.site(at: moment)
  }

  func alarmEvents(after: Moment, to: Moment, about: AlarmSubject?) throws(PastFailure) -> [AlarmEvent] { [] }

  func values(of: EntityKey, _: Quantity, from: Moment, to: Moment, count: Int) throws(PastFailure) -> [PastValue] {
    []
  }
}
