internal import Feeds
internal import HTTP
internal import SiteModel

/// Slurm through its REST daemon: one question after the other.
struct SlurmRESTPoller: TargetPoller {
  /// Largest answer, in bytes: a job takes three thousand.
  static let byteLimit = 512 << 20

  private let request: Result<WebRequest, SourceFailure>
  private var walk: SlurmRESTWalk

  init(_ request: Result<WebRequest, SourceFailure>, source: SourceID, queue: String) {
    self.request = request.map { request in
      var request = request
      request.accept = "application/json"
      request.byteLimit = Self.byteLimit
      return request
    }
    walk = SlurmRESTWalk(source: source, queue: queue)
  }

  mutating func poll(by client: WebClient, clock: any TimeSource) async -> Result<Batch, SourceFailure> {
    do throws(SourceFailure) {
      var request = try request.get()
      walk.begin(at: clock.now())
      while let path = walk.next(at: clock.now()) {
        request.address = try request.address.resolving(path)
        let answer = try await client.answer(request)
        try walk.take(answer, at: clock.now())
      }
      return .success(walk.finish(at: clock.now()))
    } catch {
      return .failure(error)
    }
  }
}
