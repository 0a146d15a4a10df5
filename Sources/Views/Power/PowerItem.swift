internal import Analysis
internal import SiteModel
internal import Wording

/// A line of the table of power: what power comes from or passes.
struct PowerItem: Sendable {
  var id: EntityID
  var name: String
  var kind: Word
  /// W that leave it; of a store that is being charged negative.
  var power: Double?
  /// Nil of what has no meter but its own.
  var basis: PowerSummary.Branch.Basis?
  /// W.
  var capacity: Double?
  /// W that enter it and that it turns into heat.
  var input: Double?
  var loss: Double?
  /// 0 to 1, of a store.
  var charge: Double?
  /// g/J and price per J.
  var carbon: Double?
  var tariff: Double?
  /// Nil where racks do not hang on it directly.
  var racks: [Int]?
  var isRenewable = false
  /// True where power is converted, and some of it is lost.
  var converts = false

  /// What it gives over what it can; nil when one is not known.
  var share: Double? {
    guard let power, let capacity, capacity > 0 else { return nil }
    return abs(power) / capacity
  }

  var isShared: Bool { basis == .shared }
}

/// All of them in the order of the way: sources, equipment, stages, feeds, distribution units.
struct PowerItems: Sendable {
  let all: [PowerItem]
  private let places: [EntityID: Int]

  init(of power: PowerSummary) {
    all =
      power.equipment.map(PowerItem.init) + power.stages.reversed().map(PowerItem.init)
      + power.feeds.map { PowerItem($0, .feedKind) } + power.units.map { PowerItem($0, .unitKind) }
    places = Dictionary(all.enumerated().map { ($1.id, $0) }) { first, _ in first }
  }

  subscript(id: EntityID) -> PowerItem? { places[id].map { all[$0] } }
}

extension PowerItem {
  fileprivate init(_ equipment: PowerSummary.Equipment) {
    self.init(id: equipment.id, name: equipment.name, kind: equipment.kind.word)
    power = equipment.output ?? equipment.input
    capacity = equipment.capacity
    // What enters a converter on its battery is not all that it turns into something.
    input = equipment.isOnBattery ? nil : equipment.input
    // What a source loses within itself is its own affair.
    loss = equipment.kind.isSource ? nil : equipment.loss
    charge = equipment.stateOfCharge
    carbon = equipment.carbonIntensity
    tariff = equipment.tariff
    isRenewable = equipment.kind.isRenewable
    converts = !equipment.kind.isSource
  }

  fileprivate init(_ stage: BuildingSummary.Stage) {
    self.init(id: stage.id, name: stage.name, kind: .stageKind)
    power = stage.output
    input = stage.input
    loss = stage.loss
    converts = true
  }

  fileprivate init(_ branch: PowerSummary.Branch, _ kind: Word) {
    self.init(id: branch.id, name: branch.name, kind: kind)
    power = branch.power
    basis = branch.basis
    capacity = branch.capacity
    racks = branch.racks
  }
}

extension PowerEquipment.Kind {
  var word: Word {
    switch self {
    case .grid: .gridKind
    case .photovoltaic: .photovoltaicKind
    case .wind: .windKind
    case .storage: .storageKind
    case .generator: .generatorKind
    case .transformer: .transformerKind
    case .ups: .upsKind
    case .hvdc: .hvdcKind
    case .switchboard: .switchboardKind
    }
  }
}
