package import Analysis
package import SiteModel

/// How a snapshot ends, for the script that took it.
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
  /// A site file, the settings or a theme make no sense, or are not there (`EX_CONFIG`).
  case configuration = 78

  /// The status of a site at a moment. Without `failOn` findings do not count, but missing data always does.
  package static func of(_ site: Site, findings: [Finding], failOn: Priority?, at now: Moment) -> ExitStatus {
    let isEverySourceAlive = site.sources.allSatisfy { $0.condition(at: now) == .alive }
    let hasData = site.sources.contains { $0.readingCount > 0 } || site.queues.contains { !$0.origins.isEmpty }
    guard isEverySourceAlive, hasData else { return .dataMissing }
    guard let failOn else { return .fine }
    return findings.contains { $0.priority <= failOn } ? .findings : .fine
  }
}
