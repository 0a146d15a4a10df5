package import SiteModel

extension Moment {
  /// True for a series' own time that is near `now`: at most a week old and a minute ahead. Clocks that say 1970 or
  /// tomorrow are not believed.
  func isPlausible(at now: Moment) -> Bool { self <= now + .seconds(60) && now - self <= .seconds(7 * 86_400) }
}

extension Quantity {
  /// What can physically be: far beyond any device, so that only nonsense falls outside.
  var plausibleRange: ClosedRange<Double> {
    switch self {
    case .throttleReasons: 0...Double(UInt32.max)
    case .voltage, .current: -1e5...1e5
    case .pcieWidth, .pcieWidthLimit: 0...64
    case .pcieGeneration, .pcieGenerationLimit: 0...16
    case .health, .success, .linkUp, .pendingRowRemap, .rowRemapFailure: 0...1e6
    case .heat, .primaryHeat, .coolingCapacity: -1e9...1e9
    case .headroom: -300...600
    default: unit.plausibleRange
    }
  }

  /// False for NaN, infinity and whatever no device can measure.
  package func isPlausible(_ value: Double) -> Bool { plausibleRange.contains(value) }
}

extension Unit {
  /// Ranges by unit: a node draws less than a megawatt, nothing in a rack is warmer than 300 °C.
  var plausibleRange: ClosedRange<Double> {
    switch self {
    case .watt: 0...1e6
    case .celsius: -100...300
    case .kelvin: 0...600
    case .ratio: 0...1.05
    case .byte, .joule: 0...1e20
    case .bytePerSecond, .bitPerSecond: 0...1e15
    case .hertz: 0...1e12
    case .revolutionPerMinute: 0...1e6
    case .volt, .ampere: -1e5...1e5
    case .second: 0...1e12
    case .count, .countPerSecond: 0...1e19
    case .flag: 0...Double(UInt32.max)
    case .litrePerMinute: 0...1e6
    case .pascal: -1e8...1e9
    case .kilogramPerCubicMetre: 1...30_000
    case .joulePerKilogramKelvin: 1...30_000
    case .litre: 0...1e15
    case .voltAmpere: 0...1e9
    case .gramPerJoule: 0...1
    case .currencyPerJoule: -1e-3...1
    case .pH: 0...14
    case .siemensPerMetre: 0...100
    case .nephelometricTurbidityUnit: 0...1e5
    }
  }
}
