internal import Analysis
internal import Canvas
internal import Interaction
internal import SiteModel
internal import Widgets
internal import Wording

/// The tiles of a site's overview, each empty when there is nothing to say.
struct SiteTiles {
  let scene: Scene
  /// Cells that a tile has.
  let width: Int

  private var summary: SiteSummary { scene.digest.summary }
  var site: Site { scene.site }
  var words: Wording { scene.words }

  var tiles: [Tile] { [compute, power, cooling, jobs, temperature, fleet, sources] }

  private var compute: Tile {
    var headline: Tile.Headline?
    var lines: [Phrase] = []
    let precision = site.topology.precision
    if let capacity = summary.compute.capacity[precision], capacity > 0 {
      let whole = Figures.compute(capacity)
      let busy = summary.compute.busy[precision]
      // In the capacity's unit where that leaves a figure, else with a unit of its own.
      let own = busy.map { Figures.compute($0, in: whole.unit) } ?? Figures.missing
      let parts = own.split(separator: " ", maxSplits: 1).map(String.init)
      var rest = Phrase(parts.count > 1 ? parts[1] + " " : "")
      rest.add("/ \(whole.number) \(whole.unit) \(precision.rawValue.uppercased())", .label)
      headline = Tile.Headline(label: words(.busy), number: parts.first ?? own, rest: rest)
      lines.append(share(busy.map { $0 / capacity }))
    }
    if let load = summary.acceleratorLoad {
      lines.append(
        label(.load) + Phrase(Figures.text(load, .ratio).rightAligned(to: 5)) + trend(.acceleratorLoad, top: 1))
      lines += coverage(summary.acceleratorLoadCoverage, .fromAccelerators)
    }
    if let throttled = summary.throttled {
      let text = words(.countOf, Figures.grouped(throttled.count), Figures.grouped(throttled.expected))
      lines.append(label(.throttled) + Phrase(text, throttled.count > 0 ? .text : .label))
    }
    return Tile(words(.compute), headline: headline, phrases: lines)
  }

  private var power: Tile {
    let figure = summary.power
    guard let total = figure.total else { return missingPower }
    let own = Figures.parts(total, .watt)
    var rest = Phrase(own.unit, .text)
    if let budget = summary.powerBudget { rest.add(" / \(Figures.text(budget, .watt)) \(words(.budget))", .label) }
    // Without a meter of the whole node the figure is the sum of its parts, and says so.
    let isSum = figure.measuredNodes == 0
    let word = words(figure.isMeasured ? .itPower : .power)
    let headline = Tile.Headline(label: word, sign: figure.sign, number: own.number, rest: rest)
    var lines: [Phrase] = []
    if let budget = summary.powerBudget, budget > 0 {
      lines.append(share(total / budget, limit: site.topology.thresholds.rackPowerCaution))
    }
    if let sitePower = scene.digest.building.sitePower {
      var line = label(.siteInput) + Phrase(Figures.text(sitePower, .watt))
      if let usage = scene.digest.power.metrics.powerUsage {
        line.add("  " + words(.powerUsageNow, Figures.fixed(usage, 2)), .label)
      } else if let losses = scene.digest.building.losses, sitePower > 0 {
        line.add("  " + words(.losses, Figures.text(losses / sitePower, .ratio)), .label)
      }
      lines.append(line)
    }
    let trend = trend(.power, top: nil)
    if !trend.isEmpty { lines.append(label(.trend) + trend) }
    lines += coverage(figure.coverage, .fromNodes)
    if isSum { lines.append(Phrase(words(scene.powerParts), .label)) }
    if figure.partNodes > 0, !isSum {
      lines.append(Phrase(words(.partsOnlyOf, Figures.grouped(figure.partNodes)), .label))
    }
    return Tile(words(.powerTitle), headline: headline, phrases: lines)
  }

  /// Power that was known once and is not now; no tile where nobody has ever reported any.
  private var missingPower: Tile {
    let columns = site.columns
    let known = [EntityKind.node, .processor, .accelerator].contains { columns.column($0, .power).count > 0 }
    guard known else { return Tile("", []) }
    let budget = summary.powerBudget.map { "/ \(Figures.text($0, .watt)) \(words(.budget))" } ?? ""
    return Tile(
      words(.powerTitle),
      headline: Tile.Headline(label: words(.power), number: Figures.missing, rest: Phrase(budget, .label)), [])
  }

