internal import GRDB

extension HistoryFile {
  /// Looks at every row of what is recorded beside readings: its checksum, and that its list can be read up to it.
  func verifyLives(_ database: Database, _ verification: inout Verification) throws {
    for (table, column) in [("life", "body"), ("alarm_event", "body"), ("act", "body")] {
      try BlobStatement(database, "SELECT rowid, \(column) FROM \(table) ORDER BY rowid").forEach([]) { row in
        verification.lifeCount += 1
        do throws(RecordFault) { _ = try RecordDecoder.checkedEnd(of: row.array(1)) } catch {
          verification.findings.append(Verification.Finding("\(table) \(row.number(0))", error.blockFault))
        }
        return true
      }
    }
    let layouts = try TotalsLayout.all(in: database)
    try BlobStatement(database, "SELECT id, layout, body FROM total ORDER BY id").forEach([]) { row in
      verification.lifeCount += 1
      if layouts[row.number(1)]?.totals(in: row.bytes(2)) == nil {
        verification.findings.append(Verification.Finding("total \(row.number(0))", .checksum))
      }
      return true
    }
  }
}
