/// What carries heat in a loop.
package enum CoolantKind: String, CaseIterable, Sendable {
  case water
  /// Water with 25 % of propylene glycol, the usual fluid of technology loops.
  case propyleneGlycol25 = "pg25"
  /// A synthetic hydrocarbon as immersion tanks hold.
  case dielectric
}

/// What a cooling unit gives its heat to.
package enum HeatSink: Hashable, Sendable {
  /// By index in `Topology.facilityLoops`.
  case facilityLoop(Int)
  /// By index in `Topology.coolantDistributionUnits`.
  case coolantDistributionUnit(Int)
}

/// A loop of water between cooling units and the plant that keeps it cold (Redfish: CoolingLoopType FWS).
package struct FacilityLoop: Hashable, Sendable {
  package var name: String
  package var coolant = CoolantKind.water
  /// Litres in all of it.
  package var volume: Double?
  /// °C towards the cooling units that it is meant to have.
  package var supplyTemperature: Double?
  /// L/min that its pumps are made for.
  package var ratedFlow: Double?
  package init(name: String) { self.name = name }
}

/// A machine that keeps a facility loop cold, moves its water or uses its heat.
package struct CoolingPlantUnit: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case coolingTower = "cooling-tower"
    case dryCooler = "dry-cooler"
    case chiller
    case pump
    case heatRecovery = "heat-recovery"
  }

  package var name: String
  package var kind: Kind
  /// By index in `Topology.facilityLoops`.
  package var facilityLoop: Int?
  /// W of heat that it can take.
  package var capacity: Double?
  /// W that it draws at most.
  package var power: Double?
  package init(name: String, kind: Kind) {
    self.name = name
    self.kind = kind
  }
}

package struct CoolantDistributionUnit: Hashable, Sendable {
  package var name: String
  /// By index in `Topology.facilityLoops`.
  package var facilityLoop: Int?
  /// Heat that it can carry, in watts.
  package var capacity: Double?
  /// Watts that it draws whatever it does, and those that its pumps draw besides at full speed.
  package var power: Double?
  package var pumpPower: Double?
  /// Coolant temperature that it keeps towards the racks, °C.
  package var supplyTemperature: Double?
  /// °C towards the racks and back from them that must not be passed.
  package var supplyLimit: Double?
  package var returnLimit: Double?
  package var coolant = CoolantKind.propyleneGlycol25
  /// Litres in its technology loop with all racks on it.
  package var volume: Double?
  /// L/min at full pump speed.
  package var ratedFlow: Double?
  /// Pumps in it, and how many of them carry the full load.
  package var pumpCount: Int?
  package var pumpsNeeded: Int?
  package init(name: String, capacity: Double? = nil) {
    self.name = name
    self.capacity = capacity
  }
}

/// Something that takes heat from the air at a rack or in a hall.
package struct HeatExchanger: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case rearDoor = "rear-door"
    /// Evaporating and condensing refrigerant instead of pumped coolant.
    case heatPipe = "heat-pipe"
    case inRow = "in-row"
  }

  package var name: String
  package var kind = Kind.rearDoor
  package var sink: HeatSink?
  /// W of heat.
  package var capacity: Double?
  package init(name: String) { self.name = name }
}

/// A tank of dielectric in which servers are immersed.
package struct ImmersionUnit: Hashable, Sendable {
  package var name: String
  package var sink: HeatSink?
  /// W of heat.
  package var capacity: Double?
  package var coolant = CoolantKind.dielectric
  /// Litres of it.
  package var volume: Double?
  /// °C of the bath that must not be passed.
  package var limit: Double?
  package init(name: String) { self.name = name }
}
