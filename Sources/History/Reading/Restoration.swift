internal import GRDB

/// A part of what a history remembers, which puts its own share into a site that is rebuilt.
protocol Restoration: Sendable {
  /// Before answers are applied: registers sources, gathers their answers.
  func prepare(_ site: inout Reconstruction, from database: Database) throws
  /// After that: failures, alarms, what hangs on no batch.
  func complete(_ site: inout Reconstruction, from database: Database) throws
}

extension Restoration {
  func prepare(_ site: inout Reconstruction, from database: Database) throws {}
  func complete(_ site: inout Reconstruction, from database: Database) throws {}
}
