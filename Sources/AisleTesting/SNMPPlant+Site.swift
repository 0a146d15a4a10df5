package import SiteModel

extension SNMPPlant {
  /// A site file that reads the plant through an exporter. The unit at `silent` never answers.
  package static func site(exporter: Int, agent: Int, silent: Int) -> String {
    let gateway = "http://127.0.0.1:\(exporter)/snmp"
    return """
      site: Plant
      cdus: [{name: CDU-01, capacity: 400 kW}, {name: CDU-02, capacity: 400 kW}]
      pdus: [{name: PDU-A01}, {name: PDU-B01}]
      sources:
      - name: coolant
        url: ["\(gateway)?module=cdu&target=127.0.0.1:\(agent)", "\(gateway)?module=cdu&target=127.0.0.1:\(silent)"]
        equipment: [CDU-01, CDU-02]
        every: 1s
        things:
      \(unitThings)
      - name: power
        url: "\(gateway)?module=pdu&target=127.0.0.1:\(agent)"
        every: 1s
        things:
      \(supplyThings)

      """
  }

  private static let unitThings = """
      - kind: coolant-distribution-unit
        readings:
        - {metric: cduSupplyTemperature, quantity: supply-temperature, unit: 0.1 °C}
        - {metric: cduReturnTemperature, quantity: return-temperature, unit: 0.1 °C}
        - {metric: cduFlow, quantity: flow, unit: 0.1 m3/h}
        - {metric: cduSupplyPressure, quantity: supply-pressure, unit: 0.01 bar}
        - {metric: cduReturnPressure, quantity: return-pressure, unit: kPa}
        - {metric: cduFacilityTemperature, quantity: primary-supply-temperature, unit: °F}
        - {metric: cduFacilityFlow, quantity: primary-flow, unit: gpm}
        - {metric: cduHeat, quantity: heat, unit: kW}
        - {metric: cduPH, quantity: acidity, unit: 0.01 pH}
        - {metric: cduConductivity, quantity: conductivity, unit: µS/cm}
        - {metric: cduTurbidity, quantity: turbidity, unit: 0.1 NTU}
        - {metric: cduEnergy, quantity: energy, unit: 0.1 kWh}
        - {metric: cduStatus, quantity: severity, values: {1: ok, 2: warning, 3: critical}}
        - {metric: cduDewPoint, quantity: dew-point, unit: °C}
        - {metric: cduHumidity, quantity: humidity, unit: 1 %, optional: yes}
        - {metric: cduPumpSpeed, quantity: pump-speed, unit: 0.1 %}
        - {metric: cduPumpSpeed, quantity: load, unit: 0.1 %, labels: {cduPumpIndex: "3"}}
      - kind: leak-detector
        name: <equipment>/Leak
        readings:
        - {metric: cduLeak, quantity: leak, state-label: cduLeak, values: {dry: dry, wet: leak}}
      - kind: reservoir
        name: <equipment>/Tank
        readings:
        - {metric: cduLevel, quantity: fluid-level, unit: 1 %}
      - kind: filter
        name: <equipment>/Filter
        readings:
        - {metric: cduFilterState, quantity: severity, values: {1: ok, 9: none}}
      - kind: pump
        name: <equipment>/Pump <cduPumpIndex:02>
        readings:
        - {metric: cduPumpSpeed, quantity: pump-speed, unit: 0.1 %}
        - {metric: cduPumpState, quantity: severity, values: {2: ok, 3: critical}}
    """

  private static let supplyThings = """
      - kind: power-distribution-unit
        name: <pduName>
        names: {rack B left: PDU-B01}
        readings:
        - {metric: pduPower, quantity: power, unit: 10 W}
        - {metric: pduEnergy, quantity: energy, unit: 0.1 kWh}
      - kind: outlet
        name: <pduName>/Outlet <pduOutletIndex>
        names: {rack B left: PDU-B01}
        readings:
        - {metric: pduOutletPower, quantity: power, unit: 0.1 W}
      - kind: circuit
        name: <pduName>/L<pduPhase>
        labels: {pduPhase: ["1", "2"]}
        names: {rack B left: PDU-B01}
        readings:
        - {metric: pduPhaseCurrent, quantity: current, unit: 0.1 A}
    """

  /// A point of the plant as the site must hold it, in base units.
  package struct Point: Sendable {
    package var key: EntityKey
    package var quantity: Quantity
    package var value: Double
  }

  /// Reckoned by hand from what the agent serves.
  package static let unitPoints: [Point] = [
    point(.coolantDistributionUnit, "CDU-01", .supplyTemperature, 32.1),
    point(.coolantDistributionUnit, "CDU-01", .returnTemperature, 41.8),
    point(.coolantDistributionUnit, "CDU-01", .flow, 520),
    point(.coolantDistributionUnit, "CDU-01", .supplyPressure, 295_000),
    point(.coolantDistributionUnit, "CDU-01", .returnPressure, 178_000),
    point(.coolantDistributionUnit, "CDU-01", .primarySupplyTemperature, 25),
    point(.coolantDistributionUnit, "CDU-01", .primaryFlow, 529.957_649_76),
    point(.coolantDistributionUnit, "CDU-01", .heat, 345_000),
    point(.coolantDistributionUnit, "CDU-01", .acidity, 8.7),
    point(.coolantDistributionUnit, "CDU-01", .conductivity, 0.115),
    point(.coolantDistributionUnit, "CDU-01", .turbidity, 1.2),
    point(.coolantDistributionUnit, "CDU-01", .energy, 44_444_160_000),
    point(.coolantDistributionUnit, "CDU-01", .severity, 1),
    point(.coolantDistributionUnit, "CDU-01", .pumpSpeed, 0.655),
    point(.leakDetector, "CDU-01/Leak", .leak, 0),
    point(.pump, "CDU-01/Pump 01", .pumpSpeed, 0.655), point(.pump, "CDU-01/Pump 02", .pumpSpeed, 0),
    point(.pump, "CDU-01/Pump 01", .severity, 0),
  ]

  package static let supplyPoints: [Point] = [
    point(.powerDistributionUnit, "PDU-A01", .power, 7320), point(.powerDistributionUnit, "PDU-B01", .power, 41_000),
    point(.powerDistributionUnit, "PDU-A01", .energy, 17_355_600_000),
    point(.powerDistributionUnit, "PDU-B01", .energy, 18_639_720_000),
    point(.outlet, "PDU-A01/Outlet 1", .power, 365), point(.outlet, "PDU-A01/Outlet 2", .power, 367),
    point(.outlet, "PDU-B01/Outlet 1", .power, 4100), point(.circuit, "PDU-A01/L1", .current, 10.6),
    point(.circuit, "PDU-A01/L2", .current, 10.7), point(.circuit, "PDU-B01/L1", .current, 59.4),
  ]

  private static func point(_ kind: EntityKind, _ name: String, _ quantity: Quantity, _ value: Double) -> Point {
    Point(key: .building(kind, name), quantity: quantity, value: value)
  }

  /// What is wrong with the unit's page, by metric, in English.
  package static let unitComplaints = [
    "cduDewPoint: not on the page",
    "cduLevel: 1 value beyond what can be (999.0), not used",
    "cduPumpSpeed: 1 more value for what has one already (0.0); the first one counts",
    "cduPumpSpeed: on the page, but no series has the labels that the site file names",
    "cduPumpState: 1 state that the site file has no meaning for (5.0), not used",
  ]
}
