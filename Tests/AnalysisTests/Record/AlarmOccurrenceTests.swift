import AisleTesting
import Analysis
import SiteModel
import Testing

@Suite("Each time that an alarm was there") struct AlarmOccurrenceTests {
  private static let start = SampleSite.now
  private static let alarm = AlarmID(.inletTemperature, .thing(.node("a")), quantity: .inletTemperature)
  private static let chen = Person(name: "chen", number: 1_000)

  private func event(
    _ change: AlarmEvent.Change, _ number: UInt64, after seconds: Int, priority: Priority = .high, text: String? = nil,
    of alarm: AlarmID = alarm
  ) -> AlarmEvent {
    var finding = Finding(alarm.kind, priority, .rack(0), value: 36, limit: 35, quantity: .inletTemperature)
    finding.priority = priority
    let isAct = [.acknowledged, .commented, .shelved].contains(change)
    return AlarmEvent(
      change, of: Alarm(alarm, finding, raisedAt: Self.start), number: number, at: Self.start + .seconds(seconds),
      by: isAct ? Self.chen : nil, text: text)
  }

  @Test("is told with its end, its gravest priority, who saw it after how long, and what was said, the newest first")
  func told() throws {
    let all = AlarmOccurrence.all(in: [
      event(.raised, 1, after: 0), event(.priorityChanged, 2, after: 10, priority: .critical),
      event(.acknowledged, 3, after: 60), event(.commented, 4, after: 90, text: "fan tray out"),
      event(.returned, 5, after: 600), event(.raised, 6, after: 3_600),
    ])
    try #require(all.count == 2)
    #expect(all[0].began == Self.start + .seconds(3_600) && all[0].returnedAt == nil && all[0].acknowledgement == nil)
    #expect(all[1].priority == .critical && all[1].value == 36 && all[1].limit == 35 && all[1].isWhole)
    #expect(all[1].returnedAt == Self.start + .seconds(600) && all[1].timeToAcknowledge == .seconds(60))
    #expect(all[1].remarks.map(\.text) == ["fan tray out"])
  }

  @Test("is acknowledged after it has gone, too, and is not whole where it was raised before what is known")
  func afterwards() throws {
    let all = AlarmOccurrence.all(in: [event(.returned, 7, after: 5), event(.acknowledged, 8, after: 30)])
    try #require(all.count == 1)
    #expect(!all[0].isWhole && all[0].returnedAt != nil && all[0].acknowledgement?.person == Self.chen)
  }

  @Test("is counted for each alarm by itself, and once where nothing was raised twice") func several() {
    let other = AlarmID(.nodeMissing, .thing(.node("a")))
    let all = AlarmOccurrence.all(in: [
      event(.raised, 1, after: 0), event(.raised, 2, after: 1, of: other), event(.returned, 3, after: 2),
      event(.returned, 4, after: 3, of: other),
    ])
    #expect(all.count == 2 && all.allSatisfy { $0.returnedAt != nil })
    #expect(AlarmOccurrence.all(in: []).isEmpty)
  }
}
