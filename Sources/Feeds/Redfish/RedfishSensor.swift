internal import SiteModel

/// A `Sensor` resource in base units: what it measures, and its limits.
struct RedfishSensor: Sendable {
  /// What a reading is counted from (`ReadingBasis`): nothing, another reading, or a limit.
  enum Basis: Sendable { case zero, delta, headroom }

  let basis: Basis
  /// Nil for null: not measured.
  let reading: Double?
  let quantity: Quantity?
  private(set) var limits = PointLimits([])
  private let id: String
  private let context: String

  /// Nil for what is no sensor.
  init?(_ document: RedfishDocument) {
    guard document.text("ReadingType") != nil || document.text("ReadingUnits") != nil else { return nil }
    basis =
      switch document.text("ReadingBasis") {
      case "Headroom"?: .headroom
      case "Delta"?: .delta
      default: .zero
      }
    id = CleanText.cleaned(document.text("Id") ?? document.text("Name") ?? "?", limit: 60)
    context = document.text("PhysicalContext") ?? ""
    let factor = Self.factor(document.text("ReadingUnits") ?? "")
    reading = document.number("Reading").map { $0 * factor }
    let units = document.text("ReadingUnits") ?? ""
    quantity = Self.quantity(document.text("ReadingType") ?? Self.type(of: units), units, basis)
    limits = Self.limits(document["Thresholds"], factor)
  }

  /// The thing that it is about on a node: an accelerator where the context and the name say so, else itself.
  func key(on node: String) -> EntityKey {
    if ["GPU", "Accelerator", "GPUSubsystem"].contains(context) {
      if let number = Self.number(in: id) { return .accelerator(number, on: node) }
    }
    return EntityKey(.sensor, node: node, name: id)
  }

  /// The first number in a name: "GPU_3" is the host's accelerator 3.
  static func number(in name: String) -> String? {
    let digits = name.drop { !$0.isASCII || !$0.isNumber }.prefix { $0.isASCII && $0.isNumber }
    return Int(digits).map(String.init)
  }

  private static func factor(_ units: String) -> Double {
    switch units {
    case "kPa", "kW": 1000
    case "%": 0.01
    case "kW.h", "kWh": 3.6e6
    case "W.h", "Wh": 3600
    case "mV", "mA": 1e-3
    case "bar": 1e5
    default: 1
    }
  }

  /// What a sensor measures that does not say so, where its unit leaves no doubt.
  private static func type(of units: String) -> String {
    switch units {
    case "Cel": "Temperature"
    case "W", "kW": "Power"
    case "V", "mV": "Voltage"
    case "A", "mA": "Current"
    case "Hz": "Frequency"
    default: ""
    }
  }

  private static func quantity(_ type: String, _ units: String, _ basis: Basis) -> Quantity? {
    switch (type, basis) {
    case ("Temperature", .zero): .temperature
    case ("Temperature", .headroom): .headroom
    case ("Power", .zero): .power
    case ("EnergykWh", .zero), ("EnergyWh", .zero), ("EnergyJoules", .zero): .energy
    case ("Frequency", .zero): .frequency
    // A share of full speed is told under the same name.
    case ("Rotational", .zero): ["RPM", "RPM."].contains(units) ? .fanSpeed : nil
    case ("Voltage", .zero): .voltage
    case ("Current", .zero): .current
    case ("LiquidFlowLPM", .zero): .flow
    case ("PressurekPa", .delta): .pressureDifference
    case ("Heat", .zero): .heat
    case ("Humidity", .zero): .humidity
    // A difference of temperatures is none; a pressure says nothing without its place.
    default: nil
    }
  }

  private static func limits(_ thresholds: RedfishDocument?, _ factor: Double) -> PointLimits {
    guard let thresholds else { return PointLimits([]) }
    let known: [(String, PointLimits.Side, PointLimits.Grade)] = [
      ("UpperCaution", .upper, .caution), ("UpperCritical", .upper, .critical), ("UpperFatal", .upper, .fatal),
      ("LowerCaution", .lower, .caution), ("LowerCritical", .lower, .critical), ("LowerFatal", .lower, .fatal),
    ]
    return PointLimits(
      known.compactMap { name, side, grade in
        guard let threshold = thresholds[name], let value = threshold.number("Reading"),
          threshold.text("Activation") != "Disabled"
        else { return nil }
        var limit = PointLimits.Limit(side, grade, value * factor)
        limit.dwell = threshold.text("DwellTime").flatMap(ISODuration.parsed)
        limit.deadband = threshold.number("HysteresisReading").map { abs($0 * factor) }
        limit.offDelay = threshold.text("HysteresisDuration").flatMap(ISODuration.parsed)
        return limit
      })
  }
}

/// Durations as ISO 8601 writes them, as far as Redfish does: "PT2M", "P1DT30S".
enum ISODuration {
  static func parsed(_ text: String) -> Duration? {
    guard text.hasPrefix("P"), text.utf8.count < 40 else { return nil }
    var seconds = 0.0
    var isTime = false
    var number = ""
    for character in text.dropFirst() {
      switch character {
      case "T": isTime = true
      case "0"..."9", ".": number.append(character)
      case "D", "H", "M", "S":
        guard let value = Double(number), isTime || character == "D" else { return nil }
        let units: [Character: Double] = ["D": 86_400, "H": 3_600, "M": 60, "S": 1]
        seconds += value * (units[character] ?? 0)
        number = ""
      default: return nil
      }
    }
    return number.isEmpty && seconds <= 1e9 ? .seconds(seconds) : nil
  }
}
