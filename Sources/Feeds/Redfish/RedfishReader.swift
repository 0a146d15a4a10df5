internal import SiteModel

/// Makes readings out of a device's resources. What it cannot name honestly it leaves out.
struct RedfishReader: Sendable {
  let source: SourceID
  let node: String?
  let unit: String?
  let mark: String
  /// The path of the unit that has the site's own name.
  var firstUnit: String?
  private(set) var isWalking = false

  private var subjects: [EntityKey] = []
  private var places: [EntityKey: Int] = [:]
  /// The things that paths stand for, and the paths that have their names.
  var keys: [String: EntityKey] = [:]
  private var holders: [EntityKey: String] = [:]
  var unitOfChassis: [String: String] = [:]
  /// Coolant connectors, by what they are of.
  var connectors: [ConnectorSide: [String]] = [:]
  /// What the sensors are that values elsewhere come from, and what limits they state.
  var bases: [String: RedfishSensor.Basis] = [:]
  private var stated: [String: PointLimits] = [:]
  private var points: [String: [Point]] = [:]
  private var limits: [Point: PointLimits] = [:]
  private var areLimitsNew = false
  /// What its logs say, and the things that were told to have events.
  var events = DeviceEvents()
  var eventful: Set<Int> = []

  // What this poll brought.
  private var values: [Point: Measured] = [:]
  private var order: [Point] = []
  private var facts: [Fact] = []
  /// Temperatures whose sensor must be known before they can be named.
  private var unnamed: [Unnamed] = []
  private(set) var reports: [ConnectorSide: [ConnectorReport]] = [:]
  /// Words about things that other resources name.
  private var mentions: [Mention] = []
  /// What each resource told whose state is marked, to be told again when it has not changed.
  private var kept: [String: [Telling]] = [:]
  private var tellings: [Telling]?

  struct Point: Hashable {
    var subject: Int
    var quantity: Quantity
  }

  private struct Measured {
    var value: Double
    var quality: Quality
  }

  struct Unnamed {
    var subject: Int
    var sensor: String
    var value: Double
    /// Its quantity, when it is a temperature.
    var quantity: Quantity
  }

  /// A fact that names other things by their paths.
  struct Mention {
    var subject: Int
    var attribute: Attribute
    var paths: [String]
  }

  /// One thing that a resource says.
  private enum Telling {
    case value(Point, Measured)
    case fact(Fact)
    case unnamed(Unnamed)
    case report(ConnectorSide, ConnectorReport)
  }

  init(source: SourceID, node: String?, unit: String?, mark: String) {
    self.source = source
    self.node = node
    self.unit = unit
    self.mark = mark
  }

  mutating func begin(isWalking: Bool) {
    self.isWalking = isWalking
    values.removeAll(keepingCapacity: true)
    order.removeAll(keepingCapacity: true)
    facts = []
    unnamed = []
    reports = [:]
    guard isWalking else { return }
    // Things may have changed their names and their places.
    firstUnit = nil
    keys = [:]
    holders = [:]
    unitOfChassis = [:]
    connectors = [:]
    points = [:]
    stated = [:]
    mentions = []
    kept = [:]
    events.beginWalk()
  }

  mutating func batch(at moment: Moment) -> Batch {
    settleConnectors()
    for value in unnamed {
      switch bases[value.sensor] {
      case .zero?: put(value.subject, value.quantity, value.value)
      case .headroom?: put(value.subject, .headroom, value.value)
      case .delta?, nil: break
      }
    }
    for mention in mentions {
      let names = mention.paths.compactMap { keys[$0].map { $0.name.isEmpty ? $0.node : $0.name } }
      if !names.isEmpty { say(mention.subject, mention.attribute, names.joined(separator: "; ")) }
    }
    mentions = []
    settleEvents(at: moment)
    var batch = Batch(source: source, moment: moment, subjects: subjects, layout: UInt64(subjects.count))
    batch.readings = order.compactMap { point in
      values[point].map { Reading(point.subject, point.quantity, $0.value, at: moment, quality: $0.quality) }
    }
    batch.facts = facts
    if areLimitsNew || isWalking { batch.limits = limits.map { StatedLimits($0.subject, $0.quantity, $1) } }
    areLimitsNew = false
    return batch
  }

  /// What mattered only while the device was walked.
  mutating func forgetTheWay() {
    stated = [:]
    holders = [:]
    unitOfChassis = [:]
  }

  // MARK: Reading

  /// `keeping`: what it says is to be remembered.
  mutating func read(_ document: RedfishDocument, _ role: RedfishRole, _ path: String, keeping: Bool = false) {
    tellings = keeping ? [] : nil
    read(document, role, path)
    kept[path] = tellings
    tellings = nil
  }

  /// The resource says what it said before.
  mutating func repeatKept(_ path: String) {
    for telling in kept[path] ?? [] { apply(telling) }
  }

  private mutating func tell(_ telling: Telling) {
    tellings?.append(telling)
    apply(telling)
  }

  private mutating func apply(_ telling: Telling) {
    switch telling {
    case .value(let point, let measured):
      // Where two resources tell the same, the first stands: the unit's own before the chassis'.
      guard values[point] == nil else { return }
      order.append(point)
      values[point] = measured
    case .fact(let fact): facts.append(fact)
    case .unnamed(let value): unnamed.append(value)
    case .report(let side, let report): reports[side, default: []].append(report)
    }
  }

