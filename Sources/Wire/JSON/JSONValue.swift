/// A value of a JSON text (RFC 8259).
package enum JSONValue: Sendable {
  case null, flag(Bool), number(Double), text(String)
  case array([JSONValue])
  /// In the order of the text: devices' objects are short, and a table for each would cost more than looking through.
  case object([(name: String, value: JSONValue)])
}

extension JSONValue {
  /// The whole of a text. Not the library's decoder: that makes an error for every type that a value is not, which is
  /// most of the time that a poll takes, and how deep it goes is its own affair.
  package init(_ bytes: [UInt8]) throws(JSONScanner.Malformed) {
    self = try JSONScanner.scan(bytes) { (scanner: inout JSONScanner) throws(JSONScanner.Malformed) in
      try scanner.value()
    }
  }
}

extension JSONScanner {
  fileprivate mutating func value() throws(Malformed) -> JSONValue {
    switch kind {
    case .object:
      var members: [(name: String, value: JSONValue)] = []
      try self.members { (scanner: inout JSONScanner, key) throws(Malformed) in
        members.append((key.text, try scanner.value()))
      }
      return .object(members)
    case .array:
      var values: [JSONValue] = []
      try elements { (scanner: inout JSONScanner) throws(Malformed) in values.append(try scanner.value()) }
      return .array(values)
    case .text: return .text(try text())
    case .number: return .number(try number())
    case .flag: return .flag(try flag())
    case .null:
      try skip()
      return .null
    }
  }
}
