import Feeds
import Foundation
import SiteModel
import Testing

/// Units with more than one pipe on a side.
struct RedfishConnectorTests {
  private let unit = EntityKey.building(.coolantDistributionUnit, "CDU")

  private func batch(_ connectors: [[String: Any]], side: String = "SecondaryCoolantConnectors") -> Batch {
    func link(_ path: String) -> [String: Any] { ["@odata.id": path] }
    var documents: [String: [String: Any]] = [
      "/redfish/v1/": ["ThermalEquipment": link("/redfish/v1/T")],
      "/redfish/v1/T": ["CDUs": link("/redfish/v1/C")],
      "/redfish/v1/C": ["Members": [link("/redfish/v1/C/1")]],
      "/redfish/v1/C/1": ["Name": "CDU", side: link("/redfish/v1/S")],
      "/redfish/v1/S": ["Members": connectors.indices.map { link("/redfish/v1/S/\($0)") }],
    ]
    for (index, connector) in connectors.enumerated() { documents["/redfish/v1/S/\(index)"] = connector }
    return RedfishTree(documents).batch()
  }

  private func branch(
    _ name: String, flow: Any?, supply: Double = 36, back: Double, heat: Double? = nil, state: String = "Enabled"
  ) -> [String: Any] {
    [
      "Name": name, "Status": ["State": state], "FlowLitersPerMinute": ["Reading": flow ?? NSNull()],
      "SupplyTemperatureCelsius": ["Reading": supply], "ReturnTemperatureCelsius": ["Reading": back],
      "SupplyPressurekPa": ["Reading": 300], "HeatRemovedkW": heat.map { ["Reading": $0] } ?? [:],
    ]
  }

  @Test func flowsAndHeatsAreSummedAndTemperaturesMixed() {
    let batch = batch([branch("A", flow: 300, back: 46, heat: 200), branch("B", flow: 100, back: 50, heat: 90)])
    #expect(batch.value(unit, .flow) == 400 && batch.value(unit, .heat) == 290_000)
    #expect(batch.value(unit, .returnTemperature) == 47 && batch.value(unit, .supplyTemperature) == 36)
    #expect(batch.value(unit, .supplyPressure) == 300_000)
    // They are Aisle's sums, not the device's word.
    #expect(batch.reading(unit, .flow)?.quality == .derived)
    #expect(batch.value(.coolantConnector, "CDU/A", .flow) == 300)
    #expect(batch.value(.coolantConnector, "CDU/B", .returnTemperature) == 50)
    #expect(batch.reading(.building(.coolantConnector, "CDU/B"), .heat)?.quality == .good)
  }

  @Test func thePrimarySideHasItsOwnQuantities() {
    let batch = batch(
      [branch("A", flow: 300, back: 46), branch("B", flow: 100, back: 50)], side: "PrimaryCoolantConnectors")
    #expect(batch.value(unit, .primaryFlow) == 400 && batch.value(unit, .primaryReturnTemperature) == 47)
    #expect(batch.value(unit, .flow) == nil)
  }

  @Test func oneConnectorIsTheSide() {
    let batch = batch([branch("A", flow: 300, back: 46)])
    #expect(batch.reading(unit, .flow)?.quality == .good && batch.value(unit, .flow) == 300)
    #expect(!batch.subjects.contains { $0.kind == .coolantConnector })
    // What is not connected does not count.
    let other = self.batch([branch("A", flow: 300, back: 46), branch("B", flow: 0, back: 20, state: "Disabled")])
    #expect(other.value(unit, .flow) == 300 && other.value(unit, .returnTemperature) == 46)
  }

  @Test func whatOneDoesNotTellHasNoSum() {
    let batch = batch([branch("A", flow: 300, back: 46), branch("B", flow: nil, back: 50)])
    #expect(batch.value(unit, .flow) == nil)
    #expect(batch.value(unit, .returnTemperature) == nil)
    #expect(batch.value(.coolantConnector, "CDU/A", .flow) == 300)
    let still = self.batch([branch("A", flow: 0, back: 46), branch("B", flow: 0, back: 50)])
    #expect(still.value(unit, .flow) == 0 && still.value(unit, .returnTemperature) == nil)
  }

  /// A connector that a device does not answer for takes the sum with it.
  @Test func aConnectorThatIsSilentIsNotZero() {
    func link(_ path: String) -> [String: Any] { ["@odata.id": path] }
    let tree = RedfishTree([
      "/redfish/v1/": ["ThermalEquipment": link("/redfish/v1/T")],
      "/redfish/v1/T": ["CDUs": link("/redfish/v1/C")],
      "/redfish/v1/C": ["Members": [link("/redfish/v1/C/1")]],
      "/redfish/v1/C/1": ["Name": "CDU", "SecondaryCoolantConnectors": link("/redfish/v1/S")],
      "/redfish/v1/S": ["Members": [link("/redfish/v1/S/0"), link("/redfish/v1/S/1")]],
      "/redfish/v1/S/0": branch("A", flow: 300, back: 46), "/redfish/v1/S/1": branch("B", flow: 100, back: 50),
    ])
    var walk = RedfishWalk(source: SourceID("x"))
    #expect(tree.poll(&walk, at: Moment(seconds: 0)).batch.value(unit, .flow) == 400)
    walk.begin(at: Moment(seconds: 10))
    while let path = walk.next()?.path {
      if path.hasSuffix("/S/1") {
        _ = walk.fail(.timedOut(after: .seconds(5)), of: path)
      } else if let document = tree.documents[path], let data = try? JSONSerialization.data(withJSONObject: document) {
        walk.take(Array(data), of: path)
      }
    }
    let second = walk.finish(at: Moment(seconds: 10))
    #expect(second.value(unit, .flow) == nil && second.value(.coolantConnector, "CDU/A", .flow) == 300)
  }
}
