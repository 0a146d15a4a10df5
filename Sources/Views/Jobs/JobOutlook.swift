internal import Analysis
internal import Interaction
package import SiteModel

/// What is worked out of one job beyond its record: what it draws and does, what its racks hang on, the jobs that it waits
/// for and those that wait behind it. It takes longer than a frame should, and holds for a digest.
package struct JobOutlook: Sendable {
  package let job: JobReference
  /// Nil for a job of which neither queue nor accounting tells any more.
  let content: Job?
  /// Its place in `JobPlacements.holders`; nil for a job that holds nothing.
  let holder: Int?
  let figures: JobFigures
  let nodes: [Int]
  let racks: [Int]
  let supplies: [JobSupply]
  /// Distribution units that are well and of which none is the only one that feeds a rack.
  let spareUnits: Int
  let dependencies: [JobDependency]
  /// Jobs that wait for what it holds or will get: how many, and the first few.
  let behind: (count: Int, first: [JobReference])
  let steps: [JobStep]
  let factors: [PriorityFactors.Factor]
  let share: FairShare?
  let quality: ServiceQuality?

  /// The things with a line of their own, in drawn order.
  let order: [Selection]

  init(of job: JobReference, in digest: Digest) {
    self.job = job
    let site = digest.site
    content = site.job(job)
    holder = digest.placements.holder(of: job)
    figures = digest.jobs[job]
    nodes = content?.places.map { Int($0.node) } ?? []
    racks = holder.map { digest.racks(ofHolders: [$0]) } ?? []
    (supplies, spareUnits) = JobSupply.supplies(ofRacks: racks, in: digest)
    let queue = site.queues.indices.contains(job.queue) ? site.queues[job.queue] : nil
    dependencies = content.map { JobDependency.all(in: $0.dependency, of: job.queue, in: site) } ?? []
    behind = Self.behind(content, in: queue, at: job.queue)
    steps = queue?.steps.filter { $0.job == job.id } ?? []
    factors = queue?.priorities[job.id]?.factors ?? []
    let own = content
    share = queue?.shares.first { $0.user == own?.user && $0.account == own?.account && !$0.user.isEmpty }
    quality = queue?.qualities.first { $0.name == own?.quality }
    order =
      dependencies.compactMap(\.job).map { .job($0) } + supplies.map { .entity($0.id) }
      + nodes.map { .entity(.node($0)) } + behind.first.map { .job($0) }
  }

  private static let shownBehind = 16

  /// Jobs of the same partition that wait for room or for their turn, and come after it: of lower priority where it waits
  /// itself. Those of highest priority first.
  private static func behind(_ job: Job?, in queue: JobQueue?, at place: Int) -> (count: Int, first: [JobReference]) {
    guard let job, let queue, !job.state.hasEnded, !job.partition.isEmpty else { return (0, []) }
    let jobs = queue.jobs
    var found: [Int] = []
    // Asked where they lie: a hundred thousand are not to be copied.
    for index in jobs.indices
    where jobs[index].state.isWaiting && jobs[index].partition == job.partition && jobs[index].id != job.id {
      guard ["Resources", "Priority"].contains(jobs[index].reason) else { continue }
      // Its own other parts do not wait for it.
      if let group = job.group, jobs[index].group == group { continue }
      if job.state.isWaiting {
        guard let own = job.priority, let other = jobs[index].priority, other < own else { continue }
      }
      found.append(index)
    }
    let count = found.count
    let first = found.sorted { (-(jobs[$0].priority ?? 0), $0) < (-(jobs[$1].priority ?? 0), $1) }.prefix(shownBehind)
    return (count, first.map { JobReference(queue: place, id: jobs[$0].id) })
  }
}

/// Another job that one waits for, in the scheduler's words: "afterok:8_*(unfulfilled)".
struct JobDependency: Sendable {
  /// "afterok".
  var kind: String
  var id: String
  /// Nil for one that the queue does not know.
  var job: JobReference?
  /// "unfulfilled".
  var state: String

  static func all(in text: String, of queue: Int, in site: Site) -> [JobDependency] {
    text.split { $0 == "," || $0 == "?" }.flatMap { clause -> [JobDependency] in
      let parts = clause.split(separator: ":").map(String.init)
      guard let kind = parts.first else { return [] }
      if parts.count == 1 { return [JobDependency(kind: kind, id: "", state: "")] }
      return parts.dropFirst().prefix(16).map { part in
        let pieces = part.split(separator: "(", maxSplits: 1).map(String.init)
        let id = pieces.first ?? ""
        // "+5" after a number is a delay.
        let known = [id, String(id.prefix { $0 != "+" })].map { JobReference(queue: queue, id: $0) }
        let job = known.first { site.job($0) != nil }
        let state = pieces.count > 1 ? String(pieces[1].prefix { $0 != ")" }) : ""
        return JobDependency(kind: kind, id: id, job: job, state: state)
      }
    }
  }
}

/// Something that a job's racks hang on.
struct JobSupply: Sendable {
  var id: EntityID
  /// The worst finding about it or a part of it.
  var worst: Finding?
  /// Racks of the job that stop with it.
  var lost: Int

  private static let shown = 12
  /// Things of which the end is followed through: that takes a while each.
  private static let followed = 96

  /// What cools and feeds the racks, what is in trouble first, then what stops most; and how many distribution units are
  /// left out, for there is nothing to say of one of two.
  static func supplies(ofRacks racks: [Int], in digest: Digest) -> ([JobSupply], spare: Int) {
    var seen: Set<EntityID> = []
    var found: [EntityID] = []
    var edge = racks.map { EntityID.rack($0) }
    while !edge.isEmpty {
      var next: [EntityID] = []
      for arrow in edge.flatMap({ digest.supply.suppliers(of: $0) }) where seen.insert(arrow.thing).inserted {
        next.append(arrow.thing)
        if rank(of: arrow.thing.kind) != nil { found.append(arrow.thing) }
      }
      edge = next
    }
    found.sort { (rank(of: $0.kind) ?? 9, $0.index) < (rank(of: $1.kind) ?? 9, $1.index) }
    let own = Set(racks)
    let supplies = found.enumerated().map { place, id in
      let lost = place < followed ? digest.outage(of: id).racksLost.count { own.contains($0) } : 0
      return JobSupply(id: id, worst: digest.worstFinding(ofSupply: id), lost: lost)
    }
    func urgency(_ supply: JobSupply) -> (Int, Int, Int) {
      (supply.worst?.priority.rawValue ?? 9, -supply.lost, rank(of: supply.id.kind) ?? 9)
    }
    let told = supplies.filter { $0.id.kind != .powerDistributionUnit || $0.worst != nil || $0.lost > 0 }
    return (Array(told.sorted { urgency($0) < urgency($1) }.prefix(shown)), supplies.count - told.count)
  }

  /// The kinds that are shown, in this order.
  private static func rank(of kind: EntityKind) -> Int? {
    [.coolantDistributionUnit, .heatExchanger, .immersionUnit, .coolantLoop, .powerFeed, .powerDistributionUnit]
      .firstIndex(of: kind)
  }
}

extension Digest {
  /// The worst finding about something that supplies racks, or a part of it.
  func worstFinding(ofSupply id: EntityID) -> Finding? {
    if let place = coolingFindings.findings(about: id).first { return findings[place] }
    return standing(of: .entity(id))?.worst
  }
}
