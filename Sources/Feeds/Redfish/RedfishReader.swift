package import SiteModel

/// Makes readings out of a device's resources. What it cannot name honestly it leaves out.
struct RedfishReader: Sendable {
  private let source: SourceID
  private let node: String?
  private let unit: String?
  private let mark: String
  /// The path of the unit that has the site's own name.
  private var firstUnit: String?
  private var now = Moment.never

  private var subjects: [EntityKey] = []
  private var places: [EntityKey: Int] = [:]
  /// The things that paths stand for.
  private var keys: [String: EntityKey] = [:]
  private var unitOfChassis: [String: String] = [:]
  /// What the sensors are that values elsewhere come from.
  private var bases: [String: RedfishSensor.Basis] = [:]
  private var points: [String: [Point]] = [:]
  private var limits: [Point: PointLimits] = [:]
  private var values: [Point: Double] = [:]
  private var order: [Point] = []
  private var facts: [Fact] = []
  /// Temperatures whose sensor must be known before they can be named.
  private var unnamed: [(subject: Int, value: Double, sensor: String)] = []

  private struct Point: Hashable {
    var subject: Int
    var quantity: Quantity
  }

  init(source: SourceID, node: String?, unit: String?, mark: String) {
    self.source = source
    self.node = node
    self.unit = unit
    self.mark = mark
  }

  mutating func begin(at now: Moment) {
    self.now = now
    values = [:]
    order = []
    facts = []
    unnamed = []
  }

  mutating func batch(at moment: Moment) -> Batch {
    for value in unnamed {
      switch bases[value.sensor] {
      case .zero?: put(value.subject, .temperature, value.value)
      case .headroom?: put(value.subject, .headroom, value.value)
      case .delta?, nil: break
      }
    }
    var batch = Batch(source: source, moment: moment, subjects: subjects, layout: UInt64(subjects.count))
    batch.readings = order.compactMap { point in
      values[point].map { Reading(point.subject, point.quantity, $0, at: moment) }
    }
    batch.facts = facts
    batch.limits = limits.map { StatedLimits($0.subject, $0.quantity, $1) }
    return batch
  }

  // MARK: Whose is what

  mutating func assign(chassis: String, to unit: String) { unitOfChassis[chassis] = unit }

  /// The unit that a chassis is the box of, else the chassis itself.
  func owner(ofChassis path: String) -> String { unitOfChassis[path] ?? path }

  /// The chassis is a node: a tray, a blade, a server.
  func isNode(chassis path: String) -> Bool { keys[path]?.kind == .node }

  private func name(of document: RedfishDocument, _ path: String) -> String {
    let own = document.text("Name") ?? document.text("Id") ?? ""
    let name = (own.isEmpty ? String(path.split(separator: "/").last ?? "?") : own) + (mark.isEmpty ? "" : " \(mark)")
    // The slash parts a unit's name from its parts'.
    return CleanText.cleaned(name, limit: 60).split(separator: "/").joined(separator: "-")
  }

  private mutating func subject(_ key: EntityKey) -> Int {
    if let place = places[key] { return place }
    subjects.append(key)
    places[key] = subjects.count - 1
    return subjects.count - 1
  }

  private mutating func part(_ kind: EntityKind, of owner: String, _ document: RedfishDocument, _ path: String) -> Int?
  {
    guard let whole = keys[owner] else { return nil }
    let own = CleanText.cleaned(document.text("Name") ?? document.text("Id") ?? path, limit: 60)
    let prefix = whole.kind == .node ? whole.node : whole.name
    var key = EntityKey.building(kind, "\(prefix)/\(own)")
    // Two of one name: the second has its path's.
    if let other = keys.first(where: { $0.value == key && $0.key != path }), !other.key.isEmpty {
      key.name += " \(CleanText.cleaned(String(path.split(separator: "/").last ?? ""), limit: 60))"
    }
    keys[path] = key
    return subject(key)
  }

  // MARK: Values

  /// Where two resources tell the same, the first stands: the unit's own before the chassis'.
  private mutating func put(_ subject: Int, _ quantity: Quantity, _ value: Double) {
    let point = Point(subject: subject, quantity: quantity)
    guard value.isFinite, abs(value) < 1e13, values[point] == nil else { return }
    order.append(point)
    values[point] = value
  }

  private mutating func say(_ subject: Int, _ attribute: Attribute, _ text: String?) {
    if let text { facts.append(Fact(subject, attribute, CleanText.cleaned(text, limit: 120))) }
  }

