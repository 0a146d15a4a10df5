import AisleTesting
import Canvas
import Interaction
import SiteModel
import Testing
import Wording

@Suite("What the console does not do about alarms, and why") struct AlarmRefusalTests: AlarmSitting {
  /// The first alarm that is set aside like that, in its view, selected.
  private func aside(_ seat: inout Seat, _ isMeant: (Alarm) -> Bool) throws -> Alarm {
    let alarm = try #require(
      seat.site.alarms?.alarms.first { $0.acknowledgement == nil && $0.isSetAside && isMeant($0) })
    seat.run("page alarms")
    seat.run("alarm-view aside")
    seat.console.selections["alarms"] = .alarm(alarm.id)
    seat.send(.refreshed)
    return alarm
  }

  private func isExplained(_ alarm: Alarm) -> Bool {
    if case .explained? = alarm.suppression?.reason { true } else { false }
  }

  @Test func `what follows from another is not acknowledged but leads to that, and a is not offered`() throws {
    var seat = seat(size: Size(120, 36))
    let alarm = try aside(&seat, isExplained)
    #expect(!seat.lines[35].contains("a acknowledge") && !seat.lines[34].contains("a acknowledge"))
    #expect(orders(seat.press(.character("a"))).isEmpty)
    #expect(
      seat.noticeText
        == "\(alarm.id.subject.name) is set aside: it follows from CDU-02 coolant pumps stopped; acknowledge that")
    seat.press(.enter)
    #expect(seat.console.place.detail == .alarm(alarm.id) && !seat.lines[35].contains("a acknowledge"))
    #expect(orders(seat.press(.character("a"))).isEmpty && seat.noticeText.contains("it follows from CDU-02"))
  }

  @Test func `so is what somebody has shelved or taken out of service`() throws {
    var seat = seat(size: Size(120, 36))
    for isMeant in [{ $0.shelving != nil }, { $0.withdrawal != nil }] as [(Alarm) -> Bool] {
      change(&seat) { alarms in for place in alarms.indices { alarms[place].acknowledgement = nil } }
      let alarm = try aside(&seat, isMeant)
      #expect(orders(seat.press(.character("a"))).isEmpty)
      #expect(seat.noticeText.contains("\(alarm.id.subject.name) is set aside"), "\(seat.noticeText)")
    }
  }

  @Test(arguments: ["aside", "log", "figures"])
  func `a and A in a view mean its own rows, and never the banner's alarm`(view: String) throws {
    var seat = seat(size: Size(120, 36))
    seat.run("page alarms")
    seat.run("alarm-view \(view)")
    #expect(seat.lines[34].contains("CDU-02"), "the banner shows it")
    seat.press(.home)
    for keys in ["A", "a"] {
      #expect(orders(seat.type(keys)).isEmpty, "\(keys)")
      #expect(seat.noticeText != "", "\(keys)")
      seat.console.notice = nil
      seat.paint()
    }
    #expect(!seat.lines[35].contains("acknowledge"))
  }

  @Test func `in the active list the banner's alarm is acknowledged only as a row`() {
    var seat = seat(size: Size(120, 36))
    seat.run("page alarms")
    seat.run("filter CDU-03")
    #expect(seat.lines[34].contains("CDU-02"))
    #expect(orders(seat.press(.character("A"))).isEmpty && orders(seat.press(.character("a"))).isEmpty)
  }

  @Test(arguments: ["a", "A", "x", "c", "R"])
  func `in the past the first that is said is that it is the past`(key: String) {
    var seat = seat(size: Size(120, 36))
    select(id(.coolantSupplyWarm, "CDU-03", .supplyTemperature), in: &seat)
    seat.console.replay = Replay(wanted: seat.now)
    #expect(seat.type(key).isEmpty && seat.console.layers.isEmpty)
    #expect(seat.noticeText.contains("this is the past"), "\(seat.noticeText)")
  }

  @Test func `where no Alertmanager is set up S and the commands say so`() {
    var seat = seat(size: Size(120, 36))
    for line in ["silences", "silence alertname=x", "expire-silence abcd"] {
      seat.run(line)
      #expect(seat.noticeText.contains("no Alertmanager is set up here"), "\(line)")
    }
    seat.console.notice = nil
    seat.press(.character("S"))
    #expect(seat.noticeText.contains("no Alertmanager is set up here") && seat.console.layers.isEmpty)
    seat.console.listsSilences = true
    seat.run("silence alertname=x")
    #expect(seat.noticeText.contains("nothing can be changed"))
  }

  @Test(arguments: [Size(120, 36), Size(200, 60)])
  func `what has left the list is not shown beneath it as if it were selected`(size: Size) throws {
    var seat = seat(size: size)
    let alarm = try aside(&seat) { $0.shelving != nil }
    let name = alarm.id.subject.name
    #expect(seat.screen.contains("shelved"))
    change(&seat) { alarms in
      for place in alarms.indices where alarms[place].id == alarm.id { alarms[place].shelving = nil }
    }
    seat.send(.refreshed)
    #expect(!seat.order.contains(.alarm(alarm.id)))
    #expect(seat.screen.contains(" is not in this list") && !seat.screen.contains("what to do"))
    #expect(orders(seat.press(.character("a"))).isEmpty && seat.noticeText == "no alarm is selected")
    seat.console.notice = nil
    seat.run("in-service")
    #expect(seat.noticeText == "no alarm is selected")
    // The next step lands beside where it was.
    seat.press(.down)
    #expect(seat.console.selection.map(seat.order.contains) == true && !seat.screen.contains("is not in this list"))
    #expect(seat.screen.contains("what to do"), "\(name)")
  }
}
