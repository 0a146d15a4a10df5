import AisleTesting
@testable import Feeds
import Foundation
import SiteModel
import Testing

/// What stands by a log: pure, without a device.
struct StandingEventsTests {
  private let now = Moment(nanoseconds: 1_800_000_000_000_000_000)
  private let detector = "/redfish/v1/Chassis/1/LeakDetectors/1"
  private let other = "/redfish/v1/Chassis/1/LeakDetectors/2"

  /// Leaks, as DMTF's registry has them, and what a made-up one may hold.
  private func registries() throws -> [String: MessageRegistry] {
    let text = """
      {"RegistryPrefix": "Environmental", "RegistryVersion": "1.4.0", "Messages": {
        "LeakDetectedCritical": {"Message": "Leak detector '%1' reports a leak.", "MessageSeverity": "Critical"},
        "LeakDetectedWarning": {"Message": "Leak detector '%1' is damp.", "MessageSeverity": "Warning"},
        "LeakDetectedNormal": {"MessageSeverity": "OK", "ClearingLogic":
          {"ClearsIf": "SameOriginOfCondition", "ClearsMessage": ["LeakDetectedCritical", "LeakDetectedWarning"]}},
        "Gone": {"MessageSeverity": "OK", "ClearingLogic": {"ClearsIf": "SameOriginOfCondition", "ClearsAll": true}},
        "OnMondays": {"MessageSeverity": "OK", "ClearingLogic":
          {"ClearsIf": "Monday", "ClearsMessage": ["LeakDetectedCritical"]}},
        "Idle": {"MessageSeverity": "OK", "Message": "Nothing."}}}
      """
    let registry = try #require(MessageRegistry(try RedfishDocument(Array(text.utf8))))
    return [registry.series: registry]
  }

  private func event(
    _ key: String, _ severity: String?, secondsAgo: Int, origin: String?, arguments: [String] = ["zone 1"],
    more: [String: Any] = [:]
  ) throws -> LoggedEvent {
    var entry: [String: Any] = [
      "EntryType": "Event", "MessageId": key.contains(".") ? key : "Environmental.1.1.\(key)",
      "MessageArgs": arguments, "Created": (now - .seconds(secondsAgo)).timestamp,
    ]
    entry["Severity"] = severity
    if let origin { entry["Links"] = ["OriginOfCondition": ["@odata.id": origin]] }
    entry.merge(more) { $1 }
    return try #require(LoggedEvent(try document(entry)))
  }

  private func document(_ object: [String: Any]) throws -> RedfishDocument {
    try RedfishDocument(Array(try JSONSerialization.data(withJSONObject: object)))
  }

  private func standing(_ events: [LoggedEvent], registries: [String: MessageRegistry] = [:]) -> [String] {
    StandingEvents(events, registries: registries, at: now).conditions.map { "\($0.severity) \($0.text)" }
  }

  @Test func aLeakEndsWithTheNormalOfTheSameDetectorAndNotWithThatOfAnother() throws {
    let leak = try event("LeakDetectedCritical", "Critical", secondsAgo: 60, origin: detector)
    let elsewhere = try event("LeakDetectedNormal", "OK", secondsAgo: 30, origin: other)
    let here = try event("LeakDetectedNormal", "OK", secondsAgo: 20, origin: detector + "/")
    let known = try registries()
    #expect(standing([leak, elsewhere], registries: known) == ["2.0 Leak detector 'zone 1' reports a leak."])
    #expect(standing([leak, elsewhere, here], registries: known) == [])
  }

  @Test func timeDecidesAndNotTheOrderInWhichTheLogHasThem() throws {
    let leak = try event("LeakDetectedCritical", "Critical", secondsAgo: 60, origin: detector)
    let before = try event("LeakDetectedNormal", "OK", secondsAgo: 90, origin: detector)
    let after = try event("LeakDetectedNormal", "OK", secondsAgo: 30, origin: detector)
    let known = try registries()
    #expect(standing([leak, before], registries: known).count == 1)
    #expect(standing([after, leak], registries: known) == [])
  }

