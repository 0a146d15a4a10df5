package import SiteModel
package import Wording

/// The JSON Schema that every line about a change of an alarm obeys: what the user's program reads, and `aisle alarms`
/// writes.
package enum AlarmEventSchema {
  /// Names the version; stands in each line as `schema`.
  package static let urn = "urn:aisle:alarm-event:1"

  /// The schema itself, as JSON text.
  package static var text: String { String(decoding: PackageResources.alarm_event_1_schema_json, as: UTF8.self) }
}

/// One change of one alarm for programs: a JSON object and a line end.
package struct AlarmEventLine: Sendable {
  private let event: AlarmEvent
  private let site: String
  private let missing: Int

  /// `missing` is how many changes before it were not told.
  package init(_ event: AlarmEvent, at site: String, missing: Int = 0) {
    self.event = event
    self.site = site
    self.missing = missing
  }

  /// Sentences are English: scripts read them.
  package var json: [UInt8] {
    let words = Wording(.english)
    let id = event.alarm
    var json = JSONWriter()
    json.beginObject()
    json.field("schema", AlarmEventSchema.urn)
    json.field("site", site)
    json.field("number", Int(clamping: event.number))
    json.field("time", event.moment.timestamp)
    json.field("change", event.change.rawValue)
    json.field("priority", event.priority.name)
    json.field("condition", event.condition.rawValue)
    json.field("announced", !event.isSetAside)
    json.field("kind", id.kind.rawValue)
    json.field("subject", id.subject.name)
    if case .thing(let key) = id.subject {
      json.field("subject_kind", key.kind.name)
      json.field("node", key.node.isEmpty ? nil : key.node)
    }
    json.field("name", id.name.isEmpty ? nil : id.name)
    json.field("summary", words.summary(of: id))
    json.field("quantity", id.quantity?.exportName)
    json.field("value", event.value)
    json.field("limit", event.limit)
    json.field("detail", event.detail.map { words.detail($0) })
    json.field("cause", event.root.map { words.summary(of: $0) })
    json.field("what_to_do", words(id.kind.advice))
    json.field("user", event.person?.name)
    json.field("text", event.text)
    json.field("until", event.until?.timestamp)
    if missing > 0 { json.field("missing_before", missing) }
    json.endObject()
    return json.bytes + [10]
  }

  /// For people: when, how urgent, what happened to what, by whom and why. `clock` writes the moment.
  package func text(in words: Wording, clock: (Moment) -> String) -> String {
    var parts = [clock(event.moment), "[\(words(event.priority.word))]"]
    if event.isSetAside { parts.append("(\(words(.handoverIsAside)))") }
    parts += [words(event.change.word), words.summary(of: event.alarm)]
    let measured = words.measured(event.value, beyond: event.limit, event.alarm.quantity)
    if !measured.isEmpty { parts.append(measured) }
    if let person = event.person { parts.append(person.name) }
    if let text = event.text, !text.isEmpty { parts.append("“\(text)”") }
    return parts.joined(separator: " ") + "\n"
  }
}
