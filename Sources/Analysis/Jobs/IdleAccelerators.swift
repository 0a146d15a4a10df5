internal import SiteModel

/// Accelerators that a job holds and hardly uses: below `IdleWatch.load` at every remembered step for as long as `least`,
/// the job's first minutes not counted.
struct IdleAccelerators {
  static let least = Duration.seconds(600)

  /// By index in the directory.
  private(set) var accelerators: [Int] = []
  /// W that they draw; nil where not all of them tell.
  private(set) var power: Double?
  /// How many the job holds.
  let held: Int
  /// Since when the last of them has been so.
  private(set) var since = Moment.never

  /// Nil where nothing can be said: the job does not run or has only begun, or its accelerators are not known.
  init?(of job: Job, _ present: Present, _ placements: JobPlacements, _ powers: FreshColumn) {
    guard job.state == .running, let began = job.began, present.now - began >= Self.least else { return nil }
    held = job.places.reduce(0) { $0 + Int($1.accelerators.count) }
    let watch = present.site.idleWatch
    guard held > 0, watch.count > 0 else { return nil }
    var sum = 0.0
    var isKnown = true
    var areTold = false
    for place in job.places {
      for index in Self.accelerators(at: place, placements) ?? [] {
        areTold = true
        guard let idle = watch.idleSince(accelerator: index) else { continue }
        let first = max(idle, began)
        guard present.now - first >= Self.least else { continue }
        accelerators.append(index)
        since = max(since, first)
        if let watts = powers[index] { sum += watts } else { isKnown = false }
      }
    }
    guard areTold else { return nil }
    power = isKnown && !accelerators.isEmpty ? sum : nil
  }

  private static func accelerators(at place: JobPlace, _ placements: JobPlacements) -> [Int]? {
    let claim = JobPlacements.Claim(
      holder: -1, processorCount: -1, accelerators: place.accelerators)
    return placements.accelerators(of: claim, on: Int(place.node))
  }
}
