package import SiteModel

/// The alarm engine: a pure state machine that is shown the site again and again, and told what operators do. It starts
/// nothing and knows no clock; its events are the alarm log.
///
/// A finding that outlives its on-delay is an alarm; one that is gone for its off-delay, and further inside its limit
/// than the deadband, has returned (ISA-18.2, IEC 62682). Whatever is set aside is evaluated and logged like the rest.
package struct AlarmEngine: Sendable {
  /// By the alarm's lasting name: every alarm that is not normal, or that is set aside.
  var alarms: [AlarmID: Alarm] = [:]
  private(set) var lastEvent: UInt64
  /// What is wrong and has not yet been so for long enough, and since when.
  private var waiting: [AlarmID: Moment] = [:]
  /// Alarms that are well and have not yet been so for long enough, and since when.
  private var leaving: [AlarmID: Moment] = [:]
  /// The same for those that are less urgent than they were.
  private var easing: [AlarmID: Moment] = [:]
  /// Who acknowledged what has since become normal: whoever comes second is told.
  private(set) var settled: [AlarmID: Acknowledgement] = [:]
  /// The site file's, from the site that was looked at last.
  var longestShelving = AlarmPlan().longestShelving
  private var floods: FloodWatch
  private var chatter = ChatterWatch()
  /// When it first looked, and by when it has heard from all that can be heard.
  private var begun = Moment.never
  private var heardBy = Moment.never
  private var origins = OriginFinder()
  private var limits = LimitTable()
  private var effects = EffectWatch()

  /// How long alarms that were kept stay active while nothing is known of their things: three polls of a minute.
  package static let hearing = Duration.seconds(180)

  /// Goes on from what was kept; `lastEvent` is the number of the newest event on the log.
  package init(resuming alarms: [Alarm] = [], lastEvent: UInt64 = 0) {
    self.alarms = Dictionary(alarms.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.lastEvent = lastEvent
    floods = FloodWatch(resuming: alarms)
  }

  /// All alarms now.
  package var board: AlarmBoard { AlarmBoard(Array(alarms.values), lastEvent: lastEvent, flood: floods.flood) }

  /// Looks at the site as it is now, and tells what has changed.
  package mutating func step(_ evidence: Evidence) -> [AlarmEvent] { step(findings(from: evidence), in: evidence) }

  /// Takes in what is wrong with the site at a moment, and tells what has changed.
  package mutating func step(_ findings: [Finding], in site: Site, at now: Moment) -> [AlarmEvent] {
    step(findings, in: Evidence(Present(site, at: now)))
  }

  package mutating func step(_ findings: [Finding], in evidence: Evidence) -> [AlarmEvent] {
    var events: [AlarmEvent] = []
    let now = evidence.present.now
    if begun == .never { (begun, heardBy) = (now, alarms.isEmpty ? now : now + Self.hearing) }
    endShelvings(in: evidence.present, &events)
    var conditions = Conditions(findings, points: limits.findings(in: evidence.present), in: evidence)
    let left = follow(&conditions, in: evidence)
    let due = judged(conditions, in: evidence)
    for id in left { end(id, in: evidence, &events) }
    let standings = origins.standings(due: due, alarms, conditions, evidence)
    for id in due { raise(id, conditions, standings, in: evidence, &events) }
    settle(standings, in: evidence, &events)
    watch(evidence)
    return events
  }

  // MARK: What is wrong

  /// Keeps active what has not come back far enough or is no longer heard of, and tells which alarms have returned.
  private mutating func follow(_ conditions: inout Conditions, in evidence: Evidence) -> [AlarmID] {
    let now = evidence.present.now
    var left: [AlarmID] = []
    for (id, alarm) in alarms where alarm.isActive && !conditions.contains(id) {
      switch conditions.fate(of: alarm, in: evidence) {
      case .holds(let value):
        alarms[id]?.finding.value = value
        leaving[id] = nil
      case .unheard: leaving[id] = nil
      // Whoever has just taken over has not heard from everywhere yet.
      case .unknown where now < heardBy && now >= begun: leaving[id] = nil
      case .unknown, .gone:
        let since = min(leaving[id] ?? now, now)
        leaving[id] = since
        let timing = AlarmTiming(of: alarm.finding, in: evidence.present.site)
        if now - since >= timing.offDelay { left.append(id) }
      }
    }
    return left.sorted(by: AlarmID.comesFirst)
  }

  /// Takes what is known of active alarms, and tells which conditions have outlived their on-delay.
  private mutating func judged(_ conditions: Conditions, in evidence: Evidence) -> [AlarmID] {
    let (now, site) = (evidence.present.now, evidence.present.site)
    var still: [AlarmID: Moment] = [:]
    var due: [AlarmID] = []
    for id in conditions.order {
      guard let finding = conditions.findings[id] else { continue }
      leaving[id] = nil
      if alarms[id]?.isActive ?? false {
        // The alarm's own priority changes by events only.
        let priority = alarms[id]?.priority ?? finding.priority
        alarms[id]?.finding = finding
        alarms[id]?.finding.priority = priority
        continue
      }
      // A clock that went back begins the wait again.
      let since = min(waiting[id] ?? now, now)
      if now - since >= AlarmTiming(of: finding, in: site).onDelay { due.append(id) } else { still[id] = since }
    }
    waiting = still
    return due
  }

  // MARK: What becomes of alarms

  private mutating func raise(
    _ id: AlarmID, _ conditions: Conditions, _ standings: Standings, in evidence: Evidence,
    _ events: inout [AlarmEvent]
  ) {
    guard let finding = conditions.findings[id] else { return }
    let now = evidence.present.now
    var alarm = alarms[id] ?? Alarm(new: id, finding)
    alarm.finding = finding
    alarm.root = standings[id].root
    // Of what is explained nobody asks what it threatens, and there may be thousands.
    if standings[id].reason == nil {
      alarm.effect = effects.effect(of: finding, in: evidence)
      alarm.timeToRespond = effects.timeToRespond(to: finding, in: evidence)
    }
    let priority = AlarmWeight.priority(
      of: finding, effect: alarm.effect, timeToRespond: alarm.timeToRespond, in: evidence.present.site)
    note(.raised, &alarm, at: now, suppression: .some(standings[id].reason), priority: priority, &events)
    chatter.note(id, at: now)
  }

  private mutating func end(_ id: AlarmID, in evidence: Evidence, _ events: inout [AlarmEvent]) {
    guard var alarm = alarms[id] else { return }
    leaving[id] = nil
    easing[id] = nil
    origins.noteEnd(of: id, at: evidence.present.now)
    let isLatching = AlarmTiming(of: alarm.finding, in: evidence.present.site).isLatching
    note(isLatching ? .latched : .returned, &alarm, at: evidence.present.now, &events)
  }

  /// Suppresses by design what is explained or cannot be helped, and brings back what no longer is; weighs alarms anew.
  private mutating func settle(_ standings: Standings, in evidence: Evidence, _ events: inout [AlarmEvent]) {
    let now = evidence.present.now
    for id in effects.due(among: alarms, at: now) {
      guard let alarm = alarms[id] else { continue }
      alarms[id]?.effect = effects.effect(of: alarm.finding, in: evidence)
    }
    var changes: [AlarmID: Priority] = [:]
    for (id, alarm) in alarms {
      let standing = standings[id]
      if alarm.root != standing.root { alarms[id]?.root = standing.root }
      let priority = weighed(alarm, standing, in: evidence.present.site)
      if alarm.suppression?.reason != standing.reason || isDue(priority, of: alarm, at: now) { changes[id] = priority }
    }
    for id in changes.keys.sorted(by: AlarmID.comesFirst) {
      guard var alarm = alarms[id], let priority = changes[id] else { continue }
      let reason = standings[id].reason
      if alarm.suppression?.reason != reason {
        let change = reason == nil ? AlarmEvent.Change.unsuppressed : .suppressed
        note(change, &alarm, at: now, suppression: .some(reason), &events)
      }
      if alarm.isActive, isDue(priority, of: alarm, at: now) {
        note(.priorityChanged, &alarm, at: now, priority: priority, &events)
      }
    }
  }

  /// How urgent an alarm is by what is known now; as it was where nothing new is.
  private func weighed(_ alarm: Alarm, _ standing: Standings.Standing, in site: Site) -> Priority {
    guard alarm.isActive, let finding = standing.finding else { return alarm.priority }
    return AlarmWeight.priority(of: finding, effect: alarm.effect, timeToRespond: alarm.timeToRespond, in: site)
  }

  /// What gets worse does so at once; what gets better must have been so for a minute, or it would go to and fro.
  private mutating func isDue(_ priority: Priority, of alarm: Alarm, at now: Moment) -> Bool {
    guard priority > alarm.priority else {
      if !easing.isEmpty { easing[alarm.id] = nil }
      return priority < alarm.priority
    }
    let since = min(easing[alarm.id] ?? now, now)
    easing[alarm.id] = since
    return now - since >= .seconds(60)
  }

  private mutating func watch(_ evidence: Evidence) {
    let now = evidence.present.now
    effects.look(at: evidence, troubled: troubledUnits)
    floods.look(at: now)
    chatter.look(at: now)
    settled = settled.filter { now - $0.value.moment < .seconds(600) }
    for (id, alarm) in alarms {
      let isChattering = chatter.isChattering(id)
      let isStale = alarm.isActive && now - alarm.raisedAt > AlarmKeyFigures.staleAfter
      guard isChattering != alarm.isChattering || isStale != alarm.isStale else { continue }
      alarms[id]?.isChattering = isChattering
      alarms[id]?.isStale = isStale
    }
  }

  /// Cooling units and loops whose figures tell of trouble.
  private var troubledUnits: Set<EntityID> {
    var units: Set<EntityID> = []
    for alarm in alarms.values where alarm.isActive {
      guard case .entity(let id) = alarm.finding.subject, !id.kind.isOfNode else { continue }
      units.insert(id)
    }
    return units
  }

  // MARK: Events

  /// Lets an alarm change by an event, and keeps it while there is something to keep.
  mutating func note(
    _ change: AlarmEvent.Change, _ alarm: inout Alarm, at now: Moment, by person: Person? = nil, text: String? = nil,
    until: Moment? = nil, suppression: Suppression.Reason?? = nil, priority: Priority? = nil,
    _ events: inout [AlarmEvent]
  ) {
    lastEvent += 1
    var event = AlarmEvent(change, of: alarm, number: lastEvent, at: now, by: person, text: text, until: until)
    if let suppression { event.suppression = suppression }
    if let priority { event.priority = priority }
    alarm.take(event)
    event.tell(alarm)
    if alarm.announcement == event.number { floods.note(at: now) }
    if alarm.isSettled { settled[alarm.id] = alarm.acknowledgement }
    alarms[alarm.id] = alarm.isSettled ? nil : alarm
    events.append(event)
  }
}

extension Alarm {
  /// One that an event is about to raise for the first time.
  init(new id: AlarmID, _ finding: Finding) {
    self.init(id, finding, raisedAt: .never)
    isActive = false
    occurrences = 0
    announcement = nil
  }
}

extension AlarmID {
  /// The same order every time, for events of one moment.
  static func comesFirst(_ a: AlarmID, _ b: AlarmID) -> Bool {
    let (first, second) = (a.subject.name, b.subject.name)
    if first != second { return first < second }
    return (a.kind.rawValue, a.quantity?.rawValue ?? 0, a.name) < (b.kind.rawValue, b.quantity?.rawValue ?? 0, b.name)
  }
}
