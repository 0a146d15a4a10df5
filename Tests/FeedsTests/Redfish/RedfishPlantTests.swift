import AisleTesting
import Analysis
import Feeds
import Foundation
import SiteModel
import Testing

/// The plant of the fixtures, read through the walk as a device would answer it.
@Suite(.enabled(if: Fixtures.has("redfish/plant"), "skipped: no fixtures"))
struct RedfishPlantTests {
  private let now = Moment(nanoseconds: 1_800_000_000_000_000_000)

  private func value(_ kind: EntityKind, _ name: String, _ quantity: Quantity, in site: Site) -> Double? {
    site.directory.id(of: .building(kind, name)).flatMap { site.value(of: $0, quantity, at: now) }
  }

  @Test func everyValueOfAUnitIsTheTreesInBaseUnits() {
    let site = RedfishTree("plant").site(at: now)
    let expected: [(Quantity, Double)] = [
      (.supplyTemperature, 36), (.returnTemperature, 46), (.flow, 780), (.supplyPressure, 345_000),
      (.returnPressure, 150_000), (.pressureDifference, 195_000), (.heat, 519_500),
      (.primarySupplyTemperature, 32), (.primaryReturnTemperature, 40.47), (.primaryFlow, 900),
      (.primaryHeat, 527_800), (.primarySupplyPressure, 520_000), (.primaryReturnPressure, 430_000),
      (.valvePosition, 0.62), (.supplySetPoint, 36), (.coolingCapacity, 1_350_000), (.temperature, 24),
      (.humidity, 0.45), (.dewPoint, 11.3), (.power, 11_200), (.coolantDensity, 1013), (.coolantSpecificHeat, 3945),
      (.severity, 0),
    ]
    for (quantity, figure) in expected {
      let found = value(.coolantDistributionUnit, "Row A CDU 1", quantity, in: site)
      #expect(abs((found ?? .nan) - figure) < 1e-6 * max(1, figure), "\(quantity)")
    }
    #expect(value(.pump, "Row A CDU 1/TCS pump 1", .pumpSpeed, in: site) == 0.71)
    #expect(value(.pump, "Row A CDU 1/TCS pump 1", .fanSpeed, in: site) == nil)
    #expect(value(.filter, "Row A CDU 1/TCS 50 um strainer", .pressureDifference, in: site) == 38_000)
    #expect(
      value(.reservoir, "Row A CDU 1/Expansion and make-up tank", .fluidLevel, in: site).map { ($0 * 100).rounded() }
        == 82)
    #expect(value(.heatExchanger, "Rack A5 rear door heat exchanger", .primaryHeat, in: site) == 24_900)
    #expect(value(.immersionUnit, "Immersion tank 1", .supplyTemperature, in: site) == 38)
    #expect(value(.powerDistributionUnit, "Rack A1 PDU", .power, in: site) ?? 118_600 == 118_600)
  }

  @Test func heatsAreComputedAndCloseAsReckonedByHand() throws {
    let summary = Evidence(Present(RedfishTree("plant").site(at: now), at: now)).cooling
    #expect(summary.units.map(\.name).count == 4)
    let unit = try #require(summary.units.first { $0.name == "Row A CDU 1" })
    #expect(abs((unit.secondary.computedHeat ?? 0) - 519_500) < 50)
    #expect(abs((unit.primary.computedHeat ?? 0) - 527_800) < 700)
    #expect(unit.approach == 4)
    #expect(abs((unit.exchanger?.effectiveness ?? 0) - 0.714) < 0.001)
    #expect(abs((unit.dewPointMargin ?? 0) - 24.7) < 1e-9)
    #expect(unit.runningPumps == 1 && unit.availablePumps == 2)
    #expect(unit.leak == 0 && unit.leakDetectors.count == 3)
    #expect(summary.units.allSatisfy { $0.contradictions.isEmpty })
  }

  @Test func aHealthyTreeHasOnlyTheFailedPumpThatItHas() {
    #expect(told(RedfishTree("plant")) == ["pumpFailed Row A CDU 2/TCS pump 2"])
  }

  /// What each fault of the fixtures must say, beside the failed pump that the tree has anyway.
  @Test(arguments: [
    (
      "leak_cdu1_zone1", ["leakDetected Row A CDU 1/Under-unit leak rope, zone 1", "pumpFailed Row A CDU 2/TCS pump 2"]
    ),
    (
      "filter_clog_cdu1",
      [
        "pumpFailed Row A CDU 2/TCS pump 2",
        "limitBroken Row A CDU 1/TCS 50 um strainer pressureDifference 85000.0 60000.0",
      ]
    ),
    (
      "condensation_margin_cdu1",
      ["dewPointMargin Row A CDU 1 headroom 0.9 2.0", "pumpFailed Row A CDU 2/TCS pump 2"]
    ),
    (
      "heat_imbalance_cdu1",
      ["pumpFailed Row A CDU 2/TCS pump 2", "readingsContradict Row A CDU 1 reported 250000 computed 519517"]
    ),
    ("gpu_headroom_tray", ["limitBroken 3 headroom -4.5 -4.0", "pumpFailed Row A CDU 2/TCS pump 2"]),
    ("lone_pump_trip_cdu2", ["pumpsStopped Row A CDU 2"]),
  ])
  func aFaultIsToldAndNothingElse(_ fault: String, _ expected: [String]) {
    var tree = RedfishTree("plant")
    tree.apply(fault: fault)
    #expect(told(tree).sorted() == expected.sorted())
  }

  @Test func aLeakAtAColdPlateInATrayIsToldToo() {
    var tree = RedfishTree("plant")
    tree.set(
      "/redfish/v1/Chassis/TrayA1-07/ThermalSubsystem/LeakDetection/LeakDetectors/ColdPlate0",
      ["DetectorState": "Critical"])
    let words = told(tree)
    #expect(words.contains { $0.hasPrefix("leakDetected TrayA1-07/") })
    #expect(words.count == 2)
  }

  private func told(_ tree: RedfishTree) -> [String] {
    let site = tree.site(at: now)
    return findings(in: site, at: now).map { finding in
      var words = [finding.kind.rawValue]
      if case .entity(let id) = finding.subject { words.append(site.directory.name(of: id)) }
      if case .contradiction(.heat(_, let reported, let computed))? = finding.detail {
        words += ["reported", "\(Int(reported))", "computed", "\(Int(computed))"]
      }
      if let quantity = finding.quantity { words.append("\(quantity)") }
      if let value = finding.value { words.append("\((value * 1e6).rounded() / 1e6)") }
      if let limit = finding.limit { words.append("\(limit)") }
      return words.joined(separator: " ")
    }
  }

  @Test func afterTheWalkOnlyWhatChangesIsAskedFor() {
    let tree = RedfishTree("plant")
    var walk = RedfishWalk(source: SourceID("plant"))
    let first = tree.poll(&walk, at: now)
    let second = tree.poll(&walk, at: now + .seconds(10))
    #expect(second.requests < first.requests / 2)
    #expect(second.batch.subjects == first.batch.subjects)
    #expect(Set(second.batch.readings.map(\.quantity)) == Set(first.batch.readings.map(\.quantity)))
    #expect(second.batch.readings.count == first.batch.readings.count)
    let third = tree.poll(&walk, at: now + .seconds(700))
    #expect(third.requests == first.requests)
  }

  @Test func membersComeWithTheirCollectionsWhereTheServiceOffersThat() {
    let tree = RedfishTree("plant")
    var one = RedfishWalk(source: SourceID("plant"))
    var other = RedfishWalk(source: SourceID("plant"))
    for step in 0..<3 {
      let moment = now + .seconds(step * 10)
      let (plain, asked) = tree.poll(&one, at: moment)
      let (expanded, askedExpanding) = tree.poll(&other, at: moment, expands: true)
      #expect(askedExpanding < asked * 2 / 3)
      func told(_ batch: Batch) -> Set<String> {
        Set(batch.readings.map { "\(batch.subjects[Int($0.subject)].name) \($0.quantity) \($0.value)" })
      }
      #expect(told(plain) == told(expanded))
    }
    // It stops doing so: everything is asked for one by one, and nothing is lost.
    let (again, _) = tree.poll(&other, at: now + .seconds(40), expands: false)
    let (plain, _) = tree.poll(&one, at: now + .seconds(40))
    #expect(again.readings.count == plain.readings.count)
  }

  /// sushy-tools' static server answers 404 to every query.
  @Test func aServiceThatOffersToExpandAndCannotIsAskedPlainly() {
    let tree = RedfishTree("plant")
    var walk = RedfishWalk(source: SourceID("plant"))
    var plain = RedfishWalk(source: SourceID("plant"))
    walk.begin(at: now)
    // Several are asked for at a time, as over a network.
    var open: [String] = []
    while true {
      while open.count < 4, let path = walk.next()?.path { open.append(path) }
      guard !open.isEmpty else { break }
      let path = open.removeFirst()
      if path.contains("?") {
        _ = walk.fail(.status(404), of: path)
      } else if let document = tree.documents[path], let data = try? JSONSerialization.data(withJSONObject: document) {
        walk.take(Array(data), of: path)
      } else {
        _ = walk.fail(.status(404), of: path)
      }
    }
    let batch = walk.finish(at: now)
    #expect(batch.readings.count == tree.poll(&plain, at: now).batch.readings.count)
    #expect(batch.complaints.isEmpty)
  }
}
