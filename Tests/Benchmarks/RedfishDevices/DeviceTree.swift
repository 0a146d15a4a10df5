import Foundation

/// The resources of a device, ready to send.
struct DeviceTree: Sendable {
  let root: [UInt8]
  private var pages: [String: [UInt8]] = [:]

  /// `options`: "units", "single" and "plain".
  init(folder: String, options: [String]) {
    let isPlain = options.contains("plain")
    var documents: [String: [String: Any]] = [:]
    let files = FileManager.default.enumerator(atPath: folder)
    while let file = files?.nextObject() as? String {
      guard file.hasSuffix("index.json"), let data = FileManager.default.contents(atPath: "\(folder)/\(file)"),
        let document = try? JSONSerialization.jsonObject(with: data) as? [String: Any]
      else { continue }
      documents["/redfish/v1/" + file.dropLast("/index.json".count)] = document
    }
    let data = FileManager.default.contents(atPath: "\(folder)/index.json") ?? Data()
    var top = (try? JSONSerialization.jsonObject(with: data) as? [String: Any]) ?? [:]
    if options.contains("units") || options.contains("single") {
      for name in ["PowerEquipment", "Facilities", "Systems"] { top[name] = nil }
      documents["/redfish/v1/ThermalEquipment"]?["CoolingLoops"] = nil
    }
    if options.contains("units") { top["Chassis"] = nil }
    if options.contains("single") {
      for name in ["HeatExchangers", "ImmersionUnits"] { documents["/redfish/v1/ThermalEquipment"]?[name] = nil }
      for path in ["/redfish/v1/ThermalEquipment/CDUs", "/redfish/v1/Chassis"] {
        let members = documents[path]?["Members"] as? [Any]
        documents[path]?["Members"] = members.map { Array($0.prefix(1)) }
      }
    }
    if isPlain { top["ProtocolFeaturesSupported"] = nil }
    root = Self.bytes(top)
    for (path, document) in documents {
      pages[path] = Self.bytes(document)
      guard !isPlain, let members = document["Members"] as? [[String: Any]] else { continue }
      var whole = document
      whole["Members"] = members.map { member in (member["@odata.id"] as? String).flatMap { documents[$0] } ?? member }
      pages["\(path)?$expand=.($levels=1)"] = Self.bytes(whole)
    }
  }

  subscript(path: String) -> [UInt8]? { pages[path] }

  private static func bytes(_ document: [String: Any]) -> [UInt8] {
    (try? JSONSerialization.data(withJSONObject: document)).map { Array($0) } ?? []
  }
}
