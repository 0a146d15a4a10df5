internal import Analysis
internal import Canvas
internal import Interaction
internal import SiteModel
internal import Wording

/// The tiles of the overview, each empty when the site has nothing to say about it.
struct OverviewParts {
  let scene: Scene

  private var summary: SiteSummary { scene.digest.summary }
  private var site: Site { scene.site }
  private var words: Wording { scene.words }
  private static let sparkWidth = 22

  var tiles: [Block] { [compute, power, temperature, accelerators, single, sources] }

  private var compute: Block {
    var lines: [Phrase] = []
    let precision = site.topology.precision
    if let capacity = summary.compute.capacity[precision], capacity > 0 {
      let whole = Figures.compute(capacity)
      var line = label(.busy)
      if let busy = summary.compute.busy[precision] {
        let own = Figures.compute(busy)
        line.add(own.unit == whole.unit ? own.number : "\(own.number) \(own.unit)")
        lines.append(Strokes.bar(busy / capacity, width: 30) + Phrase(" " + Figures.text(busy / capacity, .ratio)))
      } else {
        line.add(Figures.missing, .missing)
      }
      line.add(" / \(whole.number) \(whole.unit) \(precision.rawValue.uppercased())", .label)
      lines.insert(line, at: 0)
    }
    if let load = summary.acceleratorLoad {
      lines.append(label(.load) + trend(.acceleratorLoad, top: 1) + Phrase(Figures.text(load, .ratio)))
      if let note = coverage(summary.acceleratorLoadCoverage, .fromAccelerators) { lines.append(note) }
    }
    if let throttled = summary.throttled {
      let text = words(.throttledOf, Figures.grouped(throttled.count), Figures.grouped(throttled.expected))
      lines.append(Phrase(text, throttled.count > 0 ? .text : .label))
    }
    return Block(words(.compute), phrases: lines)
  }

  private var power: Block {
    guard let total = summary.power.total else { return Block("", []) }
    var line = label(summary.power.isMeasured ? .itPower : .power)
    line.add(Figures.text(total, .watt))
    if let budget = summary.powerBudget { line.add(" / \(Figures.text(budget, .watt)) \(words(.budget))", .label) }
    var lines = [line]
    if let budget = summary.powerBudget, budget > 0 {
      lines.append(
        Strokes.bar(total / budget, width: 30, limit: site.topology.thresholds.rackPowerCaution)
          + Phrase(" " + Figures.text(total / budget, .ratio)))
    }
    let trend = trend(.power, top: nil)
    if !trend.isEmpty { lines.append(label(.power) + trend) }
    if let note = coverage(summary.power.coverage, .fromNodes) { lines.append(note) }
    // Nodes without a meter of their own count with their parts only: say so.
    if summary.power.partNodes > 0 {
      let share = "\(Figures.grouped(summary.power.partNodes))/\(Figures.grouped(summary.power.expectedNodes))"
      lines.append(Phrase("\(share) \(words(.partsOnly))", .label))
    }
    return Block(words(.powerTitle), phrases: lines)
  }

  private var temperature: Block {
    var lines: [Block.Line] = []
    func add(_ word: Word, _ extreme: Extreme?) {
      guard let extreme else { return }
      var line = Phrase()
      line.add(words(word), .label, field: 21)
      line.add(Figures.text(extreme.value, .celsius).rightAligned(to: 8))
      line.add("  " + site.directory.nodeName(site.directory.node(of: extreme.id)).fitted(to: 20), .label)
      lines.append(Block.Line(phrase: line, thing: .entity(extreme.id)))
    }
    add(.rackInletWorst, summary.worstInlet)
    add(.acceleratorHottest, summary.hottestAccelerator)
    add(.processorHottest, hottestProcessor)
    return Block(words(.temperatureTitle), lines)
  }

  private var hottestProcessor: Extreme? {
    let column = scene.digest.present.column(.processor, .temperature)
    var hottest: Extreme?
    for index in 0..<site.directory.count(of: .processor) {
      guard let value = column[index], value > hottest?.value ?? -.infinity else { continue }
      hottest = Extreme(id: EntityID(.processor, index), value: value)
    }
    return hottest
  }

  /// Accelerators by kind, planned and at work.
  private var accelerators: Block {
    guard summary.accelerators.expected > 0 else { return Block("", []) }
    var lines: [Phrase] = []
    let kinds = site.topology.acceleratorKinds
    for (index, kind) in kinds.enumerated() {
      let planned = site.topology.nodes.reduce(0) { $0 + ($1.acceleratorKind == index ? $1.acceleratorCount : 0) }
      guard planned > 0 else { continue }
      lines.append(Phrase("\(Figures.grouped(planned)) × ", .text) + Phrase("\(kind.vendor) \(kind.name)", .text))
    }
    if kinds.isEmpty, let model = site.fact(.model, of: .accelerator(0)) {
      lines.append(Phrase("\(Figures.grouped(summary.accelerators.expected)) × ") + Phrase(model))
    }
    let count = summary.accelerators
    lines.append(
      Phrase(words(.acceleratorsReporting) + " ", .label)
        + Phrase(
          "\(Figures.grouped(count.count)) / \(Figures.grouped(count.expected))", count.isComplete ? .text : .strong))
    return Block(words(.accelerators), phrases: lines)
  }

