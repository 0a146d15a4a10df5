import Foundation

/// The part of JSON Schema 2020-12 that the snapshot's schema uses; a keyword outside it is itself an error.
struct SchemaCheck {
  let root: [String: Any]
  private static let annotations: Set<String> = ["$schema", "$id", "$defs", "title", "description", "format"]

  init(_ text: String) throws {
    root = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] ?? [:]
  }

  func errors(in text: String) throws -> [String] {
    try errors(JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed), root, "$")
  }

  private func errors(_ value: Any, _ schema: [String: Any], _ path: String) -> [String] {
    schema.keys.sorted().flatMap { keyword -> [String] in
      check(keyword, schema, value, path)
    }
  }

  private func check(_ keyword: String, _ schema: [String: Any], _ value: Any, _ path: String) -> [String] {
    let argument = schema[keyword]
    let object = value as? [String: Any]
    switch keyword {
    case _ where Self.annotations.contains(keyword): return []
    case "$ref":
      let name = (argument as? String)?.split(separator: "/").last.map(String.init) ?? ""
      guard let target = (root["$defs"] as? [String: Any])?[name] as? [String: Any] else { return ["no \(name)"] }
      return errors(value, target, path)
    case "const": return value as? String == argument as? String ? [] : ["\(path): not the constant"]
    case "enum":
      let names = argument as? [String] ?? []
      return names.contains(value as? String ?? "") ? [] : ["\(path): \(value) is none of \(names)"]
    case "minimum":
      return (value as? Double ?? .nan) >= (argument as? Double ?? .nan) ? [] : ["\(path): \(value) too small"]
    case "type":
      let types = argument as? [String] ?? [argument as? String ?? ""]
      return types.contains { Self.matches(value, $0) } ? [] : ["\(path): \(value) is no \(types)"]
    case "required":
      return (argument as? [String] ?? []).filter { object?[$0] == nil }.map { "\(path): no \($0)" }
    case "properties":
      let properties = argument as? [String: [String: Any]] ?? [:]
      return (object ?? [:]).flatMap { key, member in
        properties[key].map { errors(member, $0, "\(path).\(key)") } ?? []
      }
    case "additionalProperties":
      let known = Set((schema["properties"] as? [String: Any] ?? [:]).keys)
      return (object ?? [:]).filter { !known.contains($0.key) }.flatMap { key, member in
        if let rule = argument as? [String: Any] { return errors(member, rule, "\(path).\(key)") }
        return ["\(path): unexpected \(key)"]
      }
    case "items":
      let rule = argument as? [String: Any] ?? [:]
      return (value as? [Any] ?? []).enumerated().flatMap { errors($1, rule, "\(path)[\($0)]") }
    default: return ["the schema says \(keyword), which is not checked"]
    }
  }

  private static func matches(_ value: Any, _ type: String) -> Bool {
    let number = value as? NSNumber
    let isBool = number.map { String(cString: $0.objCType) == "c" } ?? (value is Bool)
    switch type {
    case "object": return value is [String: Any]
    case "array": return value is [Any]
    case "string": return value is String
    case "boolean": return isBool
    case "number": return number != nil && !isBool
    case "integer": return !isBool && number.map { $0.doubleValue == $0.doubleValue.rounded() } ?? false
    case "null": return value is NSNull
    default: return false
    }
  }
}
