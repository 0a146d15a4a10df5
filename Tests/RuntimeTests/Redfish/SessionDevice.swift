import AisleTesting
import Synchronization

/// A device that wants a session for everything but its root: user "aisle", password "sesame".
final class SessionDevice: Sendable {
  static let place = "/redfish/v1/SessionService/Sessions"

  struct State {
    var password = "sesame"
    var tokens: Set<String> = []
    var logins = 0
    /// Tokens of sessions that were ended.
    var ended: [String] = []
    /// Resources at which the tokens known so far run out, each once.
    var expiring: Set<String> = []
    /// Resources that nobody may read.
    var closed: Set<String> = []
    /// The beginning of `Location`.
    var origin = ""
  }

  let state = Mutex(State())
  let server: FakeExporter

  init(_ pages: [String: String]) async throws {
    server = try await FakeExporter()
    for (path, page) in pages {
      server.set(.computed { [unowned self] in path == "/redfish/v1/" ? .page(page) : answer($0, page) }, for: path)
    }
    server.set(.computed { [unowned self] in logIn($0) }, for: "POST \(Self.place)")
    for number in 1...20 {
      server.set(.computed { [unowned self] in logOut($0) }, for: "DELETE \(Self.place)/\(number)")
    }
  }

  private func answer(_ request: FakeExporter.Received, _ page: String) -> FakeExporter.Reply {
    state.withLock { state in
      if state.expiring.remove(request.path) != nil { state.tokens = [] }
      let isKnown = request.headers["x-auth-token"].map { state.tokens.contains($0) } ?? false
      return isKnown && !state.closed.contains(request.path) ? .page(page) : .answer(401, headers: [], body: [])
    }
  }

  private func logIn(_ request: FakeExporter.Received) -> FakeExporter.Reply {
    state.withLock { state in
      state.logins += 1
      guard request.body == "{\"UserName\":\"aisle\",\"Password\":\"\(state.password)\"}" else {
        return .answer(401, headers: [], body: [])
      }
      state.tokens.insert("token-\(state.logins)")
      return .answer(
        201,
        headers: [
          "X-Auth-Token: token-\(state.logins)", "Location: \(state.origin)\(Self.place)/\(state.logins)",
        ], body: [])
    }
  }

  private func logOut(_ request: FakeExporter.Received) -> FakeExporter.Reply {
    state.withLock { state in
      let token = request.headers["x-auth-token"] ?? ""
      state.ended.append(token)
      return .answer(state.tokens.remove(token) == nil ? 401 : 204, headers: [], body: [])
    }
  }
}
