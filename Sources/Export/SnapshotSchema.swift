/// The JSON Schema that every JSON snapshot obeys.
package enum SnapshotSchema {
  /// Names the version; stands in each snapshot as `schema`. A change that could break a reader gets a new number.
  package static let urn = "urn:aisle:snapshot:1"

  /// The schema itself, as JSON text.
  package static var text: String { String(decoding: PackageResources.snapshot_1_schema_json, as: UTF8.self) }
}
