package import HTTP
package import SiteModel

/// How a device is shown who asks: a state machine without a network.
///
/// Where user and password are known and the service offers sessions, they are shown once and the session's token from
/// then on: a management controller takes long over a password, and must otherwise check it hundreds of times a poll.
/// A service that offers none is shown them with every request, as with `login: basic`. After a 401 it is logged in
/// again, once a poll: a password that has changed must not lock its account.
package struct RedfishSession: Sendable {
  /// Where sessions are opened when the service root does not say (DSP0268, SessionService).
  private static let usualPlace = "/redfish/v1/SessionService/Sessions"

  private enum State: Sendable {
    /// Every request carries the credential, if there is one.
    case plain
    /// What the service offers is not known yet.
    case unknown
    /// To be opened before anything more is asked, in place of an older one.
    case due(old: DeviceSession?)
    case open(DeviceSession)
  }

  private let credential: Credential?
  private let login: SourcePlan.Login?
  private var state: State
  private var place = Self.usualPlace
  private var hasLoggedInAgain = false
  /// What the service root said of sessions; nil while it has said nothing.
  private var offersSessions: Bool?

  /// `login`: what the site file insists on.
  package init(_ credential: Credential?, login: SourcePlan.Login? = nil) {
    self.credential = credential
    self.login = login
    if case .basic? = credential, login != .basic { state = .unknown } else { state = .plain }
  }

  /// Begins a poll.
  package mutating func begin() { hasLoggedInAgain = false }

  /// What requests carry now. The service root is open to everybody (DSP0266 13.3.1): nothing is shown before it has said
  /// how.
  package var shown: Credential? {
    switch state {
    case .plain: credential
    case .unknown, .due: nil
    case .open(let session): .session(session.token)
    }
  }

  /// Where to log in before anything more is asked; nil when that is not called for.
  package var loginDue: String? { if case .due = state { place } else { nil } }

  /// The service root answered.
  package mutating func learn(from root: RedfishDocument) {
    let offer = root["Links"]?.link("Sessions").flatMap(RedfishWalk.path)
    if let offer { place = offer }
    offersSessions = offer != nil
    guard case .unknown = state else { return }
    state = offer != nil || login == .session ? .due(old: nil) : .plain
  }

  /// The device opened a session. Returns the one that it replaces, to be ended.
  package mutating func opened(_ session: DeviceSession) -> DeviceSession? {
    guard case .due(let old) = state else { return nil }
    state = .open(session)
    return old
  }

  /// The device did not open a session. True when it can be asked without one.
  package mutating func refused(_ failure: SourceFailure) -> Bool {
    switch failure {
    case .status(400), .status(404), .status(405), .status(501), .noSession:
      guard login == nil else { return false }
      state = .plain
      return true
    default: return false
    }
  }

  /// A request that had shown this was answered 401. True when it is to be asked again: after logging in, if that is due.
  package mutating func rejected(_ shown: Credential?) -> Bool {
    switch state {
    case .plain:
      // A device in trouble may have refused what it offers: it is logged in to like any other, once a poll.
      guard case .basic? = credential, login != .basic, offersSessions != false, !hasLoggedInAgain else { return false }
      hasLoggedInAgain = true
      state = .due(old: nil)
      return true
    case .unknown:
      // Not even the service root is open here.
      state = login == .session ? .due(old: nil) : .plain
      return true
    case .due: return true
    case .open(let session):
      // Asked before the last login.
      if shown != .session(session.token) { return true }
      guard !hasLoggedInAgain else { return false }
      hasLoggedInAgain = true
      state = .due(old: session)
      return true
    }
  }

  /// Nothing more is asked. Returns the session that is to be ended.
  package mutating func end() -> DeviceSession? {
    defer { if case .basic? = credential, login != .basic { state = .unknown } }
    switch state {
    case .open(let session), .due(old: let session?): return session
    case .plain, .unknown, .due(old: nil): return nil
    }
  }
}
