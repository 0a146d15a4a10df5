import AisleTesting
import Feeds
import Foundation
import SiteModel
import Testing

/// Servers by their own controllers.
struct RedfishNodeTests {
  private func link(_ path: String) -> [String: Any] { ["@odata.id": path] }
  private func members(_ paths: String...) -> [String: Any] { ["Members": paths.map(link)] }
  private func key(_ kind: EntityKind, _ name: String) -> EntityKey { EntityKey(kind, node: "web483", name: name) }

  @Test(.enabled(if: Fixtures.has("redfish/dmtf-liquid-cooled-server"), "skipped: no fixtures"))
  func everyValueOfDMTFsServerIsTheTrees() {
    let batch = RedfishTree("dmtf-liquid-cooled-server").batch()
    let expected: [(EntityKey, Quantity, Double)] = [
      (.node("web483"), .power, 374), (.node("web483"), .powerLimit, 500), (.node("web483"), .temperature, 39),
      (.node("web483"), .inletTemperature, 24.8), (.node("web483"), .outletTemperature, 40.5),
      (.node("web483"), .severity, 0),
      (key(.processor, "CPU1"), .power, 12.87), (key(.processor, "CPU1"), .temperature, 44),
      (key(.processor, "CPU1"), .clock, 2.333e9), (key(.processor, "CPU1"), .coreCount, 8),
      (key(.accelerator, "1"), .power, 82), (key(.accelerator, "1"), .temperature, 41),
      (key(.accelerator, "1"), .temperatureHigh, 65), (key(.accelerator, "1"), .health, 1),
      (key(.fan, "Fan Bay 1"), .fanDuty, 0.45), (key(.fan, "Fan Bay 1"), .fanSpeed, 2200),
      (key(.powerSupply, "Power Supply Bay 1"), .power, 937.4),
      (key(.powerSupply, "Power Supply Bay 1"), .outputPower, 937.4),
      (key(.powerSupply, "Power Supply Bay 1"), .voltage, 230.2),
      (key(.powerSupply, "Power Supply Bay 1"), .current, 5.19),
      (key(.powerSupply, "Power Supply Bay 1"), .energy, 325_675 * 3.6e6),
      (key(.powerSupply, "Power Supply Bay 1"), .frequency, 60),
      (key(.powerSupply, "Power Supply Bay 1"), .fanDuty, 0.68),
      (key(.powerSupply, "Power Supply Bay 1"), .severity, 1),
      (.building(.pump, "web483/CPU #1 Pump"), .pumpSpeed, 0.68),
      (.building(.coolantConnector, "web483/CPU #1 Cold Plate"), .supplyTemperature, 14.8),
      (.building(.coolantConnector, "web483/CPU #2 Cold Plate"), .returnTemperature, 46.9),
      (key(.sensor, "DIMM1Temp"), .temperature, 44),
    ]
    for (thing, quantity, value) in expected {
      let found = batch.value(thing, quantity) ?? .nan
      #expect(abs(found - value) < 1e-9 * max(1, abs(value)), "\(thing) \(quantity): \(found)")
    }
    // Without flows the two cold plates' temperatures have no mean.
    #expect(batch.value(.node("web483"), .supplyTemperature) == nil)
    // Absent parts are not there.
    #expect(!batch.subjects.contains { ["Power Supply Bay 2", "CPU2"].contains($0.name) })
    #expect(batch.limits(key(.processor, "CPU1"), .temperature) == [42, 45, 50])
    #expect(batch.fact(.node("web483"), .state) == "On")
  }

  @Test(.enabled(if: Fixtures.has("redfish/dmtf-liquid-cooled-server"), "skipped: no fixtures"))
  func theOnlyComplaintIsOfTheLinkThatDangles() {
    for expands in [false, true] {
      let batch = RedfishTree("dmtf-liquid-cooled-server").batch(expands: expands)
      #expect(batch.complaints.map(\.subject) == ["/redfish/v1/Chassis/1U/Sensors/PS1Temp"])
    }
  }

  /// A host with a processor of each kind, and what a test says of them.
  private func host(_ more: [String: [String: Any]]) -> RedfishTree {
    let base: [String: [String: Any]] = [
      "/redfish/v1/": ["Systems": link("/redfish/v1/Y"), "Chassis": link("/redfish/v1/B")],
      "/redfish/v1/Y": members("/redfish/v1/Y/1"),
      "/redfish/v1/Y/1": [
        "HostName": "web483", "Processors": link("/redfish/v1/P"), "Links": ["Chassis": [link("/redfish/v1/B/1")]],
      ],
      "/redfish/v1/P": members("/redfish/v1/P/CPU_0", "/redfish/v1/P/GPU_3"),
      "/redfish/v1/P/CPU_0": ["Id": "CPU_0", "ProcessorType": "CPU"],
      "/redfish/v1/P/GPU_3": [
        "Id": "GPU_3", "ProcessorType": "GPU", "Status": ["Health": "Critical", "State": "Enabled"],
        "EnvironmentMetrics": link("/redfish/v1/P/GPU_3/E"),
      ],
      "/redfish/v1/P/GPU_3/E": [
        "TemperatureCelsius": ["Reading": 21.5, "DataSourceUri": "/redfish/v1/B/1/Sensors/X"],
        "PowerWatts": ["Reading": 700],
      ],
      "/redfish/v1/B": members("/redfish/v1/B/1"),
      "/redfish/v1/B/1": ["Id": "1", "ChassisType": "RackMount", "ThermalSubsystem": link("/redfish/v1/B/1/T")],
    ]
    return RedfishTree(base.merging(more) { $1 })
  }