  /// The value under `name`: an excerpt of a sensor, or a bare number. Null is nothing, not 0.
  private mutating func excerpt(
    _ document: RedfishDocument, _ name: String, _ subject: Int, _ quantity: Quantity, times factor: Double = 1
  ) {
    guard let reading = document[name]?.number("Reading") ?? document.number(name) else { return }
    put(subject, quantity, reading * factor)
    note(document, name, subject, quantity)
  }

  /// The sensor behind an excerpt has the limits.
  private mutating func note(_ document: RedfishDocument, _ name: String, _ subject: Int, _ quantity: Quantity) {
    guard let sensor = document[name]?.text("DataSourceUri").flatMap(RedfishWalk.path) else { return }
    let point = Point(subject: subject, quantity: quantity)
    if points[sensor]?.contains(point) != true { points[sensor, default: []].append(point) }
  }

  /// By the device's own verdict on this thing; what it thinks of its parts together is not believed.
  private mutating func status(_ document: RedfishDocument, _ subject: Int) {
    let status = document["Status"]
    say(subject, .state, status?.text("State"))
    var severity: Double? =
      switch status?.text("Health") {
      case "OK"?: 0
      case "Warning"?: 1
      case "Critical"?: 2
      default: nil
      }
    if status?.text("State") == "UnavailableOffline" { severity = 2 }
    if let severity { put(subject, .severity, severity) }
  }

  /// Not there, or switched off: its values mean nothing.
  private func isOut(_ document: RedfishDocument) -> Bool {
    ["Absent", "Disabled"].contains(document["Status"]?.text("State"))
  }

  mutating func read(_ document: RedfishDocument, _ role: RedfishRole, _ path: String) {
    switch role {
    case .unit(let kind): readUnit(document, kind, path)
    case .connector(let unit, let isPrimary): readConnector(document, unit, isPrimary)
    case .pump(let unit):
      guard !isOut(document), let pump = part(.pump, of: unit, document, path) else { return }
      // SpeedRPM is not read: devices write percentages there.
      excerpt(document, "PumpSpeedPercent", pump, .pumpSpeed, times: 0.01)
      excerpt(document, "InletPressurekPa", pump, .inletPressure, times: 1000)
      status(document, pump)
    case .filter(let unit):
      guard !isOut(document), let filter = part(.filter, of: unit, document, path) else { return }
      excerpt(document, "DeltaLiquidPressurekPa", filter, .pressureDifference, times: 1000)
      status(document, filter)
    case .reservoir(let unit):
      guard !isOut(document), let reservoir = part(.reservoir, of: unit, document, path) else { return }
      excerpt(document, "FluidLevelPercent", reservoir, .fluidLevel, times: 0.01)
      status(document, reservoir)
    case .leakDetector(let owner): readLeakDetector(document, owner, path)
    case .environment(let owner): readEnvironment(document, owner)
    case .chassis: readChassis(document, path)
    case .facility: keys[path] = .building(.hall, name(of: document, path))
    case .powerDistribution:
      keys[path] = .building(.powerDistributionUnit, name(of: document, path))
    case .powerMetrics(let owner): readEnvironment(document, owner)
    case .sensor, .nodeSensor: readSensor(document, role, path)
    case .serviceRoot, .thermalEquipment, .powerEquipment, .collection, .leakDetection, .thermalSubsystem: break
    }
  }

  private mutating func readUnit(_ document: RedfishDocument, _ kind: EntityKind, _ path: String) {
    if firstUnit == nil { firstUnit = path }
    let own = firstUnit == path ? self.unit : nil
    let key = EntityKey.building(kind, own ?? name(of: document, path))
    keys[path] = key
    let unit = subject(key)
    say(unit, .vendor, document.text("Manufacturer"))
    say(unit, .model, document.text("Model"))
    say(unit, .serialNumber, document.text("SerialNumber"))
    say(unit, .firmware, document.text("FirmwareVersion"))
    status(document, unit)
    if let watts = document.number("CoolingCapacityWatts") { put(unit, .coolingCapacity, watts) }
    readCoolant(document, unit)
  }

  private mutating func readCoolant(_ document: RedfishDocument, _ unit: Int) {
    guard let coolant = document["Coolant"] else { return }
    if let density = coolant.number("DensityKgPerCubicMeter"), density > 1 { put(unit, .coolantDensity, density) }
    if let heat = coolant.number("SpecificHeatkJoulesPerKgK"), heat > 0 { put(unit, .coolantSpecificHeat, heat * 1000) }
  }

