internal import SiteModel

/// Works out how alarms stand to each other, and remembers what that takes from step to step.
struct OriginFinder: Sendable {
  private var supply: SupplyGraph?
  private var supplyMoment = Moment.never
  private var states = EquipmentStates()
  /// What has ended a short while ago.
  private var ended: [AlarmID: EndedAlarm] = [:]

  /// What follows from something takes longer to end than that does, and may begin when that is over: for so long it is
  /// not told.
  static let aftermath = Duration.seconds(120)
  /// How often it is looked up what hangs on what: devices tell of it too.
  private static let supplyAge = Duration.seconds(10)

  /// Goes on from alarms that were kept: what followed from something that has just ended is not told at once, and what
  /// has just been started stays inhibited.
  mutating func resume(_ alarms: AlarmTable, in present: Present) {
    for row in alarms.rows {
      switch row.alarm.suppression?.reason {
      case .explained(let root)? where !(alarms[root]?.isActive ?? false):
        ended[root] = EndedAlarm(alarms[root], at: alarms[root]?.returnedAt ?? present.now)
      case .startingUp(let end)?:
        if let thing = row.alarm.finding.coolingThing(in: present.site) { states.resume(thing, startingUntil: end) }
      default: break
      }
    }
  }

  mutating func noteEnd(of alarm: Alarm, among alarms: AlarmTable, at now: Moment) {
    var moment = now
    // What was not told itself explains no longer than that which explained it.
    if case .explained(let root)? = alarm.suppression?.reason, alarms[root]?.isActive != true {
      guard let end = ended[root]?.moment else { return }
      moment = min(now, end)
    }
    ended[alarm.id] = EndedAlarm(alarm, at: moment)
  }

  /// `due` are those that are about to be raised.
  mutating func standings(
    due: [DueAlarm], _ alarms: AlarmTable, _ conditions: Conditions, _ evidence: Evidence, isHearing: Bool
  ) -> Standings {
    let present = evidence.present
    states.look(at: present)
    let places = AlarmPlaces(evidence)
    var active = self.active(due, alarms, places, in: present)
    var standings = Standings()
    let count = active.count
    guard count > 0 else { return standings }
    if !ended.isEmpty {
      ended = ended.filter { (.zero...Self.aftermath).contains(present.now - $0.value.moment) }
      let ids = Set(active.map(\.id))
      active += ended.compactMap { id, alarm in
        ids.contains(id) || alarms.isSetAsideBySomebody(id) ? nil : alarm.active(as: id, places)
      }
    }
    let firstOuts = FirstOuts(among: active, places: places, supply: supplyGraph(of: present))
    standings.all.reserveCapacity(count)
    for place in 0..<count {
      let id = active[place].id
      var standing = Standings.Standing(finding: conditions[id])
      if isHearing, let kept = Self.kept(active[place], standing, alarms) {
        (standing.root, standing.reason) = kept
      } else if let root = origin(of: active, at: place, firstOuts, conditions, evidence) {
        (standing.root, standing.reason) = root
      } else if case .explained(let root)? = active[place].suppression,
        active[place].isLeaving || ended[root]?.isMute == false && !alarms.isSetAsideBySomebody(root)
      {
        // What is about to end is not told any more.
        (standing.root, standing.reason) = (root, .explained(by: root))
      }
      if standing.reason == nil { standing.reason = states.reason(for: active[place], in: present) }
      standings.all.append((id, standing))
    }
    return standings
  }

  /// How an alarm that was kept stands while nobody has told of it since: as it stood.
  private static func kept(
    _ alarm: ActiveAlarm, _ standing: Standings.Standing, _ alarms: AlarmTable
  ) -> (root: AlarmID?, reason: Suppression.Reason?)? {
    guard standing.finding == nil, let reason = alarm.suppression else { return nil }
    return (alarms[alarm.id]?.root, reason)
  }

