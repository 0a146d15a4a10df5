internal import Feeds
internal import HTTP
internal import SiteModel
internal import Wire

/// Slurm by its REST daemon, at a socket of this machine or over the network.
struct SlurmDaemon: SlurmAccess {
  /// Largest answer, in bytes: a job takes three thousand.
  static let byteLimit = 512 << 20
  /// Requests that one question may take: one for each version of the interface, while it is not known.
  private static let requestLimit = SlurmRESTReader.versions.count + 2

  let address: String
  private let request: Result<WebRequest, SourceFailure>
  private let client: WebClient
  private let clock: any TimeSource
  private var reader: SlurmRESTReader

  /// Nil for a plan that names no daemon.
  init?(_ plan: SourcePlan, client: WebClient, clock: any TimeSource) {
    guard let daemon = plan.daemon else { return nil }
    self.client = client
    self.clock = clock
    reader = SlurmRESTReader(accelerators: plan.commands.accelerators)
    do throws(SourceFailure) {
      let place =
        daemon.url.hasPrefix("unix:")
        ? try WebAddress(socket: String(daemon.url.dropFirst(5))) : try WebAddress(daemon.url)
      var request = WebRequest(place, timeout: plan.timeout)
      request.accept = "application/json"
      request.byteLimit = Self.byteLimit
      request.credential = daemon.tokenFile.map { .slurm(user: daemon.user, tokenFile: $0) }
      request.policy = plan.transport
      address = place.description
      self.request = .success(request)
    } catch {
      // The URL itself is not repeated: it may hold a password.
      address = plan.name
      request = .failure(error)
    }
  }

  mutating func ask(
    _ question: SlurmQuestion, nodes: inout SlurmNodeTable
  ) async -> Result<SlurmReply, SourceFailure> {
    do throws(SourceFailure) {
      var request = try request.get()
      for _ in 0..<Self.requestLimit {
        guard let path = reader.path(of: question, at: clock.now()) else {
          return .success(SlurmReply(answer: .nothing))
        }
        request.address = try request.address.resolving(path)
        let answer = try await client.answer(request)
        if let told = try reader.take(answer, to: question, nodes: &nodes, at: clock.now()) {
          return .success(SlurmReply(answer: told))
        }
      }
      throw .scheduler(.notItsAnswer)
    } catch {
      return .failure(error)
    }
  }

  func end() async {}
}
