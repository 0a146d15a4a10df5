internal import Glibc
package import History
package import Interaction
package import SiteModel
package import Wording

/// The record of a site: the first of some files that is there.
package struct RecordedPast: Sendable {
  package let past: HistoryFile
  /// How the site is planned, as far as the record or whoever asks knows.
  package let topology: Topology
  private let path: String
  private let inode: UInt

  package init(of topology: Topology, among candidates: [String]) throws(PastFailure) {
    // A file that somebody writes now tells more than one that is left over.
    var lookout = LeaseLookout(candidates: candidates, of: topology)
    let written = lookout.sight(at: BootClock.uptime)?.path
    let opened =
      if let written { try HistoryFile(path: written, topology: topology) } else {
        try Self.first(of: topology, among: candidates)
      }
    past = opened
    self.topology = opened.topology
    path = opened.path
    inode = Self.inode(of: opened.path)
  }

  /// False once another file stands in its place, or none: what is open then hears of nothing more.
  package var isCurrent: Bool { Self.inode(of: path) == inode }

  private static func inode(of path: String) -> UInt {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_ino : 0
  }

  /// The first that is there, of this site and not of another that has its name.
  private static func first(of topology: Topology, among candidates: [String]) throws(PastFailure) -> HistoryFile {
    var failure = PastFailure.notKept
    // A file that was named is missed by its name.
    if candidates.count == 1 { failure = .file(path: candidates[0], .system(code: ENOENT)) }
    for path in candidates where access(path, F_OK) == 0 {
      do throws(PastFailure) { return try HistoryFile(path: path, topology: topology) } catch {
        guard case .otherPlan = error else { throw error }
        failure = error
      }
    }
    throw failure
  }

  /// What was typed, with what is understood as now: for a simulated site the newest that is recorded. Nil
  /// when it is none.
  package func reading(
    of text: String, at now: Moment, zone: @escaping @Sendable (Moment) -> Int
  ) throws(PastFailure) -> MomentText.Reading? {
    let span = try past.span()
    let newest = topology.isSimulated ? span?.to ?? now : now
    return MomentText(here: newest, now: newest, span: span, zone: zone).reading(of: text)
  }

  /// When a span began that ends at `end`: lengths and times of day go back from there; days are today's.
  package func start(
    of text: String, before end: Moment, at now: Moment, zone: @escaping @Sendable (Moment) -> Int
  ) throws(PastFailure) -> Moment? {
    let span = try past.span()
    let start = MomentText(here: end, now: max(now, end), span: span, zone: zone).start(of: text)
    if let start, start < end { return start }
    return MomentText(here: end, now: end, span: span, zone: zone).start(of: text) ?? start
  }

  /// How long after the newest that is recorded a moment may lie: between two answers nothing is written.
  private static let patience = Duration.seconds(60)

  /// Why nothing is known of a moment; nil where something is.
  package func refusal(of moment: Moment, zone: (Moment) -> Int) throws(PastFailure) -> Saying? {
    guard let span = try past.span() else { return Saying(.recordEmpty, []) }
    func told(_ moment: Moment) -> String { moment.written(utcOffset: zone(moment)) }
    if moment < span.from { return Saying(.nothingBefore, told(moment), told(span.from)) }
    return moment > span.to + Self.patience ? Saying(.nothingAfter, told(moment), told(span.to)) : nil
  }
}

extension ReplayDesk {
  /// Over the record of a site, as soon as there is one.
  package convenience init(
    of topology: Topology, among candidates: [String], whenNews: @escaping @Sendable () -> Void
  ) {
    self.init(whenNews: whenNews) { () throws(PastFailure) in
      try RecordedPast(of: topology, among: candidates).past
    }
  }
}
