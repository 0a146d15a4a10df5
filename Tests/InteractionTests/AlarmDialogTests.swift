import AisleTesting
import Canvas
import Interaction
import SiteModel
import Testing
import Wording

@Suite("Alarms at the console") struct AlarmDialogTests: AlarmSitting {
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
