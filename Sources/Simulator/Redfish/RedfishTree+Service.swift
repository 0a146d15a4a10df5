internal import SiteModel

extension RedfishTree {
  var serviceRoot: JSON {
    let root = Self.root
    return Self.resource(
      "\(root)/", "ServiceRoot.v1_20_0.ServiceRoot", id: "RootService", name: "Simulated plant of \(site)",
      [
        ("RedfishVersion", "1.23.0"), ("UUID", "5b1f0c5e-7a54-4d0e-9a40-0c2f7e2a9f11"),
        ("Product", .init(stringLiteral: SourceDescription.simulatorProduct)), ("Vendor", "Aisle"),
        (
          "ProtocolFeaturesSupported",
          [
            "ExpandQuery": [
              "ExpandAll": true, "Levels": true, "MaxLevels": 3, "Links": false, "NoLinks": true,
            ]
          ]
        ),
        ("Chassis", Self.link("\(root)/Chassis")), ("ThermalEquipment", Self.link("\(root)/ThermalEquipment")),
        ("PowerEquipment", Self.link("\(root)/PowerEquipment")), ("Facilities", Self.link("\(root)/Facilities")),
        ("SessionService", Self.link("\(root)/SessionService")),
        ("Links", ["Sessions": Self.link("\(root)/SessionService/Sessions")]),
      ])
  }

  func sessionService(_ rest: [String]) -> JSON? {
    let path = "\(Self.root)/SessionService"
    if rest == ["Sessions"] { return Self.collection("\(path)/Sessions", "Session", name: "Sessions", []) }
    guard rest.isEmpty else { return nil }
    return Self.resource(
      path, "SessionService.v1_2_0.SessionService", id: "SessionService", name: "Sessions",
      [
        ("ServiceEnabled", true), ("SessionTimeout", 1800), ("Sessions", Self.link("\(path)/Sessions")),
      ])
  }

  // MARK: Chassis

  /// The box of a thing that has sensors.
  struct Box: Sendable {
    var id: String
    var name: String
    var type: String
    var sensors: [RedfishSensor]
    /// Of a cooling unit: where that is.
    var unit: String?
    var health: Health
    /// 0 dry, 1 damp, 2 wet; nil without a detector.
    var wetness: Double?
  }

  private var boxIDs: [String] {
    units.map(\.chassis) + simulation.plan.outlets.map { "PDU-\(Self.segment($0.name))" }
      + simulation.names.hallSubjects.compactMap { $0.first.map { "Hall-\(Self.segment($0.name))" } } + ["Site"]
  }

  func chassis(_ rest: [String]) -> JSON? {
    let path = "\(Self.root)/Chassis"
    guard let id = rest.first else { return Self.collection(path, "Chassis", name: "Chassis", boxIDs) }
    guard let box = box(id) else { return nil }
    let own = "\(path)/\(id)"
    switch Array(rest.dropFirst()) {
    case []: return document(of: box, own)
    case ["Sensors"]:
      return Self.collection("\(own)/Sensors", "Sensor", name: "Sensors of \(box.name)", box.sensors.map(\.id))
    case ["EnvironmentMetrics"] where box.unit != nil:
      return environment(box, "\(own)/EnvironmentMetrics", name: box.name)
    case ["LeakDetectors"] where box.wetness != nil:
      return Self.collection("\(own)/LeakDetectors", "LeakDetector", name: "Leak detectors", ["Rope1"])
    case ["LeakDetectors", "Rope1"]: return box.wetness.map { leakDetector("\(own)/LeakDetectors/Rope1", $0) }
    case let parts where parts.count == 2 && parts[0] == "Sensors":
      return box.sensors.first { $0.id == parts[1] }.map {
        $0.document(at: "\(own)/Sensors/\($0.id)", moment: simulation.moment)
      }
    default: return nil
    }
  }

  func box(_ id: String) -> Box? {
    if let unit = units.first(where: { $0.chassis == id }) { return box(of: unit) }
    if let outlet = simulation.plan.outlets.firstIndex(where: { "PDU-\(Self.segment($0.name))" == id }) {
      return box(ofOutlet: outlet)
    }
    if id == "Site" { return siteBox }
    return simulation.names.hallSubjects.indices.first {
      simulation.names.hallSubjects[$0].first.map { "Hall-\(Self.segment($0.name))" } == id
    }.map(box(ofHall:))
  }

  private func document(of box: Box, _ path: String) -> JSON {
    var members: [(String, JSON)] = [
      ("ChassisType", .text(box.type)), ("Status", Self.status(box.health)), ("PowerState", "On"),
      ("Sensors", Self.link("\(path)/Sensors")),
    ]
    if box.unit != nil { members.append(("EnvironmentMetrics", Self.link("\(path)/EnvironmentMetrics"))) }
    if box.wetness != nil { members.append(("LeakDetectors", Self.link("\(path)/LeakDetectors"))) }
    if let unit = box.unit { members.append(("Links", ["CoolingUnits": [Self.link(unit)]])) }
    return Self.resource(path, "Chassis.v1_28_0.Chassis", id: box.id, name: "\(box.name) chassis", members)
  }

  private func leakDetector(_ path: String, _ wetness: Double) -> JSON {
    let health = Health(wetness)
    return Self.resource(
      path, "LeakDetector.v1_6_0.LeakDetector", id: "Rope1", name: "Leak rope",
      [
        ("LeakDetectorType", "Moisture"), ("DetectorState", .text(health.rawValue)), ("Enabled", true),
        ("PhysicalContext", "Chassis"), ("Status", Self.status(health)), ("WarningReactionType", "None"),
        ("CriticalReactionType", "None"), ("ReactionDelaySeconds", 0),
      ])
  }

  /// Air and power of a box, by its sensors.
  func environment(_ box: Box, _ path: String, name: String) -> JSON {
    let places = [
      ("PowerWatts", "Power"), ("TemperatureCelsius", "RoomTemp"), ("HumidityPercent", "RoomRH"),
      ("DewPointCelsius", "DewPoint"), ("AmbientTemperatureCelsius", "Outdoor"),
    ]
    let members = places.compactMap { property, id in box.excerpt(id).map { (property, $0) } }
    return Self.resource(
      path, "EnvironmentMetrics.v1_5_0.EnvironmentMetrics", id: "EnvironmentMetrics", name: "Environment of \(name)",
      members)
  }
}

extension RedfishTree.Box {
  /// What a sensor reads, with where it stands; nil when the box has none of that name.
  func excerpt(_ sensor: String) -> JSON? {
    sensors.first { $0.id == sensor }.map {
      [
        "Reading": .number($0.value),
        "DataSourceUri": .text("\(RedfishTree.root)/Chassis/\(id)/Sensors/\(sensor)"),
      ]
    }
  }
}
