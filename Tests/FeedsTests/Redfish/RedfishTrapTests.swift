import AisleTesting
import Analysis
@testable import Feeds
import Foundation
import SiteModel
import Testing

/// Trees that lie, lack, loop or overflow.
@Suite struct RedfishTrapTests {
  private let now = Moment(nanoseconds: 1_800_000_000_000_000_000)

  /// A device with one unit, whose resources a test adds to.
  private func tree(_ more: [String: [String: Any]] = [:]) -> [String: [String: Any]] {
    let base: [String: [String: Any]] = [
      "/redfish/v1/": ["ThermalEquipment": link("/redfish/v1/T"), "Chassis": link("/redfish/v1/Chassis")],
      "/redfish/v1/T": ["CDUs": link("/redfish/v1/T/CDUs"), "Status": ["HealthRollup": "OK"]],
      "/redfish/v1/T/CDUs": ["Members": [link("/redfish/v1/T/CDUs/1")]],
      "/redfish/v1/T/CDUs/1": [
        "Name": "CDU", "Pumps": link("/redfish/v1/P"), "SecondaryCoolantConnectors": link("/redfish/v1/S"),
        "LeakDetection": link("/redfish/v1/L"),
      ],
    ]
    return base.merging(more) { $1 }
  }

  private func link(_ path: String) -> [String: Any] { ["@odata.id": path] }

  private func poll(_ documents: [String: [String: Any]], _ walk: inout RedfishWalk) -> (batch: Batch, requests: Int) {
    walk.begin(at: now)
    var requests = 0
    while let path = walk.next()?.path {
      requests += 1
      if let document = documents[path], let data = try? JSONSerialization.data(withJSONObject: document) {
        walk.take(Array(data), of: path)
      } else {
        _ = walk.fail(.status(404), of: path)
      }
    }
    return (walk.finish(at: now), requests)
  }

  private func site(_ documents: [String: [String: Any]]) -> Site {
    var walk = RedfishWalk(source: SourceID("x"))
    var site = Site(topology: Topology(name: "T"))
    site.apply(poll(documents, &walk).batch)
    return site
  }

  private func value(_ kind: EntityKind, _ name: String, _ quantity: Quantity, _ site: Site) -> Double? {
    site.directory.id(of: .building(kind, name)).flatMap { site.value(of: $0, quantity, at: now) }
  }

  @Test func nullAndAbsentAreNotZero() {
    let site = site(
      tree([
        "/redfish/v1/P": ["Members": [link("/redfish/v1/P/1"), link("/redfish/v1/P/2")]],
        "/redfish/v1/P/1": ["Name": "1", "PumpSpeedPercent": ["Reading": NSNull()]],
        "/redfish/v1/P/2": ["Name": "2", "Status": ["State": "Absent"], "PumpSpeedPercent": ["Reading": 0]],
      ]))
    #expect(value(.pump, "CDU/1", .pumpSpeed, site) == nil)
    #expect(site.directory.id(of: .building(.pump, "CDU/2")) == nil)
    #expect(findings(in: site, at: now).isEmpty)
  }

  @Test func whatASimulatorServesIsSimulated() {
    var documents = tree()
    var walk = RedfishWalk(source: SourceID("x"))
    #expect(!poll(documents, &walk).batch.isSimulated)
    documents["/redfish/v1/"]?["Product"] = SourceDescription.simulatorProduct
    walk = RedfishWalk(source: SourceID("x"))
    #expect(poll(documents, &walk).batch.isSimulated)
    // What is not asked for again stays what it was.
    #expect(poll(documents, &walk).batch.isSimulated)
  }

  @Test func aPercentageInSpeedRPMIsNoSpeed() {
    let site = site(
      tree([
        "/redfish/v1/P": ["Members": [link("/redfish/v1/P/1")]],
        "/redfish/v1/P/1": ["Name": "1", "PumpSpeedPercent": ["SpeedRPM": 71]],
      ]))
    #expect(value(.pump, "CDU/1", .pumpSpeed, site) == nil)
    #expect(value(.pump, "CDU/1", .fanSpeed, site) == nil)
  }

  @Test func anOKRollupDoesNotHideACriticalChild() {
    let site = site(
      tree([
        "/redfish/v1/P": ["Members": [link("/redfish/v1/P/1"), link("/redfish/v1/P/2")]],
        "/redfish/v1/P/1": ["Name": "1", "PumpSpeedPercent": ["Reading": 50]],
        "/redfish/v1/P/2": [
          "Name": "2", "Status": ["Health": "Critical", "State": "Enabled"], "PumpSpeedPercent": ["Reading": 0],
        ],
      ]))
    #expect(findings(in: site, at: now).map(\.kind) == [.pumpFailed])
  }

  @Test func aLeakIsReadFromTheDetectorNotFromTheGroupsCopy() {
    let site = site(
      tree([
        "/redfish/v1/L": [
          "LeakDetectorGroups": [
            ["Detectors": [["DataSourceUri": "/redfish/v1/L/1", "DetectorState": "OK"]]],
            ["Detectors": [["DataSourceUri": "https://elsewhere/redfish/v1/L/9"], "nonsense", 7]],
          ]
        ],
        "/redfish/v1/L/1": ["Name": "rope", "DetectorState": "Critical"],
      ]))
    #expect(value(.leakDetector, "CDU/rope", .leak, site) == 2)
    #expect(findings(in: site, at: now).map(\.priority) == [.critical])
  }

