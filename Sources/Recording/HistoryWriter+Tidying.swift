internal import GRDB
internal import History
internal import SiteModel

extension HistoryWriter {
  /// Seals, works out tiers and prunes what there is to do, for about so long. Returns true when there is no more.
  @discardableResult
  package func tidy(for time: Duration) -> Bool {
    let end = ContinuousClock.now + time
    do {
      while ContinuousClock.now < end { if try !step() { return true } }
    } catch { note(error) }
    return false
  }

  /// One step, which takes some tens of milliseconds at most. False when nothing is left to do.
  private func step() throws -> Bool {
    guard let database else { return false }
    let now = clock.now()
    if let first = unsealed.first(where: { isOver($0, at: now) }) {
      try database.write { try Sealing.seal(first, in: $0) }
      unsealed.remove(first)
      return true
    }
    let worked = try database.write { database in
      guard let due = try Tiers.due(at: now, in: database) else { return false }
      _ = try Tiers.work(on: due, in: database)
      return true
    }
    if worked { return true }
    return try prune(at: now)
  }

  /// A slot is over half a minute after its end; or when it lies ahead, because the clock was set back.
  private func isOver(_ first: Int64, at now: Moment) -> Bool {
    let slot = SheetKey.slot(of: first)
    return slot < Tier.readings.slot(of: now - .seconds(30)) || slot > Tier.readings.slot(of: now) + 1
  }
}
