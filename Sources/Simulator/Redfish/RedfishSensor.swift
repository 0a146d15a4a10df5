internal import SiteModel

/// A sensor of the Redfish face: what a reading of ours is there.
struct RedfishSensor: Sendable {
  /// What is measured, in the unit that Redfish has for it.
  enum Kind: Sendable {
    case temperature, temperatureDifference, flow, pressure, pressureDifference, heat, percent, humidity, power

    var traits: (type: String, unit: String, basis: String) {
      switch self {
      case .temperature: ("Temperature", "Cel", "Zero")
      case .temperatureDifference: ("Temperature", "Cel", "Delta")
      case .flow: ("LiquidFlowLPM", "L/min", "Zero")
      case .pressure: ("PressurekPa", "kPa", "Zero")
      case .pressureDifference: ("PressurekPa", "kPa", "Delta")
      case .heat: ("Heat", "kW", "Zero")
      case .percent: ("Percent", "%", "Zero")
      case .humidity: ("Humidity", "%", "Zero")
      case .power: ("Power", "W", "Zero")
      }
    }

    /// From the base unit of our quantities.
    var factor: Double {
      switch self {
      case .pressure, .pressureDifference, .heat: 1e-3
      case .percent, .humidity: 100
      default: 1
      }
    }
  }

  struct Threshold: Sendable {
    var name: String
    var value: Double
    var dwell: String
    var deadband: Double
  }

  var id: String
  var name: String
  var kind: Kind
  var value: Double
  var context: String?
  var thresholds: [Threshold] = []

  /// `reading` is in the quantity's base unit.
  init(_ id: String, _ name: String, _ kind: Kind, _ reading: Double, at context: String? = nil) {
    self.id = id
    self.name = name
    self.kind = kind
    value = reading * kind.factor
    self.context = context
  }

  /// The same with a limit: `over` it, or under it, for as long as `dwell`, until it has come back by `deadband`.
  func limited(_ grade: String, over value: Double, for dwell: String, deadband: Double) -> RedfishSensor {
    adding(Threshold(name: "Upper\(grade)", value: value, dwell: dwell, deadband: -deadband))
  }

  func limited(_ grade: String, under value: Double, for dwell: String, deadband: Double) -> RedfishSensor {
    adding(Threshold(name: "Lower\(grade)", value: value, dwell: dwell, deadband: deadband))
  }

  private func adding(_ threshold: Threshold) -> RedfishSensor {
    var copy = self
    if threshold.value.isFinite { copy.thresholds.append(threshold) }
    return copy
  }

  /// How far beyond its limits it is.
  var health: RedfishTree.Health {
    let broken = thresholds.filter { $0.name.hasPrefix("Upper") ? value > $0.value : value < $0.value }
    return broken.contains { $0.name.hasSuffix("Critical") } ? .critical : broken.isEmpty ? .good : .warning
  }

  func document(at path: String, moment: Moment) -> JSON {
    let traits = kind.traits
    var members: [(String, JSON)] = [
      ("ReadingType", .text(traits.type)), ("Reading", .number(value)), ("ReadingUnits", .text(traits.unit)),
      ("ReadingBasis", .text(traits.basis)), ("ReadingTime", .text(moment.timestamp)), ("SensingInterval", "PT1S"),
      ("Status", RedfishTree.status(health)),
    ]
    if let context { members.append(("PhysicalContext", .text(context))) }
    if kind.traits.type == "Heat" { members.append(("Implementation", "Synthesized")) }
    if !thresholds.isEmpty {
      let limits = thresholds.map { threshold -> (String, JSON) in
        let direction = threshold.name.hasPrefix("Upper") ? "Increasing" : "Decreasing"
        return (
          threshold.name,
          [
            "Reading": .number(threshold.value), "Activation": .text(direction), "DwellTime": .text(threshold.dwell),
            "HysteresisReading": .number(threshold.deadband), "HysteresisDuration": "PT30S",
          ]
        )
      }
      members.append(("Thresholds", .object(limits)))
    }
    return RedfishTree.resource(path, "Sensor.v1_12_0.Sensor", id: id, name: name, members)
  }
}
