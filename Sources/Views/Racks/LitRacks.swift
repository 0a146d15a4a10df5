internal import Analysis
internal import Interaction
internal import SiteModel
internal import Wording

/// The racks that hang on what the operator has picked out, wherever that stands: they stay lit on every map, the rest is
/// dimmed.
struct LitRacks {
  /// What was picked out that concerns racks.
  private(set) var things: [Selection] = []
  private(set) var racks: Set<Int> = []

  /// Nil where nothing is picked out. On the Overview what is selected counts as picked out, where it is a thing of the
  /// building: it is one look from the finding to what hangs on it.
  init?(_ scene: Scene) {
    var picked = Array(scene.console.marked)
    if picked.isEmpty, scene.console.page == .overview, case .entity(let id)? = scene.console.selection,
      !id.kind.isOfNode
    {
      picked = [.entity(id)]
    }
    for thing in picked {
      let own = Self.racks(of: thing, scene)
      guard !own.isEmpty else { continue }
      things.append(thing)
      racks.formUnion(own)
    }
    if racks.isEmpty { return nil }
  }

  private static func racks(of thing: Selection, _ scene: Scene) -> [Int] {
    switch thing {
    case .rack(let index): return [index]
    case .job(let job):
      return scene.site.job(job)?.places.compactMap { scene.site.plan(of: Int($0.node))?.rack } ?? []
    case .source: return []
    case .entity(let id) where id.kind.isOfNode:
      return [scene.site.plan(of: scene.site.directory.node(of: id))?.rack].compactMap(\.self)
    case .entity(let id): return scene.digest.racks(hangingOn: scene.site.coolingUnit(of: id) ?? id)
    }
  }

  /// "CDU-07: 8 racks · 64 nodes · 512 accelerators · 421 kW · 5 jobs"; of several things how many racks.
  func words(_ scene: Scene) -> String {
    let stake = scene.digest.stake(ofRacks: racks.sorted())
    let name = things.count == 1 ? scene.name(of: things[0]) + ": " : ""
    return name + scene.words(of: stake)
  }
}

extension Digest {
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
    Stake(ofRacks: racks, in: present, powers: rackPowers, nodes: self.racks)
  }
}

extension Scene {
  /// Who would notice, in a few counts; racks and their power are left out where they are told beside it.
  func words(of stake: Stake, isShort: Bool = false) -> String {
    var counts = isShort ? [] : [words(.rackCount, Figures.grouped(stake.racks))]
    counts.append(words(.nodeCount, Figures.grouped(stake.nodes)))
    if stake.accelerators > 0 { counts.append(words(.acceleratorsCounted, Figures.grouped(stake.accelerators))) }
    if let power = stake.power, !isShort { counts.append(Figures.text(power, .watt)) }
    if let jobs = stake.jobs, !jobs.isEmpty { counts.append(words(.jobCount, Figures.grouped(jobs.count))) }
    return counts.joined(separator: " · ")
  }
}