  @Test func whatIsRepeatedIsOneAndTheGravestComesFirst() throws {
    let events = [
      try event("LeakDetectedWarning", "Warning", secondsAgo: 90, origin: detector),
      try event("LeakDetectedWarning", "Warning", secondsAgo: 80, origin: detector),
      try event("LeakDetectedCritical", nil, secondsAgo: 95, origin: detector),
    ]
    #expect(
      standing(events, registries: try registries()) == [
        "2.0 Leak detector 'zone 1' reports a leak.", "1.0 Leak detector 'zone 1' is damp.",
      ])
  }

  @Test func withoutLinksTheFirstArgumentSaysWhichDetectorItIs() throws {
    let leak = try event("LeakDetectedCritical", "Critical", secondsAgo: 60, origin: nil)
    let elsewhere = try event("LeakDetectedNormal", "OK", secondsAgo: 30, origin: nil, arguments: ["zone 2"])
    let here = try event("LeakDetectedNormal", "OK", secondsAgo: 30, origin: nil)
    let known = try registries()
    #expect(standing([leak, elsewhere], registries: known).count == 1)
    #expect(standing([leak, here], registries: known) == [])
  }

  @Test func aThingThatIsRemovedTakesAllOfItsConditionsAlong() throws {
    let events = [
      try event("LeakDetectedCritical", "Critical", secondsAgo: 60, origin: detector),
      try event("Maker.2.0.Odd", "Warning", secondsAgo: 50, origin: detector),
      try event("LeakDetectedCritical", "Critical", secondsAgo: 40, origin: other),
      try event("Gone", "OK", secondsAgo: 30, origin: detector),
    ]
    #expect(standing(events, registries: try registries()).count == 1)
  }

  @Test func anUnknownConditionForClearingClearsNothing() throws {
    let leak = try event("LeakDetectedCritical", "Critical", secondsAgo: 60, origin: detector)
    let monday = try event("OnMondays", "OK", secondsAgo: 30, origin: detector)
    #expect(standing([leak, monday], registries: try registries()).count == 1)
  }

  @Test func withoutARegistryOnlyResolvedEndsAndOnlyADayIsBelieved() throws {
    let leak = try event("LeakDetectedCritical", "Critical", secondsAgo: 86_000, origin: detector)
    let normal = try event("LeakDetectedNormal", "OK", secondsAgo: 30, origin: detector)
    let resolved = try event(
      "LeakDetectedCritical", "Critical", secondsAgo: 20, origin: detector, more: ["Resolved": true])
    #expect(standing([leak, normal]) == ["2.0 LeakDetectedCritical"])
    #expect(standing([leak, resolved]) == [])
    let old = try event("LeakDetectedCritical", "Critical", secondsAgo: 86_500, origin: detector)
    #expect(standing([old]) == [])
    #expect(standing([old], registries: try registries()).count == 1)
  }

  @Test func aWarningOfNothingThatNothingEndsIsNoCondition() throws {
    #expect(standing([try event("Security.1.0.LoginFailed", "Warning", secondsAgo: 5, origin: nil)]) == [])
    #expect(standing([try event("Maker.1.0.OnFire", "Critical", secondsAgo: 5, origin: nil)]).count == 1)
  }

  @Test func hostileTextIsCleanedAndArgumentsAreFilledInOnce() throws {
    let leak = try event(
      "LeakDetectedCritical", "Critical", secondsAgo: 5, origin: detector, arguments: ["%2\u{1B}[2J\u{202E}", "secret"])
    let text = try #require(standing([leak], registries: try registries()).first)
    #expect(text.unicodeScalars.allSatisfy(CleanText.isSafe) && !text.contains("secret"))
    let long = try event(
      "Maker.1.0.Long", "Critical", secondsAgo: 5, origin: detector,
      more: ["Message": String(repeating: "%9%% ", count: 10_000)])
    #expect(standing([long]).allSatisfy { $0.count <= 124 })
  }

  @Test(arguments: ["", "Word", ".Key", "A..B", "A.1.0."])
  func whatNamesNoMessageIsNoEvent(_ name: String) throws {
    #expect(EventMessageID(name) == nil)
    #expect(LoggedEvent(try document(["EntryType": "Event", "MessageId": name])) == nil)
  }

  @Test func anEntryWithoutATimeCountsAsLongAsItIsThere() throws {
    let timeless = try event(
      "LeakDetectedCritical", "Critical", secondsAgo: 0, origin: detector, more: ["Created": "yesterday"])
    let after = try event("LeakDetectedNormal", "OK", secondsAgo: 30, origin: detector)
    #expect(standing([timeless]).count == 1)
    #expect(standing([timeless, after], registries: try registries()) == [])
  }

  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0), ("2026-01-02T03:04:05Z", 1_767_323_045), ("2026-01-02T09:04:05+06:00", 1_767_323_045),
    ("2024-02-29T00:00:00-01:30", 1_709_170_200), ("2026-01-02T03:04:05", 1_767_323_045),
  ])
  func timesAreReadWithTheirOffsets(_ text: String, _ seconds: Int64) {
    #expect(RedfishTimestamp.parsed(text) == Moment(nanoseconds: seconds * 1_000_000_000))
  }

  @Test(arguments: ["", "2026", "2026-13-01T00:00:00Z", "2026-01-01T25:00:00Z", "2026-01-01T00:00:00+6", "…"])
  func whatIsNoTimeIsNone(_ text: String) { #expect(RedfishTimestamp.parsed(text) == nil) }

  @Test(.enabled(if: Fixtures.has("redfish/registries"), "skipped: no fixtures"))
  func theStandardsRegistriesSayWhatEndsWhat() throws {
    let document = try RedfishDocument(Fixtures.bytes("redfish/registries/Environmental.1.4.0.json"))
    let registry = try #require(MessageRegistry(document))
    #expect(registry.series == "Environmental.1" && registry.minorVersion == 4)
    let normal = try #require(registry.messages["LeakDetectedNormal"]?.clearing)
    #expect(normal.messages.map(\.key).sorted() == ["LeakDetectedCritical", "LeakDetectedWarning"])
    #expect(registry.messages["LeakDetectorFailure"]?.severity == 1)
    let known = [registry.series: registry]
    let leak = try event("LeakDetectedCritical", nil, secondsAgo: 900_000, origin: detector)
    let end = try event("LeakDetectedNormal", "OK", secondsAgo: 30, origin: detector)
    #expect(standing([leak], registries: known) == ["2.0 Leak detector 'zone 1' reports a critical level leak."])
    #expect(standing([leak, end], registries: known) == [])
  }
}
