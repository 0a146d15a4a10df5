/// The name of a member of an object, as it stands in the text; valid only while the text is being scanned.
package struct JSONKey {
  fileprivate let raw: UnsafeBufferPointer<UInt8>
  /// What it says, where it is written with escapes.
  private let unescaped: String?

  init(raw: UnsafeBufferPointer<UInt8>, unescaped: String?) {
    self.raw = raw
    self.unescaped = unescaped
  }

  package var text: String { unescaped ?? String(decoding: raw, as: UTF8.self) }
}

/// The members that somebody wants of an object, found without making a text of each name: a record of a scheduler has
/// two hundred, of which thirty matter.
struct JSONFields<Field: RawRepresentable<String> & CaseIterable & Sendable>: Sendable {
  /// By the name's length in bytes.
  private var fields: [[(name: [UInt8], field: Field)]] = []

  init(_ type: Field.Type = Field.self) {
    for field in Field.allCases {
      let name = Array(field.rawValue.utf8)
      while fields.count <= name.count { fields.append([]) }
      fields[name.count].append((name, field))
    }
  }

  subscript(key: JSONKey) -> Field? {
    guard key.raw.count < fields.count else { return nil }
    for entry in fields[key.raw.count] where entry.name.elementsEqual(key.raw) { return entry.field }
    return nil
  }
}
