import Analysis
import Runtime
import SiteModel
import Testing

@Suite struct ExitStatusTests {
  let now = Moment(seconds: 50_000)
  let source = SourceID("agents/n1")

  func site(reading: Double? = 20, age: Duration = .zero, failing: Bool = false) -> Site {
    var site = Site(topology: Topology(name: "t"))
    site.register(SourceDescription(id: source, address: "http://n1", cadence: .seconds(10), nodes: ["n1"]))
    let readings = reading.map { [Reading(0, .inletTemperature, $0, at: now - age)] } ?? []
    site.apply(Batch(source: source, moment: now, subjects: [.node("n1")], layout: 1, readings: readings))
    if failing { site.apply(SourceFailure(.unreachable, "gone"), of: source, at: now, took: .zero) }
    return site
  }

  func finding(_ priority: Priority) -> Finding { Finding(.inletTemperature, priority, .entity(.node(0))) }

  @Test func `nothing at or above the priority is 0`() {
    #expect(ExitStatus.of(site(), findings: [finding(.low)], failOn: .medium, at: now) == .fine)
    #expect(ExitStatus.of(site(), findings: [finding(.critical)], failOn: nil, at: now) == .fine)
  }

  @Test func `something at the priority is 2`() {
    #expect(ExitStatus.of(site(), findings: [finding(.medium)], failOn: .medium, at: now) == .findings)
    #expect(ExitStatus.of(site(), findings: [finding(.critical)], failOn: .low, at: now) == .findings)
  }

  @Test func `a source that is down is 3, and wins over 2`() {
    #expect(ExitStatus.of(site(failing: true), findings: [finding(.critical)], failOn: .low, at: now) == .dataMissing)
  }

  @Test func `old data, a source that never answered and no data at all are 3`() {
    #expect(ExitStatus.of(site(), findings: [], failOn: nil, at: now + .seconds(31)) == .dataMissing)
    #expect(ExitStatus.of(site(age: .seconds(600)), findings: [], failOn: nil, at: now) == .dataMissing)
    #expect(ExitStatus.of(site(reading: nil), findings: [], failOn: nil, at: now) == .dataMissing)
    #expect(ExitStatus.of(Site(topology: Topology(name: "t")), findings: [], failOn: nil, at: now) == .dataMissing)
    var waiting = site()
    waiting.register(SourceDescription(id: SourceID("other"), address: "", cadence: .seconds(1)))
    #expect(ExitStatus.of(waiting, findings: [], failOn: nil, at: now) == .dataMissing)
  }

  func alarm(_ priority: Priority, _ change: (inout Alarm) -> Void = { _ in }) -> Alarm {
    var alarm = Alarm(AlarmID(.inletTemperature, .thing(.node("n1"))), finding(priority), raisedAt: now)
    change(&alarm)
    return alarm
  }

  func status(_ alarm: Alarm?, findings: [Finding] = []) -> Runtime.ExitStatus {
    var site = site()
    site.apply(AlarmBoard(alarm.map { [$0] } ?? [], lastEvent: 1))
    return .of(site, findings: findings, failOn: .medium, at: now)
  }

  @Test func `where alarms are kept these count, acknowledged or not, and not what is set aside`() {
    let liu = Person(name: "liu", number: 1000)
    #expect(status(alarm(.medium)) == .findings)
    #expect(status(alarm(.low)) == .fine)
    #expect(status(alarm(.high) { $0.acknowledgement = Acknowledgement(by: liu, at: now) }) == .findings)
    #expect(status(alarm(.high) { ($0.isActive, $0.isLatched) = (false, true) }) == .findings)
    #expect(status(alarm(.high) { $0.isActive = false }) == .fine)
    #expect(
      status(alarm(.high) { $0.shelving = Shelving(by: liu, at: now, until: now + .seconds(60), reason: "r") }) == .fine
    )
    #expect(status(alarm(.high) { $0.withdrawal = Withdrawal(by: liu, at: now, reason: "r") }) == .fine)
    #expect(status(nil, findings: [finding(.critical)]) == .fine, "the engine has not raised it yet")
  }
}
