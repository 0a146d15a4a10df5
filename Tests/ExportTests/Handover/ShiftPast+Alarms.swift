import SiteModel

extension ShiftPast {
  private static func alarm(
    _ id: AlarmID, _ priority: Priority, after seconds: Double, _ change: (inout Alarm) -> Void = { _ in }
  ) -> Alarm {
    var alarm = Alarm(
      id, Finding(id.kind, priority, .source(0), quantity: id.quantity), raisedAt: start + .seconds(seconds))
    change(&alarm)
    return alarm
  }

  private static let warmInlet = alarm(inlet, .high, after: 3_600) {
    ($0.finding.value, $0.finding.limit) = (36.2, 35)
    $0.effect = AlarmEffect(racks: 1, nodes: 8, jobs: 2, power: 64_000)
  }

  /// How things stand at the end.
  static let board: [Alarm] = [
    alarm(pump, .critical, after: 25_200) {
      $0.effect = AlarmEffect(racks: 4, nodes: 72, jobs: 12, power: 310_000)
      $0.timeToRespond = .seconds(540)
    },
    alarm(inlet, .high, after: 3_600) {
      ($0.finding.value, $0.finding.limit) = (36.2, 35)
      $0.acknowledgement = Acknowledgement(by: liu, at: start + .seconds(3_720))
      $0.comments = [AlarmComment(by: liu, at: start + .seconds(3_800), "door of B01 was open; closed")]
    },
    alarm(node, .medium, after: 14_400) {
      $0.isActive = false
      $0.returnedAt = start + .seconds(20_000)
    },
    alarm(unit, .high, after: 25_230) {
      $0.suppression = Suppression(.explained(by: pump), since: start + .seconds(25_230))
      $0.root = pump
    },
    alarm(fan, .low, after: 600) {
      $0.shelving = Shelving(
        by: wang, at: start + .seconds(700), until: end + .seconds(7_200), reason: "part ordered, RMA 812")
    },
    alarm(leak, .critical, after: 100) {
      $0.withdrawal = Withdrawal(by: wang, at: start + .seconds(200), reason: "detector wet from cleaning")
    },
  ]

  static let events: [AlarmEvent] = {
    var number: UInt64 = 0
    func event(
      _ change: AlarmEvent.Change, _ alarm: Alarm, at seconds: Double, by person: Person? = nil, _ text: String? = nil,
      until: Moment? = nil
    ) -> AlarmEvent {
      number += 1
      return AlarmEvent(
        change, of: alarm, number: number, at: start + .seconds(seconds), by: person, text: text, until: until)
    }
    let leak = alarm(Self.leak, .critical, after: 100)
    let fan = alarm(Self.fan, .low, after: 600)
    let pump = alarm(Self.pump, .critical, after: 25_200)
    let unit = alarm(Self.unit, .high, after: 25_230) {
      $0.suppression = Suppression(.explained(by: Self.pump), since: start + .seconds(25_230))
      $0.root = Self.pump
    }
    let node = alarm(Self.node, .medium, after: 14_400)
    var events = [
      event(.raised, leak, at: 100),
      event(.withdrawn, leak, at: 200, by: wang, "detector wet from cleaning"),
      event(.raised, fan, at: 600), event(.returned, fan, at: 620), event(.raised, fan, at: 640),
      event(.returned, fan, at: 650), event(.raised, fan, at: 660),
      event(.shelved, fan, at: 700, by: wang, "part ordered, RMA 812", until: end + .seconds(7_200)),
      event(.raised, warmInlet, at: 3_600),
      event(.acknowledged, warmInlet, at: 3_720, by: liu),
      event(.commented, warmInlet, at: 3_800, by: liu, "door of B01 was open; closed"),
      event(.raised, node, at: 14_400), event(.returned, node, at: 20_000),
      event(.raised, pump, at: 25_200), event(.raised, unit, at: 25_230),
    ]
    // One after another of the same unit follows.
    for name in ["gpu-11", "gpu-12"] {
      let id = AlarmID(.acceleratorTemperature, .thing(.node(name)), quantity: .temperature)
      let hot = alarm(id, .high, after: 25_300) { $0.root = Self.unit }
      events.append(event(.raised, hot, at: 25_300))
    }
    return events
  }()
}
