internal import HTTPServing
internal import Simulator
internal import Synchronization

/// A simulated plant as a Redfish service over HTTP: resources made when they are asked for, one account, sessions. It
/// changes nothing of the plant: what is not reading or logging in and out is refused.
final class RedfishFace: Sendable {
  static let user = "operator"
  static let password = "simulated"
  private static let sessions = "\(root)/SessionService/Sessions"
  private static let root = "/redfish/v1"
  /// Sessions at a time; the oldest makes room.
  private static let sessionLimit = 64

  private struct State {
    var tokens: [(id: Int, token: String)] = []
    var lastSession = 0
  }
  private let state = Mutex(State())
  private let fleet: SimulatedFleet

  init(of fleet: SimulatedFleet) { self.fleet = fleet }

  func answer(_ request: Request) -> Response {
    var path = request.path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    if request.method == .post { return path == Self.sessions ? logIn(request) : Self.refused }
    if path == "/redfish" { return Self.document(Array("{\"v1\": \"/redfish/v1/\"}\n".utf8), request) }
    // The root tells a client what to log in to.
    guard path == Self.root || isAdmitted(request) else { return Self.unauthorized }
    if request.method == .delete { return logOut(path) }
    if let own = session(path) { return Self.document(own, request) }
    guard let bytes = fleet.current.redfish(path, expanding: Self.levels(request.query)) else { return Self.missing }
    return Self.document(bytes, request)
  }

  /// With a mark of the state, by which a client need not take again what it has.
  private static func document(_ bytes: [UInt8], _ request: Request) -> Response {
    let tag = "W/\"\(String(hash(bytes), radix: 16))\""
    var response = Response(contentType: "application/json", body: bytes)
    if request.headers["if-none-match"] == tag {
      response = Response(status: 304, contentType: "application/json", body: [])
    }
    response.headers = ["etag": tag, "odata-version": "4.0", "cache-control": "no-cache"]
    return response
  }

  /// FNV-1a of 64 bits.
  private static func hash(_ bytes: [UInt8]) -> UInt64 {
    bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  /// `$expand=.($levels=2)`, `*`, `~`: one level where none is named.
  private static func levels(_ query: String?) -> Int {
    guard let query else { return 0 }
    let plain = query.replacing("%24", with: "$").replacing("%28", with: "(").replacing("%29", with: ")")
      .replacing("%3D", with: "=").replacing("%3d", with: "=")
    guard let part = plain.split(separator: "&").first(where: { $0.hasPrefix("$expand=") }) else { return 0 }
    guard let range = part.firstRange(of: "$levels=") else { return 1 }
    return max(1, Int(part[range.upperBound...].prefix { $0.isNumber }) ?? 1)
  }

  // MARK: Who may read

  private func isAdmitted(_ request: Request) -> Bool {
    if let token = request.headers["x-auth-token"] {
      return state.withLock { $0.tokens.contains { $0.token == token } }
    }
    return request.headers["authorization"] == "Basic \(Self.base64("\(Self.user):\(Self.password)"))"
  }

  private func logIn(_ request: Request) -> Response {
    // A small object of two strings: looked through for them rather than parsed.
    let text = String(decoding: request.body, as: UTF8.self).filter { !$0.isWhitespace }
    guard text.contains("\"UserName\":\"\(Self.user)\""), text.contains("\"Password\":\"\(Self.password)\"") else {
      return Self.unauthorized
    }
    let (id, token) = state.withLock { state in
      state.lastSession += 1
      let token = "\(String(UInt64.random(in: .min ... .max), radix: 16))\(String(state.lastSession, radix: 16))"
      if state.tokens.count >= Self.sessionLimit { state.tokens.removeFirst() }
      state.tokens.append((state.lastSession, token))
      return (state.lastSession, token)
    }
    var response = Response(status: 201, contentType: "application/json", body: Self.session(id))
    response.headers = ["x-auth-token": token, "location": "\(Self.sessions)/\(id)", "odata-version": "4.0"]
    return response
  }

  private func logOut(_ path: String) -> Response {
    let isKnown = state.withLock { state in
      let count = state.tokens.count
      state.tokens.removeAll { path == "\(Self.sessions)/\($0.id)" }
      return state.tokens.count < count
    }
    return isKnown ? Response(status: 204, contentType: "application/json", body: []) : Self.missing
  }

  /// The document of a session, or of all of them; nil for other paths.
  private func session(_ path: String) -> [UInt8]? {
    let ids = state.withLock { $0.tokens.map(\.id) }
    if path == Self.sessions {
      let members = ids.map { "{\"@odata.id\":\"\(Self.sessions)/\($0)\"}" }.joined(separator: ",")
      return Array(
        ("{\"@odata.id\":\"\(Self.sessions)\",\"@odata.type\":\"#SessionCollection.SessionCollection\","
          + "\"Name\":\"Sessions\",\"Members@odata.count\":\(ids.count),\"Members\":[\(members)]}\n").utf8)
    }
    return ids.first { path == "\(Self.sessions)/\($0)" }.map(Self.session)
  }

  private static func session(_ id: Int) -> [UInt8] {
    Array(
      ("{\"@odata.id\":\"\(sessions)/\(id)\",\"@odata.type\":\"#Session.v1_7_2.Session\",\"Id\":\"\(id)\","
        + "\"Name\":\"Session \(id)\",\"UserName\":\"\(user)\"}\n").utf8)
  }

  // MARK: Refusals

  private static let unauthorized: Response = {
    var response = error(401, "NoValidSession", "There is no valid session established with the implementation.")
    response.headers["www-authenticate"] = "Basic realm=\"Aisle simulator\""
    return response
  }()
  private static let missing = error(404, "ResourceMissingAtURI", "There is no resource at this path.")
  private static let refused = error(405, "OperationNotAllowed", "A simulated plant is only to be looked at.")

  private static func error(_ status: Int, _ message: String, _ text: String) -> Response {
    var response = Response(
      status: status, contentType: "application/json",
      text: "{\"error\":{\"code\":\"Base.1.22.\(message)\",\"message\":\"\(text)\"}}\n")
    response.headers["odata-version"] = "4.0"
    return response
  }

  private static func base64(_ text: String) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    let bytes = Array(text.utf8)
    var encoded = ""
    for first in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[first..<min(first + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0..<4 {
        encoded.append(place <= group.count ? letters[bits >> (18 - 6 * place) & 63] : "=")
      }
    }
    return encoded
  }
}
