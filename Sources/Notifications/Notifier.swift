internal import HTTP
package import Runtime
package import SiteModel
package import Wording

/// Tells all who are to be told of a site's alarms: the Alertmanagers that its file says so of, and the user's program.
package struct Notifier: AlarmTeller {
  /// How often what stands is told to an Alertmanager again; it is said to last four times as long.
  static let interval = Duration.seconds(60)

  private let plans: [SourcePlan]
  private let hook: CommandHook?
  private let words: Wording
  private let clock: any TimeSource

  /// Nil where nobody is to be told. Of a site that is not there nobody is.
  package init?(for topology: Topology, hook plan: AlarmHookPlan?, words: Wording, clock: any TimeSource) {
    guard !topology.isSimulated else { return nil }
    plans = topology.sources.filter { $0.kind == .alertmanager && $0.alerting.isGivenOurs }
    hook = plan.map { CommandHook($0, site: topology.name) }
    if plans.isEmpty, hook == nil { return nil }
    self.words = words
    self.clock = clock
  }

  /// To be told by whoever keeps the alarms of each change.
  package var logs: [any AlarmLog] { hook.map { [$0] } ?? [] }

  package func run(site: @escaping @Sendable () -> Site, into sink: any SiteSink) async {
    let client = WebClient()
    await withTaskGroup(of: Void.self) { group in
      for service in plans.flatMap({ AlertmanagerService.all(of: $0, every: Self.interval, by: client) }) {
        let report = report(of: service.description, to: sink)
        let poster = AlertPoster(
          to: service, writer: AlertWriter(words), every: Self.interval, clock: clock, site: site, report: report)
        group.addTask {
          await sink.register(service.description)
          await poster.run()
        }
      }
      if let hook {
        let report = report(of: hook.description, to: sink)
        group.addTask {
          await sink.register(hook.description)
          await hook.run(report: report)
        }
      }
    }
    await client.shutdown()
  }

  private func report(of source: SourceDescription, to sink: any SiteSink) -> AlertPoster.Report {
    { [clock] outcome, duration in
      switch outcome {
      case .success: await sink.apply(Batch(source: source.id, moment: clock.now()), took: duration)
      case .failure(let failure): await sink.apply(failure, of: source.id, at: clock.now(), took: duration)
      }
    }
  }
}
