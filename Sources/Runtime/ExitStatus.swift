internal import Analysis
package import SiteModel

/// How a snapshot or a recorder ends, for the script that ran it.
package enum ExitStatus: Int32, Sendable {
  /// Nothing at or above the asked priority, and all data fresh.
  case fine = 0
  /// Aisle itself failed.
  case failure = 1
  /// Something is at or above the asked priority.
  case findings = 2
  /// Data too old, a source down, or no data at all. Wins over `findings`: what cannot be seen cannot be cleared.
  case dataMissing = 3
  /// The command line made no sense (`EX_USAGE`).
  case usage = 64
  /// A history cannot be written or read, or not by this Aisle for this site (`EX_IOERR`).
  case notRecordable = 74
  /// Another process records the site (`EX_TEMPFAIL`).
  case alreadyRecorded = 75
  /// A site file, the settings or a theme make no sense, or are not there (`EX_CONFIG`).
  case configuration = 78

  /// The status of a site at a moment. Without `failOn` findings do not count, but missing data always does.
  ///
  /// Where somebody keeps alarms, these count: what is active and what is latched, acknowledged or not, for a person who
  /// has seen it has not mended it; not what is shelved, suppressed or out of service, nor what has only to be
  /// acknowledged since its cause is gone. Elsewhere every finding counts.
  package static func of(_ site: Site, findings: [Finding], failOn: Priority?, at now: Moment) -> ExitStatus {
    let isEverySourceAlive = site.sources.allSatisfy { $0.condition(at: now) == .alive }
    let hasData = site.sources.contains { $0.readingCount > 0 } || site.queues.contains { !$0.origins.isEmpty }
    guard isEverySourceAlive, hasData else { return .dataMissing }
    guard let failOn else { return .fine }
    if let board = site.alarms, !board.isUnkept {
      return board.alarms.contains { $0.priority <= failOn && $0.demandsAttention } ? .findings : .fine
    }
    return findings.contains { $0.priority <= failOn } ? .findings : .fine
  }
}

extension Alarm {
  fileprivate var demandsAttention: Bool { (isActive || isLatched) && !isSetAside }
}
