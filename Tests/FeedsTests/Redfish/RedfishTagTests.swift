import Feeds
import Foundation
import SiteModel
import Testing

/// States that a device marks, and does not send again while they last.
struct RedfishTagTests {
  private let now = Moment(nanoseconds: 1_800_000_000_000_000_000)
  private let pages = [
    "/redfish/v1/": "{\"ThermalEquipment\": {\"@odata.id\": \"/redfish/v1/T\"}}",
    "/redfish/v1/T": "{\"CDUs\": {\"@odata.id\": \"/redfish/v1/C\"}}",
    "/redfish/v1/C": "{\"Members\": [{\"@odata.id\": \"/redfish/v1/C/1\"}]}",
    "/redfish/v1/C/1": """
    {"Name": "CDU", "CoolingCapacityWatts": 1000, "Status": {"Health": "OK", "State": "Enabled"},
     "SecondaryCoolantConnectors": {"@odata.id": "/redfish/v1/S"},
     "EnvironmentMetrics": {"@odata.id": "/redfish/v1/E"}}
    """,
    "/redfish/v1/S": "{\"Members\": [{\"@odata.id\": \"/redfish/v1/S/1\"}]}",
    "/redfish/v1/S/1": "{\"FlowLitersPerMinute\": {\"Reading\": 700}}",
    "/redfish/v1/E": """
    {"TemperatureCelsius": {"Reading": 24, "DataSourceUri": "/redfish/v1/X"}, "HumidityPercent": {"Reading": 40}}
    """,
    "/redfish/v1/X": "{\"ReadingType\": \"Temperature\", \"Reading\": 24}",
  ]

  /// A poll of a device on which the resources in `changed` have changed since the one before.
  private func poll(_ walk: inout RedfishWalk, at moment: Moment, changed: [String: String] = [:]) -> (
    batch: Batch, sent: [String], unsent: [String]
  ) {
    walk.begin(at: moment)
    var sent: [String] = []
    var unsent: [String] = []
    while let question = walk.next() {
      if question.knownTag != nil, changed[question.path] == nil {
        #expect(question.knownTag == "\"\(question.path)\"")
        unsent.append(question.path)
        walk.takeUnchanged(question.path)
      } else {
        sent.append(question.path)
        let page = changed[question.path] ?? pages[question.path] ?? "{}"
        walk.take(Array(page.utf8), of: question.path, tag: "\"\(question.path)\"")
      }
    }
    return (walk.finish(at: moment), sent, unsent)
  }

  private func values(_ batch: Batch) -> [String: Double] {
    Dictionary(
      uniqueKeysWithValues: batch.readings.map { ("\(batch.subjects[Int($0.subject)].name) \($0.quantity)", $0.value) })
  }

  @Test func whatHasNotChangedIsCurrentAgain() {
    var walk = RedfishWalk(source: SourceID("x"))
    let first = poll(&walk, at: now)
    #expect(first.unsent.isEmpty)
    let second = poll(&walk, at: now + .seconds(10))
    #expect(second.sent.isEmpty && second.unsent.sorted() == ["/redfish/v1/C/1", "/redfish/v1/E", "/redfish/v1/S/1"])
    #expect(values(second.batch) == values(first.batch))
    #expect(values(second.batch)["CDU temperature"] == 24 && values(second.batch)["CDU flow"] == 700)
    #expect(second.batch.readings.allSatisfy { $0.moment == now + .seconds(10) })
    #expect(second.batch.facts.contains { $0.attribute == .state })
  }

  @Test func whatHasChangedIsRead() {
    var walk = RedfishWalk(source: SourceID("x"))
    _ = poll(&walk, at: now)
    let second = poll(
      &walk, at: now + .seconds(10), changed: ["/redfish/v1/S/1": "{\"FlowLitersPerMinute\": {\"Reading\": 650}}"])
    #expect(second.sent == ["/redfish/v1/S/1"])
    let third = poll(&walk, at: now + .seconds(20))
    #expect(third.sent.isEmpty && values(third.batch)["CDU flow"] == 650)
  }

  @Test func whatGoesAwayIsNotRepeated() {
    var walk = RedfishWalk(source: SourceID("x"))
    _ = poll(&walk, at: now)
    _ = poll(&walk, at: now + .seconds(10), changed: ["/redfish/v1/S/1": "{\"FlowLitersPerMinute\": null}"])
    #expect(values(poll(&walk, at: now + .seconds(20)).batch)["CDU flow"] == nil)
    _ = poll(&walk, at: now + .seconds(30), changed: ["/redfish/v1/C/1": "{\"Name\""])
    let after = poll(&walk, at: now + .seconds(40), changed: ["/redfish/v1/C/1": "{}"])
    #expect(after.sent == ["/redfish/v1/C/1"])
  }

  /// Some devices change values and forget to change the mark.
  @Test func marksAreNotReliedUponForEver() {
    var walk = RedfishWalk(source: SourceID("x"))
    _ = poll(&walk, at: now)
    let later = poll(&walk, at: now + RedfishWalk.walkEvery)
    #expect(later.unsent.isEmpty)
  }

  @Test func collectionsThatBringTheirMembersAreSentEachTime() {
    var walk = RedfishWalk(source: SourceID("x"))
    let offer = "\"ProtocolFeaturesSupported\": {\"ExpandQuery\": {\"NoLinks\": true}}"
    let changed = [
      "/redfish/v1/": "{\(offer), \"ThermalEquipment\": {\"@odata.id\": \"/redfish/v1/T\"}}",
      "/redfish/v1/C?$expand=.": """
      {"Members": [{"@odata.id": "/redfish/v1/C/1", "Name": "CDU", "CoolingCapacityWatts": 5}]}
      """,
    ]
    let first = poll(&walk, at: now, changed: changed)
    #expect(values(first.batch)["CDU coolingCapacity"] == 5)
    #expect(poll(&walk, at: now + .seconds(10), changed: changed).sent == ["/redfish/v1/C?$expand=."])
  }
}
