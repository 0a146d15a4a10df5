internal import SiteModel

/// Works out how alarms stand to each other, and remembers what that takes from step to step.
struct OriginFinder: Sendable {
  private var supply: SupplyGraph?
  private var supplyMoment = Moment.never
  private var states = EquipmentStates()
  /// When alarms that explained others returned.
  private var ended: [AlarmID: Moment] = [:]

  /// What follows from something takes longer to end than that does: for so long it is not told.
  static let aftermath = Duration.seconds(120)
  /// How often it is looked up what hangs on what: devices tell of it too.
  private static let supplyAge = Duration.seconds(10)

  mutating func noteEnd(of id: AlarmID, at now: Moment) { ended[id] = now }

  /// `due` are those that are about to be raised.
  mutating func standings(
    due: [AlarmID], _ alarms: [AlarmID: Alarm], _ conditions: Conditions, _ evidence: Evidence
  ) -> Standings {
    let present = evidence.present
    states.look(at: present)
    let places = AlarmPlaces(evidence)
    let active = Self.active(due, alarms, conditions, places, at: present.now)
    var standings = Standings()
    guard !active.isEmpty else { return standings }
    if !ended.isEmpty { ended = ended.filter { present.now - $0.value < Self.aftermath } }
    let firstOuts = FirstOuts(among: active, places: places, supply: supplyGraph(of: present))
    for alarm in active {
      var standing = Standings.Standing(finding: conditions.findings[alarm.id])
      take(alarm, firstOuts, conditions, evidence, known: alarms[alarm.id], into: &standing)
      standings[alarm.id] = standing
    }
    return standings
  }

  private static func active(
    _ due: [AlarmID], _ alarms: [AlarmID: Alarm], _ conditions: Conditions, _ places: AlarmPlaces, at now: Moment
  ) -> [ActiveAlarm] {
    func alarm(_ id: AlarmID, _ finding: Finding, _ raisedAt: Moment) -> ActiveAlarm {
      let thing = places.thing(of: finding)
      return ActiveAlarm(
        id: id, finding: finding, raisedAt: raisedAt, thing: thing, rank: finding.causalRank(of: thing))
    }
    let new = due.compactMap { id in conditions.findings[id].map { alarm(id, $0, now) } }
    return new
      + alarms.values.filter(\.isActive).map { known in
        var active = alarm(known.id, known.finding, known.raisedAt)
        active.isSetAsideBySomebody = known.shelving != nil || known.withdrawal != nil
        return active
      }
  }

  private mutating func supplyGraph(of present: Present) -> SupplyGraph {
    if let supply, present.now - supplyMoment < Self.supplyAge, present.now >= supplyMoment { return supply }
    let graph = SupplyGraph(of: present.site)
    supply = graph
    supplyMoment = present.now
    return graph
  }

  private func take(
    _ alarm: ActiveAlarm, _ firstOuts: FirstOuts, _ conditions: Conditions, _ evidence: Evidence, known: Alarm?,
    into standing: inout Standings.Standing
  ) {
    if let leader = conditions.leaders[alarm.id] {
      standing.root = leader
      standing.reason = .explained(by: leader)
    } else if let source = conditions.source(hiding: alarm, in: evidence) {
      standing.root = conditions.alarm(ofSource: source, in: evidence.present.site)
      standing.reason = .sourceDown(evidence.present.site.sources[source].description.id.name)
    } else if let root = firstOuts.root(of: alarm.id) {
      standing.root = root
      if firstOuts.isSilenced(alarm, by: root) { standing.reason = .explained(by: root) }
    } else if case .explained(let root) = known?.suppression?.reason, ended[root] != nil {
      standing.root = root
      standing.reason = .explained(by: root)
    }
    if standing.reason == nil { standing.reason = states.reason(for: alarm, in: evidence.present) }
  }
}
