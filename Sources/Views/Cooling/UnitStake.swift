internal import Analysis
internal import Canvas
internal import SiteModel
internal import Widgets
internal import Wording

/// What hangs on a cooling unit, what its pumps have to fall back on, and how long its racks go on without it.
struct UnitStake {
  let figures: UnitFigures
  private var unit: CoolingUnit { figures.unit }
  private var scene: Scene { figures.scene }

  /// In one line; what gives way in a short one stands last.
  func line(width: Int) -> Phrase {
    guard !unit.racks.isEmpty else { return Phrase() }
    let stake = scene.digest.stake(ofRacks: unit.racks)
    var facts = [redundancy].compactMap(\.self) + rideThroughs
    facts.append(Phrase(scene.words(of: stake, isShort: true), .label))
    if let biggest = scene.biggest(of: stake) { facts.append(Phrase(biggest)) }
    if let machines { facts.append(machines) }
    let gap = Phrase("   ")
    while facts.count > 1, Phrase.joined(facts, by: gap).width > width { facts.removeLast() }
    return .joined(facts, by: gap)
  }

  /// "pumps N+1".
  private var redundancy: Phrase? {
    guard let redundancy = unit.redundancy else { return nil }
    let text: String
    switch redundancy {
    case .spare(let count): text = "N+\(count)"
    case .none: text = "N"
    case .short(let count): text = "N−\(count)"
    case .lost: text = scene.words(.pumpDown)
    }
    let isPlanned = (unit.pumpsPlanned ?? 0) > (unit.pumpsNeeded ?? 0)
    let isNormal = if case .spare = redundancy { true } else { !isPlanned && redundancy == .none }
    return Phrase(scene.words(.pumps) + " ", .label) + Phrase(text, isNormal ? .text : .strong)
  }

  /// "pumps stop: 87 °C accel. in 80 s": nothing where the site file does not say what is in the loop.
  private var rideThroughs: [Phrase] {
    figures.outlook.rideThroughs.map { found in
      let word: Word = found.event == .pumpsStop ? .ifPumpsStop : .ifWaterStops
      let limit = Phrase(scene.words(word) + " " + text(of: found.limit) + " ", .label)
      if found.time < 1 { return limit + Phrase(scene.words(.alreadyPassed), .strong) }
      return limit + Phrase(scene.words(.within, Self.text(found.time)), found.time < 60 ? .strong : .text)
    }
  }

  private func text(of limit: RideThrough.Limit) -> String {
    func degrees(_ value: Double) -> String {
      value == value.rounded() ? "\(Int(value)) °C" : Figures.text(value, .celsius)
    }
    return switch limit {
    case .accelerator(_, let value): scene.words(.acceleratorAt, degrees(value))
    case .supply(let value): scene.words(.supplyAt, degrees(value))
    case .back(let value): scene.words(.returnAt, degrees(value))
    }
  }

  /// "3 min 40 s": to ten seconds above two minutes, for more nobody can know.
  static func text(_ seconds: Double) -> String {
    let whole = Int(seconds < 120 ? seconds.rounded() : (seconds / 10).rounded() * 10)
    if whole < 120 { return "\(whole) s" }
    return whole % 60 == 0 ? "\(whole / 60) min" : "\(whole / 60) min \(whole % 60) s"
  }

  /// What the machines give to the coolant, and how far that is from what it carries.
  private var machines: Phrase? {
    guard let heat = unit.machineHeat, heat > 0 else { return nil }
    var phrase = Phrase(scene.words(.machineHeat) + " ", .label) + Phrase(Figures.text(heat, .watt))
    if let closure = unit.machineClosure {
      phrase.add("  " + scene.words(.offBy, Figures.text(abs(closure), .ratio)), .label)
    }
    return phrase
  }
}
