internal import Glibc
package import SiteModel

/// How long a loop of coolant goes on when what moves or cools it stops: seconds until the first limit is reached, by what
/// is known now.
///
/// The loop is followed in steps of a quarter of a second: heat enters the coolant and the metal in the racks evenly along
/// its way through them (the accelerators sit around the middle of it), pipes hand on what enters them later, and an
/// exchanger without water on its other side hands on what comes as it comes. Nothing is fitted to any particular site;
/// what is assumed stands in `Assumptions` and is shown with the result.
package struct RideThrough: Hashable, Sendable {
  package enum Event: Hashable, Sendable, CaseIterable {
    /// All pumps of the unit stop: the heat stays in the racks.
    case pumpsStop
    /// No more of the facility's water comes: the coolant goes round and takes nothing away.
    case waterStops
  }

  /// What is reached first.
  package enum Limit: Hashable, Sendable {
    /// An accelerator begins to slow down, at so many °C.
    case accelerator(EntityID, Double)
    /// The coolant towards the racks, or what comes back from all of them, passes so many °C.
    case supply(Double)
    case back(Double)
  }

  package var event: Event
  /// In seconds.
  package var time: Double
  package var limit: Limit
  /// W that the coolant takes on now.
  package var heat: Double
  /// Litres, and J/K of metal, that it was reckoned with.
  package var volume: Double
  package var metal: Double

  /// What nobody measures. Figures of the usual order; a site that knows better will one day say so.
  package enum Assumptions {
    /// Seconds in which the flow falls to a third when pumps lose their power: rotor and coolant run on.
    package static let coastDown = 4.0
    /// Share of the flow that the unit is made for that buoyancy keeps up without pumps.
    package static let buoyancy = 0.01
    /// Seconds in which an accelerator and its plate follow their coolant. How far they stand above it does not depend on
    /// the flow: nearly all that OCP's 1 kW plate gains from 1 to 2 L/min (0.0245 to 0.0204 K/W) is coolant that warms
    /// less on its way, which is followed here.
    package static let acceleratorTime = 8.0
    /// Share of the coolant outside the racks that stands in the exchanger.
    package static let exchangerShare = 0.1
    /// What the walls of pipes and exchanger hold of heat besides, as a share of what their coolant does (a steel pipe of
    /// 100 mm: 10 kg a metre around 8 L).
    package static let wallShare = 0.1
    /// Longer than this nothing is predicted.
    package static let horizon = 3_600.0
  }
}

/// A unit's loop with what is known of it, in figures that can be followed.
package struct CoolantLoopState: Hashable, Sendable {
  /// One rack's part of the loop: W into its coolant, litres of it, and J/K of the metal that it warms.
  package struct RackLoad: Hashable, Sendable {
    package var heat: Double
    package var volume: Double
    package var metal: Double
    /// The accelerator of the rack that is nearest to its limit.
    package var accelerator: Accelerator?
    package init(heat: Double, volume: Double, metal: Double, accelerator: Accelerator? = nil) {
      self.heat = heat
      self.volume = volume
      self.metal = metal
      self.accelerator = accelerator
    }
  }

  /// °C now and at which it slows down.
  package struct Accelerator: Hashable, Sendable {
    package var id: EntityID
    package var temperature: Double
    package var limit: Double
    package init(_ id: EntityID, temperature: Double, limit: Double) {
      self.id = id
      self.temperature = temperature
      self.limit = limit
    }
  }

  /// °C towards the racks and back from them, and L/min.
  package var supply: Double
  package var back: Double
  package var flow: Double
  /// L/min that it is made for; what flows now when nobody says.
  package var ratedFlow: Double?
  package var coolant: Coolant
  /// Litres in all of the loop, its racks included.
  package var volume: Double
  /// °C that must not be passed; nil when nobody says.
  package var supplyLimit: Double?
  package var backLimit: Double?
  /// W that the pumps draw: what goes round warms by it.
  package var pumpPower = 0.0
  package var racks: [RackLoad]

  package init(
    supply: Double, back: Double, flow: Double, coolant: Coolant, volume: Double, supplyLimit: Double? = nil,
    backLimit: Double? = nil, pumpPower: Double = 0, racks: [RackLoad]
  ) {
    self.supply = supply
    self.back = back
    self.flow = flow
    self.coolant = coolant
    self.volume = volume
    self.supplyLimit = supplyLimit
    self.backLimit = backLimit
    self.pumpPower = pumpPower
    self.racks = racks
  }

  /// When the first limit is reached after `event`; nil when none is within an hour, or nothing flows or warms.
  package func rideThrough(_ event: RideThrough.Event) -> RideThrough? {
    guard flow > 0, back > supply, racks.contains(where: { $0.heat > 0 }) else { return nil }
    var run = LoopRun(of: self, event)
    guard let (time, limit) = run.firstLimit() else { return nil }
    return RideThrough(
      event: event, time: time, limit: limit, heat: racks.reduce(0) { $0 + $1.heat }, volume: volume,
      metal: racks.reduce(0) { $0 + $1.metal })
  }
}

/// A loop on its way.
private struct LoopRun {
  private static let step = 0.25
  private static let parts = 6

