package import SiteModel

extension Moment {
  /// True for a series' own time that is near `now`: at most a week old and a minute ahead. Clocks that say 1970 or
  /// tomorrow are not believed.
  func isPlausible(at now: Moment) -> Bool { self <= now + .seconds(60) && now - self <= .seconds(7 * 86_400) }
}

extension Quantity {
  /// What can physically be of a thing of that kind: far beyond any device, so that only nonsense falls outside.
  func plausibleRange(of kind: EntityKind) -> ClosedRange<Double> {
    kind.isOfNode ? rangeInNodes : rangeInBuildings ?? rangeInNodes
  }

  /// Where a building's things go beyond what a node's can: gigawatts, in both directions; lines of 400 kV; an
  /// uninterruptible supply at 150 %. Nil where they do not.
  private var rangeInBuildings: ClosedRange<Double>? {
    switch self {
    case .load: 0...3
    default:
      switch unit {
      case .watt, .voltAmpere: -1e10...1e10
      case .volt, .ampere: -1e6...1e6
      default: nil
      }
    }
  }

  private var rangeInNodes: ClosedRange<Double> {
    switch self {
    case .throttleReasons: 0...Double(UInt32.max)
    case .voltage, .current: -1e5...1e5
    case .pcieWidth, .pcieWidthLimit: 0...64
    case .pcieGeneration, .pcieGenerationLimit: 0...16
    case .health, .success, .linkUp, .pendingRowRemap, .rowRemapFailure: 0...1e6
    case .heat, .primaryHeat, .coolingCapacity: -1e9...1e9
    case .headroom: -300...600
    case .severity, .leak: 0...2
    case .powerFactor: -1.05...1.05
    default: unit.plausibleRange
    }
  }

  /// False for NaN, infinity and whatever no device can measure.
  package func isPlausible(_ value: Double, of kind: EntityKind = .node) -> Bool {
    plausibleRange(of: kind).contains(value)
  }
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
