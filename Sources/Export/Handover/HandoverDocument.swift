package import Analysis
internal import SiteModel
internal import Wording

/// The JSON Schema that every handover in JSON obeys.
package enum HandoverSchema {
  /// Names the version; stands in each document as `schema`.
  package static let urn = "urn:aisle:handover:1"

  /// The schema itself, as JSON text.
  package static var text: String { String(decoding: PackageResources.handover_1_schema_json, as: UTF8.self) }
}

extension Handover {
  /// The whole of it in JSON: all lists in full, units in the names, what is not known left out.
  package var json: [UInt8] {
    var document = HandoverDocument(self)
    return document.written()
  }
}

private struct HandoverDocument {
  private let handover: Handover
  private var json = JSONWriter()
  /// Sentences in exports are English, whatever the console's language.
  private let words = Wording(.english)

  init(_ handover: Handover) { self.handover = handover }

  mutating func written() -> [UInt8] {
    json.beginObject()
    json.field("schema", HandoverSchema.urn)
    json.field("site", handover.site)
    json.field("simulated", handover.isSimulated)
    json.field("from", handover.from.timestamp)
    json.field("to", handover.to.timestamp)
    json.field("recorded_from", handover.recorded?.from.timestamp)
    json.field("recorded_to", handover.recorded?.to.timestamp)
    list("gaps", handover.gaps) { gap, json in
      json.field("from", gap.from.timestamp)
      json.field("to", gap.to.timestamp)
    }
    json.field("alarms_kept", handover.isKept)
    write("open", handover.open)
    write("shelved", handover.shelved)
    write("out_of_service", handover.outOfService)
    json.field("suppressed", handover.suppressedCount)
    writeGroups()
    writeDecisions()
    writeChanges()
    writeActions()
    writeFigures()
    json.key("key_figures")
    KeyFigureDocument(handover.figures).writeAll(into: &json)
    json.endObject()
    return json.bytes + [10]
  }

  private mutating func list<Item>(_ name: String, _ items: [Item], _ write: (Item, inout JSONWriter) -> Void) {
    json.key(name)
    json.beginArray()
    for item in items {
      json.beginObject()
      write(item, &json)
      json.endObject()
    }
    json.endArray()
  }

  /// Kind, subject, quantity, name: what makes an alarm that alarm.
  private static func write(_ id: AlarmID, _ json: inout JSONWriter) {
    json.field("kind", id.kind.rawValue)
    json.field("subject", id.subject.name)
    json.field("quantity", id.quantity?.exportName)
    json.field("name", id.name.isEmpty ? nil : id.name)
  }

  private mutating func write(_ name: String, _ alarms: [Alarm]) {
    let words = words
    list(name, alarms) { alarm, json in
      Self.write(alarm.id, &json)
      json.field("priority", alarm.priority.name)
      json.field("condition", alarm.condition.rawValue)
      json.field("summary", words.summary(of: alarm.id))
      json.field("raised", alarm.raisedAt.timestamp)
      json.field("returned", alarm.returnedAt?.timestamp)
      json.field("value", alarm.finding.value)
      json.field("limit", alarm.finding.limit)
      json.field("detail", alarm.finding.detail.map { words.detail($0) })
      json.field("acknowledged_by", alarm.acknowledgement?.person.name)
      json.field("acknowledged", alarm.acknowledgement?.moment.timestamp)
      json.field("threatens", alarm.effect.map { words.effect($0) })
      json.field("respond_within_seconds", alarm.timeToRespond?.seconds)
      json.field("set_aside_by", alarm.withdrawal?.person.name ?? alarm.shelving?.person.name)
      json.field("set_aside_until", alarm.withdrawal == nil ? alarm.shelving?.until.timestamp : nil)
      json.field("reason", alarm.withdrawal?.reason ?? alarm.shelving?.reason)
    }
  }

