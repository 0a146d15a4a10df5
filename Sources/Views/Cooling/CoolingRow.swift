internal import Analysis
internal import Canvas
internal import Interaction
internal import SiteModel
internal import Widgets
internal import Wording

/// One cooling unit's cells. A figure that something is wrong with has the shape of its priority before it.
struct CoolingRow {
  let figures: UnitFigures
  private let reported: Set<CoolingColumn>
  private let isWide: Bool
  private var unit: CoolingUnit { figures.unit }
  private var scene: Scene { figures.scene }

  init(figures: UnitFigures, reported: Set<CoolingColumn>, width: Int) {
    self.figures = figures
    self.reported = reported
    isWide = width >= 100
  }

  func cell(_ column: CoolingColumn) -> Phrase {
    let missing = reported.contains(column) ? Phrase(Figures.missing, .missing) : Phrase()
    switch column {
    case .finding: return figures.findings.first.map(scene.marker) ?? Phrase()
    case .name: return Phrase(unit.name.fitted(to: isWide ? 30 : 16), .strong)
    case .kind: return Phrase(figures.kind, .label)
    case .heat: return heat ?? missing
    case .share: return share ?? missing
    case .supply: return measured(.supplyTemperature) ?? missing
    case .return: return measured(.returnTemperature) ?? missing
    case .flow: return measured(.flow) ?? missing
    case .approach: return unit.approach.map { Phrase(Figures.text($0, .kelvin)) } ?? missing
    case .pumps: return pumps ?? missing
    case .leak: return leak ?? missing
    case .findings:
      let count = figures.findings.count
      return count == 0 ? Phrase("·", .faint) : Phrase(Figures.grouped(count))
    }
  }

  /// What is wrong, in words; with its reason, cut to so many cells.
  func worst(reason room: Int) -> Phrase {
    guard let finding = figures.findings.first else { return Phrase() }
    let reason = scene.reason(of: finding).fitted(to: room)
    return Phrase(scene.words(finding.kind.word)) + (reason.isEmpty ? Phrase() : Phrase("  " + reason, .label))
  }

  private var heat: Phrase? {
    guard let heat = unit.heat else {
      return scene.last(unit.id, .heat).map { Phrase(Figures.text($0.value, .watt), $0.ink) }
    }
    let quantity: Quantity = unit.secondary.heat == nil ? .primaryHeat : .heat
    return shaped(Phrase(Figures.text(heat, .watt)), figures.priority(of: quantity))
  }

  private var share: Phrase? { figures.share == nil ? nil : figures.shareBar(width: isWide ? 10 : 6) }

  private func measured(_ quantity: Quantity) -> Phrase? {
    guard let value = scene.last(unit.id, quantity) else { return nil }
    return shaped(
      Phrase(Figures.text(value.value, quantity.unit), value.ink), figures.priority(of: quantity))
  }

  /// Pumps that run, of those that run or could: "1/2"; their speed where the unit knows only that.
  private var pumps: Phrase? {
    guard !unit.pumps.isEmpty else { return measured(.pumpSpeed) }
    guard let running = unit.runningPumps, let available = unit.availablePumps else { return nil }
    let worst = unit.pumps.filter { $0.condition == .failed }
      .map { figures.priority(about: $0.id) ?? figures.priority(about: unit.id) ?? .high }.min()
    // Where none runs: of how many.
    return shaped(Phrase("\(running)/\(running == 0 ? unit.pumps.count : available)"), worst)
  }

  private var leak: Phrase? {
    guard let told = figures.leakTold else { return nil }
    if told.state < 1 { return Phrase(scene.words(.leakDry), told.ink == .text ? .label : told.ink) }
    let word = Phrase(scene.words(told.state >= 2 ? .leakFound : .leakWarning), .strong)
    return shaped(word, figures.priority(about: told.id) ?? .high)
  }

  private func shaped(_ phrase: Phrase, _ priority: Priority?) -> Phrase {
    guard let priority else { return phrase }
    return Phrase(priority.shape, priority.ink) + phrase
  }
}
