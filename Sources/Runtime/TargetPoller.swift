internal import HTTP
internal import SiteModel

/// Asks one target, and keeps from poll to poll what it has learnt about it. One kind of source is one poller.
protocol TargetPoller: Sendable {
  mutating func poll(by client: WebClient, clock: any TimeSource) async -> Result<Batch, SourceFailure>
  /// Takes leave of the target: it is not asked again.
  mutating func end(by client: WebClient) async
}

extension TargetPoller {
  mutating func end(by client: WebClient) async {}
}

extension SourcePlan.Kind {
  /// A poller for a target of this kind.
  func poller(for target: FleetTarget) -> any TargetPoller {
    switch self {
    // Slurm is asked by its commands, and has no targets.
    case .exposition, .slurm: ExpositionPoller(target)
    case .redfish: RedfishPoller(target)
    case .kubernetes: KubernetesPoller(target)
    case .alertmanager: AlertmanagerPoller(target)
    }
  }

  /// How long a poll may take in all before it is given up; `timeout` is that of one request.
  func patience(timeout: Duration) -> Duration {
    switch self {
    case .exposition, .slurm, .alertmanager: timeout + .seconds(2)
    // A management controller answers hundreds of requests one after another, and slowly.
    case .redfish: max(timeout * 4, .seconds(180))
    // Page after page.
    case .kubernetes: timeout * KubernetesPoller.pageLimit + .seconds(2)
    }
  }
}
