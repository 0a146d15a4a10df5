internal import Feeds
internal import HTTP
internal import SiteModel

/// A device that serves a Redfish tree. It is only ever read.
///
/// Management controllers are slow and easily overrun: two requests at a time, none beyond what the walk asks for, and
/// a device that asks to be left alone (429, 503), wants another credential or stops answering ends the poll.
struct RedfishPoller: TargetPoller {
  /// Requests in flight to one device.
  static let concurrency = 2
  /// Largest resource, in bytes.
  static let byteLimit = 4 << 20
  /// Requests in a row without an answer after which the device is thought gone.
  static let patience = 3

  private let target: FleetTarget
  private var walk: RedfishWalk

  init(_ target: FleetTarget) {
    self.target = target
    walk = RedfishWalk(
      source: target.description.id, node: target.node, unit: target.equipment, mark: target.mark)
  }

  private typealias Answer = (path: String, result: Result<WebPage, SourceFailure>)

  mutating func poll(by client: WebClient, clock: any TimeSource) async -> Result<Batch, SourceFailure> {
    let request: WebRequest
    do throws(SourceFailure) { request = try target.request.get() } catch { return .failure(error) }
    walk.begin(at: clock.now())
    var walk = walk
    let failure = await withTaskGroup(of: Answer.self) { group -> SourceFailure? in
      var silences = 0
      var inFlight = 0
      func ask() {
        while inFlight < Self.concurrency, let path = walk.next() {
          inFlight += 1
          group.addTask { (path, await Self.fetch(path, request, by: client)) }
        }
      }
      ask()
      while let answer = await group.next() {
        inFlight -= 1
        switch answer.result {
        case .success(let page):
          silences = 0
          guard walk.take(page.bytes, of: answer.path) else {
            group.cancelAll()
            return .notRedfish
          }
        case .failure(let failure):
          silences = [.timedOut, .unreachable].contains(failure.kind) ? silences + 1 : 0
          let mayGoOn = walk.fail(failure, of: answer.path)
          if !mayGoOn || failure.endsPoll || silences == Self.patience {
            group.cancelAll()
            return failure
          }
        }
        ask()
      }
      return nil
    }
    self.walk = walk
    if let failure { return .failure(failure) }
    return .success(self.walk.finish(at: clock.now()))
  }

  private static func fetch(
    _ path: String, _ request: WebRequest, by client: WebClient
  ) async -> Result<WebPage, SourceFailure> {
    do throws(SourceFailure) {
      var own = request
      own.address = try request.address.resolving(path)
      let page = try await client.get(own)
      // What another host says is not this device's word.
      guard page.address.hasSameOrigin(as: request.address) else { return .failure(.redirectedElsewhere) }
      return .success(page)
    } catch {
      return .failure(error)
    }
  }
}

extension SourceFailure {
  /// Asking for more resources would do no good, or harm.
  fileprivate var endsPoll: Bool {
    switch self {
    case .status(401), .status(403), .status(429), .status(503), .busy, .credential, .certificate, .tls, .cancelled,
      .redirectedElsewhere:
      true
    default: false
    }
  }
}
