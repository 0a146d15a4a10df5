import AisleTesting
import HTTP
import Runtime
import SiteModel
import Synchronization
import Testing

/// Logging in to devices over real HTTP.
struct RedfishLoginTests {
  private static let pages = [
    "/redfish/v1/": """
    {"ThermalEquipment": {"@odata.id": "/redfish/v1/T"},
     "Links": {"Sessions": {"@odata.id": "/redfish/v1/SessionService/Sessions"}}}
    """,
    "/redfish/v1/T": "{\"CDUs\": {\"@odata.id\": \"/redfish/v1/T/CDUs\"}}",
    "/redfish/v1/T/CDUs": "{\"Members\": [{\"@odata.id\": \"/redfish/v1/T/CDUs/1\"}]}",
    "/redfish/v1/T/CDUs/1": "{\"Name\": \"A\", \"CoolingCapacityWatts\": 1000}",
  ]

  private let folder: TemporaryFolder
  private let passwordFile: String

  init() throws {
    folder = try TemporaryFolder()
    passwordFile = try folder.write("sesame\n", to: "password")
  }

  /// Polls until `polls` polls have answered or one has failed.
  private func outcome(
    _ device: SessionDevice, polls: Int = 2, _ change: (inout SourcePlan) -> Void = { _ in }
  ) async throws -> [SourceFailure] {
    var plan = SourcePlan(
      name: "plant", kind: .redfish, targets: [.init(url: device.server.url(""))], every: .milliseconds(200),
      timeout: .seconds(5))
    plan.credential = .basic(user: "aisle", passwordFile: passwordFile)
    change(&plan)
    let probe = SiteProbe()
    let source = SourceID("plant/127.0.0.1:\(device.server.port)")
    try await supervising(plan, into: probe) {
      let isOver = try await probe.waits { probe in
        (probe.answers[source] ?? 0) >= polls || (probe.failures[source]?.count ?? 0) > 0
      }
      #expect(isOver)
    }
    await device.server.stop()
    return await probe.failures[source] ?? []
  }

  @Test func onePasswordOpensASessionThatIsEndedInTheEnd() async throws {
    let device = try await SessionDevice(Self.pages)
    let failures = try await outcome(device, polls: 3)
    #expect(failures.isEmpty)
    let received = device.server.received
    #expect(received.count { $0.method == "POST" } == 1)
    #expect(received.allSatisfy { $0.headers["authorization"] == nil })
    #expect(received.first?.path == "/redfish/v1/" && received.first?.headers["x-auth-token"] == nil)
    let asked = received.filter { $0.method == "GET" && $0.path != "/redfish/v1/" }
    #expect(!asked.isEmpty && asked.allSatisfy { $0.headers["x-auth-token"] == "token-1" })
    #expect(device.state.withLock { $0.ended } == ["token-1"])
    #expect(received.last?.method == "DELETE")
  }

  @Test(arguments: ["/redfish/v1/T", "/redfish/v1/T/CDUs/1"])
  func aSessionThatRunsOutInTheMiddleIsOpenedAgain(_ path: String) async throws {
    let device = try await SessionDevice(Self.pages)
    device.state.withLock { $0.expiring = [path] }
    let failures = try await outcome(device)
    #expect(failures.isEmpty)
    #expect(device.state.withLock { $0.logins } == 2)
    // The one that ran out is ended, too, in case that it did not.
    #expect(device.state.withLock { $0.ended } == ["token-1", "token-2"])
  }

  @Test func aDeviceThatGoesOnRefusingIsLoggedInToTwiceAndLeftAlone() async throws {
    let device = try await SessionDevice(Self.pages)
    device.state.withLock { $0.closed = ["/redfish/v1/T/CDUs"] }
    let failures = try await outcome(device)
    #expect(failures.first == .status(401))
    #expect(device.state.withLock { $0.logins } == 2)
    #expect(device.server.received.count { $0.path == "/redfish/v1/T/CDUs" } == 2)
  }

  @Test func aWrongPasswordIsTriedOnceAPoll() async throws {
    let device = try await SessionDevice(Self.pages)
    device.state.withLock { $0.password = "other" }
    let failures = try await outcome(device)
    #expect(failures == [.status(401)])
    #expect(device.server.received.map(\.method) == ["GET", "POST"])
  }

  @Test func theSiteFileMayForceBasic() async throws {
    let device = try await SessionDevice(Self.pages)
    let failures = try await outcome(device) { $0.login = .basic }
    #expect(failures == [.status(401)])
    #expect(device.server.received.allSatisfy { $0.method == "GET" && $0.headers["authorization"] != nil })
  }

  @Test func noOtherHostIsShownPasswordOrToken() async throws {
    let stranger = try await FakeExporter()
    let device = try await SessionDevice(Self.pages)
    device.state.withLock { $0.origin = stranger.url("") }
    #expect(try await outcome(device).isEmpty)
    #expect(device.state.withLock { $0.ended }.isEmpty)
    let other = try await SessionDevice(Self.pages)
    other.server.set(
      .answer(307, headers: ["Location: \(stranger.url(SessionDevice.place))"], body: []),
      for: "POST \(SessionDevice.place)")
    #expect(try await outcome(other) == [.redirectedElsewhere])
    let third = try await SessionDevice(Self.pages)
    third.server.set(.redirect(to: stranger.url("/redfish/v1/T")), for: "/redfish/v1/T")
    stranger.set(.page("{}"), for: "/redfish/v1/T")
    #expect(try await outcome(third) == [.redirectedElsewhere])
    #expect(stranger.received.map(\.method) == ["GET"])
    #expect(stranger.received.allSatisfy { $0.headers["x-auth-token"] == nil && $0.headers["authorization"] == nil })
    await stranger.stop()
  }

  @Test(arguments: ["", "X-Auth-Token: ", "X-Auth-Token: a b"])
  func aSessionWithoutATokenIsNone(_ header: String) async throws {
    let device = try await SessionDevice(Self.pages)
    device.server.set(
      .answer(201, headers: header.isEmpty ? [] : [header], body: []), for: "POST \(SessionDevice.place)")
    let failures = try await outcome(device) { $0.login = .session }
    #expect(failures == [.noSession])
  }
}
