import AisleTesting
import Analysis
@testable import Feeds
import Foundation
import SiteModel
import Testing

/// Logs and registries of a device, through the walk.
struct RedfishEventTests {
  private let now = Moment(nanoseconds: 1_800_000_000_000_000_000)
  private let log = "/redfish/v1/Managers/1/LogServices/Log/Entries"
  private let pump = EntityKey.building(.pump, "CDU/P1")

  private func link(_ path: String) -> [String: Any] { ["@odata.id": path] }

  private func tree(entries: [[String: Any]] = []) -> RedfishTree {
    let registry: [String: Any] = [
      "RegistryPrefix": "Own", "RegistryVersion": "1.2.3",
      "Messages": [
        "Stuck": ["Message": "Pump '%1' is stuck.", "MessageSeverity": "Critical"],
        "Free": [
          "MessageSeverity": "OK",
          "ClearingLogic": ["ClearsIf": "SameOriginOfCondition", "ClearsMessage": ["Stuck"]],
        ],
      ],
    ]
    return RedfishTree([
      "/redfish/v1/": [
        "ThermalEquipment": link("/redfish/v1/T"), "Managers": link("/redfish/v1/Managers"),
        "Registries": link("/redfish/v1/Registries"), "ProtocolFeaturesSupported": ["TopSkipQuery": true],
      ],
      "/redfish/v1/T": ["CDUs": link("/redfish/v1/T/CDUs")],
      "/redfish/v1/T/CDUs": ["Members": [link("/redfish/v1/T/CDUs/1")]],
      "/redfish/v1/T/CDUs/1": ["Name": "CDU", "Pumps": link("/redfish/v1/T/CDUs/1/Pumps"), "Status": ["Health": "OK"]],
      "/redfish/v1/T/CDUs/1/Pumps": ["Members": [link("/redfish/v1/T/CDUs/1/Pumps/1")]],
      "/redfish/v1/T/CDUs/1/Pumps/1": ["Name": "P1", "Status": ["Health": "Warning"]],
      "/redfish/v1/Managers": ["Members": [link("/redfish/v1/Managers/1")]],
      "/redfish/v1/Managers/1": ["LogServices": link("/redfish/v1/Managers/1/LogServices")],
      "/redfish/v1/Managers/1/LogServices": ["Members": [link("/redfish/v1/Managers/1/LogServices/Log")]],
      "/redfish/v1/Managers/1/LogServices/Log": ["Entries": link(log)],
      log: ["Members": entries, "Members@odata.count": entries.count],
      "/redfish/v1/Registries": ["Members": [link("/redfish/v1/Registries/Own"), link("/redfish/v1/Registries/Base")]],
      "/redfish/v1/Registries/Own": [
        "Registry": "Own.1.2", "Location": [["Language": "en", "Uri": "/redfish/v1/Registries/Own.json"]],
      ],
      "/redfish/v1/Registries/Base": [
        "Registry": "Base.1.5", "Location": [["Language": "en", "Uri": "/redfish/v1/Registries/Base.json"]],
      ],
      "/redfish/v1/Registries/Own.json": registry,
    ])
  }

  private func entry(_ key: String, _ severity: String, secondsAgo: Int, at origin: String? = "Pumps/1") -> [String:
    Any]
  {
    var entry: [String: Any] = [
      "@odata.id": "\(log)/\(secondsAgo)", "EntryType": "Event", "MessageId": "Own.1.0.\(key)", "Severity": severity,
      "Created": (now - .seconds(secondsAgo)).timestamp, "MessageArgs": ["P1"],
    ]
    if let origin { entry["Links"] = ["OriginOfCondition": link("/redfish/v1/T/CDUs/1/\(origin)")] }
    return entry
  }

  private func set(_ entries: [[String: Any]], in tree: inout RedfishTree) {
    tree.set(log, ["Members": entries, "Members@odata.count": entries.count])
  }

