internal import HTTP
internal import Notifications
internal import Operations
internal import Orders
internal import Runtime
internal import SiteModel
internal import Wording

/// The Alertmanagers of a site, as the door asks them for silences.
struct AlertmanagerAccess: SilenceAccess {
  private let service: AlertmanagerService

  init(_ service: AlertmanagerService) { self.service = service }

  func ask(for order: SilenceOrder, by user: String, at now: Moment) async throws(SilenceRefusal) -> String {
    do throws(SourceFailure) {
      switch order.act {
      case .make(let silence): return try await service.make(silence, by: user, at: now)
      case .expire(let id):
        try await service.expire(silence: id)
        return id
      }
    } catch { throw SilenceRefusal(error) }
  }

  func state(ofSilence id: String) async throws(SilenceRefusal) -> String {
    do throws(SourceFailure) { return try await service.state(ofSilence: id) } catch {
      // It was asked for before this.
      throw SilenceRefusal(.failure(error), isUnclear: true)
    }
  }
}

extension SilenceRefusal {
  /// What never got there, or was refused, was not done.
  fileprivate init(_ failure: SourceFailure) {
    let isSure: Bool =
      switch failure {
      case .network, .noSuchHost, .noConnection, .noConnectionInTime, .tls, .address, .credential, .certificate: true
      default: failure.kind == .refused || failure.kind == .unauthorized
      }
    self.init(.failure(failure), isUnclear: !isSure)
  }
}

/// What a console has at hand for silences.
struct SilenceHands {
  private let services: [String: AlertmanagerService]
  private let client: WebClient
  /// By their names at the site, in its order.
  let names: [String]

  /// Nil for a site without an Alertmanager, and for one that is not there.
  init?(_ opening: SiteOpening) {
    guard !opening.topology.isSimulated else { return nil }
    let plans = opening.topology.sources.filter { $0.kind == .alertmanager }
    guard !plans.isEmpty else { return nil }
    names = plans.map(\.name)
    let client = WebClient()
    self.client = client
    // Members of a cluster tell each other of silences: one is asked.
    services = Dictionary(
      plans.compactMap { plan in
        AlertmanagerService.all(of: plan, every: plan.every, by: client).first.map { (plan.name, $0) }
      }, uniquingKeysWith: { first, _ in first })
  }

  func desk(auditedBy door: Door, whenNews: @escaping @Sendable () -> Void) -> SilenceDesk {
    let services = services
    return SilenceDesk(whenNews: whenNews) { order in
      guard let service = services[order.system] else {
        return Saying(.silenceNoSuchSystem, CleanText.cleaned(order.system, limit: 40))
      }
      return await door.perform(order, by: AlertmanagerAccess(service))
    }
  }

  /// Ends its connections.
  func letGo() async { await client.shutdown() }
}
