import SiteModel
import Testing

@Suite("The lease on a history") struct LeaseTests {
  private func lease(renewed: Int) -> Lease {
    Lease(
      holder: .recorder, process: 7, user: 0, userName: "root", boot: "this", started: Moment(seconds: 5),
      renewed: .seconds(renewed), siteMoment: Moment(seconds: 5))
  }

  @Test("lives for three seconds after it was renewed") func life() {
    let lease = lease(renewed: 100)
    #expect(lease.isAlive(onBoot: "this", at: .seconds(103)))
    #expect(!lease.isAlive(onBoot: "this", at: .milliseconds(103_001)))
    #expect(lease.age(onBoot: "this", at: .seconds(160)) == .seconds(60))
  }

  @Test("from before the machine was started again it is over, however long that was up") func otherBoot() {
    #expect(!lease(renewed: 100).isAlive(onBoot: "other", at: .seconds(100)))
    #expect(!lease(renewed: 10_000).isAlive(onBoot: "this", at: .seconds(100)))
  }

  @Test("is not measured by a clock that people set") func wallClock() {
    // Only the time since the machine's start tells; `started` and `siteMoment` may lie anywhere.
    var lease = lease(renewed: 100)
    lease.started = Moment(seconds: 4e9)
    lease.siteMoment = Moment(seconds: -4e9)
    #expect(lease.isAlive(onBoot: "this", at: .seconds(101)))
  }
}
