internal import SiteModel

/// How alarms stand to each other at a moment: what explains each, and why it is not announced.
struct Standings {
  struct Standing {
    /// The first-out under which it is grouped.
    var root: AlarmID?
    /// Why it is suppressed by design.
    var reason: Suppression.Reason?
    /// What is known of it now; nil while nobody tells.
    var finding: Finding?
  }

  private var standings: [AlarmID: Standing] = [:]

  init() {}

  subscript(id: AlarmID) -> Standing {
    get { standings[id] ?? Standing() }
    set { standings[id] = newValue }
  }
}

/// An alarm that is active or about to be.
struct ActiveAlarm {
  var id: AlarmID
  var finding: Finding
  var raisedAt: Moment
  var thing: EntityID?
  var rank: Int
  /// True while it is shelved or out of service: what is not announced must not keep what follows from being so.
  var isSetAsideBySomebody = false
}

/// Finds the first-out of each alarm: the furthest up the chain of what explains it, and of two that stand alike the
/// one that was raised first.
struct FirstOuts {
  private var parents: [AlarmID: AlarmID] = [:]
  private var priorities: [AlarmID: Priority] = [:]

  init(among active: [ActiveAlarm], places: AlarmPlaces, supply: SupplyGraph) {
    var reach: [EntityID: [Int]] = [:]
    for (index, alarm) in active.enumerated() where alarm.rank < 30 && !alarm.isSetAsideBySomebody {
      for thing in places.reach(of: alarm.finding, through: supply) { reach[thing, default: []].append(index) }
    }
    guard !reach.isEmpty else { return }
    for alarm in active {
      var best: Int?
      for thing in places.chain(of: alarm.finding) {
        for index in reach[thing] ?? [] {
          let cause = active[index]
          guard cause.rank < alarm.rank, cause.finding.explains(alarm.finding) else { continue }
          if let known = best.map({ active[$0] }), !cause.comesBefore(known) { continue }
          best = index
        }
      }
      if let best { parents[alarm.id] = active[best].id }
    }
    for alarm in active { priorities[alarm.id] = alarm.finding.priority }
  }

  /// The first-out of an alarm; nil for one that is its own.
  func root(of id: AlarmID) -> AlarmID? {
    var root = parents[id]
    while let next = root.flatMap({ parents[$0] }) { root = next }
    return root
  }

  /// True when an alarm is no more urgent than what explains it: to announce it would tell nothing new.
  func isSilenced(_ alarm: ActiveAlarm, by root: AlarmID) -> Bool {
    alarm.finding.kind != .leakDetected && (priorities[root] ?? .low) <= alarm.finding.priority
  }
}

extension ActiveAlarm {
  fileprivate func comesBefore(_ other: ActiveAlarm) -> Bool {
    if rank != other.rank { return rank < other.rank }
    if raisedAt != other.raisedAt { return raisedAt < other.raisedAt }
    return AlarmID.comesFirst(id, other.id)
  }
}
