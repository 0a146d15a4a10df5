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

  private let trends: UnitTrends

  init(_ figures: UnitFigures) {
    self.figures = figures
    trends = figures.outlook.trends
  }

  /// Approach, dew margin, heat balance, effectiveness; then what gives way in a short line.
  func exchange(width: Int) -> Phrase {
    var facts = [
      fact(.approach, figures.derived(unit.approach, .kelvin)),
      fact(.dewMargin, figures.derived(unit.dewPointMargin, .kelvin, figures.dewMarginPriority)),
      fact(.heatBalance, balance(isShort: width < 100)),
      fact(.effectiveness, figures.derived(unit.exchanger?.effectiveness, .ratio)),
    ]
    if let exchanger = unit.exchanger {
      let conductance = Figures.parts(exchanger.conductance, .watt)
      var phrase = Phrase("\(conductance.number) \(conductance.unit)/K")
      if let line = trends.conductance, exchanger.conductance > 0 {
        // What it has gained or lost over what is remembered, as a share of what it is.
        let share = line.slope * line.span / exchanger.conductance
        if line.span >= 1_200, abs(share) >= 0.05 {
          let change = "\(share > 0 ? "+" : "−")\(Figures.text(abs(share), .ratio))"
          phrase.add(" " + scene.words(.changeOver, change, Figures.span(.seconds(line.span))), .label)
        }
      }
      facts.append(fact(.conductance, phrase))
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
        fact(.filterPressure, filters),
        fact(.reservoir, values(unit.reservoirs, .fluidLevel)),
      ], width: width)
  }

  /// What is wrong with the unit and its parts, in words and in so many lines at most. Figures that contradict each other
  /// come first: how far they are apart stands nowhere else.
  func findings(width: Int, most: Int) -> [Phrase] {
    let own = figures.findings + figures.gone
    let contradictions = own.filter { $0.kind == .readingsContradict }
    let phrases = (contradictions + own.filter { $0.kind != .readingsContradict }).map(phrase)
    return Phrase.lines(of: phrases, by: Phrase("   "), width: width, most: most, partingLast: true)
  }

  private func phrase(of finding: Finding) -> Phrase {
    var phrase = scene.mark(of: finding)
    if finding.subject != .entity(unit.id) {
      phrase.add(" " + scene.digest.name(of: finding.subject).dropFirst(unit.name.count + 1), .strong)
    }
    if finding.kind != .readingsContradict { phrase.add(" " + scene.words(finding.kind.word)) }
    let reason = scene.reason(of: finding)
    if !reason.isEmpty { phrase.add("  " + reason, finding.kind == .readingsContradict ? .text : .label) }
    return phrase
  }

  private func fact(_ word: Word, _ phrase: Phrase) -> Phrase { Phrase(scene.words(word) + " ", .label) + phrase }

  private func balance(isShort: Bool) -> Phrase {
    guard let closure = unit.closure else { return Phrase(Figures.missing, .missing) }
    let share = Figures.text(abs(closure), .ratio)
    return Phrase(scene.words(isShort ? .offBy : .closesTo, share))
  }

  /// The worst detector by name, else that all are dry.
  private var leak: Phrase {
    guard let worst = figures.leakTold else { return Phrase(Figures.missing, .missing) }
    if worst.state < 1 { return Phrase(scene.words(.leakDry), worst.ink) }
    let word = Phrase(scene.words(worst.state >= 2 ? .leakFound : .leakWarning) + worst.name, .strong)
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
    var phrase = Phrase(Self.short(pump.name) + " ", .label)
    switch pump.condition {
    case .running: phrase.add("● ", .mark)
    // That it stands still goes without saying.
    case .standby: return phrase + Phrase("○", .label)
    case .unknown: return phrase + Phrase(Figures.missing, .missing)
    case .failed:
      let priority = figures.priority(about: pump.id) ?? figures.priority(about: unit.id) ?? .high
      return phrase + Phrase(priority) + Phrase(" " + scene.words(.pumpDown), .strong)
    }
    return phrase + figures.measured(.pumpSpeed, of: pump.id)
  }

  /// "P1" of "Pump 1" and of "1": the label says what it is.
  private static func short(_ name: String) -> String {
    let own = name.lowercased().hasPrefix("pump ") ? String(name.dropFirst(5)) : name
    return own.first?.isNumber == true ? "P" + own : own
  }

  /// Each filter's pressure, and when it will be dirty by what it has gained since there is a record.
  private var filters: Phrase {
    guard !unit.filters.isEmpty else { return Phrase(Figures.missing, .missing) }
    return .joined(
      unit.filters.map { filter in
        var phrase = figures.measured(.pressureDifference, of: filter.id)
        let limits = scene.site.limits[filter.id]?[.pressureDifference]?.limits ?? []
        let dirty = limits.filter { $0.side == .upper }.map(\.value).min() ?? CoolingUnit.dirtyFilter
        if let time = trends.filters[filter.id]?.time(to: dirty) {
          let limit = Figures.text(dirty, .pascal)
          phrase.add(" " + limit + " " + scene.words(.within, Figures.span(.seconds(time))), .label)
        }
        return phrase
      }, by: Phrase("  "))
  }

  private func values(_ parts: [CoolingUnit.Part], _ quantity: Quantity) -> Phrase {
    guard !parts.isEmpty else { return Phrase(Figures.missing, .missing) }
    return .joined(parts.map { figures.measured(quantity, of: $0.id) }, by: Phrase("  "))
  }
}
