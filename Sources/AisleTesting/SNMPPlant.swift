/// A coolant distribution unit and two power distribution units of our own making, as an SNMP agent serves them: for
/// Debian's `snmpd`, which speaks the protocol, and `prometheus-snmp-exporter`, which makes pages of it.
///
/// The object identifiers are from `netSnmpPlaypen`, which is free for trials.
package enum SNMPPlant {
  private static let root = "1.3.6.1.4.1.8072.9999.9999"
  private static let unit = "\(root).1", supplies = "\(root).2"

  private struct Object {
    var name: String
    /// Below the root of its device.
    var place: String
    /// As `snmpd.conf` calls it.
    var type = "integer"
    var indices: [String] = []
    /// By instance.
    var values: [(instance: String, value: String)]
    /// As `snmp.yml` calls it, with what hangs on it.
    var exported = "gauge"
  }

  private static func scalar(_ name: String, _ number: Int, _ value: Int, type: String = "integer") -> Object {
    Object(
      name: name, place: "1.\(number)", type: type, values: [("0", String(value))],
      exported: type == "counter" ? type : "gauge")
  }

  private static let unitObjects: [Object] =
    [
      scalar("cduSupplyTemperature", 1, 321), scalar("cduReturnTemperature", 2, 418), scalar("cduFlow", 3, 312),
      scalar("cduSupplyPressure", 4, 295), scalar("cduReturnPressure", 5, 178),
      scalar("cduFacilityTemperature", 6, 77), scalar("cduFacilityFlow", 7, 140), scalar("cduHeat", 8, 345),
      scalar("cduPH", 9, 870), scalar("cduConductivity", 10, 1150), scalar("cduTurbidity", 11, 12),
      scalar("cduStatus", 12, 2), scalar("cduEnergy", 14, 123_456, type: "counter"),
      // A level that cannot be: 999 %.
      scalar("cduLevel", 15, 999),
      // Not fitted.
      scalar("cduFilterState", 16, 9),
    ] + [
      Object(
        name: "cduLeak", place: "1.13", values: [("0", "1")],
        exported: "EnumAsStateSet, enum_values: {1: dry, 2: wet}"),
      Object(
        name: "cduPumpSpeed", place: "2.1.2", indices: ["cduPumpIndex"], values: [("1", "655"), ("2", "0")]),
      Object(
        name: "cduPumpState", place: "2.1.3", indices: ["cduPumpIndex"], values: [("1", "2"), ("2", "5")]),
    ]

  private static let supplyObjects: [Object] = [
    Object(
      name: "pduName", place: "1.1.2", type: "octet_str", indices: ["pduIndex"],
      values: [("1", "\"PDU-A01\""), ("2", "\"rack B left\"")], exported: "DisplayString"),
    Object(
      name: "pduPower", place: "1.1.3", type: "uinteger", indices: ["pduIndex"], values: [("1", "732"), ("2", "4100")]),
    Object(
      name: "pduEnergy", place: "1.1.4", type: "counter", indices: ["pduIndex"],
      values: [("1", "48210"), ("2", "51777")], exported: "counter"),
    Object(
      name: "pduOutletPower", place: "2.1.3", type: "uinteger", indices: ["pduIndex", "pduOutletIndex"],
      values: [("1.1", "3650"), ("1.2", "3670"), ("2.1", "41000")]),
    Object(
      name: "pduOutletState", place: "2.1.4", indices: ["pduIndex", "pduOutletIndex"],
      values: [("1.1", "1"), ("1.2", "1"), ("2.1", "2")]),
    Object(
      name: "pduPhaseCurrent", place: "3.1.3", type: "uinteger", indices: ["pduIndex", "pduPhase"],
      values: [("1.1", "106"), ("1.2", "107"), ("1.3", "104"), ("2.1", "594")]),
  ]

  /// Configuration of an `snmpd` that listens on a loopback port and keeps its state in `folder`.
  package static func agentConfiguration(port: Int, folder: String) -> String {
    let devices = [(unit, unitObjects), (supplies, supplyObjects)]
    let lines = devices.flatMap { root, objects in
      objects.flatMap { object in
        object.values.map { "override .\(root).\(object.place).\($0.instance) \(object.type) \($0.value)" }
      }
    }
    return """
      [snmp] persistentDir \(folder)
      agentaddress udp:127.0.0.1:\(port)
      rocommunity public 127.0.0.1 .\(root)

      """ + lines.joined(separator: "\n") + "\n"
  }

  /// Configuration of the exporter, with the modules `cdu` and `pdu`.
  package static let exporterConfiguration =
    module("cdu", unit, unitObjects) + module("pdu", supplies, supplyObjects)

  private static func module(_ name: String, _ root: String, _ objects: [Object]) -> String {
    var lines = [
      "\(name):", "  walk: [\(root)]", "  version: 2", "  auth: {community: public}", "  timeout: 1s", "  retries: 0",
      "  metrics:",
    ]
    for object in objects {
      var words = "name: \(object.name), oid: \(root).\(object.place), help: x, type: \(object.exported)"
      if !object.indices.isEmpty {
        let indices = object.indices.map { "{labelname: \($0), type: gauge}" }.joined(separator: ", ")
        words += ", indexes: [\(indices)]"
      }
      if object.indices.contains("pduIndex"), object.name != "pduName" {
        words += ", lookups: [{labels: [pduIndex], labelname: pduName, oid: \(root).1.1.2, type: DisplayString}]"
      }
      lines.append("    - {\(words)}")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