  private let loop: CoolantLoopState
  private let event: RideThrough.Event
  /// J/(L K).
  private let litre: Double
  /// Litres in both pipes together, and in the exchanger.
  private let pipeVolume: Double
  private let exchangerVolume: Double
  /// °C of what comes back from all racks.
  private var mixed: Double
  private var flow: Double
  private var supply: Double
  private var back: Double
  /// °C of the parts of the pipes there and back, from where they begin.
  private var there: [Double]
  private var home: [Double]
  private var racks: [RackRun]

  private struct RackRun {
    var middle: Double
    var outlet: Double
    var capacity: Double
    var share: Double
    var heat: Double
    var chip: Double
    /// K above its coolant.
    var rise: Double
  }

  init(of loop: CoolantLoopState, _ event: RideThrough.Event) {
    self.loop = loop
    self.event = event
    let middle = (loop.supply + loop.back) / 2
    let heat = loop.racks.reduce(0) { $0 + $1.heat }
    let litre = loop.coolant.density(at: middle) * loop.coolant.specificHeat(at: middle) / 1000
    self.litre = litre
    flow = loop.flow
    (supply, back) = (loop.supply, loop.back)
    let coolant = max(loop.volume - loop.racks.reduce(0) { $0 + $1.volume }, loop.volume * 0.1)
    // Walls count as so much more coolant.
    let outside = coolant * (1 + RideThrough.Assumptions.wallShare)
    exchangerVolume = outside * RideThrough.Assumptions.exchangerShare
    pipeVolume = outside - exchangerVolume
    mixed = loop.back
    there = Array(repeating: loop.supply, count: Self.parts)
    home = Array(repeating: loop.back, count: Self.parts)
    // Racks on one unit are alike: each gets flow by the coolant that is in it, and one that does more warms it more.
    let inRacks = loop.racks.reduce(0) { $0 + $1.volume }
    racks = loop.racks.map { rack in
      let share = rack.volume / inRacks
      let rise = (loop.back - loop.supply) * rack.heat / heat / share
      let around = loop.supply + rise / 2
      return RackRun(
        middle: around, outlet: loop.supply + rise, capacity: rack.volume * litre + rack.metal, share: share,
        heat: rack.heat, chip: rack.accelerator?.temperature ?? around,
        rise: max(1, (rack.accelerator?.temperature ?? around) - around))
    }
  }

  mutating func firstLimit() -> (time: Double, limit: RideThrough.Limit)? {
    var time = 0.0
    while time < RideThrough.Assumptions.horizon {
      if let limit = limitReached { return (time, limit) }
      move(at: time)
      time += Self.step
    }
    return nil
  }

  private var limitReached: RideThrough.Limit? {
    if let limit = loop.supplyLimit, supply >= limit { return .supply(limit) }
    if let limit = loop.backLimit, mixed >= limit { return .back(limit) }
    for (place, rack) in loop.racks.enumerated() {
      guard let accelerator = rack.accelerator, racks[place].chip >= accelerator.limit else { continue }
      return .accelerator(accelerator.id, accelerator.limit)
    }
    return nil
  }

  private mutating func move(at time: Double) {
    let step = Self.step
    if event == .pumpsStop {
      let buoyant = (loop.ratedFlow ?? loop.flow) * RideThrough.Assumptions.buoyancy
      flow = max(buoyant, loop.flow * exp(-time / RideThrough.Assumptions.coastDown))
    }
    mixed = 0
    let inlet = there[Self.parts - 1]
    for place in racks.indices {
      moveRack(place, inlet: inlet)
      mixed += racks[place].outlet * racks[place].share
    }
    // Without pumps nothing new comes from the exchanger in time to matter; without water it hands on what comes.
    if event == .waterStops {
      let passed = flow / 60 * step / exchangerVolume
      let warmed = back + loop.pumpPower / (flow / 60 * litre)
      supply = (supply + passed * warmed) / (1 + passed)
    }
    let exchanged = flow / 60 * step / (pipeVolume / 2 / Double(Self.parts))
    there = Self.moved(there, entering: supply, by: exchanged)
    home = Self.moved(home, entering: mixed, by: exchanged)
    back = home[Self.parts - 1]
  }

  private static func moved(_ pipe: [Double], entering: Double, by share: Double) -> [Double] {
    var pipe = pipe
    var entering = entering
    for place in pipe.indices {
      pipe[place] = (pipe[place] + share * entering) / (1 + share)
      entering = pipe[place]
    }
    return pipe
  }

  private mutating func moveRack(_ place: Int, inlet: Double) {
    let step = Self.step
    var rack = racks[place]
    let carried = flow * rack.share / 60 * litre
    let rise = step / (rack.capacity / 2)
    rack.middle = (rack.middle + rise * (rack.heat / 2 + carried * inlet)) / (1 + rise * carried)
    rack.outlet = (rack.outlet + rise * (rack.heat / 2 + carried * rack.middle)) / (1 + rise * carried)
    let follow = step / RideThrough.Assumptions.acceleratorTime
    rack.chip = (rack.chip + follow * (rack.middle + rack.rise)) / (1 + follow)
    racks[place] = rack
  }
}
