package import SiteModel

/// Three hours of the sample site as if somebody had recorded them: the pumps of CDU-01 stop and start again, nobody
/// records for a while, and one node is heard of only late. What is told of a moment numbers its things in another order
/// than the site of now.
package struct SamplePast: Past {
  package static let span = PastSpan(from: SampleSite.now - .seconds(10_800), to: SampleSite.now)
  /// When the pumps stop, and when they run again.
  package static let fault = SampleSite.now - .seconds(5_400)
  package static let repair = SampleSite.now - .seconds(2_400)
  package static let gap = PastSpan(from: SampleSite.now - .seconds(9_000), to: SampleSite.now - .seconds(7_800))
  /// The node that is heard of late, and when.
  package static let newcomer = "spare-01"
  package static let arrival = SampleSite.now - .seconds(3_600)
  /// Of this moment the record cannot be read.
  package static let hole = SampleSite.now - .seconds(7_000)

  private let base: Site

  package init() { base = Self.present }

  /// The site of now.
  package static let present: Site = {
    var site = SampleSite.cooled()
    var batch = Batch(source: SourceID("spare"), moment: SampleSite.now, layout: 9)
    batch.subjects = [.node(newcomer)]
    batch.readings = [Reading(0, .load, 0.5, at: SampleSite.now), Reading(0, .power, 900, at: SampleSite.now)]
    site.apply(batch)
    return site
  }()

  package func span() throws(PastFailure) -> PastSpan? { Self.span }

  package func gaps() throws(PastFailure) -> [PastSpan] { [Self.gap] }

  package func site(at moment: Moment) throws(PastFailure) -> Site {
    if moment < Self.span.from || moment > Self.span.to { throw .nothingThere }
    if moment == Self.hole { throw .damaged(path: "sample.history", "a chunk does not match its sum") }
    // Sources are asked every ten seconds.
    let shift = Duration.seconds(((SampleSite.now - moment).seconds / 10).rounded(.up) * 10)
    var site = Site(topology: base.topology)
    for source in base.sources { site.register(source.description) }
    for index in base.sources.indices.reversed() { retell(index, by: shift, at: moment, in: &site) }
    return site
  }

  /// A thing, and what its source says of it now.
  private struct Told {
    var key: EntityKey
    var cells: [(Quantity, Columns.Cell)] = []
    var facts: [Attribute: String]
    var limits: [Quantity: PointLimits]
  }

  /// By source, the things that it tells of: the last first.
  private static let told: [[Told]] = {
    var told: [[Told]] = present.sources.map { _ in [] }
    for kind in EntityKind.allCases {
      for number in (0..<present.directory.count(of: kind)).reversed() {
        let id = EntityID(kind, number)
        let cells = Quantity.allCases.compactMap { quantity in present.columns.cell(id, quantity).map { (quantity, $0) }
        }
        guard let source = cells.first?.1.source else { continue }
        told[source].append(
          Told(
            key: present.directory.key(of: id), cells: cells, facts: present.facts[id] ?? [:],
            limits: present.limits[id] ?? [:]))
      }
    }
    return told
  }()

  /// What a source last said, so much earlier.
  private func retell(_ index: Int, by shift: Duration, at moment: Moment, in site: inout Site) {
    let source = base.sources[index]
    let id = source.description.id
    if id.name == "spare", moment < Self.arrival { return }
    guard let last = source.lastSuccess else { return }
    var batch = Batch(source: id, moment: last - shift, layout: 1)
    for thing in Self.told[index] {
      let subject = batch.subjects.count
      batch.subjects.append(thing.key)
      for (quantity, cell) in thing.cells {
        let value = Self.value(of: thing.key, quantity, at: moment) ?? cell.value
        batch.readings.append(Reading(subject, quantity, value, at: cell.moment - shift, quality: cell.quality))
      }
      for (attribute, text) in thing.facts { batch.facts.append(Fact(subject, attribute, text)) }
      for (quantity, limits) in thing.limits { batch.limits.append(StatedLimits(subject, quantity, limits)) }
    }
    site.apply(batch, took: source.lastDuration ?? .zero)
    if let failure = source.failure { site.apply(failure, of: id, at: moment, took: .zero) }
  }

  /// What is otherwise while the pumps stand still.
  private static func value(of thing: EntityKey, _ quantity: Quantity, at moment: Moment) -> Double? {
    guard moment >= fault, moment < repair else { return nil }
    switch (thing.name, quantity) {
    case ("CDU-01/Pump 1", .pumpSpeed), ("CDU-01/Pump 2", .pumpSpeed): return 0
    case ("CDU-01/Pump 1", .severity), ("CDU-01/Pump 2", .severity): return 2
    case ("CDU-01", .flow): return 12
    case ("CDU-01", .heat): return 3e3
    // The loop warms up, 0.5 K a minute, up to 55 °C.
    case ("CDU-01", .returnTemperature): return min(55, 40 + (moment - fault).seconds / 120)
    default: return nil
    }
  }

  package func alarmEvents(
    after from: Moment, to: Moment, about subject: AlarmSubject?
  ) throws(PastFailure) -> [AlarmEvent] {
    Self.events.filter { $0.moment > from && $0.moment <= to && (subject == nil || $0.alarm.subject == subject) }
  }

  private static let events: [AlarmEvent] = {
    let unit = AlarmSubject.thing(.building(.coolantDistributionUnit, "CDU-01"))
    let room = AlarmSubject.thing(.node("node-b01-02"))
    let story: [(Moment, AlarmEvent.Change, Finding.Kind, Priority, AlarmSubject)] = [
      (span.from + .seconds(600), .raised, .inletTemperature, .high, room),
      (span.from + .seconds(900), .returned, .inletTemperature, .high, room),
      (fault, .raised, .pumpsStopped, .critical, unit), (fault + .seconds(20), .raised, .limitBroken, .medium, unit),
      (repair, .returned, .pumpsStopped, .critical, unit), (repair, .returned, .limitBroken, .medium, unit),
      (SampleSite.now - .seconds(1_200), .raised, .nodeMissing, .low, room),
    ]
    return story.enumerated().map { number, event in
      let (moment, change, kind, priority, subject) = event
      let finding = Finding(kind, priority, .rack(0))
      return AlarmEvent(
        change, of: Alarm(AlarmID(kind, subject), finding, raisedAt: moment), number: UInt64(number + 1), at: moment)
    }
  }()

  /// Every minute, as it is then; with half a unit below and above where it does not stand still.
  package func values(of thing: EntityKey, _ quantity: Quantity, from: Moment, to: Moment, count: Int)
    throws(PastFailure) -> [PastValue]
  {
    guard let id = base.directory.id(of: thing), let now = base.columns.cell(id, quantity) else { return [] }
    var values: [PastValue] = []
    var moment = max(from, Self.span.from)
    while moment <= min(to, Self.span.to) {
      if moment < Self.gap.from || moment > Self.gap.to {
        let value = Self.value(of: thing, quantity, at: moment) ?? now.value
        values.append(PastValue(moment: moment, least: value - 0.5, mean: value, greatest: value + 0.5))
      }
      moment = moment + .seconds(60)
    }
    return values
  }
}
