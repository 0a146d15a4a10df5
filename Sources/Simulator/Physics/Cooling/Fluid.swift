internal import SiteModel

/// What flows in a loop, with properties by temperature: the simulator's own fits, apart from those of `Analysis`, which
/// has to find the truth without them.
struct Fluid: Hashable, Sendable {
  var kind: CoolantKind

  init(_ kind: CoolantKind) { self.kind = kind }

  /// kg/m³ at °C. Water: a parabola through 999.97 at 5 °C, 994.03 at 35 and 980.55 at 65 (IAPWS), within 0.3 from 5 to
  /// 75. PG25: 1013 at 35 °C (CoolProp), flatter below and steeper above. Dielectric: a synthetic hydrocarbon.
  func density(at temperature: Double) -> Double {
    let above = temperature - 35
    switch kind {
    case .water: return 994.03 - 0.3237 * above - 0.00419 * above * above
    case .propyleneGlycol25: return 1013 - 0.42 * above - 0.002 * above * above
    case .dielectric: return 805 - 0.68 * above
    }
  }

  /// J/(kg K) at °C. Water: 4178 at 36 °C, its least, and 4192 at 10 and 70 (IAPWS). PG25: 3945 at 35 °C (CoolProp).
  func specificHeat(at temperature: Double) -> Double {
    let above = temperature - 35
    switch kind {
    case .water: return 4178 + 0.0145 * (temperature - 36) * (temperature - 36)
    case .propyleneGlycol25: return 3945 + 2.2 * above
    case .dielectric: return 2200 + 3.8 * above
    }
  }

  /// J/(L K).
  func heatCapacity(at temperature: Double) -> Double {
    density(at: temperature) * specificHeat(at: temperature) / 1000
  }

  /// W/K that `flow`, in L/min, carries.
  func conductance(of flow: Double, at temperature: Double) -> Double {
    flow / 60 * heatCapacity(at: temperature)
  }
}
