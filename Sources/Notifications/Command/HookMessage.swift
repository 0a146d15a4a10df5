internal import SiteModel
internal import Wire
internal import Wording

/// What a program is told of one change of one alarm: one JSON object and a line end.
struct HookMessage {
  /// Names the version of its form.
  static let schema = "urn:aisle:alarm-event:1"

  var event: AlarmEvent
  /// Changes before it that were not told.
  var missing: Int
  var site: String

  var bytes: [UInt8] {
    let words = Wording(.english)
    let id = event.alarm
    var members: [(name: String, value: String)] = []
    func add(_ name: String, _ text: String?) { if let text { members.append((name, JSONText.quoted(text))) } }
    func add(_ name: String, number: Double?) {
      if let number, number.isFinite { members.append((name, number.description)) }
    }
    add("schema", Self.schema)
    add("site", site)
    members.append(("number", String(event.number)))
    add("time", event.moment.timestamp)
    add("change", event.change.rawValue)
    add("priority", event.priority.name)
    add("condition", event.condition.rawValue)
    add("kind", id.kind.rawValue)
    add("subject", id.subject.name)
    if case .thing(let key) = id.subject {
      add("subject_kind", key.kind.name)
      add("node", key.node.isEmpty ? nil : key.node)
    }
    add("name", id.name.isEmpty ? nil : id.name)
    add("summary", words.summary(of: id))
    add("quantity", id.quantity?.exportName)
    add("value", number: event.value)
    add("limit", number: event.limit)
    add("detail", event.detail.map { words.detail($0) })
    add("cause", event.root.map { words.summary(of: $0) })
    add("what_to_do", words(id.kind.advice))
    add("user", event.person?.name)
    add("text", event.text)
    add("until", event.until?.timestamp)
    if missing > 0 { members.append(("missing_before", String(missing))) }
    return Array((JSONText.object(members) + "\n").utf8)
  }
}
