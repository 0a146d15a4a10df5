package import SiteModel

/// What is wrong with a site at a moment, worst first: one pure function of the site.
package func findings(in site: Site, at now: Moment) -> [Finding] {
  findings(from: Evidence(Present(site, at: now)))
}

/// The same, when what is fresh has been worked out already.
package func findings(from evidence: Evidence) -> [Finding] {
  var found = rules.flatMap { $0(evidence.present) } + plantRules.flatMap { $0(evidence) }
  found += ownAlarms(evidence.present)
  found += unwellDevices(evidence.present, knowing: found)
  found += unusedNodes(evidence, knowing: found)
  return found.sorted(by: Finding.comesFirst)
}

/// What rules go by: what is fresh, and the sums of it that several of them look at.
package struct Evidence: Sendable {
  package let present: Present
  package let racks: RackPowers
  package let building: BuildingSummary
  package let cooling: CoolingSummary
  package let plant: PlantSummary
  package let power: PowerSummary
  package let jobs: JobPlacements

  package init(_ present: Present) {
    jobs = JobPlacements(of: present.site)
    self.present = present
    racks = RackPowers(present)
    building = BuildingSummary(of: present)
    cooling = CoolingSummary(of: present, racks: racks)
    plant = PlantSummary(of: present, units: cooling.units)
    power = PowerSummary(of: present, building: building, racks: racks)
  }
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
  stoppedFans,
  warmHalls,
  portsDown,
  foreignAlerts,
]

/// Rules about what carries heat away and brings power.
private let plantRules: [@Sendable (Evidence) -> [Finding]] = [
  troubledCooling,
  stoppedLoops,
  starvedUnits,
  warmCoolant,
  lostGrid,
  runningOnBatteries,
  deadFeeds,
  unpoweredRacks,
  overloadedRacks,
  overloadedSupply,
  feedsThatMustNotFail,
  contradictedPlans,
  contradictorySupply,
  idleJobs,
  jobsOnLostNodes,
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
    if a.kind.isRoot != b.kind.isRoot { return a.kind.isRoot }
    if a.subject != b.subject { return a.subject.sortKey < b.subject.sortKey }
    if a.kind.isConsequence != b.kind.isConsequence { return b.kind.isConsequence }
    return (a.kind.rawValue, a.quantity?.rawValue ?? 0) < (b.kind.rawValue, b.quantity?.rawValue ?? 0)
  }

  private var lastingSince: Moment { value == nil && kind != .sourceStale ? since ?? .never : .never }
}

extension Finding.Kind {
  /// True for what nothing else can explain, and what explains most else.
  fileprivate var isRoot: Bool { self == .gridLost }

  /// True for what follows from most other things that can be wrong with its subject, and stands behind them.
  fileprivate var isConsequence: Bool { self == .coolantSupplyWarm }
}

extension Finding.Subject {
  fileprivate var sortKey: (Int, Int, Int) {
    switch self {
    case .source(let index): (0, 0, index)
    case .rack(let index): (1, 0, index)
    case .entity(let id): (2, Int(id.kind.rawValue), Int(id.index))
    case .job(let job): (3, job.queue, Int(job.id.prefix { $0.isNumber }) ?? 0)
    }
  }
}
