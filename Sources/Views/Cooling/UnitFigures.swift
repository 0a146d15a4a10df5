internal import Analysis
internal import Canvas
internal import SiteModel
internal import Widgets
internal import Wording

/// One cooling unit's figures as they are shown: what is measured with its age, what follows from it, and the marker of
/// whatever is wrong with a figure right behind it.
struct UnitFigures {
  let scene: Scene
  let unit: CoolingUnit
  /// About the unit and its parts.
  let findings: [Finding]

  /// What was wrong with them and is gone, while somebody has still to see or to reset it.
  var gone: [Finding] {
    scene.digest.coolingFindings.gone(about: unit.id).map { scene.digest.marks.gone[$0] }
  }

  init(scene: Scene, unit: CoolingUnit) {
    self.scene = scene
    self.unit = unit
    findings = scene.digest.coolingFindings.findings(about: unit.id).map { scene.marks[$0] }
  }

  /// What was worked out for this digest, where it is of this unit.
  var outlook: UnitOutlook {
    if let outlook = scene.outlook, outlook.unit == unit.id { return outlook }
    return UnitOutlook(of: unit, in: scene.digest)
  }

  /// What a unit measures, marked.
  func measured(_ quantity: Quantity) -> Phrase { measured(quantity, of: unit.id) }

  /// The same, and how old it is where it is old.
  func aged(_ quantity: Quantity) -> Phrase {
    marked(scene.shown(unit.id, quantity, withAge: true), priority(of: quantity))
  }

  /// What a part of the unit measures, marked.
  func measured(_ quantity: Quantity, of id: EntityID) -> Phrase {
    marked(scene.shown(id, quantity), priority(of: quantity, of: id))
  }

  /// A figure that follows from others; "—" where it does not.
  func derived(_ value: Double?, _ unit: Unit, _ priority: Priority? = nil) -> Phrase {
    marked(value.map { Phrase(Figures.text($0, unit)) } ?? Phrase(Figures.missing, .missing), priority)
  }

  func marked(_ phrase: Phrase, _ priority: Priority?) -> Phrase {
    guard let priority else { return phrase }
    return phrase + Phrase(" ") + Phrase(priority)
  }

  /// How much is wrong with a figure: a limit of the device's or of ours that it breaks, or another that it contradicts.
  func priority(of quantity: Quantity, of id: EntityID? = nil) -> Priority? {
    let id = id ?? unit.id
    var found = findings.filter { $0.subject == .entity(id) && $0.quantity == quantity }.map(\.priority)
    if let value = scene.digest.present.value(of: id, quantity),
      let limit = scene.site.limits[id]?[quantity]?.broken(by: value)
    {
      found.append(limit.grade.priority)
    }
    if id == unit.id { found += contradictions.filter { $0.quantities.contains(quantity) }.map(\.priority) }
    return found.min()
  }

  /// The worst finding about exactly this thing.
  func priority(about id: EntityID) -> Priority? { findings.first { $0.subject == .entity(id) }?.priority }

  /// The worst that its detectors, or the unit itself, told of leaks last: that stands though it be old.
  var leakTold: (id: EntityID, name: String, state: Double, ink: Ink)? {
    let told = unit.leakDetectors.map { (id: $0.id, name: " " + $0.name) } + [(id: unit.id, name: "")]
    let states = told.compactMap { one in
      scene.last(one.id, .leak).map { (id: one.id, name: one.name, state: $0.value, ink: $0.ink) }
    }
    return states.max { $0.state < $1.state }
  }

  /// The dew margin's own, which nothing measures.
  var dewMarginPriority: Priority? { findings.first { $0.kind == .dewPointMargin }?.priority }

  /// Figures that cannot both be right, with how much that matters.
  private var contradictions: [(quantities: [Quantity], priority: Priority)] {
    findings.compactMap { finding in
      guard case .contradiction(let contradiction)? = finding.detail else { return nil }
      let quantities: [Quantity] =
        switch contradiction {
        case .heat(let isPrimary, _, _): [isPrimary ? .primaryHeat : .heat]
        case .balance: [.primaryHeat, .heat]
        case .coldReturn(let isPrimary):
          isPrimary
            ? [.primarySupplyTemperature, .primaryReturnTemperature] : [.supplyTemperature, .returnTemperature]
        case .pressureRise(let isPrimary): [isPrimary ? .primaryReturnPressure : .returnPressure]
        }
      return (quantities, finding.priority)
    }
  }

  /// The heat carried away, of its capacity: "256 kW / 350 kW".
  var heatOfCapacity: Phrase {
    guard let heat = unit.heat else { return scene.shown(unit.id, .heat) }
    var phrase = Phrase(Figures.text(heat, .watt))
    if let capacity = unit.capacity { phrase.add(" / " + Figures.text(capacity, .watt), .label) }
    return phrase
  }

  /// The share of the capacity that is used, 0 to 1.
  var share: Double? {
    guard let heat = unit.heat, let capacity = unit.capacity, capacity > 0 else { return nil }
    return heat / capacity
  }

  /// The bar of that share, and the share.
  func shareBar(width: Int) -> Phrase {
    guard let share else { return Phrase(Figures.missing, .missing) }
    var phrase = Bar(share).phrase(width: width)
    phrase.add(Figures.text(share, .ratio).rightAligned(to: 6))
    return phrase
  }

  var kind: String { scene.words(unit.id.kind.coolingWord) }
}

extension EntityKind {
  /// What the table of cooling units calls it.
  var coolingWord: Word {
    switch self {
    case .heatExchanger: .heatExchangerKind
    case .immersionUnit: .immersionKind
    default: .distributionUnitKind
    }
  }
}
