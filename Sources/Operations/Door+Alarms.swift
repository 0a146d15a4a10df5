internal import Glibc
package import SiteModel
internal import Wording

/// What people do with alarms where this process keeps them, done or refused, goes on its audit log. It has then
/// happened: a log that cannot be written to holds nothing up.
extension Door: AlarmLog {
  package func append(_ news: AlarmNews) async {
    guard let act = news.act else { return }
    let order = act.report.order
    // What cannot be written here stands in the history, where there is one.
    _ = note(
      AuditEntry(
        time: clock.now(), user: AuditUser(name: act.person.name, number: act.person.number), process: getpid(),
        operation: "alarm-\(order.act.name)", targets: order.alarms.map(\.auditName), words: order.act.words,
        outcome: act.report.done.isEmpty ? .refused : .done, report: Saying(act.report)))
  }
}

extension AlarmID {
  /// `pumpFailed CDU-03/Pump 1`.
  fileprivate var auditName: String { name.isEmpty ? "\(kind.rawValue) \(subject.name)" : "\(name) \(subject.name)" }
}

extension AlarmOrder.Act {
  /// What was asked for, with the reason given.
  fileprivate var words: String {
    switch self {
    case .shelve(let until, let reason): "\(name) until \(until.timestamp): \(reason)"
    case .withdraw(let text), .comment(let text): "\(name): \(text)"
    case .acknowledge, .unshelve, .reinstate, .reset: name
    }
  }
}
