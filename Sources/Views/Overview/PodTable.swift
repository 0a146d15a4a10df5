internal import Analysis
internal import Canvas
internal import Interaction
internal import SiteModel
internal import Widgets
internal import Wording

/// The pods, a line each; nothing when the site has none.
struct PodTable {
  let scene: Scene

  private var words: Wording { scene.words }

  /// A head and at most so many lines; where that is too few for all, those in trouble come first and the last line
  /// says how many are not shown.
  func lines(width: Int, limit: Int) -> [Block.Line] {
    var pods = scene.digest.pods
    guard !pods.isEmpty, limit > 2 else { return [] }
    let room = pods.count < limit ? pods.count : limit - 2
    if room < pods.count {
      func urgency(_ pod: PodSummary) -> Int { pod.worstPriority?.rawValue ?? .max }
      pods.sort { (urgency($0), $0.pod) < (urgency($1), $1.pod) }
    }
    let bar = max(10, min(24, (width - 60) / 3))
    let rows = pods.prefix(room).map { cells(of: $0, bar: bar) }
    var lines = TextTable(columns: columns, rows: rows, width: width).lines
    if room < pods.count { lines.append(Phrase(words(.moreBelow, Figures.grouped(pods.count - room)), .label)) }
    return lines.map { Block.Line(phrase: $0) }
  }

  private var columns: [TextTable.Column] {
    [
      TextTable.Column(title: words(.pods), rank: 0), TextTable.Column(title: "", rank: 0),
      TextTable.Column(title: words(.nodesReporting), edge: .right, rank: 3),
      TextTable.Column(title: words(.rackInletWorst), edge: .right, rank: 1),
      TextTable.Column(title: words(.hottest), edge: .right, rank: 4),
      TextTable.Column(title: words(.acceleratorLoad), rank: 1),
      TextTable.Column(title: words(.powerOfBudget), rank: 2),
    ]
  }

  private func cells(of pod: PodSummary, bar: Int) -> [Phrase] {
    let plan = scene.site.topology.pods[pod.pod]
    let load =
      Bar(pod.acceleratorLoad).phrase(width: bar)
      + Phrase((pod.acceleratorLoad.map { Figures.text($0, .ratio) } ?? Figures.missing).rightAligned(to: 6))
    var power =
      pod.powerShare.map { share in
        Bar(share, limits: [scene.site.topology.thresholds.rackPowerCaution]).phrase(width: bar) + Phrase(" ")
      } ?? Phrase()
    power.add(pod.power.total.map { pod.power.sign + Figures.text($0, .watt) } ?? Figures.missing)
    if let budget = plan.powerBudget { power.add(" / " + Figures.text(budget, .watt), .label) }
    return [
      Phrase(plan.name.fitted(to: 20), .strong), pod.worstPriority.map { Phrase($0) } ?? Phrase(),
      Phrase("\(pod.reporting.count)/\(pod.reporting.expected)", pod.reporting.isComplete ? .label : .strong),
      degrees(pod.worstInlet), degrees(pod.hottestAccelerator), load, power,
    ]
  }

  private func degrees(_ extreme: Extreme?) -> Phrase {
    extreme.map { Phrase(Figures.text($0.value, .celsius)) } ?? Phrase(Figures.missing, .missing)
  }
}
