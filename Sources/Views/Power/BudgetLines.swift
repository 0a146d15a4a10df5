internal import Analysis
internal import Canvas
internal import SiteModel
internal import Widgets
internal import Wording

/// How far pods and racks are from their budgets, and the caps in force.
struct BudgetLines {
  private let scene: Scene
  private let caution: Double
  private var words: Wording { scene.words }
  private static let leastPodWidth = 24

  init(scene: Scene) {
    self.scene = scene
    caution = scene.site.topology.thresholds.rackPowerCaution
  }

  /// Pods in so many lines; then racks and caps, each in a line of its own.
  func lines(width: Int, podLines: Int) -> [Phrase] { pods(width: width, most: podLines) + limits }

  /// A word on racks and caps in one line; nothing where no budget is near and no cap in force.
  func urgent(width: Int) -> [Phrase] {
    let budgets = scene.digest.budgets
    let isUrgent = budgets.racksOver.count + budgets.racksNear.count + (budgets.cappedAccelerators?.count ?? 0) > 0
    return isUrgent ? [Phrase.joined(limits, by: Phrase("   ")).cut(to: width)] : []
  }

  private func pods(width: Int, most: Int) -> [Phrase] {
    let (pods, plans) = (scene.digest.pods, scene.site.topology.pods)
    let isShort = width < 84
    // The fullest first, for the last ones may not fit; and no more than could, for bars take time to draw.
    let filled = pods.indices.filter { plans[pods[$0].pod].powerBudget != nil }
      .map { (share: pods[$0].powerShare ?? -1, place: $0) }
      .sorted { ($0.share, $1.place) > ($1.share, $0.place) }
    let shown = filled.prefix(most * max(1, width / Self.leastPodWidth) + 1).map { pods[$0.place] }
    let phrases = shown.map { phrase(of: $0, plans[$0.pod], isShort: isShort) }
    return Phrase.lines(of: phrases, by: Phrase("   "), width: width, most: most)
  }

  /// Without the budget itself where two shall stand in a short line.
  private func phrase(of pod: PodSummary, _ plan: Pod, isShort: Bool) -> Phrase {
    var phrase = Phrase(plan.name.fitted(to: 16) + " ", .strong)
    phrase.add(Bar(pod.powerShare, limits: [caution]).phrase(width: 10))
    phrase.gap()
    phrase.add(pod.power.total.map { Phrase(pod.power.sign, .label) + Phrase(Figures.text($0, .watt)) } ?? missing)
    if let budget = plan.powerBudget, !isShort { phrase.add(" / " + Figures.text(budget, .watt), .label) }
    if let share = pod.powerShare { phrase.add(" " + Figures.text(share, .ratio), share > caution ? .strong : .text) }
    return phrase
  }

  private var missing: Phrase { Phrase(Figures.missing, .missing) }

  private var limits: [Phrase] {
    let budgets = scene.digest.budgets
    var facts: [Phrase] = []
    if budgets.racksKnown > 0 {
      var racks = Phrase(
        words(.racksOverBudget, Figures.grouped(budgets.racksOver.count)), ink(budgets.racksOver.count))
      racks.add(" · ", .label)
      racks.add(words(.racksNearBudget, Figures.grouped(budgets.racksNear.count)), ink(budgets.racksNear.count))
      let names = (budgets.racksOver + budgets.racksNear).prefix(4).map { scene.site.topology.racks[$0].name }
      if !names.isEmpty { racks.add(" " + names.joined(separator: " ")) }
      facts.append(racks)
    }
    if let capped = budgets.cappedAccelerators, capped.count == 0 {
      facts.append(Phrase(words(.noneCapped, Figures.grouped(capped.expected)), .label))
    } else if let capped = budgets.cappedAccelerators {
      let counts = [capped.count, capped.expected].map { Figures.grouped($0) }
      let less = Figures.text(budgets.withheld, .watt)
      facts.append(Phrase(words(.cappedAccelerators, counts[0], counts[1], less)))
    }
    if budgets.cappedNodes > 0 {
      let sum = Figures.text(budgets.nodeLimits, .watt)
      facts.append(Phrase(words(.cappedNodes, Figures.grouped(budgets.cappedNodes), sum)))
    }
    return facts
  }

  private func ink(_ count: Int) -> Ink { count > 0 ? .text : .label }
}
