import NIOHTTP1
import Synchronization

/// What devices answer, and to whom they answered how much.
final class DeviceDesk: Sendable {
  struct Answer {
    var status = 200
    var headers: [(String, String)] = []
    var body: [UInt8] = []
  }

  private struct State {
    var tokens: Set<String> = []
    var last = 0
    /// By user agent.
    var counts: [String: (requests: Int, bytes: Int)] = [:]
  }

  private static let sessions = "/redfish/v1/SessionService/Sessions"
  private let tree: DeviceTree
  private let state = Mutex(State())

  init(_ tree: DeviceTree) { self.tree = tree }

  func answer(_ method: HTTPMethod, _ path: String, token: String?, agent: String) -> Answer {
    if path == "/counts" || path == "/reset" { return counts(isReset: path == "/reset") }
    let answer = answer(method, path, token: token)
    state.withLock {
      let before = $0.counts[agent] ?? (0, 0)
      $0.counts[agent] = (before.requests + 1, before.bytes + answer.body.count)
    }
    return answer
  }

  private func answer(_ method: HTTPMethod, _ path: String, token: String?) -> Answer {
    if method == .POST, path == Self.sessions { return open() }
    if path == "/redfish/v1" || path == "/redfish/v1/" { return Answer(body: tree.root) }
    guard let token, state.withLock({ $0.tokens.contains(token) }) else { return Answer(status: 401) }
    if method == .DELETE {
      state.withLock { _ = $0.tokens.remove(token) }
      return Answer(status: 204)
    }
    guard method == .GET, let body = tree[path] else { return Answer(status: 404) }
    return Answer(body: body)
  }

  private func open() -> Answer {
    let number = state.withLock { state in
      state.last += 1
      state.tokens.insert("token-\(state.last)")
      return state.last
    }
    return Answer(
      status: 201, headers: [("X-Auth-Token", "token-\(number)"), ("Location", "\(Self.sessions)/\(number)")],
      body: Array("{\"@odata.id\": \"\(Self.sessions)/\(number)\", \"Id\": \"\(number)\"}".utf8))
  }

  private func counts(isReset: Bool) -> Answer {
    state.withLock { state in
      if isReset { state.counts = [:] }
      let lines = state.counts.map { "\($0.key)\t\($0.value.requests)\t\($0.value.bytes)\n" }
      return Answer(body: Array(lines.sorted().joined().utf8))
    }
  }
}
