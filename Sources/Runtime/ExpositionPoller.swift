internal import Feeds
internal import HTTP
internal import SiteModel

/// A page in Prometheus or OpenMetrics text.
struct ExpositionPoller: TargetPoller {
  private let target: FleetTarget
  private var reader: TargetReader

  init(_ target: FleetTarget) {
    self.target = target
    reader = TargetReader(
      source: target.description.id, node: target.node, host: target.host, equipment: target.equipment,
      index: target.meaning)
  }

  mutating func poll(by client: WebClient, clock: any TimeSource) async -> Result<Batch, SourceFailure> {
    do throws(SourceFailure) {
      let page = try await client.get(target.request.get())
      return .success(reader.read(page.bytes, contentType: page.contentType, at: clock.now()))
    } catch {
      return .failure(error)
    }
  }
}
