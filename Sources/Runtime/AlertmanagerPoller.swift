internal import HTTP
internal import SiteModel
internal import Wire

/// The alerts of a Prometheus Alertmanager (API v2), those that are silenced or inhibited there among them.
struct AlertmanagerPoller: TargetPoller {
  /// Largest answer, in bytes: an alert takes about one thousand.
  static let byteLimit = 64 << 20

  private let target: FleetTarget

  init(_ target: FleetTarget) { self.target = target }

  mutating func poll(by client: WebClient, clock: any TimeSource) async -> Result<Batch, SourceFailure> {
    do throws(SourceFailure) {
      var request = try target.request.get()
      request.address = try request.address.appending(
        "api/v2/alerts?active=true&silenced=true&inhibited=true&unprocessed=true")
      let page = try await client.get(request)
      var batch = Batch(source: target.description.id, moment: clock.now())
      batch.alerts = try target.alerts.read(page.bytes)
      return .success(batch)
    } catch {
      return .failure(error)
    }
  }
}
