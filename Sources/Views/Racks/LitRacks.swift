internal import Analysis
internal import Interaction
internal import SiteModel
internal import Widgets
internal import Wording

/// The racks that hang on what the operator has picked out, wherever that stands: they stay lit on every map, the rest is
/// dimmed.
struct LitRacks {
  /// What was picked out that concerns racks.
  private(set) var things: [Selection] = []
  private(set) var racks: Set<Int> = []
  /// Jobs among it, by their place in `JobPlacements.holders`.
  private(set) var holders: Set<Int> = []

  /// Nil where nothing is picked out. On the Overview what is selected counts as picked out, where it is a job or a thing
  /// of the building: it is one look from the finding to what hangs on it. On a map of jobs the job that was selected
  /// last among the jobs does.
  init?(_ scene: Scene) {
    var picked = Array(scene.console.marked)
    if picked.isEmpty, scene.console.page == .overview, case .entity(let id)? = scene.console.selection,
      !id.kind.isOfNode
    {
      picked = [.entity(id)]
    }
    if picked.isEmpty, scene.console.page == .overview, case .job(let job)? = scene.console.selection {
      picked = [.job(job)]
    }
    if picked.isEmpty, scene.console.page == .racks, scene.rackMetric == .job,
      let job = scene.console.selections[Page.jobs.name]
    {
      picked = [job]
    }
    for thing in picked {
      let own = Self.racks(of: thing, scene)
      var jobs: [Int] = []
      if case .job(let job) = thing { jobs = scene.digest.placements.holders(of: job) }
      guard !own.isEmpty || !jobs.isEmpty else { continue }
      things.append(thing)
      racks.formUnion(own)
      holders.formUnion(jobs)
    }
    // A job may be on nodes that stand in no rack.
    if racks.isEmpty, holders.isEmpty { return nil }
  }

  private static func racks(of thing: Selection, _ scene: Scene) -> [Int] {
    switch thing {
    case .rack(let index): return [index]
    case .job(let job): return scene.digest.racks(ofHolders: scene.digest.placements.holders(of: job))
    case .source, .alarmEvent: return []
    case .alarm(let id):
      return scene.site.subject(of: id.subject).map { racks(of: Selection($0), scene) } ?? []
    case .entity(let id) where id.kind.isOfNode:
      return [scene.site.plan(of: scene.site.directory.node(of: id))?.rack].compactMap(\.self)
    case .entity(let id): return scene.digest.racks(hangingOn: scene.site.coolingUnit(of: id) ?? id)
    }
  }

  /// False for a node on which none of the jobs is that were picked out, where jobs were.
  func shows(node: Int, in scene: Scene) -> Bool {
    holders.isEmpty || scene.digest.placements.claims(on: node).contains { holders.contains(Int($0.holder)) }
  }

  /// "CDU-07: 8 racks · 64 nodes · 512 accelerators · 421 kW · 5 jobs"; of several things how many racks.
  func words(_ scene: Scene) -> String {
    let stake = scene.digest.stake(ofRacks: racks.sorted())
    var name = things.count == 1 ? scene.name(of: things[0]) + ": " : ""
    if things.count == 1, let holder = holders.min() {
      // What else runs in a job's racks is not at stake with it.
      name = scene.words(.jobNamed, scene.title(ofHolder: holder, width: 32)) + ": "
      let nodes = holders.reduce(0) { $0 + scene.digest.placements.job($1).places.count }
      let racks = racks.isEmpty ? "" : scene.words(.rackCount, Figures.grouped(racks.count)) + " · "
      return name + racks + scene.words(.nodeCount, Figures.grouped(nodes))
    }
    return name + scene.words(of: stake)
  }
}

extension Digest {
  /// The racks in which some jobs are, by their place in `JobPlacements.holders`.
  func racks(ofHolders holders: [Int]) -> [Int] {
    var racks: Set<Int> = []
    for holder in holders {
      // Nodes of a rack stand together: most need not be looked up.
      var last = -1
      for place in placements.job(holder).places {
        guard let rack = site.plan(of: Int(place.node))?.rack, rack != last else { continue }
        last = rack
        racks.insert(rack)
      }
    }
    return racks.sorted()
  }

  /// What stops with a thing, by what is drawn now.
  func outage(of thing: EntityID) -> Outage {
    supply.outage(of: thing, loads: power.loads, dead: power.deadSupplies)
  }

  /// Racks that stop, or have less to fall back on, when a thing stops; by index.
  func racks(hangingOn thing: EntityID) -> [Int] {
    if thing.kind == .rack { return [Int(thing.index)] }
    let outage = outage(of: thing)
    return outage.racksLost + outage.racksWeakened
  }

  func stake(ofRacks racks: [Int]) -> Stake {
    Stake(ofRacks: racks, in: present, powers: rackPowers, nodes: self.racks, jobs: placements)
  }
}

extension Scene {
  /// Who would notice, in a few counts; racks and their power are left out where they are told beside it.
  func words(of stake: Stake, isShort: Bool = false) -> String {
    var counts = isShort ? [] : [words(.rackCount, Figures.grouped(stake.racks))]
    counts.append(words(.nodeCount, Figures.grouped(stake.nodes)))
    if stake.accelerators > 0 { counts.append(words(.acceleratorsCounted, Figures.grouped(stake.accelerators))) }
    if let power = stake.power, !isShort { counts.append(Figures.text(power, .watt)) }
    if let jobs = stake.jobs, !jobs.isEmpty { counts.append(words(.jobsOn, Figures.grouped(jobs.count))) }
    return counts.joined(separator: " · ")
  }

  /// "18422 llm-pretrain": a job that holds nodes.
  func title(ofHolder holder: Int, width: Int) -> String {
    let job = digest.placements.job(holder)
    return (job.name.isEmpty ? job.id : "\(job.id) \(job.name)").fitted(to: width)
  }

  /// "job 18422 llm-pretrain", "5 jobs": who is hit by what a finding is about; nil where no queue tells, or nobody is.
  func jobs(hitBy finding: Finding) -> String? {
    let placements = digest.placements
    guard !placements.holders.isEmpty else { return nil }
    var holders: [Int] = []
    switch finding.subject {
    case .job, .source: return nil
    case .rack(let rack): holders = placements.holders(onNodes: digest.racks[rack].nodes)
    case .entity(let id) where id.kind == .accelerator: holders = placements.holders(ofAccelerator: Int(id.index))
    case .entity(let id) where id.kind.isOfNode: holders = placements.holders(onNodes: [site.directory.node(of: id)])
    case .entity(let id):
      let racks = digest.racks(hangingOn: site.coolingUnit(of: id) ?? id)
      holders = placements.holders(onNodes: racks.flatMap { digest.racks[$0].nodes })
    }
    guard let first = holders.first else { return nil }
    let count = words(.jobsOn, Figures.grouped(holders.count))
    return holders.count == 1 ? words(.jobNamed, title(ofHolder: first, width: 24)) : count
  }

  /// The job that loses most with a stake, where there are several; the only one, where it is one.
  func biggest(of stake: Stake) -> String? {
    guard let holder = stake.biggest, let count = stake.jobs?.count else { return nil }
    return words(count > 1 ? .jobsBiggest : .jobNamed, title(ofHolder: holder, width: 24))
  }
}
