/// The base unit of a quantity. Inside Aisle values are always in these; prefixes (kW, GiB) are put on only when drawn.
package enum Unit: UInt8, CaseIterable, Sendable {
  case watt, joule, celsius, kelvin, ratio, byte, bytePerSecond, bitPerSecond, hertz, revolutionPerMinute
  case volt, ampere, second, count, countPerSecond, flag, litrePerMinute, pascal
  case kilogramPerCubicMetre, joulePerKilogramKelvin, litre
  case voltAmpere, gramPerJoule, currencyPerJoule
  case pH, siemensPerMetre, nephelometricTurbidityUnit

  /// The unit as it stands in the names of exported fields (`power_watts`), after OpenMetrics; empty for plain numbers.
  package var exportSuffix: String {
    switch self {
    case .watt: "watts"
    case .joule: "joules"
    case .celsius: "celsius"
    case .kelvin: "kelvin"
    case .ratio: "ratio"
    case .byte: "bytes"
    case .bytePerSecond: "bytes_per_second"
    case .bitPerSecond: "bits_per_second"
    case .hertz: "hertz"
    case .revolutionPerMinute: "rpm"
    case .volt: "volts"
    case .ampere: "amperes"
    case .second: "seconds"
    case .count: ""
    case .countPerSecond: "per_second"
    case .flag: "flags"
    case .litrePerMinute: "litres_per_minute"
    case .pascal: "pascals"
    // The same number, in the base unit that OpenMetrics has for mass.
    case .kilogramPerCubicMetre: "grams_per_litre"
    case .joulePerKilogramKelvin: "joules_per_kilogram_kelvin"
    case .litre: "litres"
    case .voltAmpere: "volt_amperes"
    case .gramPerJoule: "grams_per_joule"
    case .currencyPerJoule: "currency_per_joule"
    case .pH: "ph"
    case .siemensPerMetre: "siemens_per_metre"
    case .nephelometricTurbidityUnit: "ntu"
    }
  }
}
