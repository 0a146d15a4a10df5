internal import HTTP
internal import Notifications
internal import Operations
internal import Orders
internal import Runtime
internal import SiteModel
internal import Wording

/// What a console has at hand for silences.
struct SilenceHands {
  private let clusters: [AlertmanagerCluster]
  private let client: WebClient
  private let clock: any TimeSource

  /// Nil for a site without an Alertmanager, and for one that is not there.
  init?(_ opening: SiteOpening) {
    guard !opening.topology.isSimulated else { return nil }
    let plans = opening.topology.sources.filter { $0.kind == .alertmanager }
    guard !plans.isEmpty else { return nil }
    let client = WebClient()
    self.client = client
    clock = opening.clock
    clusters = plans.map { AlertmanagerCluster($0, site: opening.topology.name, by: client) }
  }

  /// By their names at the site, in its order.
  var names: [String] { clusters.map(\.name) }

  /// Carries orders out, one Alertmanager after the other.
  func desk(auditedBy door: Door, whenNews: @escaping @Sendable () -> Void) -> SilenceDesk {
    let clusters = clusters
    return SilenceDesk(whenNews: whenNews) { order in
      var report: Saying?
      for system in order.systems {
        let saying: Saying
        if let cluster = clusters.first(where: { $0.name == system }) {
          saying = await door.perform(SilenceOrder(order.act, at: system), by: AlertmanagerAccess(cluster))
        } else {
          saying = Saying(.silenceNoSuchSystem, CleanText.cleaned(system, limit: 40))
        }
        if report == nil { report = saying } else { report?.rest.append(saying) }
      }
      return report ?? Saying(.silenceNoSystem, [])
    }
  }

  /// Reads the silences of all Alertmanagers; changes nothing.
  func lists(whenNews: @escaping @Sendable () -> Void) -> SilenceLists {
    let (clusters, clock) = (clusters, clock)
    return SilenceLists(whenNews: whenNews) {
      await withTaskGroup(of: (silences: [StandingSilence], gaps: [SilenceList.Gap]).self) { group in
        for cluster in clusters { group.addTask { await cluster.silences() } }
        var (silences, gaps): ([StandingSilence], [SilenceList.Gap]) = ([], [])
        for await part in group {
          silences += part.silences
          gaps += part.gaps
        }
        return SilenceList(silences, gaps: gaps.sorted { $0.system < $1.system }, at: clock.now())
      }
    }
  }

  /// Ends its connections.
  func letGo() async { await client.shutdown() }
}
