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

  /// First those that are about to be raised, in their order, then those that are active.
  var all: [(id: AlarmID, standing: Standing)] = []

  subscript(place: Int) -> Standing { all[place].standing }
}

/// What has been wrong for long enough to be an alarm.
struct DueAlarm {
  var id: AlarmID
  var finding: Finding
}

/// An alarm that is active or about to be.
struct ActiveAlarm {
  var id: AlarmID
  var finding: Finding
  var raisedAt: Moment
  var thing: EntityID?
  var rank: Int
  /// Why it is suppressed so far.
  var suppression: Suppression.Reason?
  /// True while nobody is told of it, be it shelved, out of service, or about what is switched off, and while nobody
  /// knows whether it is still so: then it must not keep what follows from being announced.
  var isMute = false
  /// True once its cause is gone, while it waits for its off-delay.
  var isLeaving = false
  /// When it ended, for one that did a short while ago and still explains what follows from it.
  var endedAt: Moment?

  /// What ranks from here on is nobody's cause.
  static let endOfCauses = 30
}

/// Finds the first-out of each alarm: the furthest up the chain of what explains it, and of two that stand alike the
/// one that was raised first.
struct FirstOuts {
  private let active: [ActiveAlarm]
  /// By place among these: the place of what explains it, -1 where nothing does.
  private var parents: [Int]

  init(among active: [ActiveAlarm], places: AlarmPlaces, supply: SupplyGraph) {
    self.active = active
    parents = [Int](repeating: -1, count: active.count)
    var reach: [EntityID: [Int]] = [:]
    for (index, alarm) in active.enumerated() where alarm.rank < ActiveAlarm.endOfCauses && !alarm.isMute {
      for thing in places.reach(of: alarm.finding, through: supply) { reach[thing, default: []].append(index) }
    }
    guard !reach.isEmpty else { return }
    for place in active.indices {
      var best = -1
      for thing in places.chain(of: active[place].finding) {
        for index in reach[thing] ?? [] {
          guard active[index].rank < active[place].rank, active[index].finding.explains(active[place].finding) else {
            continue
          }
          if best < 0 || active[index].comesBefore(active[best]) { best = index }
        }
      }
      parents[place] = best
    }
  }

  /// The place of the first-out of the alarm at a place; nil for one that is its own.
  func root(of place: Int) -> Int? {
    var root = parents[place]
    while root >= 0, parents[root] >= 0 { root = parents[root] }
    return root < 0 ? nil : root
  }

  /// True when an alarm is no more urgent than what explains it: to announce it would tell nothing new. What becomes
  /// critical once that is over is new.
  func isSilenced(_ place: Int, by root: Int) -> Bool {
    if let end = active[root].endedAt, active[place].raisedAt > end, active[place].finding.priority == .critical {
      return false
    }
    return active[place].finding.kind != .leakDetected
      && active[root].finding.priority <= active[place].finding.priority
  }
}

extension ActiveAlarm {
  fileprivate func comesBefore(_ other: ActiveAlarm) -> Bool {
    if rank != other.rank { return rank < other.rank }
    if (endedAt == nil) != (other.endedAt == nil) { return endedAt == nil }
    if raisedAt != other.raisedAt { return raisedAt < other.raisedAt }
    return AlarmID.comesFirst(id, other.id)
  }
}
