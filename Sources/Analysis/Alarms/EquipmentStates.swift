internal import SiteModel

/// What is switched off, has just been started or is under maintenance, by its own word or its scheduler's: it cannot
/// alarm as if it were at work.
struct EquipmentStates: Sendable {
  /// When a unit was last seen switched off.
  private var lastOff: [EntityID: Moment] = [:]

  /// How long the temperatures of a unit are given after a start (Coolcentric AC5, Lenovo RM100, Vertiv CDU 600).
  static let startTime = Duration.seconds(20 * 60)

  /// Redfish `Status.State`, and what other devices say, in small letters.
  private static let off: Set<String> = [
    "disabled", "standbyoffline", "unavailableoffline", "absent", "off", "stopped", "deferring",
  ]

  static func isOff(_ thing: EntityID, in site: borrowing Site) -> Bool {
    guard let state = site.fact(.state, of: thing) else { return false }
    return off.contains(state.lowercased())
  }

  /// Goes on from what was known of a start.
  mutating func resume(_ thing: EntityID, startingUntil end: Moment) { lastOff[thing] = end - Self.startTime }

  /// Notes what is off now.
  mutating func look(at present: Present) {
    for kind in EntityKind.coolingUnits + [.coolingPlant] {
      for index in 0..<present.directory.count(of: kind) where Self.isOff(EntityID(kind, index), in: present.site) {
        lastOff[EntityID(kind, index)] = present.now
      }
    }
    if !lastOff.isEmpty {
      lastOff = lastOff.filter { present.now - $0.value < Self.startTime && $0.value <= present.now }
    }
  }

  /// Why an alarm need not be announced; nil where nothing of the sort is the case.
  func reason(for alarm: ActiveAlarm, in present: Present) -> Suppression.Reason? {
    guard let thing = alarm.thing, alarm.finding.kind != .leakDetected else { return nil }
    if thing.kind == .node { return maintenance(of: alarm, node: Int(thing.index), in: present) }
    if alarm.finding.kind.needsWork, Self.isOff(thing, in: present.site) { return .equipmentOff }
    guard alarm.finding.isOfTemperature, let last = lastOff[thing] else { return nil }
    return .startingUp(until: last + Self.startTime)
  }

  /// What was raised before a node was taken out is most likely why: that stays. So does all on a node that its
  /// scheduler or a health check has taken out: nobody is at work there yet.
  private func maintenance(of alarm: ActiveAlarm, node: Int, in present: Present) -> Suppression.Reason? {
    guard !alarm.finding.kind.isOfSchedule else { return nil }
    for queue in present.site.queues {
      guard let own = queue.nodes[Int32(node)] else { continue }
      switch own.condition {
      case .maintenance, .poweredDown, .poweringUp, .poweringDown, .rebooting: return .maintenance
      case .drained where alarm.raisedAt >= own.reasonMoment ?? present.now && !own.isDrainedByItself:
        return .maintenance
      default: break
      }
    }
    return nil
  }
}

extension ScheduledNode {
  /// True where no person has taken it out: slurmctld does so as its own user, and Node Health Check begins its reasons
  /// with its name.
  fileprivate var isDrainedByItself: Bool { reasonUser == "slurm" || reason.hasPrefix("NHC:") }
}

extension Finding.Kind {
  /// True for what says nothing of a thing that is switched off.
  fileprivate var needsWork: Bool {
    switch self {
    case .pumpsStopped, .coolingStarved, .coolantSupplyWarm, .limitBroken, .readingsContradict, .deviation,
      .rapidChange, .readingsDiffer, .siteCondition, .valueStale, .valueBad, .loopStopped, .deviceUnwell:
      true
    default: false
    }
  }

  /// True for what is told of nodes by their scheduler.
  var isOfSchedule: Bool {
    switch self {
    case .nodeDrained, .nodeDownBySchedule, .nodeDown, .jobIdle, .jobNodeLost: true
    default: false
    }
  }
}

extension Finding {
  fileprivate var isOfTemperature: Bool {
    switch kind {
    case .coolantSupplyWarm, .coolingStarved: true
    case .limitBroken, .deviation, .rapidChange, .siteCondition: [.celsius, .kelvin].contains(quantity?.unit)
    default: false
    }
  }
}
