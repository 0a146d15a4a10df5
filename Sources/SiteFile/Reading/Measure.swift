internal import StrictYAML

/// A kind of measure that a file may state, with the units in which people write it.
struct Measure {
  var name: String
  /// Multiplier to the base unit, by unit as written; compared exactly, since mW and MW differ.
  var units: [(symbol: String, factor: Double)]
  var example: String
  var limits: ClosedRange<Double>

  static let power = Measure(
    name: "power", units: [("W", 1), ("kW", 1e3), ("MW", 1e6), ("GW", 1e9)], example: "80 kW", limits: 1...1e10)
  static let memory = Measure(
    name: "memory", units: [("MiB", 1_048_576), ("GiB", 1_073_741_824), ("TiB", 1_099_511_627_776)],
    example: "80 GiB", limits: 1_048_576...1e15)
  static let temperature = Measure(
    name: "temperature", units: [("°C", 1), ("C", 1), ("℃", 1)], example: "35 °C", limits: -50...200)
  static let compute = Measure(
    name: "compute",
    units: [
      ("GFLOP/s", 1e9), ("TFLOP/s", 1e12), ("PFLOP/s", 1e15), ("GOP/s", 1e9), ("TOP/s", 1e12), ("POP/s", 1e15),
    ], example: "989 TFLOP/s", limits: 1e9...1e18)
  static let share = Measure(name: "share", units: [("%", 0.01)], example: "90 %", limits: 0.01...2)
  static let bitRate = Measure(
    name: "bit rate", units: [("Mb/s", 1e6), ("Gb/s", 1e9), ("Tb/s", 1e12)], example: "400 Gb/s", limits: 1e6...1e14)
  static let volume = Measure(
    name: "volume", units: [("L", 1), ("l", 1), ("m3", 1000), ("m³", 1000)], example: "900 L", limits: 0.1...1e8)
  static let flow = Measure(
    name: "flow", units: [("L/min", 1), ("l/min", 1), ("m3/h", 1000 / 60), ("m³/h", 1000 / 60)], example: "840 L/min",
    limits: 0.1...1e7)
  static let thermalMass = Measure(
    name: "thermal mass", units: [("J/K", 1), ("kJ/K", 1e3), ("MJ/K", 1e6)], example: "80 kJ/K", limits: 1...1e10)
  static let carbonIntensity = Measure(
    name: "carbon intensity", units: [("g/kWh", 1 / 3.6e6), ("kg/MWh", 1 / 3.6e6), ("kg/kWh", 1 / 3.6e3)],
    example: "570 g/kWh", limits: 0...0.01)
  /// A price: the unit has no currency, which the site names once.
  static let tariff = Measure(
    name: "tariff", units: [("/kWh", 1 / 3.6e6), ("/MWh", 1 / 3.6e9)], example: "0.65 /kWh", limits: -1e-3...1)
  static let delay = Measure(
    name: "duration", units: [("ms", 0.001), ("s", 1), ("m", 60), ("min", 60), ("h", 3600)], example: "60s",
    limits: 0...86_400)
  static let time = Measure(
    name: "duration", units: [("ms", 0.001), ("s", 1), ("m", 60), ("min", 60), ("h", 3600)], example: "10s",
    limits: 0.1...86_400)

  /// The value in the base unit, or what is wrong with the text.
  func value(of text: String) -> Result<Double, Complaint> {
    let end = text.firstIndex { !"0123456789.+-eE_".contains($0) } ?? text.endIndex
    let number = text[..<end]
    let unit = String(text[end...].drop { $0 == " " || $0 == "\u{A0}" })
    guard let value = Double(number), value.isFinite else {
      return .failure(Complaint("\(quoted(text)) is no \(name): write it like \(quoted(example))"))
    }
    guard !unit.isEmpty else {
      return .failure(Complaint("\(quoted(text)) has no unit: write it like \(quoted(example))"))
    }
    guard let factor = units.first(where: { $0.symbol == unit })?.factor else {
      let known = units.map(\.symbol).joined(separator: ", ")
      return .failure(Complaint("unknown unit \(quoted(unit)): a \(name) is in \(known)"))
    }
    let result = value * factor
    guard limits.contains(result) else {
      return .failure(
        Complaint(
          "\(quoted(text)) is out of range: from \(written(limits.lowerBound)) to \(written(limits.upperBound))"))
    }
    return .success(result)
  }

  /// A limit in the largest unit that keeps it at 1 or above.
  private func written(_ value: Double) -> String {
    let unit = units.last { abs(value) >= $0.factor } ?? units[0]
    let scaled = value / unit.factor
    return (scaled == scaled.rounded() ? String(Int(scaled)) : String(scaled)) + " " + unit.symbol
  }

  struct Complaint: Error {
    var message: String
    init(_ message: String) { self.message = message }
  }
}
