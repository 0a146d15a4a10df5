package import SiteModel

/// What carries the heat: density and specific heat by temperature.
package struct Coolant: Hashable, Sendable {
  package var kind: CoolantKind
  /// Of the device's or the site's own word, in kg/m³ and J/(kg·K); they go before the kind's.
  package var statedDensity: Double?
  package var statedSpecificHeat: Double?

  package init(_ kind: CoolantKind, statedDensity: Double? = nil, statedSpecificHeat: Double? = nil) {
    self.kind = kind
    self.statedDensity = statedDensity
    self.statedSpecificHeat = statedSpecificHeat
  }

  /// In kg/m³ at `temperature` in °C, 0 to 100.
  ///
  /// Water: Kell, J. Chem. Eng. Data 20 (1975) 97, at 1 atm. PG25: 1013 at 35 °C (CoolProp) with the slope of aqueous
  /// glycol thereabouts, -0.45 kg/m³ per kelvin. Dielectric: 805 at 35 °C, -0.7 per kelvin (synthetic hydrocarbons such
  /// as PAO 4; fluids differ, so a site should state its own).
  package func density(at temperature: Double) -> Double {
    if let statedDensity { return statedDensity }
    let t = temperature
    switch kind {
    case .water:
      let above =
        999.83952 + t * (16.945176 + t * (-7.9870401e-3 + t * (-46.170461e-6 + t * (105.56302e-9 - t * 280.54253e-12))))
      return above / (1 + 16.879850e-3 * t)
    case .propyleneGlycol25: return 1013 - 0.45 * (t - 35)
    case .dielectric: return 805 - 0.7 * (t - 35)
    }
  }

  /// In J/(kg·K) at `temperature` in °C, 0 to 100.
  ///
  /// Water: Popiel and Wojtkowiak, Heat Transfer Eng. 19 (1998) 87. PG25: 3945 at 35 °C (CoolProp), +2.3 per kelvin.
  /// Dielectric: 2200 at 35 °C, +4 per kelvin.
  package func specificHeat(at temperature: Double) -> Double {
    if let statedSpecificHeat { return statedSpecificHeat }
    let t = max(0, temperature)
    let root = t.squareRoot()
    return switch kind {
    case .water:
      1000
        * (4.2174356 - 0.0056181625 * t + 0.0012992528 * t * root - 0.00011535353 * t * t + 4.14964e-6 * t * t * root)
    case .propyleneGlycol25: 3945 + 2.3 * (t - 35)
    case .dielectric: 2200 + 4 * (t - 35)
    }
  }

  /// Heat capacity that flows, in W/K, of `flow` in m³/s at a mean `temperature` in °C: flow x density x specific heat.
  package func capacityRate(flow: Double, at temperature: Double) -> Double {
    flow * density(at: temperature) * specificHeat(at: temperature)
  }
}
