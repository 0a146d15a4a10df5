internal import Analysis
internal import Canvas
internal import Interaction
internal import SiteModel
internal import Widgets
internal import Wording

/// Feeds side by side: what each carries of what it may, and below what happens when it is lost.
struct FeedLines {
  let scene: Scene
  private var words: Wording { scene.words }
  private var feeds: [PowerSummary.Branch] { scene.digest.power.feeds }

  /// Feeds that are shown where so many fit: all, else those in trouble and those whose loss does most harm first.
  func shown(most: Int) -> [Int] {
    let all = Array(feeds.indices)
    guard all.count > most else { return all }
    func urgency(_ feed: Int) -> (Int, Int, Int) {
      let worst = scene.digest.standing(of: .entity(feeds[feed].id))?.worst.priority.rawValue ?? 9
      let loss = scene.digest.power.losses[feed]
      return (worst, -loss.overloads.count - loss.racksLost.count, feed)
    }
    return Array(all.sorted { urgency($0) < urgency($1) }.prefix(most))
  }

  /// What the feed carries, then what its loss would do in so many lines.
  func lines(of feed: Int, width: Int, lossLines: Int) -> [Phrase] {
    let facts = lossFacts(of: scene.digest.power.losses[feed])
    let label = Phrase("  " + words(.withoutIt) + "  ", .label)
    let indent = Phrase(blanks(label.width))
    let lines = Phrase.lines(of: facts, by: Phrase(" · ", .label), width: width - label.width, most: lossLines)
    return [head(of: feed, width: width)] + lines.enumerated().map { ($0 == 0 ? label : indent) + $1 }
  }

  private func head(of feed: Int, width: Int) -> Phrase {
    let branch = feeds[feed]
    var phrase = Phrase(branch.name.fitted(to: 16), .strong)
    if let worst = scene.digest.standing(of: .entity(branch.id))?.worst {
      phrase.add(Phrase(" ") + scene.marker(of: worst))
    }
    phrase.gap(2)
    phrase.add(power(of: branch))
    let racks = Phrase("  " + words(.rackCount, Figures.grouped(branch.racks.count)), .label)
    let share = branch.share.map { Phrase(Figures.text($0, .ratio).rightAligned(to: 6)) } ?? Phrase()
    let room = width - phrase.width - share.width - racks.width - 2
    guard branch.capacity != nil, room >= 6 else { return phrase + racks }
    phrase.gap(2)
    let limits = [scene.site.topology.thresholds.rackPowerCaution]
    phrase.add(Bar(branch.share, limits: limits).phrase(width: min(20, room)))
    return phrase + share + racks
  }

  private func power(of branch: PowerSummary.Branch) -> Phrase {
    var phrase = Phrase()
    if branch.basis == .shared { phrase.add(words(.basisSharedShort) + " ", .label) }
    phrase.add(branch.power.map { Phrase(Figures.text($0, .watt)) } ?? scene.shown(branch.id, .power))
    if let capacity = branch.capacity { phrase.add(" / " + Figures.text(capacity, .watt), .label) }
    return phrase
  }

  /// Racks that stop; then where the load goes, and what it is too much for.
  private func lossFacts(of loss: FeedLoss) -> [Phrase] {
    if feeds[loss.feed].isDead { return [Phrase(words(.powerFeedDead), .label)] }
    var facts: [Phrase] = []
    // Whether what is left can carry it nobody can say while nobody says what it is.
    if loss.racksLost.isEmpty {
      if loss.moved != nil { facts.append(Phrase(words(.losesNoRack), .label)) }
    } else {
      facts.append(Phrase(words(.losesRacks, Figures.grouped(loss.racksLost.count)), .strong))
    }
    for heir in loss.heirs { facts.append(fact(of: heir, loss)) }
    let units = loss.overloads.filter { $0.id.kind != .powerFeed }
    for overload in units.prefix(2) { facts.append(phrase(of: overload)) }
    if units.count > 2 { facts.append(Phrase(words(.andMoreOverloads, Figures.grouped(units.count - 2)))) }
    return facts
  }

  private func fact(of heir: FeedLoss.Heir, _ loss: FeedLoss) -> Phrase {
    if let overload = loss.overloads.first(where: { $0.id == feeds[heir.feed].id }) { return phrase(of: overload) }
    var phrase = Phrase(feeds[heir.feed].name.fitted(to: 16) + " ", .label)
    guard let power = heir.power, loss.moved != nil else { return phrase + Phrase(words(.loadUnknown), .label) }
    phrase.add(Figures.text(power, .watt))
    if let capacity = heir.capacity { phrase.add(" / " + Figures.text(capacity, .watt), .label) }
    return phrase
  }

  /// "◆ feed B 247 kW > 140 kW", marked as the finding that tells of it.
  private func phrase(of overload: FeedLoss.Overload) -> Phrase {
    var phrase = Phrase(Priority.medium.shape, .medium)
    phrase.add(scene.site.directory.name(of: overload.id).fitted(to: 16) + " ", .strong)
    phrase.add("\(Figures.text(overload.power, .watt)) > \(Figures.text(overload.capacity, .watt))")
    return phrase
  }
}
