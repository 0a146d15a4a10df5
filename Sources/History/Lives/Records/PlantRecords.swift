package import SiteModel

extension FieldCoder {
  /// Whole numbers, as one value.
  mutating func integers(_ number: Int, _ value: inout [Int], _ base: [Int]) {
    func told(_ numbers: [Int]) -> Variant { Variant("", numbers.map { .integer($0) }) }
    let known = told(value)
    var read = Optional(known)
    variant(number, &read, told(base))
    if let read, read != known { value = read.atoms.indices.compactMap { read.integer($0) } }
  }

  fileprivate mutating func sink(_ number: Int, _ value: inout HeatSink?, _ base: HeatSink?) {
    let known = value?.variant
    var told = known
    variant(number, &told, base?.variant)
    if told != known { value = told.flatMap { HeatSink($0) } }
  }
}

extension HeatSink {
  fileprivate var variant: Variant {
    switch self {
    case .facilityLoop(let index): Variant("facilityLoop", [.integer(index)])
    case .coolantDistributionUnit(let index): Variant("coolantDistributionUnit", [.integer(index)])
    }
  }

  fileprivate init?(_ variant: Variant) {
    guard let index = variant.integer(0) else { return nil }
    switch variant.name {
    case "facilityLoop": self = .facilityLoop(index)
    case "coolantDistributionUnit": self = .coolantDistributionUnit(index)
    default: return nil
    }
  }
}

extension FacilityLoop: Recorded {
  package static let blank = FacilityLoop(name: "")

  package mutating func exchange(with coder: inout some FieldCoder, _ base: FacilityLoop) {
    coder.name(1, &name, base.name)
    coder.choice(2, &coolant, base.coolant)
    coder.real(3, &volume, base.volume)
    coder.real(4, &supplyTemperature, base.supplyTemperature)
    coder.real(5, &ratedFlow, base.ratedFlow)
  }
}

extension CoolingPlantUnit: Recorded {
  package static let blank = CoolingPlantUnit(name: "", kind: .pump)

  package mutating func exchange(with coder: inout some FieldCoder, _ base: CoolingPlantUnit) {
    coder.name(1, &name, base.name)
    coder.choice(2, &kind, base.kind)
    coder.integer(3, &facilityLoop, base.facilityLoop)
    coder.real(4, &capacity, base.capacity)
    coder.real(5, &power, base.power)
  }
}

extension CoolantDistributionUnit: Recorded {
  package static let blank = CoolantDistributionUnit(name: "")

  package mutating func exchange(with coder: inout some FieldCoder, _ base: CoolantDistributionUnit) {
    coder.name(1, &name, base.name)
    coder.integer(2, &facilityLoop, base.facilityLoop)
    coder.real(3, &capacity, base.capacity)
    coder.real(4, &power, base.power)
    coder.real(5, &pumpPower, base.pumpPower)
    coder.real(6, &supplyTemperature, base.supplyTemperature)
    coder.real(7, &supplyLimit, base.supplyLimit)
    coder.real(8, &returnLimit, base.returnLimit)
    coder.choice(9, &coolant, base.coolant)
    coder.real(10, &volume, base.volume)
    coder.real(11, &ratedFlow, base.ratedFlow)
    coder.integer(12, &pumpCount, base.pumpCount)
    coder.integer(13, &pumpsNeeded, base.pumpsNeeded)
  }
}

extension HeatExchanger: Recorded {
  package static let blank = HeatExchanger(name: "")

  package mutating func exchange(with coder: inout some FieldCoder, _ base: HeatExchanger) {
    coder.name(1, &name, base.name)
    coder.choice(2, &kind, base.kind)
    coder.sink(3, &sink, base.sink)
    coder.real(4, &capacity, base.capacity)
  }
}

extension ImmersionUnit: Recorded {
  package static let blank = ImmersionUnit(name: "")

  package mutating func exchange(with coder: inout some FieldCoder, _ base: ImmersionUnit) {
    coder.name(1, &name, base.name)
    coder.sink(2, &sink, base.sink)
    coder.real(3, &capacity, base.capacity)
    coder.choice(4, &coolant, base.coolant)
    coder.real(5, &volume, base.volume)
    coder.real(6, &limit, base.limit)
  }
}

extension PowerEquipment: Recorded {
  package static let blank = PowerEquipment(name: "", kind: .grid)

  package mutating func exchange(with coder: inout some FieldCoder, _ base: PowerEquipment) {
    coder.name(1, &name, base.name)
    coder.choice(2, &kind, base.kind)
    coder.integers(3, &sources, base.sources)
    coder.real(4, &capacity, base.capacity)
    coder.real(5, &efficiency, base.efficiency)
    coder.real(6, &carbonIntensity, base.carbonIntensity)
    coder.real(7, &tariff, base.tariff)
  }
}

extension PowerFeed: Recorded {
  package static let blank = PowerFeed(name: "")

  package mutating func exchange(with coder: inout some FieldCoder, _ base: PowerFeed) {
    coder.name(1, &name, base.name)
    coder.integers(2, &sources, base.sources)
    coder.real(3, &capacity, base.capacity)
  }
}

extension PowerDistributionUnit: Recorded {
  package static let blank = PowerDistributionUnit(name: "")

  package mutating func exchange(with coder: inout some FieldCoder, _ base: PowerDistributionUnit) {
    coder.name(1, &name, base.name)
    coder.integer(2, &powerFeed, base.powerFeed)
    coder.real(3, &capacity, base.capacity)
  }
}

extension PowerConversion: Recorded {
  package static let blank = PowerConversion(name: "", place: .node)

  package mutating func exchange(with coder: inout some FieldCoder, _ base: PowerConversion) {
    coder.name(1, &name, base.name)
    coder.choice(2, &place, base.place)
    coder.integer(3, &unitCount, base.unitCount)
    coder.real(4, &fixedLoss, base.fixedLoss)
    coder.real(5, &efficiency, base.efficiency)
  }
}