  /// Whether heat leaves the racks: what the coolant carries, and the warmest of it.
  private var cooling: Tile {
    let building = scene.digest.building
    guard building.knowsUnits else { return Tile("", []) }
    var lines: [Block.Line] = []
    let heat = scene.digest.cooling.heat.map { Phrase(Figures.text($0, .watt)) }
    lines.append(Block.Line(phrase: label(.toLiquid) + (heat ?? Phrase(Figures.missing, .missing))))
    for (word, extreme) in [(Word.supply, building.warmestSupply), (.back, building.warmestReturn)] {
      guard let extreme else { continue }
      var phrase = label(word)
      phrase.add(Figures.text(extreme.value, .celsius), .text, field: 9)
      if let worst = scene.digest.standing(of: .entity(extreme.id))?.worst.priority {
        phrase.add(worst.marker + " ", worst.ink)
      }
      phrase.add(site.directory.name(of: extreme.id), .label)
      lines.append(Block.Line(phrase: phrase, thing: .entity(extreme.id)))
    }
    lines += exchange
    let coverage = scene.digest.cooling.coverage
    if !coverage.isComplete {
      let units = words(.countOf, Figures.grouped(coverage.count), Figures.grouped(coverage.expected))
      lines.append(Block.Line(phrase: label(nil) + Phrase(units + " ", .strong) + Phrase(words(.unitsNoun), .label)))
    }
    return Tile(words(.coolingTitle), lines)
  }

  /// How close the coolant's exchange with the facility's water is, and what could be wet.
  private var exchange: [Block.Line] {
    let units = scene.digest.cooling.units
    var lines: [Block.Line] = []
    if let closest = units.filter({ $0.approach != nil }).min(by: { ($0.approach ?? 0) < ($1.approach ?? 0) }),
      let approach = closest.approach
    {
      var phrase = label(.approach)
      phrase.add(Figures.text(approach, .kelvin), .text, field: 9)
      phrase.add(closest.name.fitted(to: 16), .label)
      lines.append(Block.Line(phrase: phrase, thing: .entity(closest.id)))
    }
    let leaks = units.flatMap { ($0.leakDetectors.map(\.value) + [$0.ownLeak]).compactMap(\.self) }
    let margin = units.compactMap(\.dewPointMargin).min()
    guard !leaks.isEmpty || margin != nil else { return lines }
    var phrase = label(.leakState)
    let wet = leaks.count { $0 >= 1 }
    let text = leaks.isEmpty ? Figures.missing : wet == 0 ? words(.leakDry) : Figures.grouped(wet)
    phrase.add(text, wet > 0 ? .strong : .text, field: 9)
    if let margin { phrase.add(words(.dewMargin) + " " + Figures.text(margin, .kelvin), .label) }
    lines.append(Block.Line(phrase: phrase))
    return lines
  }

  private var temperature: Tile {
    let thresholds = site.topology.thresholds
    var lines: [Block.Line] = []
    func add(_ word: Word, _ extreme: Extreme?, _ kind: EntityKind, _ quantity: Quantity, limit: (EntityID) -> Double?)
    {
      guard let extreme else {
        // Known once, and not now: a dash, and not nothing.
        if site.columns.column(kind, quantity).count > 0 {
          var line = Phrase()
          line.add(words(word), .label, field: TemperatureLine.labelField)
          line.add(Figures.missing, .missing, field: TemperatureLine.valueField, at: .right)
          lines.append(Block.Line(phrase: line))
        }
        return
      }
      let line = TemperatureLine(scene: scene, id: extreme.id, value: extreme.value, limit: limit(extreme.id))
      let name = site.directory.nodeName(site.directory.node(of: extreme.id))
      lines.append(
        Block.Line(phrase: line.phrase(words(word), of: name, width: width), thing: .entity(extreme.id)))
    }
    func own(_ id: EntityID) -> Double? { site.value(of: id, .temperatureHigh, at: scene.now) }
    add(.inlet, summary.worstInlet, .node, .inletTemperature) { _ in thresholds.inletTemperatureHigh }
    add(.accelerator, summary.hottestAccelerator, .accelerator, .temperature) {
      own($0) ?? thresholds.acceleratorTemperatureHigh
    }
    add(.processor, scene.digest.hottestProcessor, .processor, .temperature, limit: own)
    return Tile(words(.hottestTitle), lines)
  }

