import AisleTesting
import History
import SiteModel
import Testing

@Suite("Names of causes in a history") struct VariantTests {
  @Test("every failure of a source comes back", arguments: Reasons.failures) func failure(failure: SourceFailure) {
    #expect(SourceFailure(failure.variant) == failure)
  }

  @Test("every complaint comes back", arguments: Reasons.complaints) func complaint(reason: Complaint.Reason) {
    #expect(Complaint.Reason(reason.variant) == reason)
  }

  @Test("a failure that a later Aisle names is still a failure") func laterFailure() {
    #expect(SourceFailure(Variant("quantumFlux", [.whole(3)])) == .told(.internalError, "quantumFlux"))
    #expect(SourceFailure(Variant("network")) == .told(.internalError, "network"))
  }

  @Test("names that have once been written stay") func names() {
    #expect(ScheduledNode.Condition.names.values.count == ScheduledNode.Condition.allCases.count)
    #expect(
      ScheduledNode.Condition.names.values.keys.sorted() == [
        "allocated", "completing", "down", "drained", "draining", "failing", "idle", "maintenance", "mixed", "planned",
        "poweredDown", "poweringDown", "poweringUp", "rebooting", "reserved", "unknown",
      ])
    #expect(
      JobQueue.Part.names.values.keys.sorted() == [
        "ended", "jobs", "nodes", "partitions", "priorities", "qualities", "reservations", "shares", "steps",
      ])
    #expect(SourceFailure.noSuchHost.variant.name == "noSuchHost")
    #expect(SourceFailure.tls(.otherHost).variant == Variant("tls", [.text("otherHost")]))
    #expect(PointLimits.Side.names.values.keys.sorted() == ["lower", "upper"])
    #expect(PointLimits.Grade.names.values.keys.sorted() == ["caution", "critical", "fatal"])
  }
}
