internal import Analysis
internal import Canvas
internal import SiteModel
internal import Widgets
internal import Wording

/// What there is to say of a cooling unit below its loops: how well it exchanges heat, and how its parts fare.
struct UnitFacts {
  let figures: UnitFigures
  private var unit: CoolingUnit { figures.unit }
  private var scene: Scene { figures.scene }

  init(_ figures: UnitFigures) { self.figures = figures }

  /// Approach, dew margin, heat balance, effectiveness; then what gives way in a short line.
  func exchange(width: Int) -> Phrase {
    var facts = [
      fact(.approach, figures.derived(unit.approach, .kelvin)),
      fact(.dewMargin, figures.derived(unit.dewPointMargin, .kelvin, figures.dewMarginPriority)),
      fact(.heatBalance, balance), fact(.effectiveness, figures.derived(unit.exchanger?.effectiveness, .ratio)),
    ]
    if let exchanger = unit.exchanger {
      let conductance = Figures.parts(exchanger.conductance, .watt)
      facts.append(fact(.conductance, Phrase("\(conductance.number) \(conductance.unit)/K")))
    }
    if let setPoint = unit.setPoint { facts.append(fact(.setPoint, Phrase(Figures.text(setPoint, .celsius)))) }
    if let power = unit.power { facts.append(fact(.power, Phrase(Figures.text(power, .watt)))) }
    return Self.line(facts, width: width)
  }

  /// As many facts as fit, the first ones first.
  private static func line(_ facts: [Phrase], width: Int) -> Phrase {
    let gap = Phrase(blanks(width >= 100 ? 3 : 2))
    var shown = facts
    while shown.count > 4, Phrase.joined(shown, by: gap).width > width { shown.removeLast() }
    return .joined(shown, by: gap)
  }

  /// Leak, pumps, filters, reservoirs.
  func parts(width: Int) -> Phrase {
    Self.line(
      [
        fact(.leakState, leak), fact(.pumps, pumps),
        fact(.filterPressure, values(unit.filters, .pressureDifference)),
        fact(.reservoir, values(unit.reservoirs, .fluidLevel)),
      ], width: width)
  }

  /// Figures that cannot both be right, in words; empty when all agree.
  var contradictions: Phrase {
    .joined(
      figures.findings.compactMap { finding in
        guard case .contradiction(let contradiction)? = finding.detail else { return nil }
        return Phrase(finding.priority) + Phrase(" " + scene.text(of: contradiction))
      }, by: Phrase("   "))
  }

  private func fact(_ word: Word, _ phrase: Phrase) -> Phrase { Phrase(scene.words(word) + " ", .label) + phrase }

  private var balance: Phrase {
    guard let closure = unit.closure else { return Phrase(Figures.missing, .missing) }
    return Phrase(scene.words(.closesTo, Figures.text(abs(closure), .ratio)))
  }

  /// The worst detector by name, else that all are dry.
  private var leak: Phrase {
    let worst = unit.leakDetectors.max { ($0.value ?? -1) < ($1.value ?? -1) }
    guard let worst, let state = worst.value else { return Phrase(Figures.missing, .missing) }
    if state < 1 { return Phrase(scene.words(.leakDry)) }
    let word = Phrase(scene.words(state >= 2 ? .leakFound : .leakWarning) + " " + worst.name, .strong)
    return figures.marked(word, figures.priority(about: worst.id) ?? .high)
  }

  /// Each pump with its condition, a shape before its speed; else what the unit says of all.
  private var pumps: Phrase {
    guard !unit.pumps.isEmpty else {
      guard let speed = unit.pumpSpeed else { return figures.measured(.pumpSpeed) }
      return (speed > 0.01 ? Phrase("● ", .mark) : Phrase("○ ", .label)) + figures.measured(.pumpSpeed)
    }
    return .joined(unit.pumps.map(phrase), by: Phrase("  "))
  }

  private func phrase(of pump: CoolingUnit.Pump) -> Phrase {
    var phrase = Phrase(pump.name + " ", .label)
    switch pump.condition {
    case .running: phrase.add("● ", .mark)
    case .standby: phrase.add("○ ", .label)
    case .unknown: return phrase + Phrase(Figures.missing, .missing)
    case .failed:
      let priority = figures.priority(about: pump.id) ?? figures.priority(about: unit.id) ?? .high
      return phrase + Phrase(priority) + Phrase(" " + scene.words(.pumpDown), .strong)
    }
    return phrase + figures.measured(.pumpSpeed, of: pump.id)
  }

  private func values(_ parts: [CoolingUnit.Part], _ quantity: Quantity) -> Phrase {
    guard !parts.isEmpty else { return Phrase(Figures.missing, .missing) }
    return .joined(parts.map { figures.measured(quantity, of: $0.id) }, by: Phrase("  "))
  }
}
