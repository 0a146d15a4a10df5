internal import SiteModel

/// A simulated plant as a Redfish service would show it: a tree of resources, each made when it is asked for. Types and
/// properties as in DMTF's schema bundle 2025.4.
struct RedfishTree: Sendable {
  static let root = "/redfish/v1"
  let simulation: Simulation
  let site: String

  /// The resource at a path; nil when there is none. A trailing slash means the same.
  func document(at path: String) -> JSON? {
    guard path.hasPrefix(Self.root) else { return nil }
    let parts = path.dropFirst(Self.root.count).split(separator: "/").map(String.init)
    guard let first = parts.first else { return serviceRoot }
    let rest = Array(parts.dropFirst())
    return switch first {
    case "SessionService": sessionService(rest)
    case "Chassis": chassis(rest)
    case "ThermalEquipment": thermalEquipment(rest)
    case "PowerEquipment": powerEquipment(rest)
    case "Facilities": facilities(rest)
    default: nil
    }
  }

  /// The same with what its links lead to in their place, so many levels deep.
  func document(at path: String, expanding levels: Int) -> JSON? {
    document(at: path).map { expanded($0, levels) }
  }

  private func expanded(_ document: JSON, _ levels: Int) -> JSON {
    guard levels > 0, case .object(let members) = document else { return document }
    return .object(members.map { ($0.0, $0.0 == "Links" || $0.0 == "Actions" ? $0.1 : followed($0.1, levels)) })
  }

  private func followed(_ value: JSON, _ levels: Int) -> JSON {
    switch value {
    case .array(let elements): return .array(elements.map { followed($0, levels) })
    case .object(let members):
      guard members.count == 1, case .text(let link)? = value["@odata.id"] else { return value }
      return document(at: link).map { expanded($0, levels - 1) } ?? value
    default: return value
    }
  }

  // MARK: What resources have in common

  /// What every resource begins with.
  static func resource(
    _ path: String, _ type: String, id: String, name: String, _ members: [(String, JSON)] = []
  ) -> JSON {
    .object(
      [
        ("@odata.id", .text(path)), ("@odata.type", .text("#\(type)")), ("Id", .text(id)), ("Name", .text(name)),
      ] + members)
  }

  static func collection(_ path: String, _ type: String, name: String, _ members: [String]) -> JSON {
    [
      "@odata.id": .text(path), "@odata.type": .text("#\(type)Collection.\(type)Collection"), "Name": .text(name),
      "Members@odata.count": .number(Double(members.count)), "Members": .array(members.map { link("\(path)/\($0)") }),
    ]
  }

  static func link(_ path: String) -> JSON { ["@odata.id": .text(path)] }

  static func status(_ health: Health, state: String = "Enabled") -> JSON {
    ["State": .text(state), "Health": .text(health.rawValue)]
  }

  enum Health: String, Sendable {
    case good = "OK"
    case warning = "Warning"
    case critical = "Critical"

    /// Of a severity as Aisle counts it.
    init(_ severity: Double) { self = severity >= 2 ? .critical : severity >= 1 ? .warning : .good }
  }

  /// A name as a part of a path: what is not a letter, digit, dash or dot becomes a dash.
  static func segment(_ name: String) -> String {
    String(
      name.unicodeScalars.map { scalar in
        let isPlain =
          scalar.isASCII && scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
          || "-.".unicodeScalars.contains(scalar)
        return isPlain ? Character(scalar) : "-"
      })
  }
}

extension Simulation {
  /// The resource at a path of the plant's Redfish face, as JSON, with so many levels of links followed in place; nil
  /// when there is none.
  package func redfish(_ path: String, expanding levels: Int = 0) -> [UInt8]? {
    let site = names.meterSubjects.first?.name ?? ""
    return RedfishTree(simulation: self, site: site).document(at: path, expanding: min(3, levels))?.bytes
  }
}
