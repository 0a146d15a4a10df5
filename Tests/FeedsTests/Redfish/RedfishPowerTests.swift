import AisleTesting
import Feeds
import SiteModel
import Testing

/// What distributes power, and rooms.
struct RedfishPowerTests {
  private func link(_ path: String) -> [String: Any] { ["@odata.id": path] }
  private func members(_ paths: String...) -> [String: Any] { ["Members": paths.map(link)] }

  @Test(.enabled(if: Fixtures.has("redfish/dmtf-pdu"), "skipped: no fixtures"))
  func everyValueOfDMTFsStripIsTheTrees() {
    let batch = RedfishTree("dmtf-pdu").batch()
    let expected: [(EntityKind, String, Quantity, Double)] = [
      (.powerDistributionUnit, "RackPDU1", .power, 6438), (.powerDistributionUnit, "RackPDU1", .apparentPower, 6300),
      (.powerDistributionUnit, "RackPDU1", .powerFactor, 0.93),
      (.powerDistributionUnit, "RackPDU1", .energy, 56_438 * 3.6e6),
      (.powerDistributionUnit, "RackPDU1", .temperature, 31), (.circuit, "RackPDU1/Mains AC Input", .frequency, 60.1),
      (.circuit, "RackPDU1/Mains AC Input L2", .current, 8.66), (.circuit, "RackPDU1/Mains AC Input N", .current, 2.74),
      (.circuit, "RackPDU1/Mains AC Input L3-L1", .voltage, 205.3),
      (.circuit, "RackPDU1/Mains AC Input L2-N", .power, 231.5),
      (.circuit, "RackPDU1/Mains AC Input L2-N", .apparentPower, 364.4),
      (.circuit, "RackPDU1/Mains AC Input L2-N", .powerFactor, 0.63),
      (.circuit, "RackPDU1/Branch Circuit A", .current, 5.19), (.circuit, "RackPDU1/Branch Circuit A", .power, 937.4),
      (.circuit, "RackPDU1/Branch Circuit A", .energy, 325_675 * 3.6e6),
      (.outlet, "RackPDU1/Outlet A1, Branch Circuit A", .voltage, 117.5),
      (.outlet, "RackPDU1/Outlet A1, Branch Circuit A", .power, 197.4),
      (.powerEquipment, "TransferSwitch1", .power, 1500.1),
      (.circuit, "TransferSwitch1/Mains AC Input B L1", .current, 0),
    ]
    for (kind, name, quantity, value) in expected {
      let found = batch.value(kind, name, quantity) ?? .nan
      #expect(abs(found - value) < 1e-9 * max(1, abs(value)), "\(name) \(quantity): \(found)")
    }
    // The mains say only what each line carries: a sum would be ours.
    #expect(batch.value(.circuit, "RackPDU1/Mains AC Input", .current) == nil)
    #expect(batch.limits(.building(.circuit, "RackPDU1/Branch Circuit B"), .current) == [16])
    #expect(batch.fact(.building(.circuit, "RackPDU1/Branch Circuit A"), .state) == "Normal")
    #expect(batch.fact(.building(.outlet, "RackPDU1/Outlet A1, Branch Circuit A"), .state) == "On")
    #expect(batch.fact(.building(.powerEquipment, "TransferSwitch1"), .suppliedBy) == "AC1")
    #expect(batch.fact(.building(.powerFeed, "Row #1 Domain"), .supplies) == "RackPDU1")
    #expect(batch.fact(.building(.powerDistributionUnit, "RackPDU1"), .suppliedBy) == "Row #1 Domain")
    #expect(batch.subjects.contains(.building(.facility, "DMTF Facility")))
    #expect(batch.subjects.contains(.building(.hall, "Room #237, 2nd Floor")))
    #expect(batch.complaints.isEmpty)
  }

  @Test(.enabled(if: Fixtures.has("redfish/dmtf-power-shelf"), "skipped: no fixtures"))
  func aShelfIsReadThoughItLinksToTheWrongPlace() {
    let batch = RedfishTree("dmtf-power-shelf").batch()
    #expect(batch.value(.circuit, "PowerShelf1/DC Output Circuit to Busbar", .voltage) == 48.45)
    #expect(batch.value(.circuit, "PowerShelf1/Mains AC Input #2", .power) == 897.4)
    // Both are links that dangle.
    #expect(batch.complaints.map(\.subject).allSatisfy { $0.hasSuffix("CabTemp") || $0.hasSuffix("ChassisTemp") })
  }

  @Test(.enabled(if: Fixtures.has("redfish/plant"), "skipped: no fixtures"))
  func loopsAndRoomsArePartOfThePlant() {
    let batch = RedfishTree("plant").batch()
    let loop = EntityKey.building(.coolantLoop, "Facility water system loop")
    #expect(batch.fact(loop, .profile) == "FWS" && batch.fact(loop, .coolantQuality) == "OK")
    #expect(batch.fact(loop, .supplies) == "CDU 1; CDU 2; RDHX-A5; TANK-1")
    #expect(batch.fact(loop, .suppliedBy) == "Dry cooler bank 1")
    #expect(batch.value(loop, .severity) == 0)
    #expect(batch.value(.hall, "Hall 1", .outdoorTemperature) == 17.5)
    #expect(batch.value(.hall, "Hall 1", .power) == 1_243_000)
    #expect(batch.value(.powerDistributionUnit, "Rack A1 PDU", .powerFactor) == 0.9875)
    #expect(batch.value(.circuit, "Rack A1 PDU/Mains AC1", .power) == 118_600)
    #expect(batch.limits(.building(.circuit, "Rack A1 PDU/Mains AC1"), .current) == [200])
    #expect(batch.value(.node("TrayA1-07"), .flow) == 7.2 && batch.value(.node("TrayA1-07"), .heat) == 4700)
  }

