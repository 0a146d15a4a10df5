internal import Analysis
internal import Canvas
internal import SiteModel
internal import Widgets
internal import Wording

/// What hangs on a thing, what its end would do, and what it hangs on.
struct DependencyLines {
  let scene: Scene
  private var words: Wording { scene.words }

  /// Two lines, or what matters most in one; none where the page tells of nothing.
  func lines(width: Int, isShort: Bool = false) -> [Phrase] {
    guard let item = scene.shownPowerItem, let dependency = scene.dependency, dependency.thing == item.id else {
      return []
    }
    if let place = stagePlace(of: item) {
      let line = Phrase(item.name.fitted(to: 24), .strong) + Phrase("  " + words(place), .label)
      return isShort ? [line] : [line, Phrase()]
    }
    let stake = stake(item, dependency, isShort: isShort)
    let ends = ends(dependency)
    if isShort { return [(stake + Phrase(" · ", .label) + ends).cut(to: width)] }
    let below = Phrase("  " + words(.ifItStops) + " ", .label) + ends
    return [stake.cut(to: width), below + suppliers(dependency, width: width - below.width)]
  }

  /// A stage is no one thing on which others hang: converters of its kind stand at every rack or node.
  private func stagePlace(of item: PowerItem) -> Word? {
    guard item.id.kind == .powerConversion else { return nil }
    let plans = scene.site.topology.powerConversions
    switch plans.indices.contains(Int(item.id.index)) ? plans[Int(item.id.index)].place : .site {
    case .node: return .atEveryNode
    case .rack: return .atEveryRack
    case .site: return .atSite
    }
  }

  private func stake(_ item: PowerItem, _ dependency: Dependency, isShort: Bool) -> Phrase {
    var phrase = Phrase()
    if let worst = scene.digest.standing(of: .entity(item.id))?.worst { phrase = scene.marker(of: worst) + Phrase(" ") }
    phrase.add(item.name.fitted(to: 24), .strong)
    phrase.add("  " + words(.hangsOnIt) + " ", .label)
    let stake = dependency.stake
    guard stake.racks > 0 else { return phrase + Phrase(words(.noRackOnIt), .label) }
    let racks = Figures.grouped(stake.racks)
    phrase.add(
      isShort
        ? words(.rackCount, racks)
        : words(.stakeOf, racks, Figures.grouped(stake.nodes), Figures.grouped(stake.accelerators)))
    if let power = stake.power { phrase.add(" · " + Figures.text(power, .watt)) }
    if let jobs = stake.jobs { phrase.add(" · " + words(.jobsOn, Figures.grouped(jobs.count))) }
    if !isShort, let biggest = scene.biggest(of: stake) { phrase.add(", " + biggest, .label) }
    return phrase
  }

  /// What stops with it.
  private func ends(_ dependency: Dependency) -> Phrase {
    var facts: [Phrase] = []
    facts.append(
      dependency.racksLost.isEmpty
        ? Phrase(words(.losesNoRack), .label)
        : Phrase(words(.losesRacks, Figures.grouped(dependency.racksLost.count)), .strong))
    if !dependency.racksWeakened.isEmpty {
      facts.append(Phrase(words(.racksLoseReserve, Figures.grouped(dependency.racksWeakened.count))))
    }
    return .joined(facts, by: Phrase(" · ", .label))
  }

  /// What it hangs on, nearest first.
  private func suppliers(_ dependency: Dependency, width: Int) -> Phrase {
    let names = dependency.suppliers.map { Phrase(scene.site.directory.name(of: $0)) }
    guard !names.isEmpty else { return Phrase() }
    let label = Phrase("   " + words(.hangsOn) + " ", .label)
    let line = Phrase.lines(of: names, by: Phrase(" ← ", .label), width: width - label.width, most: 1).first
    return line.map { label + $0 } ?? Phrase()
  }
}