  private func active(
    _ due: [DueAlarm], _ alarms: AlarmTable, _ places: AlarmPlaces, in present: Present
  ) -> [ActiveAlarm] {
    var active: [ActiveAlarm] = []
    active.reserveCapacity(due.count + alarms.rows.count)
    func add(_ id: AlarmID, _ finding: Finding, _ raisedAt: Moment, _ known: Alarm?, _ row: AlarmTable.Row? = nil) {
      let thing = places.thing(of: finding)
      var alarm = ActiveAlarm(
        id: id, finding: finding, raisedAt: raisedAt, thing: thing, rank: finding.causalRank(of: thing),
        suppression: known?.suppression?.reason, isMute: known?.isSetAsideBySomebody == true,
        isLeaving: row?.leaving != nil)
      // What nobody measures any more must not hide why; one lost answer is no such thing.
      if let since = row?.unsure, present.now - since >= Self.aftermath { alarm.isMute = true }
      // What is switched off tells nobody of what follows from it.
      if alarm.rank < ActiveAlarm.endOfCauses, states.reason(for: alarm, in: present) != nil { alarm.isMute = true }
      active.append(alarm)
    }
    for one in due { add(one.id, one.finding, present.now, alarms[one.id]) }
    for place in alarms.rows.indices where alarms.rows[place].alarm.isActive {
      let alarm = alarms.rows[place].alarm
      add(alarm.id, alarm.finding, alarm.raisedAt, alarm, alarms.rows[place])
    }
    return active
  }

  private mutating func supplyGraph(of present: Present) -> SupplyGraph {
    if let supply, present.now - supplyMoment < Self.supplyAge, present.now >= supplyMoment { return supply }
    let graph = SupplyGraph(of: present.site)
    supply = graph
    supplyMoment = present.now
    return graph
  }

  /// What an alarm is grouped under, and why it is not announced, if it is not; nil for a first-out.
  private func origin(
    of active: [ActiveAlarm], at place: Int, _ firstOuts: FirstOuts, _ conditions: Conditions, _ evidence: Evidence
  ) -> (root: AlarmID?, reason: Suppression.Reason?)? {
    if let leader = conditions.leaders[active[place].id] { return (leader, .explained(by: leader)) }
    if let source = conditions.source(hiding: active[place], in: evidence) {
      let name = evidence.present.site.sources[source].description.id.name
      return (conditions.alarm(ofSource: source, in: evidence.present.site), .sourceDown(name))
    }
    guard let root = firstOuts.root(of: place) else { return nil }
    let id = active[root].id
    return (id, firstOuts.isSilenced(place, by: root) ? .explained(by: id) : nil)
  }
}

/// An alarm that has ended.
private struct EndedAlarm {
  var moment: Moment
  /// Nil for one of which no more is known than that it has ended.
  private var finding: Finding?
  private var raisedAt = Moment.never
  /// True for one that nobody was told of.
  private(set) var isMute = false

  init(_ alarm: Alarm?, at moment: Moment) {
    self.moment = moment
    guard let alarm else { return }
    (finding, raisedAt) = (alarm.finding, alarm.raisedAt)
    isMute = alarm.isSetAsideBySomebody
    switch alarm.suppression?.reason {
    case .equipmentOff?, .startingUp?, .maintenance?: isMute = true
    case .explained?, .sourceDown?, nil: break
    }
  }

  /// As one that may explain others; nil for what explains nothing.
  func active(as id: AlarmID, _ places: AlarmPlaces) -> ActiveAlarm? {
    guard let finding, !isMute else { return nil }
    let thing = places.thing(of: finding)
    let rank = finding.causalRank(of: thing)
    guard rank < ActiveAlarm.endOfCauses else { return nil }
    return ActiveAlarm(
      id: id, finding: finding, raisedAt: raisedAt, thing: thing, rank: rank, suppression: nil, endedAt: moment)
  }
}

extension Alarm {
  fileprivate var isSetAsideBySomebody: Bool { shelving != nil || withdrawal != nil }
}

extension AlarmTable {
  fileprivate func isSetAsideBySomebody(_ id: AlarmID) -> Bool { self[id]?.isSetAsideBySomebody ?? false }
}

extension Finding {
  /// The thing of the building that it is about; nil for what is about a node, a rack, a source or a job.
  fileprivate func coolingThing(in site: borrowing Site) -> EntityID? {
    guard case .entity(let id) = subject, !id.kind.isOfNode else { return nil }
    return site.coolingUnit(of: id) ?? id
  }
}
