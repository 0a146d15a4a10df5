package import SiteModel

/// How urgent an alarm is by what it threatens and how soon.
///
/// The rule's own word is where it begins. What the site file says comes before everything. Less than five minutes to
/// respond is critical. What threatens a quarter of the racks, and four or more, is high at least. A high alarm of a
/// single node on which no job runs, where a scheduler tells of jobs, is medium. What only doubts a figure, or speaks of what
/// would happen, stays as it is.
package enum AlarmWeight {
  package static let shortTime = Duration.seconds(300)

  package static func priority(
    of finding: Finding, effect: AlarmEffect?, timeToRespond time: Duration?, in site: borrowing Site
  ) -> Priority {
    guard finding.name.isEmpty else { return finding.priority }
    if let own = site.topology.alarms.settings[finding.kind]?.priority { return own }
    guard finding.kind.isThreat else { return finding.priority }
    if let time, time < shortTime { return .critical }
    guard let effect else { return finding.priority }
    if finding.priority == .medium, effect.racks >= max(4, (site.topology.racks.count + 3) / 4) { return .high }
    let isIdle = effect.racks == 0 && effect.nodes == 1 && effect.jobs == 0
    if finding.priority == .high, isIdle, site.queues.contains(where: { !$0.jobs.isEmpty }) { return .medium }
    return finding.priority
  }
}

extension Finding.Kind {
  fileprivate var isThreat: Bool {
    switch self {
    case .readingsContradict, .planContradicts, .feedLossOverload, .jobIdle, .valueStale, .valueBad, .readingsDiffer,
      .sourceSilent, .sourceStale, .nodeDrained:
      false
    default: true
    }
  }
}
