import AisleTesting
import Feeds
import Foundation
import HTTP
import SiteModel
import Testing

/// How a device is shown who asks, without one.
struct RedfishSessionTests {
  private let password = Credential.basic(user: "aisle", passwordFile: "/p")

  private func root(_ text: String) throws -> RedfishDocument { try RedfishDocument(Array(text.utf8)) }
  private func offering() throws -> RedfishDocument {
    try root("{\"Links\": {\"Sessions\": {\"@odata.id\": \"/redfish/v1/Sessions\"}}}")
  }

  private func opened(_ text: String) throws -> DeviceSession {
    DeviceSession(token: try #require(SessionToken(text)), path: "/redfish/v1/Sessions/\(text)")
  }

  @Test func passwordsAreShownOnceAndATokenFromThenOn() throws {
    var session = RedfishSession(password)
    session.begin()
    #expect(session.shown == nil && session.loginDue == nil)
    session.learn(from: try offering())
    #expect(session.shown == nil && session.loginDue == "/redfish/v1/Sessions")
    let token = try opened("t1")
    let replaced = session.opened(token)
    #expect(replaced == nil)
    #expect(session.shown == .session(token.token) && session.loginDue == nil)
    session.begin()
    #expect(session.loginDue == nil)
    let ended = session.end()
    #expect(ended == token)
    let endedAgain = session.end()
    #expect(endedAgain == nil)
  }

  @Test func aServiceWithoutSessionsIsShownThePasswordEachTime() throws {
    var session = RedfishSession(password)
    session.learn(from: try root("{}"))
    #expect(session.shown == password && session.loginDue == nil)
    let isAskedAgain = session.rejected(password)
    #expect(!isAskedAgain)
    let ended = session.end()
    #expect(ended == nil)
  }

  @Test func whatWasRefusedInTroubleIsLoggedInToOnceItIsOver() throws {
    // Everything answers 401, the root too: the password is shown, and refused.
    var session = RedfishSession(password)
    session.begin()
    let asksRootAgain = session.rejected(nil)
    #expect(asksRootAgain && session.shown == password)
    // Another login is tried, once a poll; the device opens none.
    let logsIn = session.rejected(password)
    #expect(logsIn && session.loginDue != nil)
    let goesOn = session.refused(.noSession)
    let triesAgain = session.rejected(password)
    #expect(goesOn && !triesAgain)
    // The trouble is over.
    session.begin()
    session.learn(from: try offering())
    let logsInNow = session.rejected(password)
    #expect(logsInNow && session.loginDue == "/redfish/v1/Sessions")
    let token = try opened("t2")
    _ = session.opened(token)
    #expect(session.shown == .session(token.token))
  }

  @Test func theSiteFileMayInsistOnEither() throws {
    var basic = RedfishSession(password, login: .basic)
    #expect(basic.shown == password)
    basic.learn(from: try offering())
    #expect(basic.loginDue == nil && basic.shown == password)
    var session = RedfishSession(password, login: .session)
    session.learn(from: try root("{}"))
    #expect(session.loginDue == "/redfish/v1/SessionService/Sessions")
    let goesOn = session.refused(.status(404))
    #expect(!goesOn)
  }

  @Test func whatIsNoPasswordOpensNoSession() throws {
    for credential in [nil, Credential.bearer(tokenFile: "/t")] {
      var session = RedfishSession(credential)
      session.learn(from: try offering())
      #expect(session.shown == credential && session.loginDue == nil)
    }
  }

  @Test func aRefusalIsLoggedInAfterOnceAPollAndNeverAgain() throws {
    var session = RedfishSession(password)
    session.learn(from: try offering())
    let first = try opened("t1")
    _ = session.opened(first)
    let isAskedAgain = session.rejected(session.shown)
    #expect(isAskedAgain)
    #expect(session.loginDue != nil && session.shown == nil)
    // Another request of the same time is refused, too.
    let isOtherAskedAgain = session.rejected(.session(first.token))
    #expect(isOtherAskedAgain)
    let second = try opened("t2")
    let replaced = session.opened(second)
    #expect(replaced == first)
    // And one that was late.
    let isLateAskedAgain = session.rejected(.session(first.token))
    #expect(isLateAskedAgain)
    #expect(session.loginDue == nil)
    let isAskedTwice = session.rejected(.session(second.token))
    #expect(!isAskedTwice)
    session.begin()
    let isAskedNextTime = session.rejected(.session(second.token))
    #expect(isAskedNextTime)
    let ended = session.end()
    #expect(ended == second)
  }

  @Test(arguments: [SourceFailure.status(400), .status(404), .status(405), .status(501), .noSession])
  func aServiceThatOffersSessionsAndHasNoneIsAskedWithout(_ failure: SourceFailure) throws {
    var session = RedfishSession(password)
    session.learn(from: try offering())
    let goesOn = session.refused(failure)
    #expect(goesOn)
    #expect(session.shown == password && session.loginDue == nil)
  }

  @Test(arguments: [
    SourceFailure.status(401), .status(403), .status(503), .timedOut(after: .seconds(5)), .redirectedElsewhere,
  ])
  func aPasswordThatIsNotTakenIsNotTriedInAnotherWay(_ failure: SourceFailure) throws {
    var session = RedfishSession(password)
    session.learn(from: try offering())
    let goesOn = session.refused(failure)
    #expect(!goesOn)
    #expect(session.shown == nil)
  }

  @Test func aServiceWhoseRootIsClosedIsShownThePassword() {
    var session = RedfishSession(password)
    let isAskedAgain = session.rejected(nil)
    #expect(isAskedAgain)
    #expect(session.shown == password)
    var insisting = RedfishSession(password, login: .session)
    let isAskedAfterLogin = insisting.rejected(nil)
    #expect(isAskedAfterLogin)
    #expect(insisting.loginDue == "/redfish/v1/SessionService/Sessions")
  }

  @Test(arguments: ["", "a b", "a\r\nX: y", "ä", String(repeating: "a", count: 5000)])
  func whatCannotStandInAHeaderIsNoToken(_ text: String) { #expect(SessionToken(text) == nil) }

  @Test func aTokenIsInNoText() throws {
    let token = try #require(SessionToken("sesame"))
    let credential = Credential.session(token)
    #expect(!"\(token) \(credential) \(String(reflecting: credential))".contains("sesame"))
  }

  /// The only requests of Aisle that change something on a device are those that log in and out.
  @Test func nothingElseIsWrittenToADevice() throws {
    let methods = ["POST", "DELETE", "PUT", "PATCH", "MERGE"]
    let words = methods.flatMap { [".\($0)", "\"\($0)\"", "\"\($0) "] }
    let root = "\(Fixtures.checkout)/Sources"
    let files = try #require(FileManager.default.enumerator(atPath: root)).compactMap { $0 as? String }
    var found: [String: Set<String>] = [:]
    var changers: Set<String> = []
    // What Aisle serves itself answers such requests of others.
    let servers = ["AisleTesting/", "HTTPServing/", "Runtime/Simulation/"]
    // What is deleted there is of the history's own tables.
    let databases = ["History/", "Recording/"]
    for file in files where file.hasSuffix(".swift") && !(servers + databases).contains(where: file.hasPrefix) {
      let text = String(decoding: Fixtures.contents(of: "\(root)/\(file)"), as: UTF8.self)
      for word in words where text.contains(word) { found[file, default: []].insert(word) }
      if text.contains("WebChange") { changers.insert(file) }
    }
    let login = found.removeValue(forKey: "HTTP/WebClient+Session.swift")
    #expect(login == [".POST", ".DELETE"])
    // An Alertmanager is told of alarms and silences.
    #expect(found == ["HTTP/WebClient+Change.swift": [".POST", ".DELETE"]])
    #expect(changers == ["HTTP/WebClient+Change.swift", "Notifications/Alertmanager/AlertmanagerService.swift"])
  }
}
