import AisleTesting
import Interaction
import SiteModel
import Testing

@Suite("The bell") struct AlarmBellTests {
  private let now = SampleSite.now

  private func board(_ names: [String], _ priority: Priority = .high, event: UInt64, flood: Bool = false) -> AlarmBoard
  {
    let alarms = names.map { name in
      Alarm(AlarmID(.nodeMissing, .rack(name)), Finding(.nodeMissing, priority, .rack(0)), raisedAt: now)
    }
    return AlarmBoard(
      alarms, lastEvent: event, flood: flood ? AlarmFlood(since: now, count: 20) : nil)
  }

  @Test func `what stands there at the first look is not new`() {
    var bell = AlarmBell()
    let rung = [
      bell.rings(for: board(["A"], event: 1), at: .zero), bell.rings(for: board(["A", "B"], event: 2), at: .zero),
    ]
    #expect(rung == [false, true])
  }

  @Test func `medium and low alarms are silent`() {
    var bell = AlarmBell()
    let rung = [
      bell.rings(for: board([], event: 1), at: .zero), bell.rings(for: board(["A"], .medium, event: 2), at: .zero),
    ]
    #expect(rung == [false, false])
  }

  @Test func `it rings once in ten seconds, then for what it owes, unless that has been acknowledged`() {
    var bell = AlarmBell()
    let rung = [
      bell.rings(for: board([], event: 1), at: .zero),
      bell.rings(for: board(["A"], event: 2), at: .zero),
      bell.rings(for: board(["A", "B"], event: 3), at: .seconds(3)),
      bell.rings(for: board(["A", "B"], event: 3), at: .seconds(10)),
      bell.rings(for: board(["A", "B", "C"], event: 4), at: .seconds(12)),
      bell.rings(for: board(["A", "B"], event: 5), at: .seconds(30)),
    ]
    #expect(rung == [false, true, false, true, false, false])
  }

  @Test func `in a flood it rings once a minute, and a clock set back does not silence it`() {
    var bell = AlarmBell()
    let rung = [
      bell.rings(for: board([], event: 1), at: .zero),
      bell.rings(for: board(["A"], event: 2), at: .zero),
      bell.rings(for: board(["A", "B"], event: 3, flood: true), at: .seconds(30)),
      bell.rings(for: board(["A", "B"], event: 3, flood: true), at: .seconds(60)),
      bell.rings(for: board(["A", "B", "C"], event: 4), at: .seconds(70)),
    ]
    #expect(rung == [false, true, false, true, true])
  }
}
