package import SiteModel

/// What the building's own meters say: power on its way to the chips, and heat on its way out. What no meter reports is
/// nil or empty.
package struct BuildingSummary: Sendable {
  /// A stage of the power chain, from the chips outward.
  package struct Stage: Hashable, Sendable {
    package var id: EntityID
    package var name: String
    /// Where its converters are, where the site file says so.
    package var place: PowerConversion.Place?
    /// Watts that enter and leave it.
    package var input: Double
    package var output: Double
    package var loss: Double { input - output }
  }

  /// Watts at the main meter.
  package var sitePower: Double?
  package var stages: [Stage] = []
  /// True when any of them has ever told anything of its coolant.
  package var knowsUnits: Bool
  /// °C, of the coolant towards the racks and back from them.
  package var warmestSupply: Extreme?
  package var warmestReturn: Extreme?

  /// Watts lost in all stages; nil when none is metered.
  package var losses: Double? { stages.isEmpty ? nil : stages.reduce(0) { $0 + $1.loss } }
  package var isEmpty: Bool { sitePower == nil && stages.isEmpty && warmestSupply == nil }

  package init(of present: Present) {
    let directory = present.directory
    let inputs = present.column(.powerConversion, .power)
    let outputs = present.column(.powerConversion, .outputPower)
    for index in 0..<directory.count(of: .powerConversion) {
      guard let input = inputs[index], let output = outputs[index] else { continue }
      let id = EntityID(.powerConversion, index)
      let plans = present.topology.powerConversions
      let place = plans.indices.contains(index) ? plans[index].place : nil
      stages.append(Stage(id: id, name: directory.name(of: id), place: place, input: input, output: output))
    }
    sitePower = Self.sitePower(of: present)
    knowsUnits = [.heat, .supplyTemperature, .returnTemperature].contains {
      !present.column(.coolantDistributionUnit, $0).isEmpty
    }
    let supplies = present.column(.coolantDistributionUnit, .supplyTemperature)
    let returns = present.column(.coolantDistributionUnit, .returnTemperature)
    for index in 0..<directory.count(of: .coolantDistributionUnit) {
      let id = EntityID(.coolantDistributionUnit, index)
      warmestSupply.raise(to: supplies[index], of: id)
      warmestReturn.raise(to: returns[index], of: id)
    }
  }

  static func sitePower(of present: Present) -> Double? {
    let meters = present.column(.facility, .power)
    return PowerSummary.sum((0..<present.directory.count(of: .facility)).map { meters[$0] })
  }
}
