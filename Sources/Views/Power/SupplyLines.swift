internal import Analysis
internal import Canvas
internal import SiteModel
internal import Widgets
internal import Wording

/// The sources, a line each: what they give of what they can, how full a store is, what a kWh of each emits and costs.
struct SupplyLines {
  let scene: Scene

  func lines(width: Int, most: Int) -> [Phrase] {
    let sources = scene.digest.power.sources
    guard !sources.isEmpty, most > 0 else { return [] }
    // Where not all fit, what gives most comes first.
    let shown =
      sources.count <= most ? sources : Array(sources.sorted { abs($0.output ?? 0) > abs($1.output ?? 0) }.prefix(most))
    let columns: [TextTable.Column] = [
      .init(title: "", rank: 0), .init(title: "", rank: 4), .init(title: "", edge: .right, rank: 0),
      .init(title: "", rank: 1), .init(title: "", rank: 2), .init(title: "", edge: .right, rank: 3),
      .init(title: "", edge: .right, rank: 5),
    ]
    let table = TextTable(columns: columns, rows: shown.map { cells(of: $0, bar: width >= 70 ? 10 : 6) }, width: width)
    return shown.indices.map { table.line($0) }
  }

  private func cells(of source: PowerSummary.Equipment, bar: Int) -> [Phrase] {
    let words = scene.words
    let currency = scene.site.topology.currency
    var name = Phrase(source.name.fitted(to: 16), .strong)
    if let worst = scene.digest.standing(of: .entity(source.id))?.worst {
      name.add(Phrase(" ") + scene.marker(of: worst))
    }
    let power = source.output.map { Phrase(Figures.text(abs($0), .watt)) } ?? scene.shown(source.id, .outputPower)
    var share = Phrase()
    if source.kind != .storage || source.stateOfCharge == nil {
      let limits = source.kind.isRenewable ? [] : [scene.site.topology.thresholds.rackPowerCaution]
      if source.capacity != nil {
        share = Bar(source.share.map(abs), limits: limits).phrase(width: bar)
        share.add(source.share.map { Figures.text($0, .ratio).rightAligned(to: 6) } ?? "")
      }
    } else {
      share = charge(of: source, bar: bar)
    }
    return [
      name, Phrase(words(source.kind.word), .label), power, share,
      source.capacity.map { Phrase("/ " + Figures.text($0, .watt), .label) } ?? Phrase(),
      source.carbonIntensity.map { Phrase(Figures.text($0, .gramPerJoule)) } ?? direction(of: source),
      source.tariff.map { Phrase(Figures.price($0, currency)) } ?? Phrase(),
    ]
  }

  /// A store's charge: "━━━───  61 %".
  private func charge(of source: PowerSummary.Equipment, bar: Int) -> Phrase {
    var phrase = Bar(source.stateOfCharge).phrase(width: bar)
    phrase.add(source.stateOfCharge.map { Figures.text($0, .ratio).rightAligned(to: 6) } ?? "")
    return phrase
  }

  /// Which way a store's power goes; it stands where others have a carbon intensity, for a store has none.
  private func direction(of source: PowerSummary.Equipment) -> Phrase {
    guard source.kind == .storage, let output = source.output else { return Phrase() }
    return Phrase(scene.words(output < 0 ? .charging : output > 0 ? .discharging : .idleStorage))
  }
}
