internal import Glibc
internal import History
internal import Interaction
package import SiteModel

/// The record of a site: the first of some files that is there.
package struct RecordedPast: Sendable {
  package let past: any Past
  /// How the site is planned, as far as the record or whoever asks knows.
  package let topology: Topology

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
  }

  /// The first that is there, of this site and not of another that has its name.
  private static func first(of topology: Topology, among candidates: [String]) throws(PastFailure) -> HistoryFile {
    var failure = PastFailure.notKept
    for path in candidates where access(path, F_OK) == 0 {
      do throws(PastFailure) { return try HistoryFile(path: path, topology: topology) } catch {
        guard case .otherPlan = error else { throw error }
        failure = error
      }
    }
    throw failure
  }

  /// The moment that was typed, with what is understood as now: for a simulated site the newest that is recorded. Nil
  /// when it is none.
  package func moment(
    typed text: String, at now: Moment, zone: @escaping @Sendable (Moment) -> Int
  ) throws(PastFailure) -> Moment? {
    let span = try past.span()
    let newest = topology.isSimulated ? span?.to ?? now : now
    return MomentText(here: newest, now: newest, span: span, zone: zone).moment(of: text)
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
