internal import SiteModel

/// What is wrong with a site at a moment by the lasting names of its alarms.
struct Conditions {
  /// Worst first, each once.
  private(set) var ids: [AlarmID] = []
  /// In the same order.
  private(set) var findings: [Finding] = []
  private var places: [AlarmID: Int] = [:]
  /// Alarms that nobody can judge now, by the source that does not answer.
  private(set) var unheard: [AlarmID: Int] = [:]
  private var silence: Silence

  /// `points` are all points beyond a limit of their own, of which rules tell the gravest of each thing only.
  init(_ found: [Finding], points: [Finding] = [], in evidence: Evidence) {
    silence = Silence(evidence.present)
    let site = evidence.present.site
    ids.reserveCapacity(found.count + points.count)
    findings.reserveCapacity(found.count + points.count)
    places.reserveCapacity(found.count + points.count)
    for finding in found + points {
      let id = add(finding, in: site)
      // Sources that fail alike are told once; each of them is an alarm all the same.
      guard !finding.otherSources.isEmpty, let leader = id ?? site.alarmID(of: finding) else { continue }
      for other in finding.otherSources {
        var own = finding
        own.subject = .source(other)
        (own.otherSources, own.count) = ([], 1)
        own.detail = site.sources[other].failure.map { .failure($0) }
        if let id = add(own, in: site) { leaders[id] = leader }
      }
    }
    addSilencedThings(in: evidence)
  }

  /// Sources that are down with another, by the alarm of that other.
  private(set) var leaders: [AlarmID: AlarmID] = [:]

  @discardableResult
  private mutating func add(_ finding: Finding, in site: Site) -> AlarmID? {
    guard let id = site.alarmID(of: finding) else { return nil }
    let place = places[id, default: ids.count]
    guard place == ids.count else { return nil }
    places[id] = place
    ids.append(id)
    findings.append(finding)
    return id
  }

  /// What hangs on sources that are down is not known any more: each thing of several that one source spoke for is an
  /// alarm that its source's explains.
  private mutating func addSilencedThings(in evidence: Evidence) {
    for (thing, since) in silence.things(in: evidence.present) {
      add(Finding(.valueStale, .medium, .entity(thing), since: since), in: evidence.present.site)
    }
  }

  /// What is wrong, by the name of its alarm; nil where nothing is.
  subscript(id: AlarmID) -> Finding? { places[id].map { findings[$0] } }

  /// The source without which nobody can judge an alarm: the one that spoke for its thing, or the scheduler that told
  /// of its job; nil where somebody can.
  func source(hiding alarm: ActiveAlarm, in evidence: Evidence) -> Int? {
    if let source = unheard[alarm.id] { return source }
    let present = evidence.present
    if alarm.finding.kind == .valueStale, alarm.finding.name.isEmpty, case .entity(let thing) = alarm.finding.subject {
      return silence.source(silencing: thing, in: present)
    }
    guard alarm.finding.kind.isOfSchedule else { return nil }
    let queue =
      switch alarm.finding.subject {
      case .job(let job): present.site.queues.indices.contains(job.queue) ? present.site.queues[job.queue] : nil
      case .entity(let id): present.site.queues.first { $0.nodes[id.index] != nil }
      case .rack, .source: JobQueue?.none
      }
    guard let source = (queue?.origins[.jobs] ?? queue?.origins[.nodes])?.source,
      present.standings.indices.contains(source)
    else { return nil }
    return present.standings[source].isDown ? source : nil
  }

  /// The alarm that tells of a source; nil where none does yet.
  func alarm(ofSource source: Int, in site: Site) -> AlarmID? {
    let subject = AlarmSubject.source(site.sources[source].description.id.name)
    for kind in [Finding.Kind.sourceSilent, .sourceStale] {
      let id = AlarmID(kind, subject)
      if places[id] != nil { return leaders[id] ?? id }
    }
    return nil
  }

