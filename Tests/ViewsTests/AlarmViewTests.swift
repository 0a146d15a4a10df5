import AisleTesting
import Analysis
import Canvas
import Interaction
import SiteModel
import Testing
import Views
import Wording

@Suite("The page of alarms") struct AlarmViewTests {
  @Test func `the selected row stands still while alarms come above it`() throws {
    var seat = Seat(at: SampleSite.alarmed(), size: Size(80, 14))
    seat.run("page alarms")
    seat.run("group")
    seat.press(.down, .down, .down)
    let name = seat.selectedName
    let row = try #require(seat.stage.landmarks.first { $0.target == target(seat) }).y
    var alarms = seat.site.alarms?.alarms ?? []
    for number in 1...3 {
      var alarm = alarms[0]
      alarm.id = AlarmID(alarm.id.kind, alarm.id.subject, quantity: alarm.id.quantity, name: "extra \(number)")
      alarms.append(alarm)
    }
    seat.site.apply(AlarmBoard(alarms, lastEvent: 413))
    seat.send(.refreshed)
    #expect(seat.selectedName == name)
    #expect(try #require(seat.stage.landmarks.first { $0.target == target(seat) }).y == row)
    #expect(seat.screen.contains("to acknowledge above"))
  }

  private func target(_ seat: Seat) -> Landmark.Target? {
    if case .alarm(let id)? = seat.console.selection { .alarm(id) } else { nil }
  }

  @Test func `the time to respond runs down to the second, ends at nothing, and never grows`() {
    var seat = Seat(at: SampleSite.alarmed(), size: Size(120, 36))
    seat.run("page alarms")
    var told: [String] = []
    for seconds in [0, 100, 130, 160, 220, 900, -3_600] as [Double] {
      seat.now = SampleSite.now + .seconds(seconds)
      seat.paint()
      let line = seat.lines.first { $0.contains("time left") } ?? ""
      told.append(line.prefix { $0 != "│" }.dropFirst(14).trimmingBlanks)
    }
    // It was raised with 513 s to respond, 293 s ago; a clock that was set back does not give more than that.
    #expect(
      told == [
        "3 min 40 s to respond", "2 min to respond", "90 s to respond", "60 s to respond",
        "the time to respond is over", "the time to respond is over", "8 min 33 s to respond",
      ])
  }

  @Test func `every state has a glyph and a word of its own, in 7 bits too`() {
    var seat = Seat(at: SampleSite.alarmed(), size: Size(200, 60))
    seat.run("page alarms")
    seat.run("group")
    var states: Set<String> = []
    for glyphs in [GlyphSet.unicode, .ascii] {
      for sheet in ["active", "aside"] {
        seat.run("alarm-view \(sheet)")
        let lines = text(seat.stage.buffer.reduced(to: glyphs)).split(separator: "\n")
        for line in lines.dropFirst(3).dropLast(2) {
          let words = line.split(separator: " ")
          guard words.count > 3, words[0].count == 2, words[0].last?.isNumber == true else { continue }
          states.insert("\(glyphs) \(words[1]) \(words[2])")
        }
      }
      let own = states.filter { $0.hasPrefix("\(glyphs) ") }
      #expect(own.count == 8, "\(own)")
      #expect(Set(own.map { $0.split(separator: " ")[1] }).count == 8, "\(own)")
    }
  }

  @Test func `the header tells on every page what is announced, what nobody has acknowledged and what is set aside`() {
    var seat = Seat(at: SampleSite.alarmed())
    for page in Page.all {
      seat.run("page \(page.name)")
      seat.console.notice = nil
      #expect(seat.lines[0].contains("║1 ↳14 ╳1"), "\(seat.lines[0])")
      #expect(seat.lines[0].contains("■1×2●2") && seat.lines[0].contains("live"), "\(seat.lines[0])")
    }
  }

  @Test func `markers of things stand in reverse until their alarm is acknowledged`() throws {
    var seat = Seat(at: SampleSite.alarmed(), size: Size(120, 36))
    func isReversed(_ name: String) throws -> Bool {
      let row = try #require(seat.lines.dropLast(2).firstIndex { $0.contains(name) && $0.contains("■1") })
      let line = seat.stage.buffer
      return (0..<line.size.width).contains { line[$0, row].ink.flags.contains(.reverse) }
    }
    #expect(try isReversed("CDU-02"))
    let alarms = (seat.site.alarms?.alarms ?? []).map { alarm in
      var alarm = alarm
      alarm.acknowledgement = Acknowledgement(by: Person(name: "chen", number: 1), at: seat.now)
      return alarm
    }
    seat.site.apply(AlarmBoard(alarms, lastEvent: 413))
    seat.paint()
    #expect(try !isReversed("CDU-02"))
  }

  @Test func `of ten thousand alarms only those in sight are drawn, within a few milliseconds`() {
    var alarms = SampleSite.alarmed().alarms?.alarms ?? []
    let first = alarms[0]
    for number in 0..<10_000 {
      var alarm = first
      alarm.id = AlarmID(alarm.id.kind, alarm.id.subject, quantity: alarm.id.quantity, name: "number \(number)")
      alarms.append(alarm)
    }
    var site = SampleSite.alarmed()
    site.apply(AlarmBoard(alarms, lastEvent: 413))
    var maker = SceneMaker()
    var console = Console()
    console.go(to: .alarms)
    let scene = maker.scene(of: site, for: console, at: SampleSite.now)
    #expect(scene.order.count > 10_000)
    let clock = ContinuousClock()
    let fastest = (0..<5).map { _ in clock.measure { _ = FramePainter().paint(scene, size: Size(200, 60)) } }.min()
    #expect(fastest ?? .seconds(1) < .milliseconds(100), "in a debug build")
  }
}

extension Substring {
  fileprivate var trimmingBlanks: String { split(separator: " ").joined(separator: " ") }
}
