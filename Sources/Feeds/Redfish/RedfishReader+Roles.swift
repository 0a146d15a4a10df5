internal import SiteModel

/// Who reads which resource, and what all have in common.
extension RedfishReader {
  mutating func read(_ document: RedfishDocument, _ role: RedfishRole, _ path: String) {
    switch role {
    case .unit(let kind): readUnit(document, kind, path)
    case .loop: readLoop(document, path)
    case .connector(let unit, let isPrimary):
      readConnector(document, ConnectorSide(owner: unit, isPrimary: isPrimary), path)
    case .pump(let unit): readPump(document, unit, path)
    case .filter(let unit): readFilter(document, unit, path)
    case .reservoir(let unit): readReservoir(document, unit, path)
    case .leakDetector(let owner): readLeakDetector(document, owner, path)
    case .environment(let owner), .powerMetrics(let owner): readEnvironment(document, owner)
    case .ambience(let owner): readAmbience(document, owner)
    case .system: readSystem(document, path)
    case .processor(let system): readProcessor(document, system, path)
    case .processorMetrics(let processor): readProcessorMetrics(document, processor)
    case .chassis: readChassis(document, path)
    case .thermalMetrics(let owner): readThermalMetrics(document, owner)
    case .fan(let owner): readFan(document, owner, path)
    case .powerSupply(let owner): readPowerSupply(document, owner, path)
    case .powerSupplyMetrics(let supply): readPowerSupplyMetrics(document, supply)
    case .facility: readFacility(document, path)
    case .powerDomain: readPowerDomain(document, path)
    case .powerDistribution(let kind): readPowerDistribution(document, kind, path)
    case .circuit(let owner): readCircuit(document, owner, path)
    case .outlet(let owner): readOutlet(document, owner, path)
    case .sensor, .nodeSensor: readSensor(document, role, path)
    case .registry: if let registry = MessageRegistry(document) { events.take(registry) }
    case .serviceRoot, .thermalEquipment, .powerEquipment, .collection, .leakDetection, .thermalSubsystem,
      .powerSubsystem, .manager, .log, .logEntries, .registryFile:
      break
    }
  }

  // MARK: Whose is what

  mutating func assign(chassis: String, to unit: String) {
    if unitOfChassis[chassis] == nil { unitOfChassis[chassis] = unit }
  }

  /// The unit that a chassis is the box of, else the chassis itself.
  func owner(ofChassis path: String) -> String {
    // A system is a node, and its box is that node by its own name.
    guard let unit = unitOfChassis[path], keys[unit]?.kind != .node else { return path }
    return unit
  }

  /// What a path stands for is a node (a tray, a blade, a server) or a part of one.
  func isOfNode(_ path: String) -> Bool { keys[path].map { !$0.node.isEmpty } ?? false }

  /// The name by which a thing of the building is known.
  func ownName(of document: RedfishDocument, _ path: String) -> String {
    let own = document.text("Name") ?? document.text("Id") ?? ""
    let name = (own.isEmpty ? String(path.split(separator: "/").last ?? "?") : own) + (mark.isEmpty ? "" : " \(mark)")
    // The slash parts a unit's name from its parts'.
    return CleanText.cleaned(name, limit: 60).split(separator: "/").joined(separator: "-")
  }

  /// A thing of the building; the first unit of a device may have the site's own name.
  mutating func thing(_ kind: EntityKind, _ document: RedfishDocument, _ path: String, isUnit: Bool = false) -> Int {
    if isUnit, firstUnit == nil { firstUnit = path }
    let own = isUnit && firstUnit == path ? unit : nil
    return subject(name(.building(kind, own ?? ownName(of: document, path)), at: path))
  }

  /// A part of a thing; nil when that is not known.
  mutating func part(_ kind: EntityKind, of owner: String, _ document: RedfishDocument, _ path: String) -> Int? {
    if let key = keys[path] { return subject(key) }
    guard let whole = keys[owner] else { return nil }
    let own = CleanText.cleaned(document.text("Name") ?? document.text("Id") ?? path, limit: 60)
    guard kind.isOfNode else {
      return subject(name(.building(kind, "\(whole.node.isEmpty ? whole.name : whole.node)/\(own)"), at: path))
    }
    return whole.node.isEmpty ? nil : subject(name(EntityKey(kind, node: whole.node, name: own), at: path))
  }

  // MARK: What all have

  /// What never changes is told when the device is walked.
  mutating func describe(_ document: RedfishDocument, _ subject: Int) {
    guard isWalking else { return }
    say(subject, .vendor, document.text("Manufacturer"))
    say(subject, .model, document.text("Model"))
    say(subject, .serialNumber, document.text("SerialNumber"))
    say(subject, .firmware, document.text("FirmwareVersion"))
  }

  /// By the device's own verdict on this thing; what it thinks of its parts together is not believed.
  ///
  /// `state` and `worst`: what the thing itself says of its state besides, and how grave that is.
  mutating func status(_ document: RedfishDocument, _ subject: Int, state: String? = nil, worst: Double? = nil) {
    let status = document["Status"]
    say(subject, .state, state ?? status?.text("State"))
    var severity: Double? = Self.severity(status?.text("Health"))
    if status?.text("State") == "UnavailableOffline" { severity = 2 }
    if let worst { severity = max(severity ?? 0, worst) }
    if let severity { put(subject, .severity, severity) }
  }

  static func severity(_ health: String?) -> Double? {
    switch health {
    case "OK"?: 0
    case "Warning"?: 1
    case "Critical"?: 2
    default: nil
    }
  }

  /// Not there, or switched off: its values mean nothing.
  func isOut(_ document: RedfishDocument) -> Bool {
    ["Absent", "Disabled"].contains(document["Status"]?.text("State"))
  }
}
