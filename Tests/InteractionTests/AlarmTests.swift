import AisleTesting
import Canvas
import Interaction
import SiteModel
import Testing
import Wording

@Suite("Alarms at the console") struct AlarmTests {
  private func seat(
    _ site: Site = SampleSite.alarmed(), size: Size = Size(80, 24), may: Bool = true
  ) -> Seat {
    var console = Console()
    console.mayOrderAlarms = may
    return Seat(at: site, size: size, console: console)
  }

  private func orders(_ effects: [Effect]) -> [AlarmOrder] {
    effects.compactMap { if case .order(let order) = $0 { order } else { nil } }
  }

  private func id(_ kind: Finding.Kind, _ name: String, _ quantity: Quantity? = nil) -> AlarmID {
    AlarmID(kind, .thing(EntityKey(.coolantDistributionUnit, node: "", name: name)), quantity: quantity)
  }

  private var pump: AlarmID { id(.pumpsStopped, "CDU-02") }

  private func select(_ id: AlarmID, in seat: inout Seat) {
    seat.run("page alarms")
    seat.console.selections["alarms"] = .alarm(id)
    seat.paint()
  }

  /// The board without some alarms, or with others besides.
  private func change(_ seat: inout Seat, lastEvent: UInt64 = 413, _ edit: (inout [Alarm]) -> Void) {
    var alarms = seat.site.alarms?.alarms ?? []
    edit(&alarms)
    seat.site.apply(AlarmBoard(alarms, lastEvent: lastEvent))
  }

  // MARK: Acknowledging

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

  // MARK: Dialogs

  @Test func `x shelves for a time and with a reason`() {
    var seat = seat()
    select(pump, in: &seat)
    let opening = seat.press(.character("x"))
    #expect(opening.isEmpty)
    let effects7 = seat.press(.enter)
    #expect(orders(effects7).isEmpty)
    #expect(seat.screen.contains("say why"))
    seat.type("load test")
    seat.press(.tab)
    seat.press(.backspace, .backspace)
    seat.type("9h")
    seat.press(.enter)
    let effects8 = seat.press(.enter)
    #expect(orders(effects8).isEmpty)
    #expect(seat.screen.contains("8 h at most"))
    seat.press(.backspace, .backspace)
    seat.type("2h")
    seat.press(.enter)
    let given = orders(seat.press(.enter))
    #expect(given.map(\.act) == [.shelve(until: seat.now + .seconds(7_200), reason: "load test")])
    #expect(seat.console.layers.isEmpty)
  }

  @Test func `x on what is shelved takes it back`() {
    var seat = seat()
    seat.run("page alarms")
    seat.run("alarm-view aside")
    let shelved = AlarmID(.rackPower, .rack("A01"), quantity: .power)
    seat.console.selections["alarms"] = .alarm(shelved)
    seat.paint()
    let effects9 = seat.press(.character("x"))
    #expect(orders(effects9).map(\.act) == [.unshelve])
  }

  @Test func `a comment is asked for, and Esc leaves without`() {
    var seat = seat()
    select(pump, in: &seat)
    seat.press(.character("c"))
    seat.type("on my way")
    let effects10 = seat.press(.enter)
    #expect(orders(effects10).map(\.act) == [.comment("on my way")])
    seat.press(.character("c"))
    let effects = seat.press(.escape)
    #expect(effects.isEmpty && seat.console.layers.isEmpty)
  }

  @Test func `the command line fills the dialog in, which still asks`() {
    var seat = seat()
    select(pump, in: &seat)
    let opening = seat.run("shelve 30m pump is changed")
    #expect(opening.isEmpty)
    let shelving = orders(seat.press(.enter))
    #expect(shelving.map(\.act) == [.shelve(until: seat.now + .seconds(1_800), reason: "pump is changed")])
    seat.run("out-of-service RMA 1")
    let effects11 = seat.press(.enter)
    #expect(orders(effects11).map(\.act) == [.withdraw(reason: "RMA 1")])
  }

