/// A queue in a few counts: made once for each answer of the scheduler, since a hundred thousand jobs are not to be counted
/// anew for each frame. What nobody told is nil.
package struct QueueTally: Hashable, Sendable {
  /// Jobs that hold nodes.
  package var running: Int?
  /// Jobs that wait; every task of an array counts.
  package var pending: Int?
  /// How long those that wait have waited, and those that began of late did: the middle one, and what 95 of 100 stayed
  /// below.
  package var medianWait: Duration?
  package var longWait: Duration?
  /// Jobs that ended badly in the last 24 h, by the accounting.
  package var failed: Int?
  /// Nodes on which jobs are, of those that the scheduler knows.
  package var nodesHeld: Int?
  package var nodes: Int?
  /// Accelerators that jobs hold, that the scheduler would give now, and that it would not (see
  /// `ScheduledNode.acceleratorPlaces`); nil where it has none.
  package var acceleratorsHeld: Int?
  package var acceleratorsFree: Int?
  package var acceleratorsOut: Int?

  package init() {}

  /// How long ago a job may have begun and still count among those that tell how long one waits.
  static let recent = Duration.seconds(3600)

  mutating func count(_ jobs: [Job], at moment: Moment) {
    var (running, pending) = (0, 0)
    var waits: [(seconds: Double, count: Int)] = []
    for job in jobs {
      let tasks = Int(job.array?.count ?? 1)
      if job.state.isWaiting {
        pending += tasks
        if let submitted = job.submitted { waits.append((max(0, (moment - submitted).seconds), tasks)) }
      } else if job.state.holdsNodes {
        running += 1
        if let submitted = job.submitted, let began = job.began, moment - began <= Self.recent {
          waits.append((max(0, (began - submitted).seconds), 1))
        }
      }
    }
    (self.running, self.pending) = (running, pending)
    waits.sort { $0.seconds < $1.seconds }
    medianWait = Self.wait(of: waits, at: 0.5)
    longWait = Self.wait(of: waits, at: 0.95)
  }

  /// The least wait that so great a share of all did not go beyond.
  private static func wait(of waits: [(seconds: Double, count: Int)], at share: Double) -> Duration? {
    let rank = share * Double(waits.reduce(0) { $0 + $1.count })
    var seen = 0
    for wait in waits {
      seen += wait.count
      if Double(seen) >= rank { return .seconds(wait.seconds) }
    }
    return nil
  }

  mutating func count(ended: [Job], at moment: Moment) {
    failed = ended.count { $0.state.hasFailed && ($0.ends.map { moment - $0 <= .seconds(86_400) } ?? false) }
  }

  mutating func count(_ nodes: some Collection<ScheduledNode>) {
    self.nodes = nodes.count
    var (held, acceleratorsHeld, free, out, isKnown) = (0, 0, 0, 0, false)
    for node in nodes {
      if node.holdsJobs { held += 1 }
      guard let places = node.acceleratorPlaces else { continue }
      isKnown = true
      acceleratorsHeld += places.held
      free += places.free
      out += places.out
    }
    nodesHeld = held
    if isKnown { (self.acceleratorsHeld, acceleratorsFree, acceleratorsOut) = (acceleratorsHeld, free, out) }
  }
}

extension ScheduledNode {
  /// True when jobs are on it.
  package var holdsJobs: Bool {
    (processorsHeld ?? 0) > 0 || acceleratorsHeld.count > 0
      || [.mixed, .allocated, .completing, .draining].contains(condition)
  }

  /// Its accelerators: what jobs hold, what the scheduler would give now, and what it would not (the node is drained, down
  /// or kept for somebody, or jobs have all its cores); nil where it has none.
  package var acceleratorPlaces: (held: Int, free: Int, out: Int)? {
    guard let accelerators, accelerators > 0 else { return nil }
    let held = min(acceleratorsHeld.count, accelerators)
    let rest = Int(accelerators - held)
    return condition.takesJobs ? (Int(held), rest, 0) : (Int(held), 0, rest)
  }
}
