import SiteModel
import Testing

@testable import Analysis

@Suite("What alarmed in a shift") struct HandoverGroupTests {
  private static let start = Bench.now
  private static let pump = AlarmID(.pumpFailed, .thing(.building(.pump, "C0/P1")))
  private static let warm = AlarmID(.coolantSupplyWarm, .thing(.building(.coolantDistributionUnit, "C0")))
  private static let node = AlarmID(.sourceSilent, .source("slurm/jobs"))

  @Test("What came before the shift stands with its own time and priority over what follows from it") func earlier()
    throws
  {
    let began = Self.start + .seconds(60)
    let root = Alarm(
      Self.pump, Finding(.pumpFailed, .critical, .rack(0)), raisedAt: Self.start - .seconds(600))
    var follower = Alarm(Self.warm, Finding(.coolantSupplyWarm, .high, .rack(0)), raisedAt: began)
    follower.root = root.id
    follower.suppression = Suppression(.explained(by: root.id), since: began)
    let event = AlarmEvent(.raised, of: follower, number: 9, at: began)
    var graver = event
    (graver.change, graver.priority, graver.alarm, graver.root) = (.priorityChanged, .high, Self.node, nil)
    var alone = graver
    (alone.change, alone.priority, alone.isSetAside) = (.raised, .medium, false)
    let groups = Handover.groups(
      of: [event, alone, graver], before: AlarmBoard([root], lastEvent: 8), open: [root.id], aside: [])
    #expect(groups.map(\.root) == [root.id, Self.node] && groups.map(\.priority) == [.critical, .high])
    #expect(groups[0].since == root.raisedAt && !groups[0].isSetAside && groups[0].followers == 1)
  }
}
