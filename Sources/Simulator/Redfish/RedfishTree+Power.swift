internal import SiteModel

extension RedfishTree {
  func box(ofOutlet index: Int) -> Box {
    let outlet = simulation.plan.outlets[index]
    let isLost = outlet.feed >= 0 && !simulation.feeds[outlet.feed].isLive
    let power = (simulation.outletPower[index] / 10).rounded() * 10
    return Box(
      id: "PDU-\(Self.segment(outlet.name))", name: outlet.name, type: "RackMount",
      sensors: [RedfishSensor("Power", "\(outlet.name) power", .power, power, at: "PowerSupply")], unit: nil,
      health: isLost ? .critical : .good, wetness: nil)
  }

  func powerEquipment(_ rest: [String]) -> JSON? {
    let path = "\(Self.root)/PowerEquipment"
    guard let first = rest.first else {
      return Self.resource(
        path, "PowerEquipment.v1_2_3.PowerEquipment", id: "PowerEquipment", name: "Power equipment",
        [("Status", Self.status(.good)), ("RackPDUs", Self.link("\(path)/RackPDUs"))])
    }
    guard first == "RackPDUs" else { return nil }
    let outlets = simulation.plan.outlets
    guard rest.count > 1 else {
      return Self.collection(
        "\(path)/RackPDUs", "PowerDistribution", name: "Rack PDUs", outlets.map { Self.segment($0.name) })
    }
    guard let index = outlets.firstIndex(where: { Self.segment($0.name) == rest[1] }) else { return nil }
    return outlet(index, Array(rest.dropFirst(2)), "\(path)/RackPDUs/\(rest[1])")
  }

  private func outlet(_ index: Int, _ rest: [String], _ path: String) -> JSON? {
    let box = box(ofOutlet: index)
    let power = box.excerpt("Power") ?? .null
    switch rest {
    case []:
      return Self.resource(
        path, "PowerDistribution.v1_6_0.PowerDistribution", id: Self.segment(box.name), name: box.name,
        [
          ("EquipmentType", "RackPDU"), ("Manufacturer", "Aisle"), ("Model", "Simulated"),
          ("SerialNumber", .text("SIM-\(Self.segment(box.name))")), ("FirmwareVersion", "1.0"),
          ("Status", Self.status(box.health)), ("Metrics", Self.link("\(path)/Metrics")),
          ("Mains", Self.link("\(path)/Mains")),
          ("Links", ["Chassis": [Self.link("\(Self.root)/Chassis/\(box.id)")]]),
        ])
    case ["Metrics"]:
      return Self.resource(
        "\(path)/Metrics", "PowerDistributionMetrics.v1_4_0.PowerDistributionMetrics", id: "Metrics",
        name: "Metrics of \(box.name)", [("PowerWatts", power)])
    case ["Mains"]: return Self.collection("\(path)/Mains", "Circuit", name: "Mains", ["AC1"])
    case ["Mains", "AC1"]:
      return Self.resource(
        "\(path)/Mains/AC1", "Circuit.v1_9_0.Circuit", id: "AC1", name: "Mains AC1",
        [
          ("CircuitType", "Mains"), ("PhaseWiringType", "ThreePhase5Wire"), ("NominalVoltage", "AC400V"),
          ("Status", Self.status(box.health)), ("PowerWatts", power),
        ])
    default: return nil
    }
  }
}
