package import SiteModel

/// Which resources of a device are asked for, and what the answers led to: a state machine without a network.
///
/// The first poll walks the tree from the service root along the links that matter here; the next ones ask only for
/// resources whose values change, until it is time to walk again. Links are followed once however they lie, only within
/// the service, and only so many. Where the service offers to expand collections (`$expand`), members come with them.
package struct RedfishWalk: Sendable {
  /// Resources of one device; more are told and left out.
  package static let resourceLimit = 4_000
  /// Time between walks of the whole tree.
  package static let walkEvery = Duration.seconds(600)

  private var roles: [String: RedfishRole] = [:]
  private var order: [String] = []
  private var waiting: [String] = []
  /// Chassis, which are read when all units are known: some are boxes of units.
  private var later: [String] = []
  private var asked: Set<String> = []
  /// What to put behind a collection's path to have its members with it; empty where that is not offered.
  private var expansion = ""
  /// Members that came with their collection, by member.
  private var carriers: [String: String] = [:]
  private var reader: RedfishReader
  private var walked: Moment?
  private var isWalking = false
  private var complaints: [Complaint] = []
  private var isFull = false

  /// `node`: the host that the device speaks for, where the site file says so. `unit`: the site's own name for the first
  /// unit that the device has. `mark` tells its other things from those of its like that call themselves the same.
  package init(source: SourceID, node: String? = nil, unit: String? = nil, mark: String = "") {
    reader = RedfishReader(source: source, node: node, unit: unit, mark: mark)
  }

  /// Begins a poll.
  package mutating func begin(at now: Moment) {
    complaints = []
    asked = []
    later = []
    reader.begin(at: now)
    isWalking = walked.map { now - $0 >= Self.walkEvery } ?? true
    if isWalking {
      roles = [:]
      order = []
      isFull = false
      waiting = []
      expansion = ""
      carriers = [:]
      add("/redfish/v1/", .serviceRoot)
    } else {
      var seen: Set<String> = []
      let live = order.filter { roles[$0]?.isLive ?? false }.map { carriers[$0] ?? $0 }
      waiting = live.filter { seen.insert($0).inserted }.reversed()
    }
  }

  /// The next resource to ask for; nil when none is known now. More may come with the answers to those asked for.
  package mutating func next() -> String? {
    if waiting.isEmpty, asked.isEmpty, !later.isEmpty { swap(&waiting, &later) }
    guard let path = waiting.popLast() else { return nil }
    asked.insert(path)
    if case .collection? = roles[path] { return path + expansion }
    return path
  }

  /// A device answered. False when what answers is no Redfish service.
  @discardableResult
  package mutating func take(_ bytes: [UInt8], of asked: String) -> Bool {
    let path = String(asked.prefix { $0 != "?" })
    self.asked.remove(path)
    guard let role = roles[path] else { return true }
    do {
      read(try RedfishDocument(bytes), role, path)
    } catch {
      if role == .serviceRoot { return false }
      complain(path, .told("not JSON"))
    }
    return true
  }

  private mutating func read(_ document: RedfishDocument, _ role: RedfishRole, _ path: String) {
    reader.read(document, role, path)
    if isWalking { follow(document, role, path) }
    if case .collection = role { readMembers(of: document, path) }
  }

  /// Members that came with their collection need not be asked for.
  private mutating func readMembers(of collection: RedfishDocument, _ path: String) {
    for member in collection.objects("Members") {
      guard let own = member.path.flatMap(Self.path), let role = roles[own] else { continue }
      // A collection that holds itself is no member.
      if case .collection = role { continue }
      if member.names.count > 1 {
        if role.isLive { carriers[own] = path }
        read(member, role, own)
      } else if carriers.removeValue(forKey: own) != nil {
        // The service no longer does what it did.
        waiting.append(own)
      }
    }
  }

  /// A device did not answer for a resource. False when without it nothing can be read.
  package mutating func fail(_ failure: SourceFailure, of asked: String) -> Bool {
    let path = String(asked.prefix { $0 != "?" })
    self.asked.remove(path)
    // A service that cannot expand after all is asked as if it had not offered to.
    // Others may have been asked to while this one was.
    if asked != path, failure.kind == .refused || failure.kind == .unavailable {
      expansion = ""
      carriers = [:]
      waiting.append(path)
      return true
    }
    if roles[path] == .serviceRoot { return false }
    // A link that leads nowhere is common, and is told once, when the tree is walked.
    if failure == .status(404) || failure == .status(410) {
      if isWalking { complain(path, .told("HTTP 404")) }
      roles[path] = nil
      return true
    }
    complain(path, .told(failure.kind.rawValue))
    return true
  }

  /// What the poll brought.
  package mutating func finish(at now: Moment) -> Batch {
    if isWalking { walked = now }
    isWalking = false
    var batch = reader.batch(at: now)
    batch.complaints = Array((complaints + batch.complaints).prefix(20))
    return batch
  }

  private mutating func complain(_ path: String, _ reason: Complaint.Reason) {
    guard complaints.count < 20 else { return }
    complaints.append(Complaint(subject: CleanText.cleaned(path, limit: 120), reason))
  }

  // MARK: Following links

  /// `isCarried`: the resource has come already.
  private mutating func add(_ link: String?, _ role: RedfishRole, isCarried: Bool = false) {
    guard let link, let path = Self.path(link), roles[path] == nil else { return }
    guard order.count < Self.resourceLimit else {
      if !isFull { complain(path, .skipped(sampler: "Redfish")) }
      isFull = true
      return
    }
    roles[path] = role
    order.append(path)
    if isCarried { return }
    // Last in, first out: units are read whole before the next one.
    if role == .collection(of: .chassis) { later.append(path) } else { waiting.append(path) }
  }

  /// DSP0266 7.3.1: "." takes what is below a resource, "*" what it links to besides.
  private static func expansion(offeredBy root: RedfishDocument) -> String {
    guard let offer = root["ProtocolFeaturesSupported"]?["ExpandQuery"] else { return "" }
    let levels = offer.flag("Levels") == true ? "($levels=1)" : ""
    if offer.flag("NoLinks") == true { return "?$expand=.\(levels)" }
    return offer.flag("ExpandAll") == true ? "?$expand=*\(levels)" : ""
  }

  /// A link as a path of this service; nil for one that leads elsewhere.
  static func path(_ link: String) -> String? {
    let path = link.prefix { $0 != "#" }
    guard path.hasPrefix("/redfish/v1"), path.utf8.count < 512, path.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }),
      !path.contains(".."), !path.contains("\\")
    else { return nil }
    let trimmed = path.count > 1 && path.hasSuffix("/") ? path.dropLast() : path
    return trimmed == "/redfish/v1" ? "/redfish/v1/" : String(trimmed)
  }

  private mutating func follow(_ document: RedfishDocument, _ role: RedfishRole, _ path: String) {
    switch role {
    case .serviceRoot:
      expansion = Self.expansion(offeredBy: document)
      add(document.link("Facilities"), .collection(of: .facility))
      add(document.link("PowerEquipment"), .powerEquipment)
      add(document.link("Chassis"), .collection(of: .chassis))
      add(document.link("ThermalEquipment"), .thermalEquipment)
    case .thermalEquipment:
      add(document.link("ImmersionUnits"), .collection(of: .unit(.immersionUnit)))
      add(document.link("HeatExchangers"), .collection(of: .unit(.heatExchanger)))
      add(document.link("CDUs"), .collection(of: .unit(.coolantDistributionUnit)))
    case .powerEquipment:
      for name in ["FloorPDUs", "RackPDUs", "PowerShelves", "Switchgear", "TransferSwitches"] {
        add(document.link(name), .collection(of: .powerDistribution))
      }
    case .collection(let member):
      for one in document.objects("Members").reversed() { add(one.path, member, isCarried: one.names.count > 1) }
      add(document.text("Members@odata.nextLink"), role)
    case .unit: followUnit(document, path)
    case .leakDetection(let owner):
      add(document.link("LeakDetectors"), .collection(of: .leakDetector(of: owner)))
      // The copies in the groups may be old: the detectors themselves are read.
      for group in document.objects("LeakDetectorGroups") {
        for detector in group.objects("Detectors") { add(detector.text("DataSourceUri"), .leakDetector(of: owner)) }
      }
    case .chassis:
      let owner = reader.owner(ofChassis: path)
      let isNode = reader.isNode(chassis: path)
      add(document.link("Sensors"), .collection(of: isNode ? .nodeSensor(chassis: path) : .sensor(chassis: path)))
      add(document.link("LeakDetectors"), .collection(of: .leakDetector(of: owner)))
      add(document.link("ThermalSubsystem"), .thermalSubsystem(chassis: path))
      add(document.link("EnvironmentMetrics"), .environment(of: owner))
    case .thermalSubsystem(let chassis):
      add(document.link("LeakDetection"), .leakDetection(of: reader.owner(ofChassis: chassis)))
    case .facility: add(document.link("EnvironmentMetrics"), .environment(of: path))
    case .powerDistribution:
      claimChassis(document, for: path)
      add(document.link("Metrics"), .powerMetrics(of: path))
    case .environment(let owner):
      // Only the sensor behind a temperature says whether it is one.
      add(
        document["TemperatureCelsius"]?.text("DataSourceUri"),
        reader.isNode(chassis: owner) ? .nodeSensor(chassis: owner) : .sensor(chassis: owner))
    case .connector, .pump, .filter, .reservoir, .leakDetector, .sensor, .nodeSensor, .powerMetrics: break
    }
  }

  private mutating func followUnit(_ document: RedfishDocument, _ path: String) {
    add(document.link("LeakDetection"), .leakDetection(of: path))
    add(document.link("EnvironmentMetrics"), .environment(of: path))
    add(document.link("Reservoirs"), .collection(of: .reservoir(unit: path)))
    add(document.link("Filters"), .collection(of: .filter(unit: path)))
    add(document.link("Pumps"), .collection(of: .pump(unit: path)))
    add(document.link("SecondaryCoolantConnectors"), .collection(of: .connector(unit: path, isPrimary: false)))
    add(document.link("PrimaryCoolantConnectors"), .collection(of: .connector(unit: path, isPrimary: true)))
    claimChassis(document, for: path)
  }

  /// The chassis that are the boxes of a unit are no nodes.
  private mutating func claimChassis(_ document: RedfishDocument, for path: String) {
    for chassis in document["Links"]?.links("Chassis") ?? [] {
      if let chassis = Self.path(chassis) { reader.assign(chassis: chassis, to: path) }
    }
  }
}
