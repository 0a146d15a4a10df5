internal import Analysis
internal import Canvas
internal import SiteModel
internal import Widgets
internal import Wording

/// How well energy is used: ratios of the powers of this moment, and of the energies of the time that is remembered.
struct MetricTable {
  let scene: Scene
  private var metrics: EnergyMetrics { scene.digest.power.metrics }
  private var energy: EnergyWindow { scene.digest.energy }
  private var words: Wording { scene.words }

  /// A head, a line a metric, and what carbon and money the site takes now.
  func lines(width: Int) -> [Phrase] {
    let span = energy.span.map { words(.metricOver, Figures.span($0)) } ?? ""
    let columns: [TextTable.Column] = [
      .init(title: "", rank: 0), .init(title: words(.metricNow), least: 6, rank: 0), .init(title: span, rank: 1),
    ]
    let rows = [
      row("PUE", metrics.powerUsage.map { Figures.fixed($0, 2) }, energy.powerUsage) { Figures.fixed($0, 2) },
      // Litres a J, and g a J: 3.6 MJ are a kWh.
      row("WUE", metrics.waterUsage.map(Self.water), energy.waterUsage) { Self.water($0 * 3.6e6) },
      row("CUE", metrics.carbonUsage.map(Self.carbon), energy.carbonUsage, Self.carbon),
      row("ERF", metrics.energyReuse.map(Self.share), energy.energyReuse, Self.share),
      row("REF", metrics.renewableShare.map(Self.share), energy.renewableShare, Self.share),
      row("ITUE", metrics.machineUsage.map { Figures.fixed($0, 2) }, nil) { _ in "" },
    ]
    return TextTable(columns: columns, rows: rows, width: width).lines
      + [Phrase("PUE ", .label) + category, .joined(rates, by: Phrase("  ")), history(width: width)]
      .filter { !$0.isEmpty }
  }

  /// The same where a line is short: the time that is remembered only for PUE.
  func compactLines(width: Int) -> [Phrase] {
    func fact(_ name: String, _ value: String?) -> Phrase {
      Phrase(name + " ", .label) + (value.map { Phrase($0) } ?? Phrase(Figures.missing, .missing))
    }
    var usage = fact("PUE " + words(.metricNow), metrics.powerUsage.map { Figures.fixed($0, 2) })
    if let span = energy.span {
      usage.add("  " + words(.metricOver, Figures.span(span)) + " ", .label)
      usage.add(energy.powerUsage.map { Phrase(Figures.fixed($0.value, 2)) } ?? Phrase(Figures.missing, .missing))
    }
    let shares = [
      fact("ERF", metrics.energyReuse.map(Self.share)), fact("REF", metrics.renewableShare.map(Self.share)),
      fact("ITUE", metrics.machineUsage.map { Figures.fixed($0, 2) }),
    ]
    return
      ([
        usage, category, fact("WUE", metrics.waterUsage.map(Self.water)),
        fact("CUE", metrics.carbonUsage.map(Self.carbon)), .joined(shares, by: Phrase("  ")),
      ] + rates + [history(width: width)]).filter { !$0.isEmpty }
  }

  private static func water(_ value: Double) -> String { "\(Figures.fixed(value, 2)) L/kWh" }
  private static func carbon(_ value: Double) -> String { "\(Figures.fixed(value * 3.6e3, 2)) kg/kWh" }
  private static func share(_ value: Double) -> String { Figures.text(value, .ratio) }

  private func row(
    _ name: String, _ now: String?, _ window: EnergyWindow.Ratio?, _ text: (Double) -> String
  ) -> [Phrase] {
    let missing = Phrase(Figures.missing, .missing)
    return [
      Phrase(name, .label), now.map { Phrase($0, name == "PUE" ? .strong : .text) } ?? missing,
      name == "ITUE" ? Phrase() : window.map { Phrase(text($0.value)) + share(covered: $0.covered) } ?? missing,
    ]
  }

  /// How much of the time both figures were known, where it was not all of it.
  private func share(covered: Duration) -> Phrase {
    guard let span = energy.span, span > .zero, covered.seconds < span.seconds * 0.995 else { return Phrase() }
    return Phrase("  " + words(.covered, Figures.text(covered.seconds / span.seconds, .ratio)), .label)
  }

  /// Where the machines are measured, and how many racks of how many are.
  private var category: Phrase {
    let coverage = metrics.coverage
    guard coverage.expected > 0 else { return Phrase() }
    let racks = words(.racksOf, Figures.grouped(coverage.count), Figures.grouped(coverage.expected))
    let word: Word? =
      switch metrics.category {
      case .basic: .categoryBasic
      case .intermediate: .categoryIntermediate
      case .advanced: .categoryAdvanced
      case nil: nil
      }
    return Phrase((word.map { words($0) + "  " } ?? "") + racks, .label)
  }

  private var rates: [Phrase] {
    func fact(_ word: Word, _ text: String?) -> Phrase {
      Phrase(words(word) + " ", .label) + (text.map { Phrase($0) } ?? Phrase(Figures.missing, .missing))
    }
    let carbon = metrics.carbonRate.map { rate in
      // g/s are 3.6 kg/h.
      let parts = Figures.scaled(rate * 3.6, by: 1000, ["kg/h", "t/h", "kt/h"])
      return "\(parts.number) \(parts.unit)"
    }
    let cost = metrics.costRate.map { rate in
      "\(Figures.grouped((rate * 3_600).rounded())) \(scene.site.topology.currency ?? "")/h"
    }
    return [fact(.carbonRate, carbon), fact(.costRate, cost)]
  }

  /// What the facility took over the remembered time.
  private func history(width: Int) -> Phrase {
    var phrase = Phrase(words(.facility) + " ", .label)
    guard let power = metrics.facilityPower else { return Phrase() }
    phrase.add(Figures.text(power, .watt))
    guard let span = energy.span, energy.facilityHistory.count > 1 else { return phrase }
    let label = Figures.span(span)
    let room = width - phrase.width - label.count - 4
    guard room >= 4 else { return phrase }
    let spark = Sparkline(energy.facilityHistory).phrase(width: min(room, 48))
    return spark.isEmpty ? phrase : phrase + Phrase("  \(label) ", .label) + spark
  }
}