  enum Fate {
    /// Its value is not far enough inside its limit.
    case holds(Double?)
    /// Nobody tells.
    case unheard
    /// What it goes by was told once and is old, bad or not whole, and it is not known why.
    case unsure
    /// Nothing is known of its thing, and it is not known why.
    case unknown
    case gone
  }

  /// What has become of an active alarm that no finding tells of.
  mutating func fate(of alarm: Alarm, in evidence: Evidence) -> Fate {
    let finding = alarm.finding
    guard case .entity(let id) = finding.subject else { return otherFate(of: alarm, in: evidence) }
    let value = evidence.reading(of: finding)
    if let value, finding.isHeld(by: value, within: evidence.present.site) { return .holds(value) }
    let isPartial = evidence.isPartial(for: alarm)
    if value != nil, !isPartial { return .gone }
    guard let source = silence.source(silencing: id, in: evidence.present) else {
      if isPartial || evidence.lacksReading(of: finding) { return isLost(alarm, in: evidence) ? .gone : .unsure }
      return evidence.present.isHeard(id) ? .gone : .unknown
    }
    unheard[alarm.id] = source
    return .unheard
  }

  /// True where the accelerators that were hot tell nothing at all any more, and that one is missing is an alarm of its
  /// own.
  private func isLost(_ alarm: Alarm, in evidence: Evidence) -> Bool {
    switch alarm.id.kind {
    case .acceleratorTemperature, .acceleratorMemoryTemperature, .acceleratorThrottled:
      places[AlarmID(.acceleratorMissing, alarm.id.subject)] != nil && evidence.hasLostParts(of: alarm)
    default: false
    }
  }

  private func otherFate(of alarm: Alarm, in evidence: Evidence) -> Fate {
    let present = evidence.present
    switch alarm.finding.subject {
    case .source(let source):
      let isWaiting = present.standings.indices.contains(source) && present.standings[source].condition == .waiting
      return isWaiting ? .unknown : .gone
    case .job(let job):
      let isKnown = present.site.queues.indices.contains(job.queue) && !present.site.queues[job.queue].origins.isEmpty
      return isKnown ? .gone : .unknown
    case .rack, .entity:
      if evidence.lacksReading(of: alarm.finding) { return .unsure }
      guard alarm.finding.quantity != nil, let value = evidence.reading(of: alarm.finding) else { return .unknown }
      return alarm.finding.isHeld(by: value, within: present.site) ? .holds(value) : .gone
    }
  }
}

extension Present {
  /// True where something fresh is known of a thing, or of its node.
  fileprivate func isHeard(_ id: EntityID) -> Bool {
    guard id.index >= 0, Int(id.index) < directory.count(of: id.kind) else { return false }
    let node = directory.node(of: id)
    guard node < 0 else { return states[node].isReporting }
    return Quantity.allCases.contains { value(of: id, $0) != nil }
  }
}

extension Finding {
  /// True while a value is inside the limit and has not come back by more than the deadband. One beyond a limit of which
  /// no rule speaks any more is held against another limit by now.
  func isHeld(by reading: Double, within site: Site) -> Bool {
    guard kind.isMeasured, let limit else { return false }
    let deadband = AlarmTiming(of: self, in: site).deadband
    return side(in: site) == .lower
      ? reading >= limit && reading < limit + deadband : reading <= limit && reading > limit - deadband
  }

  /// On which side of its limit a value is wrong. The value itself does not tell: it may be inside by less than the
  /// deadband.
  func side(in site: borrowing Site) -> PointLimits.Side {
    if !name.isEmpty { return site.topology.alarms.rule(named: name)?.side ?? .upper }
    switch kind {
    case .fanSlow, .dewPointMargin: return .lower
    case .limitBroken:
      guard case .entity(let id) = subject, let quantity, let stated = site.limits[id]?[quantity] else { return .upper }
      return stated.limits.first { $0.value == limit }?.side ?? .upper
    default: return .upper
    }
  }
}
