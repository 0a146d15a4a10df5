internal import GRDB
internal import History
package import SiteModel

extension HistoryWriter {
  /// Gives up one small piece of what is too old or too much. False when there is nothing to give up.
  func prune(at now: Moment) throws -> Bool {
    guard now >= nextPruning || now < nextPruning - .seconds(120), let database else { return false }
    let settings = settings
    let isDone = try database.write { try !Pruning.step(settings, at: now, in: $0) }
    if isDone { nextPruning = now + .seconds(60) }
    return !isDone
  }

  /// Gives up all that the settings do not keep, at once: for `aisle history prune`.
  package func prune(_ settings: RecordingSettings) throws(PastFailure) {
    self.settings = settings
    flush()
    do {
      while !tidy(for: .seconds(1)) {}
      guard let database else { return }
      let now = clock.now()
      while try database.write({ try Pruning.step(settings, at: now, in: $0) }) {}
      try database.writeWithoutTransaction { database in
        try database.execute(sql: "PRAGMA incremental_vacuum")
        try database.checkpoint(.truncate)
      }
    } catch { throw PastFailure(error, at: path) }
  }
}
