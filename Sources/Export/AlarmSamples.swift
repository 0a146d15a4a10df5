internal import Analysis
internal import SiteModel

/// Alarms as samples. After Prometheus's own `ALERTS`: a series for each alarm, with its state as a label and 1 for its
/// value; and how many there are of each priority and state.
struct AlarmSamples {
  struct Sample {
    var family: String
    var labels: [(name: String, text: String)]
    var value: Double
  }

  private(set) var samples: [Sample] = []

  init(_ board: AlarmBoard) {
    var counts: [Priority: [AlarmState: Int]] = [:]
    for alarm in board.alarms {
      counts[alarm.priority, default: [:]][alarm.state, default: 0] += 1
      let id = alarm.id
      samples.append(
        Sample(
          family: "aisle_alarm",
          labels: [
            ("alertname", id.name.isEmpty ? id.kind.rawValue : id.name), ("priority", alarm.priority.name),
            ("alarmstate", alarm.state.exportName), ("kind", id.subject.exportKind), ("name", id.subject.name),
            ("quantity", id.quantity?.exportName ?? ""),
          ], value: 1))
    }
    for priority in Priority.allCases {
      for state in AlarmState.allCases where state != .normal {
        samples.append(
          Sample(
            family: "aisle_alarms", labels: [("priority", priority.name), ("alarmstate", state.exportName)],
            value: Double(counts[priority]?[state] ?? 0)))
      }
    }
    samples.append(Sample(family: "aisle_alarm_flood", labels: [], value: board.flood == nil ? 0 : 1))
  }
}
