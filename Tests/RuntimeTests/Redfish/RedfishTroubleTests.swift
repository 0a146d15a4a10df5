import AisleTesting
import HTTP
import Runtime
import SiteModel
import Testing

/// Devices that break off, restart, change their certificates or never end.
struct RedfishTroubleTests {
  private static let pages = [
    "/redfish/v1/": "{\"ThermalEquipment\": {\"@odata.id\": \"/redfish/v1/T\"}}",
    "/redfish/v1/T": "{\"CDUs\": {\"@odata.id\": \"/redfish/v1/T/CDUs\"}}",
    "/redfish/v1/T/CDUs": """
    {"Members": [{"@odata.id": "/redfish/v1/T/CDUs/1"}, {"@odata.id": "/redfish/v1/T/CDUs/2"}]}
    """,
    "/redfish/v1/T/CDUs/1": "{\"Name\": \"A\", \"CoolingCapacityWatts\": 1000}",
    "/redfish/v1/T/CDUs/2": "{\"Name\": \"B\", \"CoolingCapacityWatts\": 2000}",
  ]
  private static var replies: [String: FakeExporter.Reply] { pages.mapValues { .page($0) } }

  private func plan(_ url: String, timeout: Duration = .milliseconds(800)) -> SourcePlan {
    SourcePlan(
      name: "plant", kind: .redfish, targets: [.init(url: url)], every: .milliseconds(200), timeout: timeout)
  }

  private func outcome(
    _ replies: [String: FakeExporter.Reply]
  ) async throws -> (site: Site, failures: [SourceFailure]) {
    let device = try await FakeExporter(replies)
    let probe = SiteProbe()
    let source = SourceID("plant/127.0.0.1:\(device.port)")
    try await supervising(plan(device.url("")), into: probe) {
      let isOver = try await probe.waits { probe in
        (probe.answers[source] ?? 0) > 0 || (probe.failures[source]?.count ?? 0) > 0
      }
      #expect(isOver)
    }
    await device.stop()
    return (await probe.site, await probe.failures[source] ?? [])
  }

  @Test func aResourceThatBreaksOffCostsOnlyItself() async throws {
    for broken in [FakeExporter.Reply.half("{\"Name\": \"A"), .page("{\"Name\": \"A"), .page("[1, 2"), .page("null")] {
      var replies = Self.replies
      replies["/redfish/v1/T/CDUs/1"] = broken
      let outcome = try await outcome(replies)
      #expect(outcome.failures.isEmpty)
      #expect(outcome.site.directory.name(of: EntityID(.coolantDistributionUnit, 0)) == "B")
      #expect(outcome.site.sources.first?.complaints.map(\.subject) == ["/redfish/v1/T/CDUs/1"])
    }
  }

  @Test func aResourceThatNeverAnswersCostsOnlyItself() async throws {
    var replies = Self.replies
    replies["/redfish/v1/T/CDUs/1"] = .delayed(.seconds(30), "{}")
    let outcome = try await outcome(replies)
    #expect(outcome.failures.isEmpty)
    #expect(outcome.site.directory.count(of: .coolantDistributionUnit) == 1)
  }

  @Test func aResourceWithoutEndIsCut() async throws {
    var replies = Self.replies
    replies["/redfish/v1/T/CDUs/1"] = .endless
    let outcome = try await outcome(replies)
    #expect(outcome.failures.isEmpty)
    #expect(outcome.site.directory.count(of: .coolantDistributionUnit) == 1)
  }

  /// It goes away in the middle of a poll, comes back with other values and is read anew.
  @Test func aDeviceThatRestartsIsReadAgain() async throws {
    let device = try await FakeExporter(Self.replies)
    let port = device.port
    let probe = SiteProbe()
    let source = SourceID("plant/127.0.0.1:\(port)")
    let unit = EntityKey.building(.coolantDistributionUnit, "A")
    try await supervising(plan(device.url("")), into: probe) { () async throws in
      let hasAnswered = try await probe.waits { ($0.answers[source] ?? 0) > 1 }
      #expect(hasAnswered)
      await device.stop()
      let hasFailed = try await probe.waits { ($0.failures[source]?.count ?? 0) > 0 }
      #expect(hasFailed)
      let kinds = Set(await probe.failures[source]?.map(\.kind) ?? [])
      #expect(kinds.isSubset(of: [.unreachable, .timedOut]))
      // What it said last stands, and is stale.
      let site = await probe.site
      let id = try #require(site.directory.id(of: unit))
      #expect(site.observation(of: id, .coolingCapacity, at: site.moment).lastValue == 1000)
      var replies = Self.replies
      replies["/redfish/v1/T/CDUs/1"] = .page("{\"Name\": \"A\", \"CoolingCapacityWatts\": 1500}")
      let again = try await FakeExporter(replies, port: port)
      let isBack = try await probe.waits { probe in
        probe.site.directory.id(of: unit).map {
          probe.site.observation(of: $0, .coolingCapacity, at: probe.site.moment).value == 1500
        } ?? false
      }
      #expect(isBack)
      await again.stop()
    }
  }

  @Test(.enabled(if: TestCertificate.isPossible, "skipped: no openssl"))
  func aDeviceWhoseCertificateChangesIsToldNothing() async throws {
    let first = try await TestCertificate(for: "DNS:bmc")
    let second = try await TestCertificate(for: "DNS:bmc")
    let password = try first.folder.write("sesame", to: "password")
    let device = try await FakeExporter(Self.replies, certificate: (first.certificateFile, first.keyFile))
    let port = device.port
    var plan = plan(device.url("", scheme: "https"), timeout: .seconds(5))
    plan.transport.pinnedCertificates = [try await first.fingerprint()]
    plan.credential = .basic(user: "aisle", passwordFile: password)
    plan.login = .basic
    let probe = SiteProbe()
    let source = SourceID("plant/127.0.0.1:\(port)")
    try await supervising(plan, into: probe) { () async throws in
      let hasAnswered = try await probe.waits { ($0.answers[source] ?? 0) > 0 }
      #expect(hasAnswered)
      await device.stop()
      let impostor = try await FakeExporter(
        Self.replies, port: port, certificate: (second.certificateFile, second.keyFile))
      let isNoticed = try await probe.waits { $0.failures[source]?.last == .tls(.otherCertificate) }
      #expect(isNoticed)
      #expect(impostor.received.isEmpty)
      await impostor.stop()
    }
  }
}