  private mutating func writeGroups() {
    let words = words
    list("alarmed", handover.groups) { group, json in
      Self.write(group.root, &json)
      json.field("priority", group.priority.name)
      json.field("summary", words.summary(of: group.root))
      json.field("since", group.since.timestamp)
      json.field("occurrences", group.occurrences)
      json.field("explains", group.followers)
      json.field("standing", group.standing.rawValue)
      json.field("announced", !group.isSetAside)
      json.field("value", group.value)
      json.field("limit", group.limit)
    }
  }

  private mutating func writeDecisions() {
    let words = words
    list("decisions", handover.decisions) { decision, json in
      json.field("time", decision.moment.timestamp)
      json.field("user", decision.person.name)
      json.field("change", decision.change.rawValue)
      json.strings("alarms", decision.alarms.map { words.summary(of: $0) })
      json.field("text", decision.text.isEmpty ? nil : decision.text)
      json.field("until", decision.until?.timestamp)
    }
  }

  private mutating func writeChanges() {
    let words = words
    list("nodes", handover.nodes) { change, json in
      json.field("change", change.kind.rawValue)
      json.strings("nodes", change.nodes)
      guard !change.reasons.isEmpty else { return }
      json.key("reasons")
      json.beginArray()
      for (node, reason) in change.reasons.sorted(by: { $0.key < $1.key }) {
        json.beginObject()
        json.field("node", node)
        json.field("reason", reason.text)
        json.field("user", reason.user.isEmpty ? nil : reason.user)
        json.endObject()
      }
      json.endArray()
    }
    list("sources", handover.sources) { source, json in
      json.field("name", source.name)
      json.field("down", source.isDown)
      json.field("failure", source.failure.map { words.text(of: $0) })
    }
    guard let jobs = handover.jobs else { return }
    json.key("jobs")
    json.beginObject()
    json.field("running", jobs.running)
    json.field("waiting", jobs.waiting)
    json.field("failed_with_node", jobs.brokenCount)
    list("ended", JobState.allCases.filter { jobs.ended[$0] != nil }) { state, json in
      json.field("state", state.name)
      json.field("jobs", jobs.ended[state] ?? 0)
    }
    list("failed", jobs.failed) { job, json in
      json.field("id", job.id)
      json.field("name", job.name)
      json.field("user", job.user)
      json.field("state", job.state.name)
      json.field("ended", job.ended.timestamp)
    }
    json.endObject()
  }

  private mutating func writeActions() {
    guard let actions = handover.actions else { return }
    list("actions", actions) { action, json in
      json.field("time", action.moment.timestamp)
      json.field("user", action.user)
      json.field("words", action.words)
      json.strings("targets", action.targets)
      json.field("outcome", action.outcome)
      json.field("report", action.report.isEmpty ? nil : action.report)
    }
  }

  private mutating func writeFigures() {
    let (figures, words) = (handover.figures, words)
    json.key("figures")
    json.beginObject()
    json.key("announced")
    json.beginObject()
    for (priority, count) in zip(Priority.allCases, figures.byPriority) { json.field(priority.name, count) }
    json.endObject()
    json.field("set_aside", figures.setAsideCount)
    json.field("busiest_ten_minutes", figures.peak)
    json.field("busiest_from", figures.peakMoment?.timestamp)
    json.field("floods", figures.floodCount)
    json.field("flood_seconds", figures.floodTime)
    json.field("median_acknowledgement_seconds", figures.medianTimeToAcknowledge)
    json.field("longest_acknowledgement_seconds", figures.longestTimeToAcknowledge)
    list("frequent", figures.top) { frequent, json in
      Self.write(frequent.alarm, &json)
      json.field("summary", words.summary(of: frequent.alarm))
      json.field("count", frequent.count)
    }
    if let power = handover.power {
      json.field("mean_power_watts", power.mean)
      json.field("greatest_power_watts", power.greatest)
      json.field("greatest_power_at", power.greatestAt.timestamp)
      json.field("energy_joules", power.energy)
      json.field("power_looks", power.looks)
      json.field("power_looks_in_all", power.allLooks)
    }
    json.endObject()
  }
}
