internal import SiteModel

extension Blueprint {
  /// What a loop of coolant passes, and the share of its flow that goes there.
  struct CoolantLoad: Sendable {
    enum Place: Sendable { case rack(Int), sideUnit(Int) }
    var place: Place
    var share: Double
  }

  struct CoolantUnit: Sendable {
    var name: String
    /// Racks whose plates hang on it.
    var racks: [Int]
    var loads: [CoolantLoad] = []
    /// W that it can carry.
    var capacity: Double
    var power: Double
    /// W of all needed pumps at full speed.
    var pumpPower: Double
    /// °C that it keeps towards the racks, and those that must not be passed.
    var supply: Double
    var supplyLimit: Double
    var returnLimit: Double
    var fluid: Fluid
    var pumps: PumpGroup
    var firstPump: Int
    /// Litres in its pipes, there and back, without what is in the racks and in its exchanger.
    var pipeVolume: Double
    /// J/K of the coolant in its exchanger and of the plates.
    var exchangerCapacity: Double
    var exchanger: CounterflowExchanger
    /// By index; -1 when the site file does not say where its water comes from.
    var facilityLoop: Int
  }

  /// A rear door or a tank: what takes heat beside the plates.
  struct SideUnit: Sendable {
    var name: String
    var isTank: Bool
    var racks: [Int]
    /// W of heat.
    var capacity: Double
    /// The coolant that takes it on, L/min and J/K in it.
    var fluid: Fluid
    var ratedFlow: Double
    var heatCapacity: Double
    /// Of a tank: what its servers stand in, its L/min and J/K, and W/K from it to the coolant.
    var bath = Fluid(.dielectric)
    var bathFlow = 0.0
    var bathCapacity = 0.0
    var bathConductance = 0.0
    /// Where the heat goes, by index; -1 for neither.
    var facilityLoop = -1
    var coolantUnit = -1
  }

  struct FacilityLoop: Sendable {
    var name: String
    var fluid: Fluid
    /// Litres in all of it.
    var volume: Double
    /// °C that it is kept at towards the units.
    var setPoint: Double
    /// L/min that all its pumps give.
    var ratedFlow: Double
    var units: [Int] = []
    var sideUnits: [Int] = []
    var plant: [Int] = []
    var pumps: [Int] = []
    /// False when the site file names nothing that would cool it: its water then comes as it should.
    var isCooled: Bool { !plant.isEmpty }
  }

  struct PlantUnit: Sendable {
    var name: String
    var kind: CoolingPlantUnit.Kind
    var loop: Int
    /// W of heat, and W that it draws at most.
    var capacity: Double
    var power: Double
  }
}
