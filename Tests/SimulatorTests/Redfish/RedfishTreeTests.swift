import SiteFile
import SiteModel
import Testing

@testable import Simulator

@Suite struct RedfishTreeTests {
  private func tree(_ faults: [ScriptedFault] = []) throws -> RedfishTree {
    let topology = try SiteFile.load(text: ShippedSite.hall.text).resized(toNodes: 128)
    var simulation = try Simulation(of: topology, seed: 2, faults: faults)
    simulation.advance(to: Simulation.start + .seconds(200), stride: 5)
    return RedfishTree(simulation: simulation, site: topology.name)
  }

  private func links(in document: JSON) -> [String] {
    switch document {
    case .object(let members):
      members.flatMap { key, value in
        if case .text(let link) = value, key == "@odata.id" || key == "DataSourceUri" {
          [link]
        } else {
          links(in: value)
        }
      }
    case .array(let elements): elements.flatMap(links(in:))
    default: []
    }
  }

  private func text(_ value: JSON?) -> String? { if case .text(let text)? = value { text } else { nil } }
  private func number(_ value: JSON?) -> Double? { if case .number(let number)? = value { number } else { nil } }

  private func isNear(_ value: Double?, _ expected: Double) -> Bool { value.map { abs($0 - expected) < 1e-6 } ?? false }

  @Test func `every link leads to a resource that says that it is that`() throws {
    let tree = try tree()
    var seen: Set<String> = []
    var waiting = ["/redfish/v1/"]
    var kinds: Set<String> = []
    while let path = waiting.popLast() {
      guard seen.insert(path).inserted else { continue }
      let document = try #require(tree.document(at: path), "\(path)")
      #expect(text(document["@odata.id"]) == path)
      let type = try #require(text(document["@odata.type"]))
      kinds.insert(String(type.dropFirst().prefix { $0 != "." }))
      #expect(document["Name"] != nil)
      waiting += links(in: document)
    }
    for kind in [
      "ServiceRoot", "Chassis", "Sensor", "CoolingUnit", "CoolantConnector", "Pump", "Filter", "Reservoir",
      "LeakDetection", "LeakDetector", "EnvironmentMetrics", "CoolingLoop", "PowerDistribution",
      "PowerDistributionMetrics", "Circuit", "Facility", "SessionService",
    ] { #expect(kinds.contains(kind), "\(kind)") }
  }

  @Test func `what it shows is what the sensors answer`() throws {
    let tree = try tree()
    let read = BatchReadings(tree.simulation.batch(ofUnit: 0))
    let unit = "/redfish/v1/ThermalEquipment/CDUs/CDU-01"
    let secondary = try #require(tree.document(at: "\(unit)/SecondaryCoolantConnectors/1"))
    #expect(isNear(number(secondary["SupplyTemperatureCelsius"]?["Reading"]), read[.supplyTemperature]))
    #expect(isNear(number(secondary["FlowLitersPerMinute"]?["Reading"]), read[.flow]))
    #expect(isNear(number(secondary["SupplyPressurekPa"]?["Reading"]), read[.supplyPressure] / 1000))
    #expect(isNear(number(secondary["HeatRemovedkW"]?["Reading"]), read[.heat] / 1000))
    let primary = try #require(tree.document(at: "\(unit)/PrimaryCoolantConnectors/1"))
    #expect(isNear(number(primary["ValvePositionPercent"]?["Reading"]), read[.valvePosition] * 100))
    let sensor = try #require(
      text(secondary["FlowLitersPerMinute"]?["DataSourceUri"]).flatMap { tree.document(at: $0) })
    #expect(isNear(number(sensor["Reading"]), read[.flow]))
    #expect(text(sensor["ReadingUnits"]) == "L/min")
    let site = try #require(tree.document(at: "/redfish/v1/Facilities/Site/EnvironmentMetrics"))
    #expect(isNear(number(site["PowerWatts"]?["Reading"]), tree.simulation.meters.site.rounded()))
  }

  @Test func `a leak and a tripped pump show where a client looks for them`() throws {
    let tree = try tree([
      ScriptedFault(.leak, thing: "CDU-01", at: .seconds(20)),
      ScriptedFault(.pumpTrip, thing: "CDU-01/Pump 1", at: .seconds(20)),
    ])
    let unit = "/redfish/v1/ThermalEquipment/CDUs/CDU-01"
    let leak = try #require(tree.document(at: "/redfish/v1/Chassis/CDU-CDU-01/LeakDetectors/Rope1"))
    #expect(text(leak["DetectorState"]) == "Critical")
    #expect(text(tree.document(at: "\(unit)/Pumps/1")?["Status"]?["Health"]) == "Critical")
    #expect(text(tree.document(at: "\(unit)/Pumps/2")?["Status"]?["State"]) == "Enabled")
    #expect(text(tree.document(at: unit)?["Status"]?["Health"]) == "Critical")
  }

  @Test func `links are followed in place as deep as is asked for`() throws {
    let tree = try tree()
    let plain = try #require(tree.document(at: "/redfish/v1/ThermalEquipment/CDUs"))
    let one = try #require(tree.document(at: "/redfish/v1/ThermalEquipment/CDUs", expanding: 1))
    guard case .array(let bare)? = plain["Members"], case .array(let full)? = one["Members"] else {
      Issue.record("no members")
      return
    }
    #expect(bare.count == full.count && bare.count == 2)
    #expect(full[0]["EquipmentType"] != nil && bare[0]["EquipmentType"] == nil)
    #expect(full[0]["Pumps"]?["Members"] == nil)
    let two = try #require(tree.document(at: "/redfish/v1/ThermalEquipment/CDUs", expanding: 2))
    if case .array(let members)? = two["Members"] { #expect(members[0]["Pumps"]?["Members"] != nil) }
  }

  @Test(
    arguments: [
      "/redfish/v1/Nothing", "/redfish/v1/Chassis/CDU-CDU-99", "/redfish/v1/ThermalEquipment/CDUs/CDU-01/Pumps/9",
      "/redfish/v1/ThermalEquipment/CDUs/CDU-01/Pumps/1/More", "/redfish/v2", "", "/",
    ]) func `what is not there is not made up`(path: String) throws
  {
    #expect(try tree().document(at: path) == nil)
  }

  @Test func `the same seed gives the same bytes`() throws {
    let path = "/redfish/v1/Chassis/CDU-CDU-01/Sensors"
    let first = try tree().simulation.redfish(path, expanding: 1)
    let second = try tree().simulation.redfish(path, expanding: 1)
    #expect(first != nil && first == second)
  }

  @Test func `text is written so that any reader takes it`() {
    let value: JSON = ["a \"b\"\\\n": [1, 2.5, true, .null, .number(.nan), "x"]]
    #expect(
      String(decoding: value.bytes, as: UTF8.self) == "{\"a \\\"b\\\"\\\\\\u000a\":[1,2.5,true,null,null,\"x\"]}\n")
  }
}
