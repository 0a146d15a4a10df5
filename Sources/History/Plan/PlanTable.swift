package import GRDB
package import SiteModel

/// The rows of a history, in its table `about`, that tell by which plan it is recorded.
package enum PlanTable {
  /// The plan of whoever recorded last; nil in a history that an older Aisle wrote.
  package static func plan(in database: Database) throws -> PlanStamp? {
    var values: [String: DatabaseValue] = [:]
    let rows = try GRDB.Row.fetchCursor(database, sql: "SELECT name, value FROM about WHERE name LIKE 'plan_%'")
    while let row = try rows.next() {
      if let name = String.fromDatabaseValue(row[0]) { values[name] = row[1] }
    }
    guard let print = values["plan_fingerprint"].flatMap({ Int64.fromDatabaseValue($0) }) else { return nil }
    let path = values["plan_path"].flatMap { String.fromDatabaseValue($0) }
    let changed = values["plan_changed"].flatMap { Int64.fromDatabaseValue($0) }
    let marks = values["plan_marks"].flatMap { String.fromDatabaseValue($0) } ?? ""
    let origin = PlanOrigin(
      path: path.flatMap { $0.isEmpty ? nil : CleanText.cleaned($0, limit: 4096) },
      changed: changed.flatMap { $0 == 0 ? nil : Moment(nanoseconds: $0) })
    return PlanStamp(
      origin: origin, fingerprint: UInt64(bitPattern: print),
      marks: marks.split(separator: " ").prefix(PlanStamp.mostMarks).compactMap { UInt64($0, radix: 16) })
  }

  /// What is in the table of a plan, to be written: names and values.
  package static func rows(of plan: PlanStamp) -> [(name: String, value: any DatabaseValueConvertible)] {
    [
      ("plan_fingerprint", Int64(bitPattern: plan.fingerprint)), ("plan_path", plan.origin.path ?? ""),
      ("plan_changed", plan.origin.changed?.nanoseconds ?? 0),
      ("plan_marks", plan.marks.map { String($0, radix: 16) }.joined(separator: " ")),
    ]
  }

  /// Throws where a history is of another site that has the name of `topology`, too.
  package static func check(_ database: Database, isOf topology: Topology, path: String) throws {
    guard let plan = try plan(in: database) else { return }
    let own = PlanStamp(of: topology)
    guard plan.kinship(to: own) == .foreign else { return }
    throw PastFailure.otherPlan(path: path, theirs: plan.origin.path, own: own.origin.path)
  }
}

extension HistoryFile {
  /// By which plan the site is recorded; nil in a history that an older Aisle wrote.
  package func plan() throws(PastFailure) -> PlanStamp? { try read { try PlanTable.plan(in: $0) } }
}
