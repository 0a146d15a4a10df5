internal import Feeds
internal import HTTP
internal import SiteModel

/// A device that serves a Redfish tree. It is only ever read; logging in and out is all that is sent to it besides.
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
  private let credential: Credential?
  private var walk: RedfishWalk
  private var session: RedfishSession
  /// What is to be asked once more.
  private var again: [RedfishWalk.Question] = []

  init(_ target: FleetTarget) {
    self.target = target
    walk = RedfishWalk(
      source: target.description.id, node: target.node, unit: target.equipment, mark: target.mark)
    credential = (try? target.request.get())?.credential
    session = RedfishSession(credential, login: target.login)
  }

  private struct Answer: Sendable {
    var question: RedfishWalk.Question
    var shown: Credential?
    var result: Result<WebPage, SourceFailure>
  }

  mutating func poll(by client: WebClient, clock: any TimeSource) async -> Result<Batch, SourceFailure> {
    let request: WebRequest
    do throws(SourceFailure) { request = try target.request.get() } catch { return .failure(error) }
    walk.begin(at: clock.now())
    session.begin()
    again = []
    let failure = await withTaskGroup(of: Answer.self) { group in
      let failure = await gather(&group, request, by: client)
      group.cancelAll()
      return failure
    }
    if let failure {
      // What comes back may have been restarted, or be another.
      if failure.kind == .unreachable { walk.forget() }
      return .failure(failure)
    }
    return .success(walk.finish(at: clock.now()))
  }

  mutating func end(by client: WebClient) async {
    guard let open = session.end(), case .success(let request) = target.request else { return }
    await client.closeSession(open, request)
  }

  /// Asks for everything that the walk wants; nil when that was answered, else why the poll ends.
  private mutating func gather(
    _ group: inout TaskGroup<Answer>, _ request: WebRequest, by client: WebClient
  ) async -> SourceFailure? {
    var silences = 0
    var inFlight = 0
    // Stands until anything at all has been answered.
    var lastFailure: SourceFailure?
    var hasAnswer = false
    while true {
      if session.loginDue != nil, inFlight == 0 {
        if let failure = await logIn(request, by: client) { return failure }
      }
      while session.loginDue == nil, inFlight < Self.concurrency, let question = again.popLast() ?? walk.next() {
        inFlight += 1
        let shown = session.shown
        group.addTask {
          Answer(question: question, shown: shown, result: await Self.fetch(question, request, shown, by: client))
        }
      }
      guard let answer = await group.next() else { break }
      inFlight -= 1
      switch answer.result {
      case .success:
        hasAnswer = true
        silences = 0
      case .failure(let failure):
        lastFailure = failure
        silences = [.timedOut, .unreachable].contains(failure.kind) ? silences + 1 : 0
      }
      if let failure = take(answer, isSilent: silences == Self.patience) { return failure }
    }
    return hasAnswer ? nil : lastFailure
  }

  /// Hands an answer to the walk; not nil when the poll is over with that.
  private mutating func take(_ answer: Answer, isSilent: Bool) -> SourceFailure? {
    switch answer.result {
    case .success(let page):
      if answer.question.path == RedfishWalk.root, let root = try? RedfishDocument(page.bytes) {
        session.learn(from: root)
      }
      if page.isUnchanged {
        walk.takeUnchanged(answer.question.path)
        return nil
      }
      return walk.take(page.bytes, of: answer.question.path, tag: page.tag) ? nil : .notRedfish
    case .failure(.status(401)) where session.rejected(answer.shown):
      again.append(answer.question)
      return nil
    case .failure(let failure):
      let mayGoOn = walk.fail(failure, of: answer.question.path)
      return mayGoOn && !failure.endsPoll && !isSilent ? nil : failure
    }
  }

  /// Not nil when the device cannot be asked without.
  private mutating func logIn(_ request: WebRequest, by client: WebClient) async -> SourceFailure? {
    guard let place = session.loginDue, case .basic(let user, let passwordFile)? = credential else { return nil }
    do throws(SourceFailure) {
      var own = request
      own.address = try request.address.resolving(place)
      let opened = try await client.openSession(own, user: user, passwordFile: passwordFile)
      if let old = session.opened(opened) { await client.closeSession(old, request) }
      return nil
    } catch {
      return session.refused(error) ? nil : error
    }
  }

  private static func fetch(
    _ question: RedfishWalk.Question, _ request: WebRequest, _ shown: Credential?, by client: WebClient
  ) async -> Result<WebPage, SourceFailure> {
    do throws(SourceFailure) {
      var own = request
      own.address = try request.address.resolving(question.path)
      own.credential = shown
      own.knownTag = question.knownTag
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
