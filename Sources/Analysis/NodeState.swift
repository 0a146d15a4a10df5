package import SiteModel

/// Whether a node is heard of now.
package enum NodeState: Hashable, Sendable {
  /// At least one of its sources answers in time, and not with old readings only.
  case reporting
  /// It was heard of, but none of its sources answers now, or only with old readings; the newest is of then.
  case silent(since: Moment)
  /// Its sources have been named but have not answered yet.
  case waiting
  /// Planned, and nobody has ever reported it.
  case missing
  /// A scheduler knows it, and nobody is there who would measure it.
  case unmeasured

  package var isReporting: Bool { self == .reporting }

  /// The state of every node, by node index.
  static func states(in site: Site, _ standings: [SourceStanding]) -> [NodeState] {
    var newest = [Moment?](repeating: nil, count: site.directory.nodes.count)
    var states = [NodeState](repeating: .missing, count: newest.count)
    for (index, source) in standings.enumerated() {
      for node in site.sources[index].nodes where Int(node) < states.count {
        let node = Int(node)
        if source.isFresh {
          states[node] = .reporting
        } else if states[node] != .reporting {
          if let last = source.knownUntil {
            newest[node] = max(newest[node] ?? last, last)
          } else if newest[node] == nil {
            states[node] = site.sources[index].lastAttempt == nil ? .waiting : states[node]
          }
        }
      }
    }
    let isMeasured = site.sources.contains { !$0.description.isScheduler }
    for (node, last) in newest.enumerated() where states[node] != .reporting {
      if let last {
        states[node] = .silent(since: last)
      } else if states[node] == .missing, site.isScheduled(node) {
        // One that is planned is missed where others are measured.
        if !isMeasured || !site.directory.isPlanned(.node(node)) { states[node] = .unmeasured }
      }
    }
    return states
  }
}
