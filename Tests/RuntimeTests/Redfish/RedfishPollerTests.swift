import AisleTesting
import HTTP
import Runtime
import SiteModel
import Testing

/// The Redfish feed over real HTTP, with devices that behave and that do not.
struct RedfishPollerTests {
  private static let root = "{\"ThermalEquipment\": {\"@odata.id\": \"/redfish/v1/T\"}}"
  private static let device: [String: FakeExporter.Reply] = [
    "/redfish/v1/": .page(root),
    "/redfish/v1/T": .page("{\"CDUs\": {\"@odata.id\": \"/redfish/v1/T/CDUs\"}}"),
    "/redfish/v1/T/CDUs": .page(
      "{\"Members\": [{\"@odata.id\": \"/redfish/v1/T/CDUs/1\"}, {\"@odata.id\": \"/redfish/v1/T/CDUs/2\"}]}"),
    "/redfish/v1/T/CDUs/1": .page("{\"Name\": \"A\", \"CoolingCapacityWatts\": 1000}"),
    "/redfish/v1/T/CDUs/2": .page("{\"Name\": \"B\", \"CoolingCapacityWatts\": 2000}"),
  ]

  private func plan(_ port: Int) -> SourcePlan {
    SourcePlan(
      name: "plant", kind: .redfish, targets: [.init(url: "http://127.0.0.1:\(port)")], every: .milliseconds(200),
      timeout: .milliseconds(800))
  }

  private func outcome(_ replies: [String: FakeExporter.Reply]) async throws -> (
    site: Site, failures: [SourceFailure], received: [FakeExporter.Received]
  ) {
    let device = try await FakeExporter(replies)
    let probe = SiteProbe()
    let source = SourceID("plant/127.0.0.1:\(device.port)")
    try await supervising(plan(device.port), into: probe) {
      let answered = try await probe.waits { probe in
        (probe.answers[source] ?? 0) > 1 || (probe.failures[source]?.count ?? 0) > 0
      }
      #expect(answered)
    }
    let received = device.received
    await device.stop()
    return (await probe.site, await probe.failures[source] ?? [], received)
  }

  @Test func aDeviceIsReadAndAfterwardsOnlyWhatChanges() async throws {
    let outcome = try await outcome(Self.device)
    #expect(outcome.failures.isEmpty)
    let names = (0..<2).map { outcome.site.directory.name(of: EntityID(.coolantDistributionUnit, $0)) }
    #expect(names.sorted() == ["A", "B"])
    #expect(outcome.received.count { $0.path == "/redfish/v1/T/CDUs" } == 1)
    #expect(outcome.received.count { $0.path == "/redfish/v1/T/CDUs/1" } > 1)
    #expect(outcome.received.allSatisfy { $0.headers["accept"] == "application/json" })
  }

  @Test func whatADeviceMarksIsNotSentAgainWhileItLasts() async throws {
    var replies = Self.device
    for number in 1...2 {
      guard case .page(let page)? = replies["/redfish/v1/T/CDUs/\(number)"] else { continue }
      let tag = "W/\"\(number)\""
      replies["/redfish/v1/T/CDUs/\(number)"] = .computed { request in
        request.headers["if-none-match"] == tag
          ? .answer(304, headers: ["ETag: \(tag)"], body: [])
          : .answer(200, headers: ["ETag: \(tag)"], body: Array(page.utf8))
      }
    }
    let outcome = try await outcome(replies)
    #expect(outcome.failures.isEmpty)
    #expect(outcome.received.contains { $0.headers["if-none-match"] == "W/\"1\"" })
    let site = outcome.site
    let capacities = (0..<2).map { index in
      let unit = EntityID(.coolantDistributionUnit, index)
      return site.observation(of: unit, .coolingCapacity, at: site.moment).value
    }
    #expect(Set(capacities) == [1000, 2000])
  }

  @Test(arguments: [401, 429, 503])
  func aDeviceThatRefusesInTheMiddleIsLeftAlone(_ status: Int) async throws {
    var replies = Self.device
    replies["/redfish/v1/T"] = .answer(status, headers: [], body: [])
    let outcome = try await outcome(replies)
    #expect(outcome.failures.first == .status(status))
    #expect(!outcome.received.contains { $0.path.hasPrefix("/redfish/v1/T/") })
  }

  @Test func aDeviceThatAsksToBeLeftAloneIs() async throws {
    let device = try await FakeExporter(["/redfish/v1/": .answer(503, headers: ["Retry-After: 3"], body: [])])
    let probe = SiteProbe()
    let source = SourceID("plant/127.0.0.1:\(device.port)")
    try await supervising(plan(device.port), into: probe) {
      let hasFailed = try await probe.waits { ($0.failures[source]?.count ?? 0) > 0 }
      #expect(hasFailed)
      try await Task.sleep(for: .seconds(2))
      #expect(device.received.count == 1)
      let isAskedAgain = try await probe.waits { _ in device.received.count > 1 }
      #expect(isAskedAgain)
    }
    #expect(await probe.failures[source]?.first == .busy(status: 503, retryAfter: .seconds(3)))
    await device.stop()
  }

  @Test func aResourceThatFailsCostsOnlyItself() async throws {
    var replies = Self.device
    replies["/redfish/v1/T/CDUs/1"] = .answer(500, headers: [], body: [])
    let outcome = try await outcome(replies)
    #expect(outcome.failures.isEmpty)
    #expect(outcome.site.directory.count(of: .coolantDistributionUnit) == 1)
    let complaints = outcome.site.sources.first?.complaints ?? []
    #expect(complaints.map(\.subject) == ["/redfish/v1/T/CDUs/1"])
  }

  @Test func whatAnotherHostSaysIsNotTheDevicesWord() async throws {
    let other = try await FakeExporter(["/redfish/v1/T": .page(Self.root)])
    var replies = Self.device
    replies["/redfish/v1/T"] = .redirect(to: "http://127.0.0.1:\(other.port)/redfish/v1/T")
    let outcome = try await outcome(replies)
    #expect(outcome.failures.first == .redirectedElsewhere)
    await other.stop()
  }

  @Test func aDeviceThatHangsFailsInTimeAndIsAskedAgain() async throws {
    let outcome = try await outcome(["/redfish/v1/": .hang])
    #expect(outcome.failures.first == .timedOut(after: .milliseconds(800)))
  }

  @Test func whatIsNoRedfishAtAllFails() async throws {
    let outcome = try await outcome(["/redfish/v1/": .page("<html>")])
    #expect(outcome.failures.first?.kind == .malformed)
  }
}