  /// A bus, a strip on it and a building, with whatever else a test says.
  private func plant(_ more: [String: [String: Any]] = [:]) -> Batch {
    let base: [String: [String: Any]] = [
      "/redfish/v1/": [
        "PowerEquipment": link("/redfish/v1/W"), "Facilities": link("/redfish/v1/F"),
        "ThermalEquipment": link("/redfish/v1/T"),
      ],
      "/redfish/v1/W": ["ElectricalBuses": link("/redfish/v1/W/E"), "RackPDUs": link("/redfish/v1/W/R")],
      "/redfish/v1/W/E": members("/redfish/v1/W/E/1"),
      "/redfish/v1/W/E/1": ["Name": "Busway", "Outlets": link("/redfish/v1/W/E/1/O")],
      "/redfish/v1/W/E/1/O": members("/redfish/v1/W/E/1/O/1"),
      "/redfish/v1/W/E/1/O/1": ["Name": "Tap 1", "PowerState": "On"],
      "/redfish/v1/W/R": members("/redfish/v1/W/R/1", "/redfish/v1/W/R/2"),
      "/redfish/v1/W/R/1": [
        "Name": "PDU-1", "Mains": link("/redfish/v1/W/R/1/M"), "PowerCapacityVA": 20_000,
        "PowerSupplies": link("/redfish/v1/W/R/1/S"),
      ],
      "/redfish/v1/W/R/2": ["Name": "PDU-1"],
      "/redfish/v1/W/R/1/M": members("/redfish/v1/W/R/1/M/A"),
      "/redfish/v1/W/R/1/M/A": [
        "Name": "Mains A", "BreakerState": "Tripped", "Status": ["Health": "OK"],
        "Links": ["PowerOutlet": link("/redfish/v1/W/E/1/O/1")],
      ],
      "/redfish/v1/W/R/1/S": members("/redfish/v1/W/R/1/S/1"),
      "/redfish/v1/W/R/1/S/1": ["Name": "Rectifier 1", "LineInputStatus": "LossOfInput"],
      "/redfish/v1/F": members("/redfish/v1/F/1"),
      "/redfish/v1/F/1": ["Name": "Hall", "FacilityType": "Room", "AmbientMetrics": link("/redfish/v1/F/1/A")],
      "/redfish/v1/F/1/A": ["TemperatureCelsius": ["Reading": 31]],
      "/redfish/v1/T": ["RPUs": link("/redfish/v1/T/R"), "CoolingLoops": link("/redfish/v1/T/L")],
      "/redfish/v1/T/R": members("/redfish/v1/T/R/1"),
      "/redfish/v1/T/R/1": ["Name": "RPU", "CoolingCapacityWatts": 5000],
      "/redfish/v1/T/L": members("/redfish/v1/T/L/1"),
      "/redfish/v1/T/L/1": [
        "Name": "Loop", "CoolantQuality": "Critical", "CoolantLevelPercent": ["Reading": 80],
        "Links": ["ConsumingEquipment": [link("/redfish/v1/T/R/1")]],
      ],
    ]
    return RedfishTree(base.merging(more) { $1 }).batch()
  }

  @Test func aTrippedBreakerIsCriticalWhateverTheHealthSays() {
    let mains = EntityKey.building(.circuit, "PDU-1/Mains A")
    #expect(plant().value(mains, .severity) == 2)
    #expect(plant().fact(mains, .state) == "Tripped")
    #expect(plant().fact(mains, .suppliedBy) == "Busway/Tap 1")
    #expect(plant().value(.powerEquipment, "PDU-1/Rectifier 1", .severity) == 2)
    #expect(plant().limits(.building(.powerDistributionUnit, "PDU-1"), .apparentPower) == [20_000])
  }

  @Test func twoOfOneNameAreTwo() {
    let strips = plant().subjects.filter { $0.kind == .powerDistributionUnit }.map(\.name)
    #expect(strips.sorted() == ["PDU-1", "PDU-1 2"])
  }

  @Test func theAirOutsideIsNotTheAirInside() {
    #expect(plant().value(.hall, "Hall", .outdoorTemperature) == 31)
    #expect(plant().value(.hall, "Hall", .temperature) == nil)
  }

  @Test func aLoopsCoolantMayBeBad() {
    let loop = EntityKey.building(.coolantLoop, "Loop")
    #expect(plant().value(loop, .severity) == 2 && plant().fact(loop, .coolantQuality) == "Critical")
    #expect(plant().value(loop, .fluidLevel) == 0.8)
    #expect(plant().fact(loop, .supplies) == "RPU")
    #expect(plant().value(.coolantDistributionUnit, "RPU", .coolingCapacity) == 5000)
  }
}