  /// How much of what is planned is heard of.
  private var fleet: Tile {
    guard summary.nodes.expected > 0 else { return Tile("", []) }
    var lines = [counted(.nodesReporting, summary.nodes)]
    if summary.accelerators.expected > 0 { lines.append(counted(.acceleratorCount, summary.accelerators)) }
    for (kind, count) in zip(site.topology.acceleratorKinds, scene.digest.plannedByKind) where count > 0 {
      lines.append(label(nil) + Phrase("\(Figures.grouped(count)) × \(kind.vendor) \(kind.name)", .label))
    }
    return Tile(words(.fleet), phrases: lines)
  }

  private func counted(_ word: Word, _ coverage: Coverage) -> Phrase {
    let text = words(.countOf, Figures.grouped(coverage.count), Figures.grouped(coverage.expected))
    return label(word) + Phrase(text, coverage.isComplete ? .text : .strong) + Phrase(" " + words(.reporting), .label)
  }

  private var sources: Tile {
    let digest = scene.digest.sources
    guard !site.sources.isEmpty else { return Tile("", []) }
    let alive = digest.counts[.alive] ?? 0
    var lines = [
      Block.Line(
        phrase: Phrase(words(.countOf, Figures.grouped(alive), Figures.grouped(site.sources.count)))
          + Phrase(" " + words(.answering), .label))
    ]
    let troubled = [
      (SourceState.Condition.failing, Word.failingCount), (.late, .lateCount), (.stale, .staleCount),
      (.waiting, .waitingCount),
    ].compactMap { condition, word in
      digest.counts[condition].map { Phrase(words(word, Figures.grouped($0)), condition == .waiting ? .text : .strong) }
    }
    if !troubled.isEmpty { lines.append(Block.Line(phrase: .joined(troubled, by: Phrase(" · ", .faint)))) }
    for index in digest.troubled.prefix(3) {
      let source = site.sources[index]
      let age = source.knownUntil.map { Figures.span(scene.now - $0) } ?? words(.never)
      var line = Phrase()
      line.add(source.description.id.name, .label, field: width - 10)
      line.add(age, .stale, field: 9, at: .right)
      lines.append(Block.Line(phrase: line, thing: .source(index)))
    }
    return Tile(words(.sources), lines)
  }

  // MARK: Pieces

  func label(_ word: Word?) -> Phrase {
    var phrase = Phrase()
    phrase.add(word.map { words($0) } ?? "", .label, field: Tile.labelField)
    return phrase
  }

  private func share(_ share: Double?, limit: Double? = nil) -> Phrase {
    Bar(share, limits: limit.map { [$0] } ?? []).phrase(width: width - 6)
      + Phrase((share.map { Figures.text($0, .ratio) } ?? Figures.missing).rightAligned(to: 6))
  }

  /// "from 498 of 512 nodes"; nothing when all take part.
  private func coverage(_ coverage: Coverage, _ word: Word) -> [Phrase] {
    coverage.isComplete
      ? [] : [Phrase(words(word, Figures.grouped(coverage.count), Figures.grouped(coverage.expected)), .label)]
  }

  /// A sparkline since start, with its span.
  private func trend(_ total: Trends.SiteTotal, top: Double?) -> Phrase {
    scene.trend(site.trends.values(of: total), width: width - Tile.labelField - 14, top: top)
  }
}

extension Scene {
  /// A sparkline with the span that it covers before it; empty while there are not two steps.
  func trend(_ values: [Double?], width: Int, top: Double?) -> Phrase {
    guard let span = site.trends.span, site.trends.count > 1 else { return Phrase() }
    let spark = Sparkline(values, top: top).phrase(width: min(60, width))
    guard !spark.isEmpty else { return Phrase() }
    return Phrase(Figures.span(span.to - span.from).rightAligned(to: 7) + " ", .label) + spark
  }
}
