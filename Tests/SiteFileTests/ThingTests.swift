import SiteFile
import SiteModel
import Testing

/// A source with one thing, whose readings follow.
private func source(_ readings: String, thing: String = "kind: pump, name: P") -> String {
  "site: S\nsources:\n- name: s\n  url: http://h/m\n  things:\n  - {\(thing), readings: [\(readings)]}\n"
}

@Suite("Things that a site file finds on pages")
struct ThingTests {
  @Test("Kind, name, labels, quantity, unit and states are read")
  func read() throws {
    let plan = try #require(
      try SiteFile.load(
        text: """
          site: S
          sources:
          - name: plant
            url: "http://gw:9116/snmp?module=cdu&target=10.0.0.[7-8]"
            equipment: CDU-[01-02]
            things:
            - kind: coolant-distribution-unit
              readings:
              - {metric: supply, quantity: supply-temperature, unit: 0.1 °F, offset: -40 °F}
              - {metric: alarm, quantity: severity, values: {1: ok, 2: critical, 9: none}, optional: yes}
              - {metric: leak_info, quantity: leak, state-label: state, values: {ok: dry, wet: leak}}
            - kind: pump
              name: <equipment>/Pump <pump:02>
              labels: {side: [a, b], unit: "1"}
              names: {"[1-2]": "Main [1-2]"}
              readings:
              - {metric: speed, quantity: pump-speed, unit: 1 %, labels: {mode: auto}}
          """
      ).sources.first)
    #expect(plan.targets.map(\.equipment) == ["CDU-01", "CDU-02"])
    #expect(plan.targets.map(\.node) == [nil, nil])
    let fahrenheit = try #require(WrittenUnit.all(written: "°F").first { $0.base == .celsius })
    var unit = MappedThing(.coolantDistributionUnit)
    unit.readings = [
      MappedReading("supply", .supplyTemperature, .measure(scale: 0.1, fahrenheit, offset: -40)),
      MappedReading("alarm", .severity, .states([1: 0, 2: 2, 9: nil])),
      MappedReading("leak_info", .leak, .words(label: "state", ["ok": 0, "wet": 2])),
    ]
    unit.readings[1].isOptional = true
    #expect(plan.things.first == unit)
    let pump = try #require(plan.things.last)
    #expect(pump.name == [.equipment, .text("/Pump "), .label("pump", width: 2)])
    #expect(pump.names == ["1": "Main 1", "2": "Main 2"])
    #expect(pump.labels == [.init("side", ["a", "b"]), .init("unit", ["1"])])
    #expect(pump.readings.first?.labels == [.init("mode", ["auto"])])
  }

  @Test(
    "Units as engineers write them lead to the base unit",
    arguments: [
      ("0.1 °C", Quantity.supplyTemperature, 321.0, 32.1), ("°F", .supplyTemperature, 212, 100),
      ("K", .supplyTemperature, 300, 26.85), ("psi", .supplyPressure, 10, 68_947.572_931_683_6),
      ("0.01 bar", .supplyPressure, 250, 250_000), ("kPa", .supplyPressure, 250, 250_000),
      ("gpm", .flow, 100, 378.541_178_4), ("0.1 m3/h", .flow, 360, 600), ("L/s", .flow, 10, 600),
      ("kW", .heat, 400, 400_000), ("MW", .power, 12, 12e6), ("RT", .heat, 1, 3_516.852_842_066_7),
      ("0.1 kWh", .energy, 10, 3.6e6), ("Wh", .energy, 1, 3600), ("1 %", .pumpSpeed, 55, 0.55),
      ("‰", .pumpSpeed, 550, 0.55), ("0.001", .powerFactor, 980, 0.98), ("mS/cm", .conductivity, 2, 0.2),
      ("µS/cm", .conductivity, 2000, 0.2), ("pH", .acidity, 8.1, 8.1), ("0.01 pH", .acidity, 810, 8.1),
      ("NTU", .turbidity, 3, 3), ("0.1 A", .current, 123, 12.3), ("0.1 Hz", .frequency, 500, 50),
      ("m³", .waterUsed, 2, 2000), ("g/kWh", .carbonIntensity, 36, 1e-5), ("K", .headroom, 5, 5),
    ])
  func units(text: String, quantity: Quantity, number: Double, value: Double) throws {
    let reading = "{metric: m, quantity: \(quantity.name.replacing("_", with: "-")), unit: \"\(text)\"}"
    let plan = try #require(try SiteFile.load(text: source(reading)).sources.first)
    guard case .measure(let scale, let unit, let offset)? = plan.things.first?.readings.first?.meaning else {
      Issue.record("no measure")
      return
    }
    #expect(abs((number * scale + offset) * unit.factor + unit.offset - value) <= 1e-9 * max(1, value.magnitude))
  }

  @Test(
    "One fault, one sentence",
    arguments: [
      (
        "{metric: m, quantity: supply-temperatur, unit: °C}",
        "'quantity': unknown word 'supply-temperatur'; did you mean 'supply-temperature'?"
      ),
      (
        "{metric: m, quantity: supply-temperature, unit: psi}",
        "'unit': 'supply-temperature' is not measured in 'psi'; it can be in °C, ℃, C, °F, F, K"
      ),
      ("{metric: m, quantity: acidity, unit: ph}", "'unit': unknown unit 'ph'; 'acidity' can be in pH"),
      ("{metric: m, quantity: pump-speed}", "'pump-speed' needs a 'unit': %, ‰"),
      ("{metric: m, quantity: acidity, unit: -1 pH}", "'unit': '-1 pH' begins with no number above 0"),
      ("{metric: m, quantity: acidity, unit: 0.1}", "'unit': a unit is missing: 'acidity' can be in pH"),
      ("{metric: m m, quantity: acidity, unit: pH}", "'metric': 'm m' is no name of a metric"),
      ("{quantity: acidity, unit: pH}", "reading needs 'metric'"),
      (
        "{metric: m, quantity: severity, values: {1: good}}",
        "'good' is no value of 'severity': ok, warning, critical, none or a number in its base unit"
      ),
      ("{metric: m, quantity: severity, values: {ok: ok}}", "'ok' is no number; words are read with 'state-label'"),
      ("{metric: m, quantity: severity, values: {1: ok, 1.0: ok}}", "'1.0' is given twice"),
      ("{metric: m, quantity: severity, state-label: x}", "'state-label' needs 'values': what its texts stand for"),
      (
        "{metric: m, quantity: acidity, unit: pH, values: {1: 7}}", "'values' exclude 'unit': they are in the base unit"
      ),
      (
        "{metric: m, quantity: acidity, unit: pH, offset: 1 %}",
        "'offset': '1 %' is no number of 'pH', the unit of 'unit'"
      ),
      ("{metric: m, quantity: acidity, unit: pH, labels: {a-b: c}}", "'a-b' is no name of a label"),
      ("{metrik: m, quantity: acidity, unit: pH}", "unknown key 'metrik' in reading; did you mean 'metric'?"),
    ])
  func problems(reading: String, sentence: String) {
    #expect(SiteFileTests.problems(source(reading)).map(sentences) == [sentence])
  }

  @Test(
    "One fault of a thing, one sentence",
    arguments: [
      ("kind: pumpp, name: P", "'kind': unknown word 'pumpp'; did you mean 'pump'?"),
      ("kind: pump", "what is the thing called? Give a 'name' here, or 'equipment' at the source"),
      (
        "kind: pump, name: <equipment>/Pump 1",
        "what is the thing called? Give a 'name' here, or 'equipment' at the source"
      ),
      ("kind: pump, name: Pump <i", "'name': 'Pump <i' has '<' without '>'"),
      ("kind: pump, name: Pump <i:2>", "'name': '<i:2>' must be a label, as <index>, or with a width <index:02>"),
      ("kind: pump, name: P, node: n", "'node' is for nodes and their parts"),
      ("kind: fan, name: F", "which node? Give a 'node' here, or 'nodes' at the source"),
      ("kind: fan, name: F, node: n", "no node is named 'n'"),
      ("kind: rack, name: A01", "no rack is named 'A01'"),
      ("kind: pump, name: <i>, names: {\"[1-3]\": \"P[1-2]\"}", "'[1-3]' stands for 3 texts, but 'P[1-2]' for 2 names"),
    ])
  func problemsOfThings(thing: String, sentence: String) {
    #expect(
      SiteFileTests.problems(source("{metric: m, quantity: temperature, unit: °C}", thing: thing)).map(sentences)
        == [sentence])
  }

  @Test("What was read is written so that it reads back as it was, to the last bit")
  func roundTrip() throws {
    let text = source(
      """
      {metric: a, quantity: supply-temperature, unit: 0.3 °F, offset: -17.7 °F, labels: {x: [a, "b \\"c\\""], y: "1"}},
      {metric: b, quantity: load, unit: 0.0001220703125, optional: yes},
      {metric: c, quantity: severity, values: {1: ok, 2.5: critical, -1: none}},
      {metric: d, quantity: leak, state-label: s, values: {"not ok": leak, dry: dry, absent: none}},
      {metric: "e:", quantity: error-code}, {metric: f, quantity: conductivity, unit: 1e-5 µS/cm}
      """.split(separator: "\n").joined(),
      thing: "kind: pump, name: <equipment>/P <i:02>, labels: {z: q}, names: {7: Seven, a b: C}"
    ).replacing("  things", with: "  equipment: E\n  things")
    var site = try SiteFile.load(text: text)
    var again = try SiteFile.load(text: SiteFile.text(of: site))
    site.sources[0].origin = ""
    again.sources[0].origin = ""
    #expect(again == site)
    #expect(site.sources[0].things[0].readings.count == 6)
  }

  @Test("A problem stands where the word stands")
  func place() {
    #expect(
      SiteFileTests.problems(source("{metric: m, quantity: acidity, unit: psi}"))
        == ["6:75 'unit': 'acidity' is not measured in 'psi'; it can be in pH"])
  }

  @Test("A Redfish tree takes no table")
  func redfish() {
    let text = source("{metric: m, quantity: acidity, unit: pH}").replacing("  url", with: "  kind: redfish\n  url")
    #expect(
      SiteFileTests.problems(text).map(sentences)
        == ["'things' are found on pages; a Redfish tree says itself what is there"])
  }

  /// Without the place.
  private func sentences(_ problem: String) -> String { String(problem.drop { $0 != " " }.dropFirst()) }
}
