package import SiteModel

/// How long something must be wrong before it is an alarm, and how far and how long it must be well before it is none:
/// by the site file, else by the device that stated the limit, else as is usual for what is measured.
///
/// The usual figures are those of domain.md 3.2: flow 5 % and 15 s, level 5 % and 60 s, pressure 2 % and 15 s,
/// temperature 1 % and 60 s. Shares are of the limit, but of the whole range where that is known: a level's is 100 %,
/// and a temperature's is taken for 100 K, which makes it 1 K.
package struct AlarmTiming: Hashable, Sendable {
  /// Whose word it is.
  package enum Source: String, CaseIterable, Sendable { case siteFile, device, usual }

  /// In the base unit of what is measured.
  package var deadband = 0.0
  package var onDelay = Duration.zero
  package var offDelay = Duration.zero
  /// How long it must be less urgent before it counts as that, or it would go to and fro.
  package var easing = Duration.seconds(60)
  /// True for what has to be reset once its cause is gone.
  package var isLatching: Bool
  package var source = Source.usual

  package init(of finding: Finding, in site: borrowing Site) {
    isLatching = finding.kind == .leakDetected
    if finding.kind.isMeasured { takeUsual(of: finding) } else { takeUsual(of: finding.kind) }
    if finding.kind == .nodeDownBySchedule { waitForSilence(of: finding.subject, in: site) }
    if case .entity(let id) = finding.subject, let quantity = finding.quantity, !site.limits.isEmpty,
      let stated = site.limits[id]?[quantity]?.limits.first(where: { $0.value == finding.limit })
    {
      take(stated)
    }
    // What does damage cannot wait for a minute.
    if finding.priority == .critical { onDelay = min(onDelay, Self.longestCriticalDelay) }
    if let own = site.topology.alarms.settings[finding.kind] { take(own) }
    if !finding.name.isEmpty, let rule = site.topology.alarms.rule(named: finding.name) {
      take(rule.setting)
    }
  }

  /// How long something critical is waited for at most, unless the site file says so.
  package static let longestCriticalDelay = Duration.seconds(10)

  /// What a node has just told is fresh for a while after it has crashed: until that is old nobody knows that it answers.
  private mutating func waitForSilence(of subject: Finding.Subject, in site: borrowing Site) {
    guard case .entity(let id) = subject, id.kind == .node else { return }
    for place in site.sources.indices where !site.sources[place].description.isScheduler {
      guard site.sources[place].nodes.contains(id.index) else { continue }
      onDelay = max(onDelay, site.sources[place].staleAfter + .seconds(30))
    }
  }

  private mutating func takeUsual(of finding: Finding) {
    let limit = abs(finding.limit ?? 0)
    switch (finding.quantity?.unit, finding.quantity) {
    case (.celsius, _), (.kelvin, _):
      deadband = min(1, max(limit * 0.25, 0.1))
      (onDelay, offDelay) = (.seconds(60), .seconds(60))
    case (_, .fluidLevel), (_, .stateOfCharge):
      deadband = 0.05
      (onDelay, offDelay) = (.seconds(60), .seconds(60))
    case (.litrePerMinute, _):
      deadband = limit * 0.05
      (onDelay, offDelay) = (.seconds(15), .seconds(15))
    default:
      // As of pressure: power and speeds are as quick.
      deadband = limit * 0.02
      (onDelay, offDelay) = (.seconds(15), .seconds(15))
    }
  }

  /// Of what is a state and not a measure. Most have their own clock: three polls without an answer, a poll between two
  /// looks at a port.
  private mutating func takeUsual(of kind: Finding.Kind) {
    switch kind {
    // Comes and goes with the load, many times a minute.
    case .acceleratorThrottled: (onDelay, offDelay) = (.seconds(30), .seconds(60))
    case .nodeDownBySchedule: onDelay = .seconds(60)
    case .pcieDegraded, .readingsContradict, .feedLossOverload: (onDelay, offDelay) = (.seconds(60), .seconds(60))
    // What another system says is low has been silenced there by somebody.
    case .foreignAlert: easing = .zero
    // A sensor broken for 15 s is an alarm of real units (domain.md 2.5).
    case .valueBad: (onDelay, offDelay) = (.seconds(15), .seconds(15))
    default: break
    }
  }

  private mutating func take(_ limit: PointLimits.Limit) {
    if let stated = limit.deadband { (deadband, source) = (stated, .device) }
    if let stated = limit.dwell { (onDelay, source) = (stated, .device) }
    if let stated = limit.offDelay { (offDelay, source) = (stated, .device) }
  }

  private mutating func take(_ setting: AlarmSetting) {
    if let own = setting.deadband { (deadband, source) = (own, .siteFile) }
    if let own = setting.onDelay { (onDelay, source) = (own, .siteFile) }
    if let own = setting.offDelay { (offDelay, source) = (own, .siteFile) }
    if let own = setting.isLatching { (isLatching, source) = (own, .siteFile) }
  }
}

extension Finding.Kind {
  /// True for a value beyond a limit, which can come back by little.
  var isMeasured: Bool {
    switch self {
    case .acceleratorTemperature, .acceleratorMemoryTemperature, .inletTemperature, .sensorTemperature, .fanSlow,
      .rackPower, .coolantSupplyWarm, .dewPointMargin, .limitBroken, .supplyOverloaded, .deviation, .rapidChange,
      .readingsDiffer, .siteCondition:
      true
    default: false
    }
  }
}
