package import SiteModel

/// What is wrong with a site at a moment, worst first: one pure function of the site.
package func findings(in site: Site, at now: Moment) -> [Finding] {
  findings(in: Present(site, at: now))
}

/// The same, when what is fresh has been worked out already.
package func findings(in present: Present) -> [Finding] {
  rules.flatMap { $0(present) }.sorted(by: Finding.comesFirst)
}

/// Every rule, in one list. A rule is a pure function in a file of Rules/; it looks at fresh values only.
private let rules: [@Sendable (Present) -> [Finding]] = [
  silentSources,
  missingNodes,
  missingAccelerators,
  hotAccelerators,
  hotAcceleratorMemory,
  throttledAccelerators,
  acceleratorErrorCodes,
  unhealthyAccelerators,
  uncorrectedErrors,
  pendingRowRemaps,
  failedRowRemaps,
  degradedPCIExpress,
  degradedLinks,
  warmInlets,
  hotSensors,
  slowFans,
  portsDown,
  overloadedRacks,
  stoppedPumps,
  warmCoolant,
  troubledCooling,
]

extension Finding {
  /// Worst first; among equals what has lasted since a known moment, newest first; then by subject.
  ///
  /// Values that break a limit, and old readings, are ordered by subject and not by the moment of the measurement: that
  /// moment moves with every poll, and a list that reshuffles itself every few seconds cannot be read.
  static func comesFirst(_ a: Finding, _ b: Finding) -> Bool {
    if a.priority != b.priority { return a.priority < b.priority }
    let (first, second) = (a.lastingSince, b.lastingSince)
    if first != second { return first > second }
    if a.subject != b.subject { return a.subject.sortKey < b.subject.sortKey }
    return (a.kind.rawValue, a.quantity?.rawValue ?? 0) < (b.kind.rawValue, b.quantity?.rawValue ?? 0)
  }

  private var lastingSince: Moment { value == nil && kind != .sourceStale ? since ?? .never : .never }
}

extension Finding.Subject {
  fileprivate var sortKey: (Int, Int, Int) {
    switch self {
    case .source(let index): (0, 0, index)
    case .rack(let index): (1, 0, index)
    case .entity(let id): (2, Int(id.kind.rawValue), Int(id.index))
    }
  }
}