  // MARK: What resources say

  mutating func put(_ subject: Int, _ quantity: Quantity, _ value: Double, quality: Quality = .good) {
    guard value.isFinite, abs(value) < 1e13 else { return }
    tell(.value(Point(subject: subject, quantity: quantity), Measured(value: value, quality: quality)))
  }

  /// The worse of two verdicts on a thing.
  mutating func worsen(_ subject: Int, to severity: Double) {
    let point = Point(subject: subject, quantity: .severity)
    if let own = values[point], own.value >= severity { return }
    if values[point] == nil { order.append(point) }
    values[point] = Measured(value: severity, quality: .good)
  }

  mutating func say(_ subject: Int, _ attribute: Attribute, _ text: String?) {
    if let text { tell(.fact(Fact(subject, attribute, CleanText.cleaned(text, limit: 120)))) }
  }

  mutating func report(_ report: ConnectorReport, of side: ConnectorSide) { tell(.report(side, report)) }

  /// Links to others are told once, when all have names.
  mutating func mention(_ subject: Int, _ attribute: Attribute, _ links: [String]) {
    let paths = links.compactMap(RedfishWalk.path)
    if isWalking, !paths.isEmpty { mentions.append(Mention(subject: subject, attribute: attribute, paths: paths)) }
  }

  /// The value under `name`: an excerpt of a sensor, or a bare number. Null is nothing, not 0.
  mutating func excerpt(
    _ document: RedfishDocument, _ name: String, _ subject: Int, _ quantity: Quantity, times factor: Double = 1
  ) {
    guard let reading = document[name]?.number("Reading") ?? document.number(name) else { return }
    put(subject, quantity, reading * factor)
    note(document[name]?.text("DataSourceUri"), subject, quantity)
  }

  /// A temperature: some point at the headroom of a chip, and only the sensor behind it says what it is.
  mutating func temperature(_ excerpt: RedfishDocument?, _ subject: Int, _ quantity: Quantity) {
    guard let excerpt, let reading = excerpt.number("Reading") else { return }
    guard let sensor = excerpt.text("DataSourceUri").flatMap(RedfishWalk.path) else {
      return put(subject, quantity, reading)
    }
    tell(.unnamed(Unnamed(subject: subject, sensor: sensor, value: reading, quantity: quantity)))
    note(sensor, subject, quantity)
  }

  // MARK: Limits

  /// The sensor behind an excerpt has the limits, unless it is a thing of its own.
  mutating func note(_ link: String?, _ subject: Int, _ quantity: Quantity) {
    guard isWalking, let sensor = link.flatMap(RedfishWalk.path) else { return }
    let point = Point(subject: subject, quantity: quantity)
    guard points[sensor]?.contains(point) != true else { return }
    points[sensor, default: []].append(point)
    if let known = stated[sensor] { limit(point, to: known) }
  }

  /// The sensor at a path states limits: those of the points that show its value. Of a node's sensor they are its own,
  /// unless a part of the node shows it: one value beyond its limit is told once, and at the part that an operator knows.
  mutating func state(_ sensor: RedfishSensor, at path: String, for own: Point?) {
    // A headroom's limits are not those of the temperature that it was taken for.
    let shown = (points[path] ?? []).filter { sensor.basis != .headroom || $0.quantity == .headroom }
    guard let own else {
      stated[path] = sensor.limits
      return shown.forEach { limit($0, to: sensor.limits) }
    }
    let parts = shown.filter { subjects[$0.subject].kind != .node }
    for point in parts.isEmpty ? [own] : parts { limit(point, to: sensor.limits) }
  }

  /// What a thing is rated for is its limit, unless a sensor states others.
  mutating func rate(_ subject: Int, _ quantity: Quantity, at value: Double?) {
    let point = Point(subject: subject, quantity: quantity)
    guard let value, value > 0, limits[point] == nil else { return }
    limit(point, to: PointLimits([.init(.upper, .critical, value)]))
  }

  private mutating func limit(_ point: Point, to limits: PointLimits) {
    guard !limits.limits.isEmpty || self.limits[point] != nil, self.limits[point] != limits else { return }
    self.limits[point] = limits.limits.isEmpty ? nil : limits
    areLimitsNew = true
  }

  // MARK: Names

  mutating func subject(_ key: EntityKey) -> Int {
    if let place = places[key] { return place }
    subjects.append(key)
    places[key] = subjects.count - 1
    return subjects.count - 1
  }

  /// Two things of one name are two: the second has its path's beside it.
  mutating func name(_ key: EntityKey, at path: String) -> EntityKey {
    if let known = keys[path], known.kind == key.kind { return known }
    var key = key
    // Between walks a new name is rare, and looked for among all.
    let holder = holders[key] ?? (isWalking ? nil : keys.first { $0.value == key }?.key)
    if let holder, holder != path {
      key.name += " \(CleanText.cleaned(String(path.split(separator: "/").last ?? ""), limit: 60))"
    }
    holders[key] = path
    keys[path] = key
    return key
  }
}