  @Test func anEventWorsensTheThingThatItIsAboutUntilAnotherClearsIt() {
    var tree = tree()
    var walk = RedfishWalk(source: SourceID("x"))
    let quiet = tree.poll(&walk, at: now).batch
    #expect(quiet.value(pump, .severity) == 1 && quiet.fact(pump, .event) == nil)
    let stuck = entry("Stuck", "Critical", secondsAgo: 60)
    set([stuck], in: &tree)
    let (loud, requests) = tree.poll(&walk, at: now + .seconds(10))
    #expect(loud.value(pump, .severity) == 2 && loud.fact(pump, .event) == "Pump 'P1' is stuck.")
    #expect(loud.value(.coolantDistributionUnit, "CDU", .severity) == 0)
    // Unit, pump and log; once the list of registries, its two files and the one that is named.
    #expect(requests == 3 + 4)
    #expect(tree.poll(&walk, at: now + .seconds(20)).requests == 3)
    set([stuck, entry("Free", "OK", secondsAgo: 30)], in: &tree)
    let ended = tree.poll(&walk, at: now + .seconds(30)).batch
    #expect(ended.value(pump, .severity) == 1 && ended.fact(pump, .event) == "")
    #expect(tree.poll(&walk, at: now + .seconds(40)).batch.fact(pump, .event) == nil)
  }

  @Test func anotherThingsClearingEndsNothing() {
    let tree = tree(entries: [
      entry("Stuck", "Critical", secondsAgo: 60), entry("Free", "OK", secondsAgo: 30, at: "Pumps/2"),
    ])
    #expect(tree.batch().value(pump, .severity) == 2)
  }

  @Test func whereMembersComeWithTheirCollectionsRegistriesAreFoundAllTheSame() {
    var tree = tree(entries: [entry("Stuck", "Critical", secondsAgo: 60), entry("Free", "OK", secondsAgo: 30)])
    tree.set("/redfish/v1/", ["ProtocolFeaturesSupported": ["ExpandQuery": ["NoLinks": true, "Levels": true]]])
    for path in tree.documents.keys { tree.set(path, link(path)) }
    #expect(tree.batch(expands: true).value(pump, .severity) == 1)
  }

  @Test func neverDoesAnEventBetterWhatTheThingSaysItself() {
    var tree = tree(entries: [entry("Stuck", "Warning", secondsAgo: 60)])
    tree.set("/redfish/v1/T/CDUs/1/Pumps/1", ["Status": ["Health": "Critical"]])
    #expect(tree.batch().value(pump, .severity) == 2)
  }

  @Test func aPartThatIsNotReadIsToldAtTheThingThatItIsPartOfAndAnUnknownOneAtTheDevice() {
    let unit = EntityKey.building(.coolantDistributionUnit, "CDU")
    for origin in ["Pumps/9/Motor", nil] {
      let batch = tree(entries: [entry("Stuck", "Critical", secondsAgo: 60, at: origin)]).batch()
      #expect(batch.value(unit, .severity) == 2 && batch.fact(unit, .event) == "Pump 'P1' is stuck.")
    }
  }

  @Test func whatTheLogSaysIsTheReasonOfTheFinding() {
    var tree = tree(entries: [entry("Stuck", "Warning", secondsAgo: 60)])
    tree.set("/redfish/v1/T/CDUs/1/Pumps/1", ["Status": ["Health": "OK"]])
    let present = Present(tree.site(at: now), at: now)
    let finding = findings(from: Evidence(present)).first { $0.kind == .deviceUnwell }
    #expect(finding?.detail == .event("Pump 'P1' is stuck."))
  }

  @Test func aLogThatDoesNotAnswerStillSaysWhatItSaid() {
    let tree = tree(entries: [entry("Stuck", "Critical", secondsAgo: 60)])
    var walk = RedfishWalk(source: SourceID("x"))
    _ = tree.poll(&walk, at: now)
    for seconds in [10, 700] {
      walk.begin(at: now + .seconds(seconds))
      while let path = walk.next()?.path {
        if path != log, let document = tree.documents[path],
          let data = try? JSONSerialization.data(withJSONObject: document)
        {
          walk.take(Array(data), of: path)
        } else {
          _ = walk.fail(.timedOut(after: .seconds(5)), of: path)
        }
      }
      #expect(walk.finish(at: now + .seconds(seconds)).value(pump, .severity) == 2)
    }
    var emptied = tree
    emptied.remove("/redfish/v1/Managers")
    #expect(emptied.poll(&walk, at: now + .seconds(1400)).batch.value(pump, .severity) == 1)
  }

