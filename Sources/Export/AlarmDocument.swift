internal import Analysis
internal import SiteModel
internal import Wording

/// Writes the alarms of a site that somebody keeps; the caller opens and closes what it stands in.
struct AlarmDocument {
  let board: AlarmBoard
  let figures: AlarmKeyFigures?
  private let words = Wording(.english)

  init(_ board: AlarmBoard, _ figures: AlarmKeyFigures? = nil) {
    self.board = board
    self.figures = figures
  }

  func writeAll(into json: inout JSONWriter) {
    json.beginObject()
    json.field("last_event", Int(clamping: board.lastEvent))
    if let moment = board.moment { json.field("looked_at", moment.timestamp) }
    if let flood = board.flood {
      json.key("flood")
      json.beginObject()
      json.field("since", flood.since.timestamp)
      json.field("count", flood.count)
      json.endObject()
    }
    if let figures {
      json.key("key_figures")
      KeyFigureDocument(figures).writeAll(into: &json)
    }
    json.list("list", board.alarms) { alarm, json in write(alarm, to: &json) }
    json.endObject()
  }

  private func write(_ alarm: Alarm, to json: inout JSONWriter) {
    json.key("id")
    Self.write(alarm.id, to: &json)
    json.field("priority", alarm.priority.name)
    json.field("state", alarm.state.exportName)
    json.field("condition", AlarmState(alarm.condition).exportName)
    json.field("active", alarm.isActive)
    json.field("raised", alarm.raisedAt.timestamp)
    json.field("returned", alarm.returnedAt?.timestamp)
    json.field("value", alarm.finding.value)
    json.field("limit", alarm.finding.limit)
    json.field("detail", alarm.finding.detail.map { words.detail($0) })
    json.field("occurrences", alarm.occurrences)
    json.field("chattering", alarm.isChattering)
    json.field("stale", alarm.isStale)
    json.field("time_to_respond_seconds", alarm.timeToRespond?.seconds)
    if let root = alarm.root {
      json.key("root")
      Self.write(root, to: &json)
    }
    if let effect = alarm.effect { write(effect, to: &json) }
    if let said = alarm.acknowledgement { write("acknowledged", said.person, said.moment, to: &json) }
    if let shelving = alarm.shelving {
      write("shelved", shelving.person, shelving.moment, shelving.reason, until: shelving.until, to: &json)
    }
    if let out = alarm.withdrawal { write("out_of_service", out.person, out.moment, out.reason, to: &json) }
    json.field("suppressed", alarm.suppression.map { $0.reason.exportName })
    if !alarm.comments.isEmpty {
      json.list("comments", alarm.comments) { comment, json in
        json.field("by", comment.person.name)
        json.field("at", comment.moment.timestamp)
        json.field("text", comment.text)
      }
    }
  }

  static func write(_ id: AlarmID, to json: inout JSONWriter) {
    json.beginObject()
    json.field("kind", id.kind.rawValue)
    json.field("subject", id.subject.exportKind)
    json.field("name", id.subject.name)
    json.field("quantity", id.quantity?.exportName)
    if !id.name.isEmpty { json.field("alarm", id.name) }
    json.endObject()
  }

  private func write(_ effect: AlarmEffect, to json: inout JSONWriter) {
    json.key("effect")
    json.beginObject()
    json.field("racks", effect.racks)
    json.field("nodes", effect.nodes)
    json.field("jobs", effect.jobs)
    json.field("power_watts", effect.power)
    json.endObject()
  }

  private func write(
    _ name: String, _ person: Person, _ moment: Moment, _ reason: String? = nil, until: Moment? = nil,
    to json: inout JSONWriter
  ) {
    json.key(name)
    json.beginObject()
    json.field("by", person.name)
    json.field("at", moment.timestamp)
    json.field("until", until?.timestamp)
    json.field("reason", reason)
    json.endObject()
  }
}

extension AlarmState {
  /// Its name in exports.
  var exportName: String {
    switch self {
    case .latchedAcknowledged: "latched_acknowledged"
    case .outOfService: "out_of_service"
    default: rawValue
    }
  }
}

extension AlarmSubject {
  /// What sort of thing it is, in exports.
  var exportKind: String {
    switch self {
    case .thing(let key): key.kind.name
    case .rack: "rack"
    case .source: "source"
    case .job: "job"
    }
  }
}

extension Suppression.Reason {
  fileprivate var exportName: String {
    switch self {
    case .explained: "explained"
    case .equipmentOff: "equipment_off"
    case .startingUp: "starting_up"
    case .maintenance: "maintenance"
    case .sourceDown: "source_down"
    }
  }
}

extension CSVTable {
  /// A row for each alarm, what is set aside last.
  mutating func alarms(_ subject: ExportSubject) {
    header(
      "priority", "state", "kind", "subject", "name", "quantity", "alarm", "raised", "returned", "value", "limit",
      "root_kind", "root_name", "racks", "nodes", "jobs", "power_watts", "time_to_respond_seconds", "occurrences",
      "acknowledged_by", "acknowledged_at", "set_aside_by", "set_aside_until", "set_aside_reason")
    let board = subject.site.alarms ?? AlarmBoard(unkept: subject.findings, in: subject.site, at: subject.now)
    for alarm in board.alarms {
      text(alarm.priority.name)
      text(board.isUnkept ? nil : alarm.state.exportName)
      for name in [alarm.id.kind.rawValue, alarm.id.subject.exportKind, alarm.id.subject.name] { text(name) }
      text(alarm.id.quantity?.exportName)
      text(alarm.id.name.isEmpty ? nil : alarm.id.name)
      text(alarm.raisedAt.timestamp)
      text(alarm.returnedAt?.timestamp)
      for figure in [alarm.finding.value, alarm.finding.limit] { number(figure) }
      text(alarm.root?.kind.rawValue)
      text(alarm.root?.subject.name)
      let effect = alarm.effect
      for count in [effect?.racks, effect?.nodes, effect?.jobs] { number(count.map(Double.init)) }
      number(effect?.power)
      number(alarm.timeToRespond?.seconds)
      number(alarm.occurrences)
      text(alarm.acknowledgement?.person.name)
      text(alarm.acknowledgement?.moment.timestamp)
      text(alarm.withdrawal?.person.name ?? alarm.shelving?.person.name)
      text(alarm.shelving?.until.timestamp)
      text(alarm.withdrawal?.reason ?? alarm.shelving?.reason)
      endRow()
    }
  }
}
