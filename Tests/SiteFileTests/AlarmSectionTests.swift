import SiteFile
import SiteModel
import Testing

@Suite("Alarms in the site file") struct AlarmSectionTests {
  private func file(_ rule: String) -> String { "site: S\nalarms:\n  own:\n    - {\(rule)}\n" }

  private func rule(_ rest: String, of kind: String = "node") throws -> AlarmRule? {
    try SiteFile.load(text: file("name: a, of: \(kind), \(rest)")).alarms.rules.first
  }

  @Test(arguments: [
    ("value: inlet_temperature, above: 30 °C", AlarmExpression.quantity(.inletTemperature), 30.0),
    ("value: inlet_temperature, above: 86 °F", .quantity(.inletTemperature), 30),
    (
      "value: outlet_temperature - inlet_temperature, above: 18 °F",
      .difference(.quantity(.outletTemperature), .quantity(.inletTemperature)), 10
    ),
    ("value: \"abs(load - peers(load))\", above: 20 %", .absolute(.difference(.quantity(.load), .peers(.load))), 0.2),
    ("value: rate(inlet_temperature), above: 2 K/min", .rate(.inletTemperature), 2),
    ("value: age(power), above: 5 min", .age(.power), 300),
    ("value: bad(power), above: 0.5", .isBad(.power), 0.5),
    (
      "value: power / 2 - 3 * load, above: 7",
      .difference(.quotient(.quantity(.power), .constant(2)), .product(.constant(3), .quantity(.load))), 7
    ),
    (
      "value: \"max(-load, (power))\", above: 7",
      .greatest(.negated(.quantity(.load)), .quantity(.power)), 7
    ),
  ])
  func `an expression and its limit`(text: String, value: AlarmExpression, limit: Double) throws {
    let rule = try #require(try rule(text))
    #expect(rule.value == value && abs(rule.limit - limit) < 1e-9 && rule.side == .upper)
  }

  @Test(arguments: [
    ("value: inlet_temprature, above: 1 °C", "4:34 'value': no quantity is called 'inlet_temprature'"),
    ("value: \"power -\", above: 1 W", "4:34 'value': something is missing at the end (character 8)"),
    ("value: \"(power\", above: 1 W", "4:34 'value': ')' is missing at the end (character 7)"),
    ("value: \"power power\", above: 1 W", "4:34 'value': unexpected 'power' (character 7)"),
    ("value: sin(power), above: 1 W", "4:34 'value': no function is called 'sin'"),
    ("value: 1 + 2, above: 1", "4:34 'value': there is no quantity in it"),
    ("value: rate(voltage), above: 1 V/min", "4:34 'value': the rate of 'voltage' is not remembered"),
    ("value: power, above: 1", "4:48 'above': '1' is in none of W"),
    ("value: power, above: 1 K", "4:48 'above': '1 K' is in none of W"),
    ("value: power / load, above: 1 W", "4:55 'above': '1 W': what is reckoned has no unit of its own"),
    ("value: power", "4:7 alarm needs 'above' or 'below'"),
    ("value: power, above: 1 W, below: 2 W", "4:60 'above' and 'below' are two alarms"),
    ("value: power, above: 1 W, on-delay: 2d", "4:63 'on-delay': unknown unit 'd'"),
    ("value: power, above: 1 W, priority: urgent", "4:63 'priority': unknown word 'urgent'"),
    ("value: power, above: 1 W, things: [x, ]", ""),
  ])
  func `every fault has its place and its reason`(rule: String, problem: String) {
    let found = problems(file("name: a, of: node, \(rule)"))
    if problem.isEmpty {
      #expect(found.isEmpty)
    } else {
      #expect(found.count == 1 && found.first?.hasPrefix(problem) == true, "\(found)")
    }
  }

  @Test func `deep and long expressions are refused`() {
    let deep = String(repeating: "(", count: 40) + "power" + String(repeating: ")", count: 40)
    #expect(problems(file("name: a, of: node, value: \"\(deep)\", above: 1 W")).first?.contains("levels") == true)
    let signs = String(repeating: "-", count: 100) + "power"
    #expect(problems(file("name: a, of: node, value: \"\(signs)\", above: 1 W")).first?.contains("signs") == true)
    let long = Array(repeating: "power", count: 100).joined(separator: "+")
    #expect(problems(file("name: a, of: node, value: \"\(long)\", above: 1 W")).first?.contains("300") == true)
  }

  @Test func `names are told once, and things must stand in the file`() {
    let twice =
      "site: S\nalarms:\n  own:\n"
      + String(
        repeating: "    - {name: a, of: node, value: power, above: 1 W}\n", count: 2)
    #expect(problems(twice).first?.contains("used twice") == true)
    let racks = site("alarms: {own: [{name: a, of: rack, things: Z01, value: power, above: 1 W}]}\n")
    #expect(problems(racks).first?.contains("no rack is named 'Z01'") == true)
  }

  @Test func `settings and own alarms read back as they were written`() throws {
    let text = """
      site: S
      alarms:
        longest-shelving: 4h
        settings:
          - {kind: coolant-supply-warm, on-delay: 120s, off-delay: 0s, deadband: 0.5, priority: critical, latching: yes}
        own:
          - {name: rise, of: node, value: outlet_temperature - inlet_temperature, below: 2.5 K, deadband: 1 K,
             priority: low, cause: c, consequence: "d: e", action: f}
          - {name: quick, of: node, value: rate(power), above: 3 kW/min, latching: no}
          - {name: warm, of: node, value: "min(inlet_temperature, 3 + outlet_temperature)", above: 30 °C}
      """
    let site = try SiteFile.load(text: text)
    #expect(site.alarms.longestShelving == .seconds(4 * 3600))
    #expect(site.alarms.settings[.coolantSupplyWarm]?.onDelay == .seconds(120))
    #expect(site.alarms.rules.map(\.limit) == [2.5, 3000, 30])
    #expect(site.alarms.rules[0].setting.deadband == 1 && site.alarms.rules[0].priority == .low)
    let again = try SiteFile.load(text: SiteFile.text(of: site))
    #expect(again == site)
  }
}
