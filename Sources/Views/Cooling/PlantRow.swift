internal import Analysis
internal import Canvas
internal import Interaction
internal import SiteModel
internal import Widgets
internal import Wording

/// A facility loop or a machine of the plant as a row of the table of cooling: the same columns, as far as they say
/// something of it.
struct PlantRow {
  let scene: Scene
  let thing: Thing

  enum Thing {
    case loop(PlantSummary.Loop)
    case machine(PlantSummary.Machine)
  }

  init?(_ id: EntityID, in scene: Scene) {
    self.scene = scene
    guard let thing = scene.digest.plantThing(id) else { return nil }
    self.thing = thing
  }

  func cell(_ column: CoolingColumn) -> Phrase {
    let isSaid = scene.standing(of: id)
    switch column {
    case .finding: return isSaid.map { scene.marker(of: $0.worst) } ?? Phrase()
    case .name: return Phrase(thing.name.fitted(to: 30), .strong)
    case .kind: return Phrase(scene.words(thing.kind), .label)
    case .heat: return figure(thing.heat, .watt)
    case .share:
      guard let heat = thing.heat, let capacity = thing.capacity, capacity > 0 else { return Phrase() }
      return Phrase(Figures.text(heat / capacity, .ratio))
    case .supply: return figure(thing.supply, .celsius)
    case .return: return figure(thing.back, .celsius)
    case .flow: return figure(thing.flow, .litrePerMinute)
    case .approach: return approach
    case .pumps: return figure(thing.speed, .ratio)
    case .leak: return Phrase()
    case .findings: return Phrase(isSaid.map { Figures.grouped($0.count) } ?? "·", isSaid == nil ? .faint : .text)
    }
  }

  /// A few more figures, where there is room: power, performance, make-up water, what the water is like.
  func more() -> Phrase {
    var facts: [Phrase] = []
    func add(_ word: Word, _ text: String) { facts.append(Phrase(scene.words(word) + " ", .label) + Phrase(text)) }
    switch thing {
    case .machine(let machine):
      if let power = machine.power { add(.power, Figures.text(power, .watt)) }
      if let performance = machine.performance { add(.performance, Figures.fixed(performance, 1)) }
      if let makeup = machine.makeupFlow { add(.makeup, Figures.text(makeup, .litrePerMinute)) }
    case .loop(let loop):
      if let closure = loop.closure { add(.heatBalance, scene.words(.closesTo, Figures.text(abs(closure), .ratio))) }
      if let acidity = loop.acidity { facts.append(Phrase(Figures.text(acidity, .pH))) }
      if let conductivity = loop.conductivity { facts.append(Phrase(Figures.text(conductivity, .siemensPerMetre))) }
      if let turbidity = loop.turbidity { facts.append(Phrase(Figures.text(turbidity, .nephelometricTurbidityUnit))) }
    }
    return .joined(facts, by: Phrase("  "))
  }

  /// In so many lines where a unit would be drawn: what it is, its figures, what hangs on it.
  func draw(in area: Rect, height: Int, on stage: inout Stage) {
    let line = area.inset(left: 1)
    var head = isSaidPriority.map { Phrase($0) + Phrase(" ") } ?? Phrase()
    head.add(thing.name.fitted(to: 40), .strong)
    head.add("  " + scene.words(thing.kind), .label)
    var figures: [Phrase] = []
    func add(_ word: Word, _ value: Double?, _ unit: Unit) {
      if let value { figures.append(Phrase(scene.words(word) + " ", .label) + Phrase(Figures.text(value, unit))) }
    }
    add(.heat, thing.heat, .watt)
    add(.coolantSupply, thing.supply, .celsius)
    add(.coolantReturn, thing.back, .celsius)
    add(.flow, thing.flow, .litrePerMinute)
    add(.speed, thing.speed, .ratio)
    let stake = scene.words(of: scene.digest.stake(ofRacks: scene.digest.racks(hangingOn: id)))
    let lines = [
      head, Phrase.joined(figures, by: Phrase("   ")), more(),
      Phrase(scene.words(.hangsOnIt) + " ", .label) + Phrase(stake),
    ]
    for (row, phrase) in lines.prefix(height).enumerated() {
      stage.write(phrase.cut(to: line.width), x: line.x, y: line.y + row, in: line.row(row))
    }
  }

  private var isSaidPriority: Priority? { scene.standing(of: id)?.worst.priority }

  private var id: EntityID { thing.id }

  /// Of a tower: how far what leaves it is above the wet bulb; of a dry cooler, above the air.
  private var approach: Phrase {
    guard case .machine(let machine) = thing, let supply = machine.supply else { return Phrase() }
    let cold = machine.kind == .coolingTower ? scene.digest.plant.wetBulb : scene.digest.plant.outdoor
    guard [.coolingTower, .dryCooler].contains(machine.kind), let cold else { return Phrase() }
    return Phrase(Figures.text(supply - cold, .kelvin))
  }

  private func figure(_ value: Double?, _ unit: Unit) -> Phrase {
    value.map { Phrase(Figures.text($0, unit)) } ?? Phrase()
  }
}

extension PlantRow.Thing {
  var id: EntityID { value(\.id, \.id) }
  var name: String { value(\.name, \.name) }
  var heat: Double? { value(\.heat, \.heat) }
  var supply: Double? { value(\.supply, \.supply) }
  var back: Double? { value(\.back, \.back) }
  var flow: Double? { if case .loop(let loop) = self { loop.flow } else { nil } }
  var speed: Double? { if case .machine(let machine) = self { machine.speed } else { nil } }
  var capacity: Double? { if case .machine(let machine) = self { machine.capacity } else { nil } }

  private func value<Value>(
    _ ofLoop: KeyPath<PlantSummary.Loop, Value>, _ ofMachine: KeyPath<PlantSummary.Machine, Value>
  ) -> Value {
    switch self {
    case .loop(let loop): loop[keyPath: ofLoop]
    case .machine(let machine): machine[keyPath: ofMachine]
    }
  }

  /// What the table calls it.
  var kind: Word {
    guard case .machine(let machine) = self else { return .facilityLoopKind }
    switch machine.kind {
    case .coolingTower: return .towerKind
    case .dryCooler: return .dryCoolerKind
    case .chiller: return .chillerKind
    case .pump: return .plantPumpKind
    case .heatRecovery: return .heatRecoveryKind
    }
  }
}

extension Digest {
  /// A facility loop or a machine of the plant.
  func plantThing(_ id: EntityID) -> PlantRow.Thing? {
    let index = Int(id.index)
    switch id.kind {
    case .coolantLoop where plant.loops.indices.contains(index): return .loop(plant.loops[index])
    case .coolingPlant where plant.machines.indices.contains(index): return .machine(plant.machines[index])
    default: return nil
    }
  }

  /// Facility loops and machines that the table lists: none while nobody has told anything of the plant.
  var plantThings: [PlantRow.Thing] {
    plant.isReporting ? plant.loops.map { .loop($0) } + plant.machines.map { .machine($0) } : []
  }
}

extension Scene {
  fileprivate func standing(of id: EntityID) -> (worst: Finding, count: Int)? { digest.standing(of: .entity(id)) }
}
