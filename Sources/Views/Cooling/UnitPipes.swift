internal import Analysis
internal import Canvas
internal import SiteModel
internal import Widgets
internal import Wording

/// The two loops of a cooling unit as pipes: what is measured where the coolant goes in and where it comes back.
struct UnitPipes {
  let figures: UnitFigures

  /// The pipe that brings cold coolant: to the exchanger on the facility's side, to the racks on the other.
  func supply(isPrimary: Bool) -> Pipe {
    Pipe(
      .right,
      isPrimary
        ? [figures.aged(.primarySupplyTemperature), figures.measured(.primaryFlow), known(.primarySupplyPressure)]
        : [figures.aged(.supplyTemperature), figures.measured(.flow), known(.supplyPressure)],
      isFlowing: isFlowing(isPrimary))
  }

  /// The pipe that takes the heat along.
  func back(isPrimary: Bool) -> Pipe {
    Pipe(
      .left,
      isPrimary
        ? [figures.measured(.primaryReturnTemperature), known(.primaryReturnPressure)]
        : [figures.measured(.returnTemperature), known(.returnPressure), known(.pressureDifference, sign: "Δp ")],
      isFlowing: isFlowing(isPrimary))
  }

  /// What stands between the pipes of a side: its heat, and on the facility's side the valve, in so many cells. What the
  /// unit reports beside what is computed gives way first, unless the two contradict each other.
  func facts(isPrimary: Bool, width: Int) -> Phrase {
    let valve = isPrimary ? valve : Phrase()
    let isDoubted = figures.priority(of: isPrimary ? .primaryHeat : .heat) != nil
    let heats = [heat(isPrimary: isPrimary)] + (isDoubted ? [] : [heat(isPrimary: isPrimary, isShort: true)])
    let whole = heats.map { Phrase.joined([$0, valve].filter { !$0.isEmpty }, by: Phrase("   ")) }
    return (whole + heats).first { $0.width <= width } ?? heats[0]
  }

  /// What a side carries: "heat 256 kW", and beside it what the unit reports where that is another figure.
  private func heat(isPrimary: Bool, isShort: Bool = false) -> Phrase {
    let side = isPrimary ? figures.unit.primary : figures.unit.secondary
    let quantity = isPrimary ? Quantity.primaryHeat : .heat
    let scene = figures.scene
    var phrase = Phrase(scene.words(.heat) + " ", .label)
    guard let computed = side.computedHeat else { return phrase + figures.measured(quantity) }
    phrase.add(Figures.text(computed, .watt))
    // What agrees need not be read twice.
    if !isShort, let reported = side.reportedHeat, abs(side.deviation ?? 1) > 0.02 {
      phrase.add("  " + scene.words(.reportedHeat, Figures.text(reported, .watt)), .label)
      phrase = figures.marked(phrase, figures.priority(of: quantity))
    }
    return phrase
  }

  /// How far the valve on the facility's side is open; empty where nobody says.
  private var valve: Phrase {
    let phrase = figures.scene.known(figures.unit.id, .valvePosition)
    return phrase.isEmpty ? phrase : Phrase(figures.scene.words(.valve) + " ", .label) + phrase
  }

  private func isFlowing(_ isPrimary: Bool) -> Bool {
    let unit = figures.unit
    if let flow = isPrimary ? unit.primary.flow : unit.secondary.flow { return flow > 0.5 }
    // Where nobody measures the flow its pumps tell.
    return isPrimary || (unit.pumpSpeed ?? 1) > 0.01
  }

  /// Nothing for what nobody has ever reported.
  private func known(_ quantity: Quantity, sign: String = "") -> Phrase {
    let phrase = figures.scene.known(figures.unit.id, quantity)
    guard !phrase.isEmpty else { return phrase }
    return Phrase(sign, .label) + figures.marked(phrase, figures.priority(of: quantity))
  }
}
