internal import GRDB
internal import History
internal import SiteModel

extension HistoryWriter {
  /// Writes what waits, in one transaction. True when it is in the file now.
  @discardableResult
  package func flush() -> Bool {
    sheets.finish()
    for write in lives.seal() { enqueue(write) }
    guard names.hasUnsaved || !waiting.isEmpty || !sheets.isEmpty else { return fault == nil || reopen() }
    do {
      guard reopen(), let database else { return false }
      try database.write { database in
        try names.save(to: database)
        for write in waiting { try write.perform(on: database) }
        try sheets.save(to: database)
      }
    } catch {
      note(error)
      giveWay()
      return false
    }
    unsealed.formUnion(sheets.slots)
    names.noteSaved()
    sheets.noteSaved()
    (waiting, waitingSize, fault) = ([], 0, nil)
    return true
  }

  /// After a failure the file is opened anew: what SQLite knew of it may be no longer so.
  private func reopen() -> Bool {
    guard fault != nil || database == nil else { return true }
    // It is done with, whatever it says.
    try? database?.close()
    database = nil
    do {
      database = try WriterConnection.open(path, site: site, keepsPlan: keepsPlan, at: clock.now())
      return true
    } catch {
      note(error)
      return false
    }
  }

  func note(_ error: any Error) {
    let failure = PastFailure(error, at: path)
    fault = RecordingFault(failure, since: fault?.since ?? clock.now(), lost: fault?.lost ?? 0)
  }

  /// Gives up the oldest of what waits where it takes more room than it may.
  func giveWay() {
    guard waitingSize + sheets.size > settings.memory else { return }
    sheets.finish()
    let lost = sheets.give(upTo: max(settings.memory / 2, settings.memory - waitingSize))
    fault?.lost += lost.readings
    var count = 0
    while waitingSize > settings.memory / 2, count < waiting.count {
      waitingSize -= waiting[count].size
      count += 1
    }
    waiting.removeFirst(count)
    if count > 0 { lives.tellAllAgain() }
    guard let span = lost.span else { return }
    for write in lives.take(lost: span, at: span.to) { enqueue(write) }
  }
}
