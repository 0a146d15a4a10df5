/// A unit as people and devices write it, and how it leads to a base unit: value x `factor` + `offset`.
///
/// Factors are exact by definition where there is one: the inch, pound, gallon and thermochemical conventions of NIST
/// SP 811, appendix B; the ton of refrigeration there is 12,000 Btu (IT) an hour.
package struct WrittenUnit: Hashable, Sendable {
  package var symbol: String
  package var base: Unit
  package var factor: Double
  /// What 0 of this unit is in the base unit.
  package var offset: Double

  init(_ symbol: String, _ base: Unit, _ factor: Double, offset: Double = 0) {
    self.symbol = symbol
    self.base = base
    self.factor = factor
    self.offset = offset
  }

  /// All units of that symbol: °C is a temperature and a difference of temperatures.
  package static func all(written symbol: String) -> [WrittenUnit] { bySymbol[symbol] ?? [] }

  /// The units in which a quantity of that base unit can be given, the common ones first.
  package static func all(of base: Unit) -> [WrittenUnit] { all.filter { $0.base == base } }

  private static let bySymbol = Dictionary(grouping: all, by: \.symbol)

  private static let all =
    power + energy + temperatures + shares + times + electricity + fluids + pressures + waterQuality + data

  private static let power: [WrittenUnit] = [
    .init("W", .watt, 1), .init("kW", .watt, 1e3), .init("MW", .watt, 1e6), .init("GW", .watt, 1e9),
    .init("mW", .watt, 1e-3), .init("Btu/h", .watt, 1_055.055_852_62 / 3600),
    .init("RT", .watt, 12_000 * 1_055.055_852_62 / 3600),
    .init("VA", .voltAmpere, 1), .init("kVA", .voltAmpere, 1e3), .init("MVA", .voltAmpere, 1e6),
  ]

  private static let energy: [WrittenUnit] = [
    .init("Wh", .joule, 3600), .init("kWh", .joule, 3.6e6), .init("MWh", .joule, 3.6e9), .init("GWh", .joule, 3.6e12),
    .init("J", .joule, 1), .init("kJ", .joule, 1e3), .init("MJ", .joule, 1e6), .init("GJ", .joule, 1e9),
    .init("g/kWh", .gramPerJoule, 1 / 3.6e6), .init("kg/kWh", .gramPerJoule, 1e3 / 3.6e6),
    .init("kg/MWh", .gramPerJoule, 1 / 3.6e6), .init("currency/kWh", .currencyPerJoule, 1 / 3.6e6),
    .init("currency/MWh", .currencyPerJoule, 1 / 3.6e9),
  ]

  private static let temperatures: [WrittenUnit] = [
    .init("°C", .celsius, 1), .init("℃", .celsius, 1), .init("C", .celsius, 1),
    .init("°F", .celsius, 5.0 / 9, offset: -160.0 / 9), .init("F", .celsius, 5.0 / 9, offset: -160.0 / 9),
    .init("K", .celsius, 1, offset: -273.15), .init("K", .kelvin, 1), .init("°C", .kelvin, 1),
    .init("°F", .kelvin, 5.0 / 9),
  ]

  private static let shares: [WrittenUnit] = [
    .init("%", .ratio, 0.01), .init("‰", .ratio, 0.001), .init("", .ratio, 1), .init("", .count, 1),
    .init("", .flag, 1), .init("1/s", .countPerSecond, 1), .init("1/min", .countPerSecond, 1.0 / 60),
  ]

  private static let times: [WrittenUnit] = [
    .init("s", .second, 1), .init("ms", .second, 1e-3), .init("min", .second, 60), .init("h", .second, 3600),
    .init("d", .second, 86_400), .init("Hz", .hertz, 1), .init("kHz", .hertz, 1e3), .init("MHz", .hertz, 1e6),
    .init("GHz", .hertz, 1e9), .init("rpm", .revolutionPerMinute, 1), .init("r/min", .revolutionPerMinute, 1),
  ]

  private static let electricity: [WrittenUnit] = [
    .init("V", .volt, 1), .init("mV", .volt, 1e-3), .init("kV", .volt, 1e3), .init("A", .ampere, 1),
    .init("mA", .ampere, 1e-3), .init("kA", .ampere, 1e3),
  ]

  /// Litres in a gallon of the United States.
  private static let gallon = 3.785_411_784

  private static let fluids: [WrittenUnit] = [
    .init("L/min", .litrePerMinute, 1), .init("l/min", .litrePerMinute, 1), .init("L/s", .litrePerMinute, 60),
    .init("l/s", .litrePerMinute, 60), .init("L/h", .litrePerMinute, 1.0 / 60), .init("l/h", .litrePerMinute, 1.0 / 60),
    .init("m3/h", .litrePerMinute, 1000.0 / 60), .init("m³/h", .litrePerMinute, 1000.0 / 60),
    .init("m3/s", .litrePerMinute, 6e4), .init("m³/s", .litrePerMinute, 6e4), .init("gpm", .litrePerMinute, gallon),
    .init("L", .litre, 1), .init("l", .litre, 1), .init("m3", .litre, 1e3), .init("m³", .litre, 1e3),
    .init("gal", .litre, gallon), .init("kg/m3", .kilogramPerCubicMetre, 1), .init("kg/m³", .kilogramPerCubicMetre, 1),
    .init("kg/L", .kilogramPerCubicMetre, 1e3), .init("g/cm3", .kilogramPerCubicMetre, 1e3),
    .init("J/(kg·K)", .joulePerKilogramKelvin, 1), .init("J/(kg*K)", .joulePerKilogramKelvin, 1),
    .init("kJ/(kg·K)", .joulePerKilogramKelvin, 1e3), .init("kJ/(kg*K)", .joulePerKilogramKelvin, 1e3),
  ]

  private static let pressures: [WrittenUnit] = [
    .init("kPa", .pascal, 1e3), .init("Pa", .pascal, 1), .init("hPa", .pascal, 100), .init("MPa", .pascal, 1e6),
    .init("bar", .pascal, 1e5), .init("mbar", .pascal, 100), .init("psi", .pascal, 6_894.757_293_168_361),
  ]

  private static let waterQuality: [WrittenUnit] = [
    .init("pH", .pH, 1), .init("NTU", .nephelometricTurbidityUnit, 1), .init("FNU", .nephelometricTurbidityUnit, 1),
    .init("µS/cm", .siemensPerMetre, 1e-4), .init("μS/cm", .siemensPerMetre, 1e-4),
    .init("uS/cm", .siemensPerMetre, 1e-4), .init("mS/cm", .siemensPerMetre, 0.1),
    .init("mS/m", .siemensPerMetre, 1e-3), .init("dS/m", .siemensPerMetre, 0.1), .init("S/m", .siemensPerMetre, 1),
  ]

  private static let data: [WrittenUnit] = [
    .init("B", .byte, 1), .init("kB", .byte, 1e3), .init("MB", .byte, 1e6), .init("GB", .byte, 1e9),
    .init("KiB", .byte, 1024), .init("MiB", .byte, 1_048_576), .init("GiB", .byte, 1_073_741_824),
    .init("B/s", .bytePerSecond, 1), .init("kB/s", .bytePerSecond, 1e3), .init("MB/s", .bytePerSecond, 1e6),
    .init("b/s", .bitPerSecond, 1), .init("kb/s", .bitPerSecond, 1e3), .init("Mb/s", .bitPerSecond, 1e6),
    .init("Gb/s", .bitPerSecond, 1e9),
  ]
}