  @Test func linksThatLeadInCirclesAndElsewhereAreFollowedOnceOrNever() {
    var walk = RedfishWalk(source: SourceID("x"))
    let documents = tree([
      "/redfish/v1/P": [
        "Members": [
          link("/redfish/v1/P"), link("/redfish/v1/T/CDUs/1"), link("http://elsewhere/redfish/v1/P/1"),
          link("/redfish/v1/../etc"), link("/other"), link("/redfish/v1/P/1\u{1B}[2J"),
        ], "Members@odata.nextLink": "/redfish/v1/P",
      ]
    ])
    let outcome = poll(documents, &walk)
    #expect(outcome.requests < 10)
    #expect(outcome.batch.subjects.count == 1)
  }

  @Test func aCollectionThatHoldsItselfIsReadOnce() {
    var walk = RedfishWalk(source: SourceID("x"))
    var itself: [String: Any] = ["@odata.id": "/redfish/v1/P", "Name": "P"]
    itself["Members"] = [["@odata.id": "/redfish/v1/P", "Name": "P", "Members": [link("/redfish/v1/P")]]]
    #expect(poll(tree(["/redfish/v1/P": itself]), &walk).requests < 10)
  }

  @Test func aHugeCollectionIsCutAndTheRestGoesOn() {
    let members = (0..<100_000).map { link("/redfish/v1/P/\($0)") }
    var walk = RedfishWalk(source: SourceID("x"))
    let outcome = poll(
      tree([
        "/redfish/v1/P": ["Members": members],
        "/redfish/v1/S": ["Members": [link("/redfish/v1/S/1")]],
        "/redfish/v1/S/1": ["FlowLitersPerMinute": ["Reading": 700]],
      ]), &walk)
    #expect(outcome.requests <= RedfishWalk.resourceLimit)
    #expect(outcome.batch.readings.contains { $0.quantity == .flow })
    #expect(outcome.batch.complaints.count <= 20 && !outcome.batch.complaints.isEmpty)
  }

  @Test func wrongTypesAndBrokenTextCostOnlyThemselves() {
    var walk = RedfishWalk(source: SourceID("x"))
    walk.begin(at: now)
    let broken = [
      "", "{", "[1,2", "\"text\"", "null", "{\"Members\": 7}", "{\"Members\": [{\"@odata.id\": 5}]}",
      "{\"Name\": {\"a\": []}, \"Status\": [], \"Coolant\": \"water\", \"Links\": {\"Chassis\": 3}}",
      String(repeating: "[", count: 100_000), "{\"a\": 1e999}", "{\"Reading\": \u{0}}",
    ]
    var turn = 0
    while let path = walk.next()?.path, turn < 100 {
      let text =
        path == "/redfish/v1/"
        ? "{\"ThermalEquipment\": {\"@odata.id\": \"/redfish/v1/T\"}, \"Chassis\": {\"@odata.id\": \"/redfish/v1/C\"}}"
        : broken[turn % broken.count]
      walk.take(Array(text.utf8), of: path)
      turn += 1
    }
    #expect(walk.finish(at: now).complaints.count <= 20)
  }

  @Test func namesAreCleaned() {
    var documents = tree()
    documents["/redfish/v1/T/CDUs/1"]?["Name"] = "C\u{1B}[31mDU\u{7}/x"
    let site = site(documents)
    let name = site.directory.name(of: EntityID(.coolantDistributionUnit, 0))
    #expect(!name.unicodeScalars.contains { $0.properties.generalCategory == .control })
    #expect(!name.contains("/"))
  }

  @Test func theSitesOwnNameForTheUnitStandsBeforeTheDevices() {
    var walk = RedfishWalk(source: SourceID("x"), unit: "CDU-07")
    #expect(poll(tree(), &walk).batch.subjects.map(\.name) == ["CDU-07"])
    var other = RedfishWalk(source: SourceID("x"), mark: "10.0.0.7")
    #expect(poll(tree(), &other).batch.subjects.map(\.name) == ["CDU 10.0.0.7"])
  }

  /// Bytes of the plant's resources, changed at random: whatever comes, the walk ends.
  @Test(.enabled(if: Fixtures.has("redfish/plant"), "skipped: no fixtures")) func whateverADeviceSaysTheWalkEnds() {
    let plant = RedfishTree("plant").documents.compactMapValues { try? JSONSerialization.data(withJSONObject: $0) }
    var random = SystemRandomNumberGenerator()
    for _ in 0..<10 {
      var walk = RedfishWalk(source: SourceID("x"))
      walk.begin(at: now)
      var requests = 0
      while let path = walk.next()?.path {
        requests += 1
        guard var bytes = plant[path].map({ Array($0) }), !bytes.isEmpty else {
          _ = walk.fail(.timedOut(after: .seconds(5)), of: path)
          continue
        }
        for _ in 0..<Int.random(in: 0...3, using: &random) {
          bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
        }
        if Bool.random(using: &random), Bool.random(using: &random) { bytes.removeLast(bytes.count / 2) }
        walk.take(bytes, of: path)
      }
      #expect(requests < 500)
      var site = Site(topology: Topology(name: "T"))
      site.apply(walk.finish(at: now))
      _ = findings(in: site, at: now)
    }
  }

  @Test(
    arguments: [
      ("PT2M", 120.0), ("PT30S", 30), ("P1DT1H", 90_000), ("PT0.5S", 0.5), ("PT", 0), ("2M", nil), ("P2M", nil),
      ("PT5", nil),
    ] as [(String, Double?)])
  func durationsAreISO8601(_ text: String, _ seconds: Double?) {
    #expect(ISODuration.parsed(text)?.seconds == seconds)
  }
}
