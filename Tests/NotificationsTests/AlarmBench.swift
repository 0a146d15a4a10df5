import AisleTesting
import HTTP
import Notifications
import Runtime
import SiteFile
import SiteModel
import Synchronization
import Wording

/// A site with a board of alarms that a test sets, and a poster of it.
final class AlarmBench: Sendable {
  let site: Mutex<Site>
  let outcomes = Mutex<[Result<Void, SourceFailure>]>([])
  private let events = Mutex<UInt64>(0)

  init(_ topology: Topology) { site = Mutex(Site(topology: topology)) }

  /// Puts alarms on the board.
  func show(_ alarms: [Alarm]) {
    let number = events.withLock { count in
      count += 1
      return count
    }
    site.withLock { $0.apply(AlarmBoard(alarms, lastEvent: number)) }
  }

  func poster(to service: AlertmanagerService, every interval: Duration) -> AlertPoster {
    AlertPoster(
      to: service, writer: AlertWriter(Wording(.english)), every: interval, clock: SystemClock(),
      site: { self.site.withLock { $0 } },
      report: { outcome, _ in self.outcomes.withLock { $0.append(outcome) } })
  }

  /// Failures reported so far.
  var failures: [SourceFailure] {
    outcomes.withLock { $0.compactMap { if case .failure(let failure) = $0 { failure } else { nil } } }
  }

  /// A site of one rack with one node that reads an Alertmanager at a port and posts to it.
  static func topology(port: Int, _ others: Int...) throws -> Topology {
    try SiteFile.load(
      text: """
        site: Lingang
        halls: [{name: H1, rows: [{name: A, racks: [{name: A01}]}]}]
        nodes: [{name: gpu-01, accelerators: 8, rack: A01}]
        sources:
          - name: am
            kind: alertmanager
            url: [\(([port] + others).map { "\"http://127.0.0.1:\($0)\"" }.joined(separator: ", "))]
            every: 1s
            timeout: 1s
            post: yes
        """)
  }

  /// A pump that has failed, raised now.
  static func pump(_ change: (inout Alarm) -> Void = { _ in }) -> Alarm {
    let id = AlarmID(.pumpFailed, .thing(.building(.pump, "CDU-07/Pump 1")))
    var finding = Finding(.pumpFailed, .high, .entity(EntityID(.pump, 0)))
    finding.quantity = .inletTemperature
    finding.value = 54.2
    var alarm = Alarm(id, finding, raisedAt: SystemClock().now())
    alarm.effect = AlarmEffect(racks: 4, nodes: 72, jobs: 1, power: 310_000)
    change(&alarm)
    return alarm
  }

  /// A node that is too warm.
  static func inlet() -> Alarm {
    let id = AlarmID(.inletTemperature, .thing(.node("gpu-01")), quantity: .inletTemperature)
    return Alarm(
      id,
      Finding(.inletTemperature, .medium, .entity(.node(0)), value: 36.2, limit: 35, quantity: .inletTemperature),
      raisedAt: SystemClock().now())
  }
}