  @Test func `all alarms of an order can be scrolled to, and what is asked stays in sight`() {
    var seat = seat(size: Size(80, 24))
    seat.run("page alarms")
    seat.run("group")
    change(&seat) { alarms in
      alarms += (100..<160).map { number in
        Alarm(id(.deviceUnwell, "CDU-\(number)"), Finding(.deviceUnwell, .low, .rack(0)), raisedAt: SampleSite.now)
      }
    }
    seat.paint()
    let listed = seat.order
    seat.console.marked.formUnion(listed)
    seat.run("shelve 1h load test")
    #expect(seat.screen.contains("more lines (PgDn)") && seat.screen.contains("load test"))
    for _ in 0..<10 { seat.press(.pageDown) }
    // What stands last, behind all alarms.
    #expect(seat.screen.contains("It comes back by itself") && seat.screen.contains("load test"))
    #expect(!seat.screen.contains("more line"))
    let given = orders(seat.press(.enter))
    #expect((given.first?.alarms.count ?? 0) > 60)
  }

  @Test func `only what is latched and over is reset`() {
    var seat = seat()
    select(pump, in: &seat)
    let effects12 = seat.press(.character("R"))
    #expect(orders(effects12).isEmpty)
    #expect(seat.noticeText == "CDU-02: its cause is still there.")
    select(id(.leakDetected, "CDU-03"), in: &seat)
    let effects13 = seat.press(.character("R"))
    #expect(orders(effects13).map(\.act) == [.reset])
  }

  // MARK: Where nothing is ordered

  @Test func `on a frozen screen, a stale board and without a keeper every order is refused with the reason`() {
    var frozen = seat()
    select(pump, in: &frozen)
    frozen.press(.character("Z"))
    for key in "aAxcR" {
      let effects14 = frozen.press(.character(key))
      #expect(orders(effects14).isEmpty)
      #expect(frozen.noticeText.contains("frozen"), "\(key)")
    }
    var stale = seat()
    select(pump, in: &stale)
    stale.site.apply(
      AlarmBoard(stale.site.alarms?.alarms ?? [], lastEvent: 412, moment: stale.now - .seconds(41)))
    let effects15 = stale.press(.character("a"))
    #expect(orders(effects15).isEmpty)
    #expect(stale.noticeText.contains("41 s"))
    var unkept = seat(SampleSite.make())
    unkept.run("page alarms")
    unkept.press(.down)
    let effects16 = unkept.press(.character("a"))
    #expect(orders(effects16).isEmpty)
    #expect(unkept.noticeText == "nobody keeps alarms here")
  }

  @Test func `a console that may not order has no such commands, keys or hints`() {
    var seat = seat(may: false)
    select(pump, in: &seat)
    for key in "aAxcR" {
      let effects = seat.press(.character(key))
      #expect(effects.isEmpty)
    }
    #expect(seat.console.layers.isEmpty && !seat.screen.contains("acknowledge"))
    let given = orders(seat.run("acknowledge"))
    #expect(given.isEmpty)
    #expect(seat.noticeText.contains("nothing can be changed"))
  }

  // MARK: Looking

  @Test func `a group is folded, z unfolds it and o does away with groups`() {
    var seat = seat()
    seat.run("page alarms")
    let folded = seat.order.count
    #expect(seat.screen.contains("+13"))
    select(pump, in: &seat)
    seat.press(.character("z"))
    let unfolded = seat.order.count
    #expect(unfolded == folded + 13)
    seat.press(.character("z"))
    let again = seat.order.count
    #expect(again == folded)
    seat.press(.character("o"))
    let flat = seat.order.count
    #expect(flat == folded + 1, "what is suppressed is not announced")
  }

  @Test func `Enter goes into an alarm, from there to the thing, and Esc comes back`() {
    var seat = seat()
    select(pump, in: &seat)
    seat.press(.enter)
    #expect(seat.console.place == Place(.alarms, detail: .alarm(pump)))
    seat.press(.down, .down, .enter)
    #expect(seat.console.place != Place(.alarms, detail: .alarm(pump)))
    seat.press(.escape, .escape)
    #expect(seat.console.place == Place(.alarms))
  }
}