  @Test func ofALongLogTheNewestEntriesAreAskedFor() {
    let entries = (0..<500).map {
      entry($0 == 499 ? "Stuck" : "Idle", $0 == 499 ? "Critical" : "OK", secondsAgo: 999 - $0)
    }
    let tree = tree()
    var walk = RedfishWalk(source: SourceID("x"))
    var asked: [String] = []
    for poll in 0..<2 {
      walk.begin(at: now + .seconds(poll * 10))
      while let path = walk.next()?.path {
        if path.contains("Entries") { asked.append(path) }
        let skip = path.split(separator: "=").last.flatMap { Int($0) } ?? 0
        let page: [String: Any] = ["Members": Array(entries.dropFirst(skip).prefix(200)), "Members@odata.count": 500]
        let document = path.contains("Entries") ? page : tree.documents[path] ?? [:]
        walk.take(Array((try? JSONSerialization.data(withJSONObject: document)) ?? Data()), of: path)
      }
      #expect(walk.finish(at: now).value(pump, .severity) == 2)
    }
    #expect(asked == [log, "\(log)?$skip=300", "\(log)?$skip=300"])
  }

  @Test func ofALongLogWhoseEndCannotBeAskedForNothingIsBelieved() {
    var tree = tree(entries: [entry("Stuck", "Critical", secondsAgo: 60)])
    tree.set(log, ["Members@odata.count": 500])
    tree.set("/redfish/v1/", ["ProtocolFeaturesSupported": ["TopSkipQuery": false]])
    let batch = tree.batch()
    #expect(batch.value(pump, .severity) == 1)
    #expect(batch.complaints.map(\.subject) == [log])
  }

  @Test func aLogThatHasNotChangedSaysTheSameAgain() throws {
    let tree = tree(entries: [entry("Stuck", "Critical", secondsAgo: 60)])
    var walk = RedfishWalk(source: SourceID("x"))
    var unchanged = 0
    for poll in 0..<3 {
      walk.begin(at: now + .seconds(poll * 10))
      while let question = walk.next() {
        if question.knownTag != nil {
          unchanged += 1
          walk.takeUnchanged(question.path)
        } else {
          let document = tree.documents[question.path] ?? [:]
          walk.take(Array(try JSONSerialization.data(withJSONObject: document)), of: question.path, tag: "\"t\"")
        }
      }
      #expect(walk.finish(at: now).value(pump, .severity) == 2)
    }
    #expect(unchanged == 6)
  }

  @Test func logsOfOtherThingsAreNotAskedForAgain() {
    var tree = tree()
    tree.set(log, ["Members": [["@odata.id": "\(log)/1", "EntryType": "Oem", "Message": "boot"]]])
    var walk = RedfishWalk(source: SourceID("x"))
    _ = tree.poll(&walk, at: now)
    #expect(tree.poll(&walk, at: now + .seconds(10)).requests == 2)
    tree.set("/redfish/v1/Managers/1/LogServices/Log", ["LogPurposes": ["Security"]])
    let whole = tree.poll(&walk, at: now + .seconds(700)).requests
    tree.set("/redfish/v1/Managers/1/LogServices/Log", ["LogPurposes": ["Operations"]])
    #expect(tree.poll(&walk, at: now + .seconds(1400)).requests == whole + 1)
  }

  @Test func registriesThatLeadElsewhereOrLieAreNothing() {
    for uri in ["https://elsewhere/Own.json", "/redfish/v1/T/CDUs/1", "/redfish/v1/Registries"] {
      var tree = tree(entries: [entry("Stuck", "Critical", secondsAgo: 60), entry("Free", "OK", secondsAgo: 30)])
      tree.set("/redfish/v1/Registries/Own", ["Location": [["Language": "en", "Uri": uri]]])
      var walk = RedfishWalk(source: SourceID("x"))
      #expect(tree.poll(&walk, at: now).batch.value(pump, .severity) == 2)
      #expect(tree.poll(&walk, at: now + .seconds(10)).requests == 3)
    }
  }
}
