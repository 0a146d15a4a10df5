// Only these: the rooms that the wallboard reaches know no way to write a file (see `DoorTests`).
internal import struct FoundationEssentials.Data
internal import class FoundationEssentials.JSONDecoder

/// A resource as a device answered it: JSON of which nothing can be relied upon. Asking for what is not there, or is of
/// another type, gives nil.
package struct RedfishDocument: Sendable {
  fileprivate let value: JSONValue

  /// Throws for what is no JSON object.
  package init(_ bytes: [UInt8]) throws(NotJSON) {
    // The decoder's own words name no place that would help an operator.
    guard let value = try? JSONDecoder().decode(JSONValue.self, from: Data(bytes)), case .object = value else {
      throw NotJSON()
    }
    self.value = value
  }

  package struct NotJSON: Error {}

  fileprivate init(_ value: JSONValue) { self.value = value }

  /// What stands under a name, when it is an object.
  package subscript(name: String) -> RedfishDocument? {
    guard let child = member(name), case .object = child else { return nil }
    return RedfishDocument(child)
  }

  /// The objects of an array; what else stands in it is passed over.
  package func objects(_ name: String) -> [RedfishDocument] {
    guard case .array(let children)? = member(name) else { return [] }
    return children.compactMap { if case .object = $0 { RedfishDocument($0) } else { nil } }
  }

  package func text(_ name: String) -> String? { if case .text(let text)? = member(name) { text } else { nil } }
  package func flag(_ name: String) -> Bool? { if case .flag(let flag)? = member(name) { flag } else { nil } }

  /// A finite number; some devices write them as text.
  package func number(_ name: String) -> Double? {
    let number: Double? =
      switch member(name) {
      case .number(let number)?: number
      case .text(let text)?: Double(text)
      default: nil
      }
    return number.flatMap { $0.isFinite ? $0 : nil }
  }

  /// The link under a name: `{"@odata.id": …}`.
  package func link(_ name: String) -> String? { self[name]?.path }
  /// Its own link.
  package var path: String? { text("@odata.id") }
  package func links(_ name: String) -> [String] { objects(name).compactMap(\.path) }
  package var names: [String] { if case .object(let members) = value { members.keys.sorted() } else { [] } }

  private func member(_ name: String) -> JSONValue? {
    if case .object(let members) = value { members[name] } else { nil }
  }
}

private enum JSONValue: Decodable, Sendable {
  case null, flag(Bool), number(Double), text(String)
  case array([JSONValue]), object([String: JSONValue])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let object = try? container.decode([String: JSONValue].self) {
      self = .object(object)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let flag = try? container.decode(Bool.self) {
      self = .flag(flag)
    } else if let array = try? container.decode([JSONValue].self) {
      self = .array(array)
    } else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "unknown")
    }
  }
}
