package import SiteModel

/// A unit that hands heat from one coolant to another or from air to coolant: what it reports, and what follows from
/// that. Whatever is not known is nil.
package struct CoolingUnit: Hashable, Sendable {
  /// One side of the unit. Temperatures in °C, flows in L/min, pressures in Pa, heats in W.
  package struct Side: Hashable, Sendable {
    package var supply: Double?
    package var back: Double?
    package var flow: Double?
    package var supplyPressure: Double?
    package var returnPressure: Double?
    package var pressureDifference: Double?
    /// What the unit itself says.
    package var reportedHeat: Double?
    /// What flow and temperatures say; nil when one of them is missing or they contradict each other.
    package var computedHeat: Double?
    /// In W/K.
    package var capacityRate: Double?

    /// The heat to go by: computed where it can be, else reported.
    package var heat: Double? { computedHeat ?? reportedHeat }
    package var isEmpty: Bool { supply == nil && back == nil && flow == nil && reportedHeat == nil }

    /// Reported less computed, over computed; nil when one of the two is missing.
    package var deviation: Double? {
      guard let reportedHeat, let computedHeat, computedHeat != 0 else { return nil }
      return (reportedHeat - computedHeat) / abs(computedHeat)
    }
  }

  package struct Pump: Hashable, Sendable {
    package var id: EntityID
    package var name: String
    /// 0 to 1.
    package var speed: Double?
    package var condition: Condition
    package enum Condition: Sendable { case running, standby, failed, unknown }
  }

  package struct Part: Hashable, Sendable {
    package var id: EntityID
    package var name: String
    /// Of a filter the pressure that it costs in Pa, of a reservoir its level from 0 to 1, of a leak detector 0 dry, 1 a
    /// warning, 2 a leak.
    package var value: Double?
  }

  package var id: EntityID
  package var name: String
  /// The facility's side, and that of the racks or the tank.
  package var primary = Side()
  package var secondary = Side()
  /// What carries the heat on the racks' side, unless the unit states its properties.
  package var coolant = CoolantKind.propyleneGlycol25
  /// Watts of heat that it is built for.
  package var capacity: Double?
  /// °C towards the racks that it is set to keep.
  package var setPoint: Double?
  /// Opening of the valve on the facility's side, 0 to 1.
  package var valve: Double?
  /// Watts that it draws.
  package var power: Double?
  /// K between the coolant towards the racks and the facility's water.
  package var approach: Double?
  package var exchanger: HeatTransfer.Exchanger?
  /// (Primary - secondary - pumps) / primary: how far the unit's own heat balance is from closing.
  package var closure: Double?
  /// °C of the room around it, and K between it and the coldest coolant towards the racks.
  package var dewPoint: Double?
  package var dewPointMargin: Double?
  package var pumps: [Pump] = []
  /// What the unit itself says of all its pumps together, 0 to 1.
  package var pumpSpeed: Double?
  package var filters: [Part] = []
  package var reservoirs: [Part] = []
  package var leakDetectors: [Part] = []
  package var contradictions: [Finding.Contradiction] = []
  /// Racks that hang on it, by index.
  package var racks: [Int] = []
  /// The facility loop that it gives its heat to, by index in the topology; nil where the site file does not say.
  package var loop: Int?
  /// W that its racks give to their coolant by what they draw and the share that goes into liquid; nil unless every rack
  /// tells its power.
  package var machineHeat: Double?
  /// (Machines' heat - secondary heat) / machines' heat.
  package var machineClosure: Double?
  /// Pumps that carry the full load, of those planned; nil where the site file does not say.
  package var pumpsNeeded: Int?
  package var pumpsPlanned: Int?

  /// The heat that it carries away, in W: of the racks' side, else of the facility's.
  package var heat: Double? { secondary.heat ?? primary.heat }
  package var runningPumps: Int? { count { $0 == .running } }
  /// Pumps that run or could.
  package var availablePumps: Int? { count { $0 == .running || $0 == .standby } }
  /// Nil where it tells of no pump, or of none how it fares: that none runs must be known.
  private func count(_ isCounted: (Pump.Condition) -> Bool) -> Int? {
    pumps.contains { $0.condition != .unknown } ? pumps.count { isCounted($0.condition) } : nil
  }
  /// True when nothing pumps: all its pumps tell that they do not run, or, where it tells of none, it says so itself.
  package var isStandingStill: Bool {
    guard !pumps.isEmpty else { return pumpSpeed.map { $0 < 0.05 } ?? false }
    return pumps.allSatisfy { $0.condition == .failed || $0.condition == .standby }
  }
  /// What the unit itself says of leaks, where it names no detector.
  package var ownLeak: Double?
  /// The worst of its leak detectors: 0 dry, 1 a warning, 2 a leak; nil when none answers.
  package var leak: Double? { (leakDetectors.map(\.value) + [ownLeak]).compactMap(\.self).max() }

  /// What is left when pumps fail.
  package enum Redundancy: Hashable, Sendable {
    /// So many pumps more than it takes.
    case spare(Int)
    /// Enough, and none to fall back on.
    case none
    /// Fewer than it takes for the full load.
    case short(Int)
    case lost
  }

  /// Nil where the site file does not say how many pumps it takes, or the unit tells of none.
  package var redundancy: Redundancy? {
    guard let pumpsNeeded, let availablePumps, !pumps.contains(where: { $0.condition == .unknown }) else { return nil }
    if availablePumps == 0 { return .lost }
    let spare = availablePumps - pumpsNeeded
    return spare > 0 ? .spare(spare) : spare == 0 ? Redundancy.none : .short(-spare)
  }

  /// The valve is as open as it goes and the racks' coolant still comes too warm though the facility's water is not: too
  /// little of that water comes (inferred as real units do it: Vertiv CoolChip CDU 600, p. 34).
  package var isStarved: Bool {
    guard let valve, valve > 0.97, let supply = secondary.supply, let setPoint, supply > setPoint + 2,
      let cold = primary.supply, cold < setPoint - 3
    else { return false }
    return true
  }

  /// Pa across a filter at which it wants service, where the device states none (Vertiv CoolChip CDU 600, p. 47).
  package static let dirtyFilter = 60e3

  /// Reported and computed heat that differ by more than this contradict each other: flow meters are good to 5 % and
  /// the difference of two thermometers to some 5 % of 10 K.
  package static let heatTolerance = 0.1

  /// Heats of two sides that differ by more than this contradict each other: each is good to `heatTolerance`, and errors
  /// of two meters add as squares.
  package static let balanceTolerance = 0.15
}