  @Test func aProcessorsTemperatureMayBeAHeadroom() {
    let batch = host([
      "/redfish/v1/B/1/Sensors/X": [
        "ReadingType": "Temperature", "ReadingBasis": "Headroom", "Reading": 21.5, "Id": "X",
        "Thresholds": ["LowerCritical": ["Reading": 0]],
      ]
    ]).batch()
    #expect(batch.value(key(.accelerator, "3"), .headroom) == 21.5)
    #expect(batch.value(key(.accelerator, "3"), .temperature) == nil)
    #expect(batch.limits(key(.accelerator, "3"), .temperature) == nil)
    #expect(batch.value(key(.accelerator, "3"), .power) == 700)
    #expect(batch.value(key(.accelerator, "3"), .health) == 0)
    // What the sensor is cannot be known when it is not there.
    #expect(host([:]).batch().value(key(.accelerator, "3"), .temperature) == nil)
  }

  @Test func aSystemAndItsChassisAreOneNodeByTheHostsName() {
    let batch = host([:]).batch()
    #expect(batch.subjects.filter { $0.kind == .node } == [.node("web483")])
    var named = RedfishWalk(source: SourceID("x"), node: "n07", mark: "10.0.0.7")
    let tree = host([:])
    #expect(tree.poll(&named, at: Moment(seconds: 0)).batch.subjects.filter { $0.kind == .node } == [.node("n07")])
    var nameless = tree
    nameless.set("/redfish/v1/Y/1", ["HostName": ""])
    var marked = RedfishWalk(source: SourceID("x"), mark: "10.0.0.7")
    let found = nameless.poll(&marked, at: Moment(seconds: 0)).batch.subjects.filter { $0.kind == .node }
    #expect(found == [.node("1 10.0.0.7")])
  }

  @Test func aPercentageIsNoSpeedOfAFan() {
    let batch = host([
      "/redfish/v1/B/1/T": ["Fans": link("/redfish/v1/F")],
      "/redfish/v1/F": members("/redfish/v1/F/1", "/redfish/v1/F/2", "/redfish/v1/F/3"),
      "/redfish/v1/F/1": ["Name": "1", "SpeedPercent": ["Reading": 45, "SpeedRPM": 8400]],
      "/redfish/v1/F/2": ["Name": "2", "SpeedPercent": ["SpeedRPM": 45]],
      "/redfish/v1/F/3": ["Name": "3", "SpeedPercent": ["Reading": NSNull()]],
    ]).batch()
    #expect(batch.value(key(.fan, "1"), .fanDuty) == 0.45 && batch.value(key(.fan, "1"), .fanSpeed) == 8400)
    #expect(!batch.readings.contains { [key(.fan, "2"), key(.fan, "3")].contains(batch.subjects[Int($0.subject)]) })
  }

  @Test(arguments: [("RPM", 9000.0, Optional(9000.0)), ("%", 45, nil), ("", 45, nil)])
  func aRotationalSensorIsASpeedOnlyInRPM(_ units: String, _ reading: Double, _ speed: Double?) {
    let batch = host([
      "/redfish/v1/B/1": ["Id": "1", "ChassisType": "RackMount", "Sensors": link("/redfish/v1/S")],
      "/redfish/v1/S": members("/redfish/v1/S/1"),
      "/redfish/v1/S/1": ["Id": "Fan1", "ReadingType": "Rotational", "ReadingUnits": units, "Reading": reading],
    ]).batch()
    #expect(batch.value(key(.sensor, "Fan1"), .fanSpeed) == speed)
  }

  @Test func leaksAreReadAtAllThreePlaces() {
    let batch = host([
      "/redfish/v1/": [
        "Systems": link("/redfish/v1/Y"), "Chassis": link("/redfish/v1/B"), "ThermalEquipment": link("/redfish/v1/Q"),
      ],
      "/redfish/v1/Q": ["CDUs": link("/redfish/v1/Q/C")],
      "/redfish/v1/Q/C": members("/redfish/v1/Q/C/1"),
      "/redfish/v1/Q/C/1": ["Name": "CDU", "LeakDetection": link("/redfish/v1/Q/L")],
      "/redfish/v1/Q/L": ["LeakDetectors": link("/redfish/v1/Q/L/D")],
      "/redfish/v1/Q/L/D": members("/redfish/v1/Q/L/D/1"),
      "/redfish/v1/Q/L/D/1": ["Name": "rope", "DetectorState": "OK"],
      "/redfish/v1/B/1": [
        "Id": "1", "ChassisType": "RackMount", "ThermalSubsystem": link("/redfish/v1/B/1/T"),
        "LeakDetectors": link("/redfish/v1/B/1/D"),
      ],
      "/redfish/v1/B/1/D": members("/redfish/v1/B/1/D/1"),
      "/redfish/v1/B/1/D/1": ["Name": "tray", "DetectorState": "Warning"],
      "/redfish/v1/B/1/T": ["LeakDetection": link("/redfish/v1/B/1/T/L")],
      "/redfish/v1/B/1/T/L": ["LeakDetectors": link("/redfish/v1/B/1/T/L/D")],
      "/redfish/v1/B/1/T/L/D": members("/redfish/v1/B/1/T/L/D/1"),
      "/redfish/v1/B/1/T/L/D/1": ["Name": "cold plate", "DetectorState": "Critical"],
    ]).batch()
    #expect(batch.value(.leakDetector, "CDU/rope", .leak) == 0)
    #expect(batch.value(.leakDetector, "web483/tray", .leak) == 1)
    #expect(batch.value(.leakDetector, "web483/cold plate", .leak) == 2)
  }
}
