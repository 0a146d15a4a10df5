internal import Wire

/// A resource as a device answered it: JSON of which nothing can be relied upon. Asking for what is not there, or is of
/// another type, gives nil.
package struct RedfishDocument: Sendable {
  private let members: [(name: String, value: JSONValue)]

  /// Throws for what is no JSON object.
  package init(_ bytes: [UInt8]) throws(NotJSON) {
    // Where the text goes wrong would not help an operator.
    guard case .object(let members)? = try? JSONValue(bytes) else { throw NotJSON() }
    self.members = members
  }

  package struct NotJSON: Error {}

  private init(members: [(name: String, value: JSONValue)]) { self.members = members }

  /// What stands under a name, when it is an object.
  package subscript(name: String) -> RedfishDocument? {
    if case .object(let members)? = member(name) { RedfishDocument(members: members) } else { nil }
  }

  /// The objects of an array; what else stands in it is passed over.
  package func objects(_ name: String) -> [RedfishDocument] {
    guard case .array(let children)? = member(name) else { return [] }
    return children.compactMap { if case .object(let members) = $0 { RedfishDocument(members: members) } else { nil } }
  }

  /// The objects that it has, with their names.
  var children: [(name: String, document: RedfishDocument)] {
    members.compactMap { name, value in
      if case .object(let members) = value { (name, RedfishDocument(members: members)) } else { nil }
    }
  }

  package func text(_ name: String) -> String? { if case .text(let text)? = member(name) { text } else { nil } }
  package func flag(_ name: String) -> Bool? { if case .flag(let flag)? = member(name) { flag } else { nil } }

  /// The texts of an array; what else stands in it is passed over.
  package func texts(_ name: String) -> [String] {
    guard case .array(let children)? = member(name) else { return [] }
    return children.compactMap { if case .text(let text) = $0 { text } else { nil } }
  }

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
  /// How many members it has: a link alone has one.
  package var count: Int { members.count }

  private func member(_ name: String) -> JSONValue? { members.first { $0.name == name }?.value }
}
