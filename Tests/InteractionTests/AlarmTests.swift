import AisleTesting
import Canvas
import Interaction
import SiteModel
import Testing
import Wording

@Suite("Acknowledging at the console") struct AlarmTests: AlarmSitting {
  @Test func `a acknowledges the selected alarm, with what was on the screen`() {
    var seat = seat()
    select(pump, in: &seat)
    let effects1 = seat.press(.character("a"))
    #expect(orders(effects1) == [AlarmOrder(.acknowledge, [pump], seen: 412)])
  }

  @Test func `an event after the frame was drawn is not on the order`() {
    var seat = seat()
    select(pump, in: &seat)
    change(&seat) { _ in }
    let effects2 = seat.press(.character("a"))
    #expect(orders(effects2).map(\.seen) == [412])
  }

  @Test func `acknowledge with a name means what is drawn about that thing and its parts`() {
    var seat = seat()
    seat.run("page alarms")
    #expect(orders(seat.run("acknowledge cdu-02")).map(\.alarms) == [[pump]])
    #expect(orders(seat.run("acknowledge CDU-9")).isEmpty)
    #expect(seat.noticeText.contains("CDU-9"), "\(seat.noticeText)")
    seat.run("page overview")
    #expect(orders(seat.run("ack node-b05-02")).isEmpty, "it is not drawn as an alarm there")
  }

  @Test func `a command that takes nothing refuses what stands behind it`() {
    var seat = seat()
    select(pump, in: &seat)
    #expect(orders(seat.run("reset CDU-02")).isEmpty)
    #expect(seat.noticeText.contains(":reset"), "\(seat.noticeText)")
  }

  @Test func `what has left the list is not meant by a key`() {
    var seat = seat()
    select(pump, in: &seat)
    change(&seat) { alarms in
      let place = alarms.firstIndex { $0.id == pump } ?? 0
      alarms[place].shelving = Shelving(
        by: Person(name: "chen", number: 1), at: SampleSite.now, until: SampleSite.now + .seconds(600), reason: "test")
    }
    seat.paint()
    #expect(!orders(seat.press(.character("x"))).contains { $0.alarms == [pump] }, "it is not taken back unseen")
    seat.console.layers = []
    #expect(!orders(seat.press(.character("a"))).contains { $0.alarms == [pump] })
    #expect(!seat.noticeText.contains("not on the screen"), "\(seat.noticeText)")
  }

  @Test func `nothing is acknowledged that is not in sight`() {
    var seat = seat()
    // Not the banner's, which is always in sight.
    let far = AlarmID(.acceleratorThrottled, .thing(.node("node-a03-01")))
    select(far, in: &seat)
    seat.run("group")
    seat.console.notice = nil
    seat.size = Size(80, 10)
    seat.send(.refreshed)
    seat.console.scroll["alarms"] = 0
    seat.console.selections["alarms"] = .alarm(far)
    seat.paint()
    let effects3 = seat.press(.character("a"))
    #expect(orders(effects3).isEmpty)
    #expect(seat.noticeText.contains("was not on the screen"))
    let effects4 = seat.press(.character("a"))
    #expect(orders(effects4).map(\.alarms) == [[far]])
  }

  @Test func `A acknowledges what is in sight and asks for it, and nothing below`() {
    var seat = seat(size: Size(80, 9 + 3))
    seat.run("page alarms")
    let shown = seat.order.prefix(seat.visibleRows)
    let given = orders(seat.press(.character("A")))
    #expect(given.count == 1)
    let drawn = Set(shown.compactMap { if case .alarm(let id) = $0 { id } else { nil } })
    #expect(!given[0].alarms.isEmpty && given[0].alarms.allSatisfy(drawn.contains))
    for id in given[0].alarms { #expect(seat.site.alarms?[id]?.needsAcknowledgement == true) }
  }

  @Test func `what came after the frame was drawn is not among what A acknowledges`() {
    var seat = seat()
    seat.run("page alarms")
    let late = id(.deviceUnwell, "CDU-01")
    change(&seat) { alarms in
      var alarm = alarms[0]
      alarm.id = late
      alarms.append(alarm)
    }
    let given = orders(seat.press(.character("A")))
    #expect(given.count == 1 && !given[0].alarms.contains(late) && given[0].seen == 412)
  }

  @Test func `on other pages a acknowledges the alarm of the banner`() {
    var seat = seat(size: Size(120, 30))
    seat.run("page racks")
    #expect(seat.lines[28].contains("CDU-02"))
    let effects5 = seat.press(.character("a"))
    #expect(orders(effects5).map(\.alarms) == [[pump]])
  }

  @Test func `where a notice stands in the banner's place nothing else is taken for the banner's alarm`() {
    var seat = seat()
    seat.run("page alarms")
    seat.console.show(AlarmReport(AlarmOrder(.acknowledge, [pump], seen: 412), done: [pump]), at: seat.now)
    seat.paint()
    // The first row that asks for it, not the last.
    let first = orders(seat.press(.character("a"))).map(\.alarms)
    #expect(first == [[pump]])
    let now = seat.now
    change(&seat) { alarms in
      for place in alarms.indices where alarms[place].id == pump {
        alarms[place].acknowledgement = Acknowledgement(by: Person(name: "chen", number: 1), at: now)
      }
    }
    seat.paint()
    let next = orders(seat.press(.character("a"))).flatMap(\.alarms)
    #expect(next.count == 1 && seat.site.alarms?[next[0]]?.priority == .critical)
    seat.run("page overview")
    seat.console.show(AlarmReport(AlarmOrder(.acknowledge, [pump], seen: 412), done: [pump]), at: seat.now)
    seat.paint()
    let elsewhere = orders(seat.press(.character("a"))).flatMap(\.alarms)
    #expect(elsewhere.isEmpty)
  }

  @Test(arguments: ["x", "c"]) func `a dialog is about the banner's alarm where none is selected, and names it`(
    key: Character
  ) {
    var seat = seat()
    seat.run("page alarms")
    seat.press(.character(key))
    guard case .alarmForm(let form)? = seat.console.layers.last else {
      Issue.record("no dialog: what is typed next would be keys")
      return
    }
    #expect(form.alarms == [pump] && seat.screen.contains("CDU-02"))
  }

  @Test func `an acknowledged alarm says who has been there first`() throws {
    var seat = seat()
    let warm = id(.coolantSupplyWarm, "CDU-03", .supplyTemperature)
    select(warm, in: &seat)
    let effects6 = seat.press(.character("a"))
    #expect(orders(effects6).isEmpty)
    #expect(seat.noticeText == "CDU-03: already acknowledged by chen.")
  }
}
