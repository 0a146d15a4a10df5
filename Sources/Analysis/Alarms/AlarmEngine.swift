package import SiteModel

/// The alarm engine: a pure state machine that is shown the site again and again, and told what operators do. It starts
/// nothing and knows no clock; its events are the alarm log.
///
/// A finding that outlives its on-delay is an alarm; one that is gone for its off-delay, and further inside its limit
/// than the deadband, has returned (ISA-18.2, IEC 62682). Whatever is set aside is evaluated and logged like the rest.
package struct AlarmEngine: Sendable {
  /// Every alarm that is not normal, or that is set aside.
  var alarms: AlarmTable
  private(set) var lastEvent: UInt64
  /// What is wrong and has not yet been so for long enough, and since when.
  private var waiting: [AlarmID: Moment] = [:]
  /// Who acknowledged what has since become normal: whoever comes second is told.
  private(set) var settled: [AlarmID: Acknowledgement] = [:]
  private var lastTidying = Moment.never
  /// The site file's, from the site that was looked at last.
  var longestShelving = AlarmPlan().longestShelving
  private var floods: FloodWatch
  private var chatter = ChatterWatch()
  /// When it first looked, and by when it has heard from all that can be heard.
  private var begun = Moment.never
  private var heardBy = Moment.never
  private var steps: UInt64 = 0
  private var origins = OriginFinder()
  private var limits = LimitTable()
  private var effects = EffectWatch()

  /// How long alarms that were kept stay active while nothing is known of their things: three polls of a minute.
  package static let hearing = Duration.seconds(180)

  /// Goes on from what was kept; `lastEvent` is the number of the newest event on the log.
  package init(resuming alarms: [Alarm] = [], lastEvent: UInt64 = 0) {
    self.alarms = AlarmTable(alarms)
    self.lastEvent = lastEvent
    floods = FloodWatch(resuming: alarms)
  }

  /// All alarms now.
  package var board: AlarmBoard { AlarmBoard(alarms.rows.map(\.alarm), lastEvent: lastEvent, flood: floods.flood) }

  /// Looks at the site as it is now, and tells what has changed.
  package mutating func step(_ evidence: Evidence) -> [AlarmEvent] { step(findings(from: evidence), in: evidence) }

  /// Takes in what is wrong with the site at a moment, and tells what has changed.
  package mutating func step(_ findings: [Finding], in site: Site, at now: Moment) -> [AlarmEvent] {
    step(findings, in: Evidence(Present(site, at: now)))
  }

  package mutating func step(_ findings: [Finding], in evidence: Evidence) -> [AlarmEvent] {
    var events: [AlarmEvent] = []
    let now = evidence.present.now
    // Whoever goes on from what was kept, or whose clock went back, hears from everywhere anew.
    if begun == .never || now < begun { begin(in: evidence.present) }
    steps += 1
    endShelvings(in: evidence.present, &events)
    var conditions = Conditions(findings, points: limits.findings(in: evidence.present), in: evidence)
    let due = judge(conditions, in: evidence)
    for id in follow(&conditions, in: evidence) { end(id, in: evidence, &events) }
    let standings = origins.standings(due: due, alarms, conditions, evidence, isHearing: now < heardBy)
    for (place, finding) in due.enumerated() { raise(finding, standings[place], in: evidence, &events) }
    settle(standings, in: evidence, &events)
    watch(evidence)
    return events
  }

  private mutating func begin(in present: Present) {
    if begun == .never {
      origins.resume(alarms, in: present)
      chatter.resume(alarms, at: present.now)
    }
    begun = present.now
    heardBy = alarms.isEmpty ? begun : begun + Self.hearing
  }

  // MARK: What is wrong

  /// Takes what is known of active alarms, and tells which conditions have outlived their on-delay.
  private mutating func judge(_ conditions: Conditions, in evidence: Evidence) -> [DueAlarm] {
    let (now, site) = (evidence.present.now, evidence.present.site)
    var still: [AlarmID: Moment] = [:]
    var due: [DueAlarm] = []
    for place in conditions.ids.indices {
      let id = conditions.ids[place]
      if let row = alarms.place(of: id), alarms.rows[row].alarm.isActive {
        alarms.rows[row].take(conditions.findings[place], in: steps)
        continue
      }
      // A clock that went back begins the wait again.
      let since = min(waiting[id] ?? now, now)
      let finding = conditions.findings[place]
      if now - since >= AlarmTiming(of: finding, in: site).onDelay {
        due.append(DueAlarm(id: id, finding: finding))
      } else {
        still[id] = since
      }
    }
    waiting = still
    return due
  }

  /// Keeps active what has not come back far enough or is no longer heard of, and tells which alarms have returned.
  private mutating func follow(_ conditions: inout Conditions, in evidence: Evidence) -> [AlarmID] {
    let now = evidence.present.now
    var left: [AlarmID] = []
    for place in alarms.rows.indices where alarms.rows[place].alarm.isActive && alarms.rows[place].toldIn != steps {
      let alarm = alarms.rows[place].alarm
      switch conditions.fate(of: alarm, in: evidence) {
      case .holds(let value):
        alarms.rows[place].alarm.finding.value = value
        (alarms.rows[place].leaving, alarms.rows[place].unsure) = (nil, nil)
      case .unheard: alarms.rows[place].leaving = nil
      case .unknown where now < heardBy: alarms.rows[place].leaving = nil
      case .unsure where alarms.rows[place].isUnsure(at: now, lastHeard: evidence.lastHeard(of: alarm)):
        alarms.rows[place].leaving = nil
      case .unknown, .unsure, .gone:
        let since = min(alarms.rows[place].leaving ?? now, now)
        alarms.rows[place].leaving = since
        let timing = AlarmTiming(of: alarm.finding, in: evidence.present.site)
        if now - since >= timing.offDelay { left.append(alarm.id) }
      }
    }
    return left.sorted(by: AlarmID.comesFirst)
  }

  // MARK: What becomes of alarms

  private mutating func raise(
    _ due: DueAlarm, _ standing: Standings.Standing, in evidence: Evidence, _ events: inout [AlarmEvent]
  ) {
    let now = evidence.present.now
    var alarm = alarms[due.id] ?? Alarm(new: due.id, due.finding)
    alarm.finding = due.finding
    alarm.root = standing.root
    // Of what is explained nobody asks what it threatens, and there may be thousands.
    if standing.reason == nil {
      alarm.effect = effects.effect(of: due.finding, in: evidence)
      alarm.timeToRespond = effects.timeToRespond(to: due.finding, in: evidence)
    }
    let priority = AlarmWeight.priority(
      of: due.finding, effect: alarm.effect, timeToRespond: alarm.timeToRespond, in: evidence.present.site)
    note(.raised, &alarm, at: now, suppression: .some(standing.reason), priority: priority, &events)
    chatter.note(due.id, at: now)
  }

  private mutating func end(_ id: AlarmID, in evidence: Evidence, _ events: inout [AlarmEvent]) {
    guard let place = alarms.place(of: id) else { return }
    (alarms.rows[place].leaving, alarms.rows[place].unsure, alarms.rows[place].easing) = (nil, nil, nil)
    var alarm = alarms.rows[place].alarm
    origins.noteEnd(of: alarm, among: alarms, at: evidence.present.now)
    let isLatching = AlarmTiming(of: alarm.finding, in: evidence.present.site).isLatching
    note(isLatching ? .latched : .returned, &alarm, at: evidence.present.now, &events)
  }

  /// Suppresses by design what is explained or cannot be helped, and brings back what no longer is; weighs alarms anew.
  private mutating func settle(_ standings: Standings, in evidence: Evidence, _ events: inout [AlarmEvent]) {
    let now = evidence.present.now
    // What nobody tells of now threatens what it did.
    for place in effects.due(among: alarms, at: now) where alarms.rows[place].toldIn == steps {
      alarms.rows[place].alarm.effect = effects.effect(of: alarms.rows[place].alarm.finding, in: evidence)
    }
    var changes: [Change] = []
    for (id, standing) in standings.all {
      guard let place = alarms.place(of: id) else { continue }
      if let change = change(at: place, standing, in: evidence.present.site, now) { changes.append(change) }
    }
    let nothing = Standings.Standing()
    for place in alarms.rows.indices where !alarms.rows[place].alarm.isActive {
      if let change = change(at: place, nothing, in: evidence.present.site, now) { changes.append(change) }
    }
    for change in changes.sorted(by: { AlarmID.comesFirst($0.id, $1.id) }) { carryOut(change, at: now, &events) }
  }

  /// What an alarm is to be told of by an event.
  private struct Change {
    var id: AlarmID
    var reason: Suppression.Reason?
    var priority: Priority?
  }

  /// Groups an alarm as it stands now, and tells what else has changed; nil where nothing has.
  private mutating func change(
    at place: Int, _ standing: Standings.Standing, in site: borrowing Site, _ now: Moment
  ) -> Change? {
    if alarms.rows[place].alarm.root != standing.root { alarms.rows[place].alarm.root = standing.root }
    let priority = alarms.rows[place].duePriority(standing, in: site, at: now)
    let isSuppressedAnew = alarms.rows[place].alarm.suppression?.reason != standing.reason
    guard isSuppressedAnew || priority != nil else { return nil }
    return Change(id: alarms.rows[place].alarm.id, reason: standing.reason, priority: priority)
  }

  private mutating func carryOut(_ change: Change, at now: Moment, _ events: inout [AlarmEvent]) {
    guard var alarm = alarms[change.id] else { return }
    if alarm.suppression?.reason != change.reason {
      let kind = change.reason == nil ? AlarmEvent.Change.unsuppressed : .suppressed
      note(kind, &alarm, at: now, suppression: .some(change.reason), &events)
    }
    if alarm.isActive, let priority = change.priority {
      note(.priorityChanged, &alarm, at: now, priority: priority, &events)
    }
  }

  private mutating func watch(_ evidence: Evidence) {
    let now = evidence.present.now
    effects.look(at: evidence, troubled: troubledUnits)
    floods.look(at: now)
    if now - lastTidying >= .seconds(60) || now < lastTidying {
      lastTidying = now
      chatter.tidy(at: now)
      settled = settled.filter { now - $0.value.moment < .seconds(600) }
    }
    for place in alarms.rows.indices {
      let isChattering = chatter.isChattering(alarms.rows[place].alarm.id, at: now)
      if isChattering != alarms.rows[place].alarm.isChattering {
        alarms.rows[place].alarm.isChattering = isChattering
      }
      let isStale =
        alarms.rows[place].alarm.isActive && now - alarms.rows[place].alarm.raisedAt > AlarmKeyFigures.staleAfter
      if isStale != alarms.rows[place].alarm.isStale { alarms.rows[place].alarm.isStale = isStale }
    }
  }

  /// Cooling units and loops whose figures tell of trouble.
  private var troubledUnits: Set<EntityID> {
    var units: Set<EntityID> = []
    for place in alarms.rows.indices where alarms.rows[place].alarm.isActive {
      guard case .entity(let id) = alarms.rows[place].alarm.finding.subject, !id.kind.isOfNode else { continue }
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
    if alarm.isSettled {
      settled[alarm.id] = alarm.acknowledgement
      alarms.remove(alarm.id)
    } else {
      alarms.keep(alarm)
    }
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
    let (first, second) = (a.subject.sortKey, b.subject.sortKey)
    if first != second { return first < second }
    return (a.kind.rawValue, a.quantity?.rawValue ?? 0, a.name) < (b.kind.rawValue, b.quantity?.rawValue ?? 0, b.name)
  }
}

extension AlarmSubject {
  /// Its name in two parts, as they stand in memory: ten thousand are sorted.
  fileprivate var sortKey: (String, String) {
    switch self {
    case .thing(let key) where key.kind == .node: (key.node, "")
    case .thing(let key): key.node.isEmpty ? (key.name, "") : (key.node, key.name)
    case .rack(let name), .source(let name): (name, "")
    case .job(_, let id): (id, "")
    }
  }
}
