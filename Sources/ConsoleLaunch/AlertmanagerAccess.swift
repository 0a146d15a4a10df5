internal import Notifications
internal import Operations
internal import Orders
internal import SiteModel
internal import Wording

/// The Alertmanagers of one source of a site, as the door asks them for silences.
struct AlertmanagerAccess: SilenceAccess {
  private let cluster: AlertmanagerCluster

  init(_ cluster: AlertmanagerCluster) { self.cluster = cluster }

  func ask(for order: SilenceOrder, by user: String, at now: Moment) async throws(SilenceRefusal) -> String {
    do throws(SourceFailure) {
      switch order.act {
      case .make(let silence): return try await cluster.make(silence, by: user, at: now)
      case .expire(let id):
        try await cluster.expire(silence: id)
        return id
      }
    } catch { throw SilenceRefusal(error) }
  }

  func spread(ofSilence id: String, awaiting state: String) async throws(SilenceRefusal) -> SilenceSpread {
    do throws(SourceFailure) {
      let spread = try await cluster.spread(ofSilence: id, awaiting: state)
      return SilenceSpread(state: spread.state, agreeing: spread.agreeing, members: spread.members)
    } catch {
      // It was asked for before this.
      throw SilenceRefusal(.failure(error), isUnclear: true)
    }
  }
}

extension SilenceRefusal {
  /// What never got there, or was refused, was not done.
  fileprivate init(_ failure: SourceFailure) {
    let isSure = failure.neverArrived || failure.kind == .refused || failure.kind == .unauthorized
    self.init(.failure(failure), isUnclear: !isSure)
  }
}
