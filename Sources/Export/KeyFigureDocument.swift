internal import Analysis
internal import SiteModel

/// Writes the standard's measures of an alarm system as one object, each beside what is aimed at.
struct KeyFigureDocument {
  let figures: AlarmKeyFigures

  init(_ figures: AlarmKeyFigures) { self.figures = figures }

  func writeAll(into json: inout JSONWriter) {
    json.beginObject()
    json.field("from", figures.from.timestamp)
    json.field("to", figures.to.timestamp)
    json.field("span_seconds", (figures.to - figures.from).seconds)
    json.field("recorded", figures.isOfRecord)
    json.field("announced", figures.count)
    json.key("announced_by_priority")
    json.beginObject()
    for (priority, count) in zip(Priority.allCases, figures.byPriority) { json.field(priority.name, count) }
    json.endObject()
    json.field("set_aside", figures.setAsideCount)
    for measure in AlarmMeasure.allCases { write(measure, to: &json) }
    json.field("peak_from", figures.peakMoment?.timestamp)
    json.field("floods", figures.floodCount)
    json.field("flood_seconds", figures.floodTime)
    if let standing = figures.standing { json.field("standing", standing) }
    if let unacknowledged = figures.unacknowledged { json.field("unacknowledged", unacknowledged) }
    json.field("median_acknowledgement_seconds", figures.medianTimeToAcknowledge)
    json.field("longest_acknowledgement_seconds", figures.longestTimeToAcknowledge)
    json.list("frequent", figures.top) { actor, json in
      json.key("id")
      AlarmDocument.write(actor.alarm, to: &json)
      json.field("count", actor.count)
      json.field("share_ratio", actor.share)
    }
    json.list("chattering", figures.chattering) { id, json in
      json.key("id")
      AlarmDocument.write(id, to: &json)
    }
    json.endObject()
  }

  private func write(_ measure: AlarmMeasure, to json: inout JSONWriter) {
    json.key(measure.exportName)
    json.beginObject()
    json.field("value", measure.value(in: figures))
    json.field("target", measure.target)
    if let most = measure.most, most != measure.target { json.field("most", most) }
    if let isMet = measure.isMet(by: figures) { json.field("met", isMet) }
    json.endObject()
  }
}

extension AlarmMeasure {
  /// Its name in exports, with its unit.
  var exportName: String {
    switch self {
    case .rate: "rate_per_10_minutes"
    case .peak: "peak_in_10_minutes"
    case .floodTime: "flood_time_ratio"
    case .stale: "stale_alarms"
    case .chattering: "chattering_alarms"
    case .topShare: "top_ten_ratio"
    case .low: "low_ratio"
    case .medium: "medium_ratio"
    case .high: "high_ratio"
    }
  }
}

extension CSVTable {
  /// A row for each measure and figure, then one for each of the alarms that come most often.
  mutating func keyFigures(_ figures: AlarmKeyFigures) {
    header("figure", "subject", "alarm", "value", "target", "most", "met", "from", "to", "recorded")
    for measure in AlarmMeasure.allCases {
      row(measure.exportName, value: measure.value(in: figures), measure, of: figures)
    }
    let counts: [(String, Double?)] = [
      ("announced", Double(figures.count)), ("set_aside", Double(figures.setAsideCount)),
      ("floods", Double(figures.floodCount)), ("flood_seconds", figures.floodTime),
      ("standing", figures.standing.map { Double($0) }), ("unacknowledged", figures.unacknowledged.map { Double($0) }),
      ("median_acknowledgement_seconds", figures.medianTimeToAcknowledge),
      ("longest_acknowledgement_seconds", figures.longestTimeToAcknowledge),
    ]
    for (name, value) in counts { row(name, value: value, of: figures) }
    for actor in figures.top { row("frequent", actor.alarm, value: Double(actor.count), of: figures) }
    for id in figures.chattering { row("chattering", id, value: nil, of: figures) }
  }

  private mutating func row(
    _ name: String, _ alarm: AlarmID? = nil, value: Double?, _ measure: AlarmMeasure? = nil, of figures: AlarmKeyFigures
  ) {
    text(name)
    text(alarm?.subject.name)
    text(alarm.map { $0.name.isEmpty ? $0.kind.rawValue : $0.name })
    number(value)
    number(measure?.target)
    number(measure.flatMap(\.most))
    text(measure.flatMap { $0.isMet(by: figures) }.map { $0 ? "yes" : "no" })
    text(figures.from.timestamp)
    text(figures.to.timestamp)
    text(figures.isOfRecord ? "yes" : "no")
    endRow()
  }
}

extension AlarmSamples {
  /// The measures, of the span that `aisle_alarm_span_seconds` tells, and the alarms that come most often.
  static func samples(of figures: AlarmKeyFigures) -> [Sample] {
    func sample(_ family: String, _ value: Double, _ labels: [(name: String, text: String)] = []) -> Sample {
      Sample(family: "aisle_alarm_\(family)", labels: labels, value: value)
    }
    var samples = [sample("span_seconds", (figures.to - figures.from).seconds)]
    for measure in AlarmMeasure.allCases {
      if let value = measure.value(in: figures) { samples.append(sample(measure.exportName, value)) }
      samples.append(sample(measure.exportName + "_target", measure.target))
    }
    for (priority, count) in zip(Priority.allCases, figures.byPriority) {
      samples.append(sample("announced", Double(count), [("priority", priority.name)]))
    }
    samples.append(sample("announced_set_aside", Double(figures.setAsideCount)))
    for (name, count) in [("standing", figures.standing), ("unacknowledged", figures.unacknowledged)] {
      if let count { samples.append(sample(name, Double(count))) }
    }
    if let time = figures.medianTimeToAcknowledge { samples.append(sample("acknowledgement_seconds", time)) }
    for actor in figures.top {
      samples.append(sample("frequent", Double(actor.count), labels(of: actor.alarm)))
    }
    return samples.sorted { $0.family < $1.family }
  }

  static func labels(of id: AlarmID) -> [(name: String, text: String)] {
    [
      ("alertname", id.name.isEmpty ? id.kind.rawValue : id.name), ("kind", id.subject.exportKind),
      ("name", id.subject.name), ("quantity", id.quantity?.exportName ?? ""),
    ]
  }
}
