internal import SiteModel

extension TroubledSite {
  /// One alarm of the site's own of each kind; each finds something.
  static var rules: [AlarmRule] {
    let unit = EntityKind.coolantDistributionUnit
    let rise = AlarmExpression.difference(.quantity(.returnTemperature), .quantity(.supplyTemperature))
    var rules = [
      AlarmRule(
        "K1", of: unit, .difference(.quantity(.supplyTemperature), .quantity(.supplySetPoint)), .upper, 1),
      AlarmRule("K2", of: .node, .rate(.inletTemperature), .upper, -1),
      AlarmRule(
        "K3", of: unit,
        .absolute(.difference(.quantity(.supplyTemperature), .quantity(.primarySupplyTemperature))), .upper, 1),
      AlarmRule("K4", of: .node, .age(.inletTemperature), .upper, 60),
      AlarmRule("K5", of: .node, .isBad(.inletTemperature), .upper, -0.5),
      AlarmRule("K6", of: unit, rise, .upper, 1),
    ]
    for (rule, things) in [(1, ["N1"]), (2, ["C2"]), (3, ["N22"]), (4, ["N2"]), (5, ["C2"])] {
      rules[rule].things = things
    }
    return rules
  }
}
