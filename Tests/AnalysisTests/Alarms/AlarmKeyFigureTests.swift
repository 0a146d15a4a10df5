import Analysis
import SiteModel
import Testing

@Suite("Key figures of the alarm system") struct AlarmKeyFigureTests {
  private func event(_ second: Double, _ node: Int = 0, _ change: AlarmEvent.Change = .raised) -> AlarmEvent {
    let finding = Finding(.acceleratorUnhealthy, node % 5 == 0 ? .high : .low, .entity(.node(node)))
    var alarm = Alarm(AlarmID(.acceleratorUnhealthy, .thing(.node("n\(node)"))), finding, raisedAt: Bench.now)
    if change == .acknowledged { alarm.acknowledgement = Acknowledgement(by: AlarmBench.li, at: Bench.now) }
    return AlarmEvent(change, of: alarm, number: UInt64(second * 10), at: Bench.now + .seconds(second))
  }

  private func figures(_ events: [AlarmEvent], hours: Double = 1) -> AlarmKeyFigures {
    AlarmKeyFigures(of: events, from: Bench.now, to: Bench.now + .seconds(hours * 3600))
  }

  @Test func `rate, peak and priorities`() {
    let figures = figures((0..<6).map { event(Double($0) * 600, $0) })
    #expect(figures.count == 6 && figures.rate == 1 && figures.floodTime == 0)
    #expect(figures.peak == 2)
    #expect(figures.share(of: .low) == 4.0 / 6 && figures.share(of: .high) == 2.0 / 6)
    #expect(AlarmMeasure.rate.isMet(by: figures) == true && AlarmMeasure.high.isMet(by: figures) == false)
  }

  @Test func `a flood of twelve in a minute lasts until four are left of the last ten minutes`() {
    let figures = figures((0..<12).map { event(Double($0) * 5, $0) })
    #expect(figures.floodCount == 1 && figures.peak == 12 && figures.peakMoment == Bench.now)
    // Of twelve at 0, 5 … 55 s the eighth leaves the ten minutes at 635 s.
    #expect(figures.floodTime == 635)
    #expect(AlarmMeasure.floodTime.isMet(by: figures) == false)
  }

  @Test func `bad actors, chattering and the time to acknowledge`() {
    var events = [event(0, 1), event(20, 1), event(40, 1), event(100, 2)]
    events.append(event(160, 2, .acknowledged))
    let figures = figures(events)
    #expect(figures.top.map(\.count) == [3, 1] && figures.topShare == 1)
    #expect(figures.chattering.map(\.subject.name) == ["n1"])
    #expect(figures.medianTimeToAcknowledge == 60 && figures.longestTimeToAcknowledge == 60)
  }

  @Test func `what is set aside is not told, and nothing at all has no rate`() {
    var hidden = event(1)
    hidden.isSetAside = true
    let figures = figures([hidden])
    #expect(figures.count == 0 && figures.setAsideCount == 1 && figures.topShare == nil)
    #expect(AlarmKeyFigures(of: [], from: Bench.now, to: Bench.now).rate == nil)
  }

  @Test func `where nobody keeps alarms nothing is said to stand, and a minute has no rate`() {
    let told = event(1)
    let alone = AlarmKeyFigures(of: [told], from: Bench.now, to: Bench.now + .seconds(60))
    #expect(alone.standing == nil && alone.unacknowledged == nil && alone.stale == nil && alone.rate == nil)
    let ten = Bench.now + .seconds(600)
    let unkept = AlarmKeyFigures(
      of: [told], from: Bench.now, to: ten, board: AlarmBoard([], lastEvent: 1, isUnkept: true))
    #expect(unkept.standing == nil && unkept.rate == 1)
    #expect(AlarmKeyFigures(of: [], from: Bench.now, to: ten, board: AlarmBoard([], lastEvent: 1)).standing == 0)
  }
}
