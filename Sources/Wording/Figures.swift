package import SiteModel

/// A number as it is read: prefixes put on, digits cut to what matters, the unit never missing.
package enum Figures {
  /// What stands for a value that is not known.
  package static let missing = "—"

  /// A value in its quantity's base unit with number and unit apart: ("9.81", "kW").
  package static func parts(_ value: Double, _ unit: Unit) -> (number: String, unit: String) {
    switch unit {
    case .celsius: (fixed(value, 1), "°C")
    case .kelvin: (fixed(value, 1), "K")
    case .ratio: (fixed(value * 100, abs(value) < 0.0995 && value != 0 ? 1 : 0), "%")
    case .revolutionPerMinute: (fixed(value, 0), "rpm")
    case .byte: scaled(value, by: 1024, ["B", "KiB", "MiB", "GiB", "TiB", "PiB"])
    case .bytePerSecond: scaled(value, by: 1000, ["B/s", "kB/s", "MB/s", "GB/s", "TB/s"])
    case .bitPerSecond: scaled(value, by: 1000, ["bit/s", "kbit/s", "Mbit/s", "Gbit/s", "Tbit/s"])
    case .watt: scaled(value, by: 1000, ["W", "kW", "MW", "GW"])
    case .joule: scaled(value, by: 1000, ["J", "kJ", "MJ", "GJ", "TJ"])
    case .hertz: scaled(value, by: 1000, ["Hz", "kHz", "MHz", "GHz"])
    case .volt: (fixed(value, 2), "V")
    case .ampere: (fixed(value, 2), "A")
    case .litrePerMinute: (fixed(value, 0), "L/min")
    case .pascal: (fixed(value / 1e5, 2), "bar")
    case .kilogramPerCubicMetre: (fixed(value, 0), "kg/m³")
    case .joulePerKilogramKelvin: (fixed(value, 0), "J/(kg·K)")
    case .litre: scaled(value / 1000, by: 1000, ["m³", "10³ m³", "10⁶ m³"])
    case .voltAmpere: scaled(value, by: 1000, ["VA", "kVA", "MVA", "GVA"])
    case .gramPerJoule: (fixed(value * 3.6e6, 0), "g/kWh")
    case .currencyPerJoule: (fixed(value * 3.6e6, 3), "/kWh")
    case .pH: (fixed(value, 2), "pH")
    case .siemensPerMetre: (fixed(value * 1e4, 0), "µS/cm")
    case .nephelometricTurbidityUnit: (fixed(value, 1), "NTU")
    case .second: (fixed(value, value < 10 ? 2 : 0), "s")
    case .count, .flag: (grouped(value), "")
    case .countPerSecond: (fixed(value, value < 10 ? 1 : 0), "/s")
    }
  }

  /// Number and unit in one text: "9.81 kW".
  package static func text(_ value: Double, _ unit: Unit) -> String {
    let parts = parts(value, unit)
    return parts.unit.isEmpty ? parts.number : "\(parts.number) \(parts.unit)"
  }

  /// "812 PFLOP/s" out of FLOP/s.
  package static func compute(_ value: Double) -> (number: String, unit: String) {
    scaled(value / 1e12, by: 1000, ["TFLOP/s", "PFLOP/s", "EFLOP/s", "ZFLOP/s"])
  }

  /// FLOP/s as a number in a unit that `compute` has named.
  package static func compute(_ value: Double, in unit: String) -> String {
    let own = compute(value)
    return own.unit == unit ? own.number : "\(own.number) \(own.unit)"
  }

  /// Three significant digits and the prefix that suits.
  package static func scaled(_ value: Double, by step: Double, _ units: [String]) -> (number: String, unit: String) {
    var value = value
    var place = 0
    while abs(value) >= (step == 1024 ? 1000 : 999.5), place + 1 < units.count {
      value /= step
      place += 1
    }
    let digits = place == 0 && abs(value) >= 10 ? 0 : abs(value) >= 99.95 ? 0 : abs(value) >= 9.995 ? 1 : 2
    return (fixed(value, value == 0 ? 0 : digits), units[place])
  }

  /// A number with so many decimals; "—" for one that is none.
  package static func fixed(_ value: Double, _ decimals: Int) -> String {
    guard value.isFinite, abs(value) < 1e15 else { return missing }
    let factor = [1.0, 10, 100, 1000][min(3, max(0, decimals))]
    let rounded = Int64((abs(value) * factor).rounded())
    let sign = value < 0 && rounded != 0 ? "-" : ""
    guard decimals > 0 else { return sign + String(rounded) }
    let fraction = String(rounded % Int64(factor))
    let zeros = String(repeating: "0", count: max(0, min(3, decimals) - fraction.count))
    return "\(sign)\(rounded / Int64(factor)).\(zeros)\(fraction)"
  }

  /// A whole number in groups of three.
  package static func grouped(_ value: Double) -> String {
    if value != value.rounded() { return fixed(value, 2) }
    let digits = fixed(abs(value), 0)
    guard digits.count > 4 else { return value < 0 ? "-" + digits : digits }
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { result.append(" ") }
      result.append(digit)
    }
    return value < 0 ? "-" + result : result
  }

  /// A count in groups of three.
  package static func grouped(_ count: Int) -> String { grouped(Double(count)) }

  /// An age or a span in the largest unit that says enough: "41 s", "3 min", "2 h", "5 d".
  package static func span(_ duration: Duration) -> String {
    let seconds = max(0, duration.seconds)
    return switch seconds {
    case ..<100: "\(fixed(seconds, 0)) s"
    case ..<6_000: "\(fixed(seconds / 60, 0)) min"
    case ..<172_800: "\(fixed(seconds / 3_600, 0)) h"
    default: "\(fixed(seconds / 86_400, 0)) d"
    }
  }
}
