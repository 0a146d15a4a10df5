internal import SiteModel

extension Handover {
  /// What nodes were, and what they are. Between both nothing is looked at: what came and went stands among the alarms.
  static func nodeChanges(from before: Present, to after: Present) -> [NodeChange] {
    func reporting(_ present: Present) -> [String: Bool] {
      Dictionary(
        zip(present.directory.nodes.indices, present.states).map {
          (present.directory.name(of: .node($0)), $1.isReporting)
        }, uniquingKeysWith: { first, _ in first })
    }
    let (was, isNow) = (reporting(before), reporting(after))
    let (wasOut, isOut) = (outOfUse(before.site), outOfUse(after.site))
    let changes: [NodeChange.Kind: [String]] = [
      .lost: was.filter { $0.value && isNow[$0.key] != true }.map(\.key),
      .back: isNow.filter { $0.value && was[$0.key] == false }.map(\.key),
      .new: isNow.filter { $0.value && was[$0.key] == nil }.map(\.key),
      .takenOut: Array(isOut.subtracting(wasOut)), .putBack: Array(wasOut.subtracting(isOut)),
    ]
    return NodeChange.Kind.allCases.compactMap { kind in
      guard let nodes = changes[kind], !nodes.isEmpty else { return nil }
      let known = kind == .takenOut ? reasons(of: Set(nodes), in: after.site) : [:]
      return NodeChange(kind: kind, nodes: nodes.sorted(), reasons: known)
    }
  }

  /// Nodes that a scheduler has down, drained or about to be drained.
  private static func outOfUse(_ site: Site) -> Set<String> {
    Set(
      site.queues.flatMap { queue in
        queue.nodes.filter { $0.value.condition.isOut }.map { site.directory.name(of: .node(Int($0.key))) }
      })
  }

  private static func reasons(of nodes: Set<String>, in site: Site) -> [String: Reason] {
    var reasons: [String: Reason] = [:]
    for queue in site.queues {
      for (index, node) in queue.nodes where !node.reason.isEmpty {
        let name = site.directory.name(of: .node(Int(index)))
        if nodes.contains(name) { reasons[name] = Reason(text: node.reason, user: node.reasonUser) }
      }
    }
    return reasons
  }

  /// Sources that have failed or fallen silent since, and those that are well again.
  static func sourceChanges(from before: Present, to after: Present) -> [SourceChange] {
    let wasDown = Dictionary(
      zip(before.site.sources, before.standings).map { ($0.description.id, $1.isDown) },
      uniquingKeysWith: { first, _ in first })
    return zip(after.site.sources, after.standings).compactMap { source, standing in
      guard standing.isDown != wasDown[source.description.id] ?? false else { return nil }
      return SourceChange(
        name: source.description.id.name, failure: standing.isDown ? source.failure : nil, isDown: standing.isDown)
    }
    .sorted { ($0.isDown ? 0 : 1, $0.name) < ($1.isDown ? 0 : 1, $1.name) }
  }

  /// Jobs that ended after `from`, as the schedulers tell of them at the end.
  static func jobs(in site: Site, after from: Moment, to: Moment) -> JobOutcomes? {
    let queues = site.queues.filter { $0.origins[.ended] != nil || $0.origins[.jobs] != nil }
    guard !queues.isEmpty else { return nil }
    var outcomes = JobOutcomes()
    var failed: [FailedJob] = []
    for queue in queues {
      outcomes.running += queue.jobs.count { $0.state.holdsNodes }
      outcomes.waiting += queue.jobs.count { $0.state.isWaiting }
      for job in queue.ended {
        guard let end = job.ends, end > from, end <= to else { continue }
        outcomes.ended[job.state, default: 0] += 1
        guard job.state.hasFailed else { continue }
        failed.append(FailedJob(id: job.id, name: job.name, user: job.user, state: job.state, ended: end))
      }
    }
    // A machine's fault is for whoever takes over; a program's is for its owner.
    failed.sort { one, other in
      if one.state.hasFailedWithNode != other.state.hasFailedWithNode { return one.state.hasFailedWithNode }
      return (one.ended, one.id) > (other.ended, other.id)
    }
    outcomes.failed = Array(failed.prefix(listLimit))
    return outcomes
  }

  /// What the site drew, by looks at equal spans: at its main meter where there is one, else of what measures itself.
  static func power(in past: some Past, _ span: PastSpan, looks: Int = 24) -> PowerUse? {
    var known: [(moment: Moment, power: Double)] = []
    for look in 0...looks {
      let moment = span.from + (span.to - span.from) * look / looks
      // A moment that cannot be had is one at which it is not known.
      guard let site = try? past.site(at: moment) else { continue }
      let figures = totals(of: site, at: moment)
      if let power = figures[.facilityPower] ?? figures[.power] { known.append((moment, power)) }
    }
    guard let greatest = known.max(by: { $0.power < $1.power }) else { return nil }
    let mean = known.reduce(0) { $0 + $1.power } / Double(known.count)
    return PowerUse(
      mean: mean, greatest: greatest.power, greatestAt: greatest.moment,
      energy: known.count * 3 >= (looks + 1) * 2 ? mean * (span.to - span.from).seconds : nil, looks: known.count,
      allLooks: looks + 1)
  }
}