  /// A single machine is its owner's: what its processors, memory and ports are doing.
  private var single: Block {
    guard site.directory.nodes.count == 1 else { return Block("", []) }
    let parts = NodeParts(scene: scene, node: 0, width: 56)
    return Block(words(.host), parts.host.lines + parts.history.lines)
  }

  private var sources: Block {
    guard !site.sources.isEmpty else { return Block("", []) }
    var lines = [
      Block.Line(
        phrase: Phrase(
          words(.aliveOf, Figures.grouped(summary.sources.count), Figures.grouped(summary.sources.expected))))
    ]
    var troubled: [Phrase] = []
    var counts: [SourceState.Condition: Int] = [:]
    for source in site.sources { counts[source.condition(at: scene.now), default: 0] += 1 }
    for (condition, word) in [
      (SourceState.Condition.failing, Word.failingCount), (.late, .lateCount), (.waiting, .waitingCount),
    ] {
      guard let count = counts[condition] else { continue }
      troubled.append(Phrase(words(word, Figures.grouped(count)), .strong))
    }
    var line = Phrase()
    for part in troubled { line = line.isEmpty ? part : line + Phrase(" · ", .faint) + part }
    if !line.isEmpty { lines.append(Block.Line(phrase: line)) }
    for (index, source) in site.sources.enumerated() where source.condition(at: scene.now) != .alive && lines.count < 4
    {
      let age = source.lastSuccess.map { Figures.span(scene.now - $0) } ?? Figures.missing
      lines.append(
        Block.Line(
          phrase: Phrase(source.description.id.name.fitted(to: 26) + "  ") + Phrase(age, .stale), thing: .source(index))
      )
    }
    return Block(words(.sources), lines)
  }

  /// A line a pod under a head; nothing when the site has no pods.
  func pods(width: Int) -> [Phrase] {
    guard !scene.digest.pods.isEmpty else { return [] }
    let columns = [
      TextTable.Column(title: words(.pods), rank: 0), TextTable.Column(title: "", rank: 0),
      TextTable.Column(title: words(.nodesReporting), edge: .right, rank: 4),
      TextTable.Column(title: words(.rackInletWorst), edge: .right, rank: 1),
      TextTable.Column(title: words(.acceleratorLoad), rank: 1), TextTable.Column(title: words(.power), rank: 2),
      TextTable.Column(title: words(.hottest), edge: .right, rank: 3),
    ]
    let rows = scene.digest.pods.map { pod -> [Phrase] in
      var load = Strokes.bar(pod.acceleratorLoad, width: 12)
      load.add(" " + (pod.acceleratorLoad.map { Figures.text($0, .ratio) } ?? Figures.missing).rightAligned(to: 5))
      var power = Phrase(pod.power.total.map { Figures.text($0, .watt) } ?? Figures.missing)
      if let budget = site.topology.pods[pod.pod].powerBudget, let share = pod.powerShare {
        power =
          Strokes.bar(share, width: 12) + Phrase(" ") + power + Phrase(" / " + Figures.text(budget, .watt), .label)
      }
      return [
        Phrase(site.topology.pods[pod.pod].name.fitted(to: 20), .strong),
        pod.worstPriority.map { Phrase($0.marker, $0.ink) } ?? Phrase(),
        Phrase("\(pod.reporting.count)/\(pod.reporting.expected)", pod.reporting.isComplete ? .label : .strong),
        degrees(pod.worstInlet, 1), load, power, degrees(pod.hottestAccelerator, 0),
      ]
    }
    return TextTable(columns: columns, rows: rows, width: width).lines
  }

  // MARK: Pieces

  private func degrees(_ extreme: Extreme?, _ decimals: Int) -> Phrase {
    extreme.map { Phrase(Figures.fixed($0.value, decimals) + " °C") } ?? Phrase(Figures.missing, .missing)
  }

  private func label(_ word: Word) -> Phrase {
    var phrase = Phrase()
    phrase.add(words(word), .label, field: 6)
    phrase.gap()
    return phrase
  }

  /// "from 498 of 512 nodes"; nothing when all take part.
  private func coverage(_ coverage: Coverage, _ word: Word) -> Phrase? {
    coverage.isComplete
      ? nil : Phrase(words(word, Figures.grouped(coverage.count), Figures.grouped(coverage.expected)), .label)
  }

  /// A sparkline since start, with its span before it.
  private func trend(_ total: Trends.SiteTotal, top: Double?) -> Phrase {
    guard let span = site.trends.span, site.trends.count > 1 else { return Phrase() }
    let spark = Strokes.sparkline(site.trends.values(of: total), width: Self.sparkWidth, top: top)
    guard !spark.isEmpty else { return Phrase() }
    // The line shows its newest steps only; its span is theirs.
    let shown = Duration.seconds(
      (span.to - span.from).seconds * Double(min(Self.sparkWidth, site.trends.count)) / Double(site.trends.count))
    return Phrase(Figures.span(shown) + " ", .label) + spark + Phrase(" ")
  }
}
