package import SiteModel
internal import StrictYAML

/// Whom a user's own programs tell of alarms.
package struct NotificationSettings: Hashable, Sendable {
  /// Nil where no program is told.
  package var hook: AlarmHookPlan?

  static let keys = ["command", "priority", "changes", "timeout", "per-minute"]

  init(_ section: Section) {
    section.require("command")
    guard let command = section.text("command") else { return }
    guard command.text.hasPrefix("/") else {
      section.report.add("'command' must begin with /, found \(quoted(command.text))", at: command.place)
      return
    }
    var plan = AlarmHookPlan(program: command.text)
    if let name = section.choice("priority", among: Priority.allCases.map(\.name)), let lowest = Priority(name: name) {
      plan.priority = lowest
    }
    let known = AlarmEvent.Change.allCases.map(\.rawValue)
    let changes = section.texts("changes")
    for entry in changes where !known.contains(entry.text) {
      section.report.add(
        "no change \(quoted(entry.text)); there are \(known.joined(separator: ", "))", at: entry.place)
    }
    if !changes.isEmpty { plan.changes = Set(changes.compactMap { AlarmEvent.Change(rawValue: $0.text) }) }
    if let timeout = section.duration("timeout") { plan.timeout = min(timeout, .seconds(60)) }
    if let count = section.whole("per-minute", in: 1...600) { plan.perMinute = count }
    hook = plan
  }
}