  private mutating func readConnector(_ document: RedfishDocument, _ owner: String, _ isPrimary: Bool) {
    guard !isOut(document), let key = keys[owner] else { return }
    let unit = subject(key)
    // A unit with several connectors on a side: the first that answers stands for it.
    let flow: Quantity = isPrimary ? .primaryFlow : .flow
    guard values[Point(subject: unit, quantity: flow)] == nil else { return }
    excerpt(document, "FlowLitersPerMinute", unit, flow)
    excerpt(document, "SupplyTemperatureCelsius", unit, isPrimary ? .primarySupplyTemperature : .supplyTemperature)
    excerpt(document, "ReturnTemperatureCelsius", unit, isPrimary ? .primaryReturnTemperature : .returnTemperature)
    excerpt(document, "SupplyPressurekPa", unit, isPrimary ? .primarySupplyPressure : .supplyPressure, times: 1000)
    excerpt(document, "ReturnPressurekPa", unit, isPrimary ? .primaryReturnPressure : .returnPressure, times: 1000)
    excerpt(document, "HeatRemovedkW", unit, isPrimary ? .primaryHeat : .heat, times: 1000)
    if isPrimary {
      excerpt(document, "ValvePositionPercent", unit, .valvePosition, times: 0.01)
    } else {
      excerpt(document, "DeltaPressurekPa", unit, .pressureDifference, times: 1000)
      if let set = document["SupplyTemperatureControlCelsius"]?.number("SetPoint") { put(unit, .supplySetPoint, set) }
      readCoolant(document, unit)
    }
  }

  private mutating func readLeakDetector(_ document: RedfishDocument, _ owner: String, _ path: String) {
    guard !isOut(document), document.flag("Enabled") != false,
      let detector = part(.leakDetector, of: owner, document, path)
    else { return }
    switch document.text("DetectorState") {
    case "OK"?: put(detector, .leak, 0)
    case "Warning"?: put(detector, .leak, 1)
    case "Critical"?: put(detector, .leak, 2)
    default: break
    }
    say(detector, .label, document.text("LeakDetectorType"))
    // The state that was not told may be in the verdict.
    status(document, detector)
  }

  private mutating func readEnvironment(_ document: RedfishDocument, _ owner: String) {
    guard let key = keys[owner] else { return }
    let place = subject(key)
    if let reading = document["TemperatureCelsius"]?.number("Reading") {
      // Some point at the headroom of a chip: only the sensor behind it says what it is.
      if let sensor = document["TemperatureCelsius"]?.text("DataSourceUri").flatMap(RedfishWalk.path) {
        unnamed.append((place, reading, sensor))
      } else {
        put(place, .temperature, reading)
      }
    }
    excerpt(document, "HumidityPercent", place, .humidity, times: 0.01)
    excerpt(document, "DewPointCelsius", place, .dewPoint)
    excerpt(document, "PowerWatts", place, .power)
    excerpt(document, "EnergykWh", place, .energy, times: 3.6e6)
    if let limit = document["PowerLimitWatts"]?.number("SetPoint") { put(place, .powerLimit, limit) }
  }

  private mutating func readChassis(_ document: RedfishDocument, _ path: String) {
    if let unit = unitOfChassis[path] {
      keys[path] = keys[unit]
      return
    }
    let types = ["Sled", "Blade", "RackMount", "StandAlone", "Module", "Component"]
    guard let type = document.text("ChassisType"), types.contains(type) else { return }
    let own = CleanText.cleaned(document.text("Id") ?? document.text("Name") ?? "?", limit: 120)
    let key = EntityKey.node(node ?? own)
    keys[path] = key
    let place = subject(key)
    say(place, .vendor, document.text("Manufacturer"))
    say(place, .model, document.text("Model"))
    say(place, .serialNumber, document.text("SerialNumber"))
  }

  private mutating func readSensor(_ document: RedfishDocument, _ role: RedfishRole, _ path: String) {
    guard let sensor = RedfishSensor(document) else { return }
    bases[path] = sensor.basis
    if case .nodeSensor(let chassis) = role, let key = keys[chassis], !isOut(document) {
      guard let quantity = sensor.quantity else { return }
      let place = subject(sensor.key(on: key.node))
      if let reading = sensor.reading { put(place, quantity, reading) }
      state(sensor, Point(subject: place, quantity: quantity))
    }
    for point in points[path] ?? [] { state(sensor, point) }
  }

  private mutating func state(_ sensor: RedfishSensor, _ point: Point) {
    limits[point] = sensor.limits.limits.isEmpty ? nil : sensor.limits
  }
}
