internal import SiteModel

/// Which links matter.
extension RedfishWalk {
  /// DSP0266 7.3.1: "." takes what is below a resource, "*" what it links to besides.
  private static func expansion(offeredBy root: RedfishDocument) -> String {
    guard let offer = root["ProtocolFeaturesSupported"]?["ExpandQuery"] else { return "" }
    let levels = offer.flag("Levels") == true ? "($levels=1)" : ""
    if offer.flag("NoLinks") == true { return "?$expand=.\(levels)" }
    return offer.flag("ExpandAll") == true ? "?$expand=*\(levels)" : ""
  }

  mutating func follow(_ document: RedfishDocument, _ role: RedfishRole, _ path: String) {
    switch role {
    case .serviceRoot: followRoot(document)
    case .thermalEquipment: followThermalEquipment(document)
    case .powerEquipment: followPowerEquipment(document)
    case .manager, .log, .registryFile, .collection(of: .registryFile): followEvents(document, role)
    case .collection(let member):
      for one in document.objects("Members").reversed() { add(one.path, member, isCarried: one.count > 1) }
      // A page that goes on with a query is one of its own.
      add(document.text("Members@odata.nextLink"), role)
    case .unit, .loop: followUnit(document, path)
    case .leakDetection(let owner):
      add(document.link("LeakDetectors"), .collection(of: .leakDetector(of: owner)))
      // The copies in the groups may be old: the detectors themselves are read.
      for group in document.objects("LeakDetectorGroups") {
        for detector in group.objects("Detectors") { add(detector.text("DataSourceUri"), .leakDetector(of: owner)) }
      }
    case .system:
      add(document.link("Processors"), .collection(of: .processor(of: path)))
      add(document.link("LogServices"), .collection(of: .log))
    case .processor:
      add(document.link("Metrics"), .processorMetrics(of: path))
      add(document.link("EnvironmentMetrics"), .environment(of: path))
    case .chassis: followChassis(document, path)
    case .thermalSubsystem(let chassis): followThermalSubsystem(document, chassis)
    case .powerSubsystem(let owner): add(document.link("PowerSupplies"), .collection(of: .powerSupply(of: owner)))
    case .powerSupply: add(document.link("Metrics"), .powerSupplyMetrics(of: path))
    case .facility:
      add(document.link("PowerDomains"), .collection(of: .powerDomain))
      add(document.link("AmbientMetrics"), .ambience(of: path))
      add(document.link("EnvironmentMetrics"), .environment(of: path))
    case .powerDistribution: followPowerDistribution(document, path)
    case .environment(let owner), .thermalMetrics(let owner), .powerMetrics(let owner), .powerSupplyMetrics(let owner):
      followTemperatures(document, owner)
    case .connector, .pump, .filter, .reservoir, .leakDetector, .sensor, .nodeSensor, .circuit, .outlet,
      .processorMetrics, .fan, .powerDomain, .ambience, .logEntries, .registry:
      break
    }
  }

  private mutating func followRoot(_ document: RedfishDocument) {
    expansion = Self.expansion(offeredBy: document)
    isSimulated = document.text("Product") == SourceDescription.simulatorProduct
    add(document.link("Facilities"), .collection(of: .facility))
    add(document.link("PowerEquipment"), .powerEquipment)
    registryFiles = document.link("Registries")
    maySkip = document["ProtocolFeaturesSupported"]?.flag("TopSkipQuery") == true
    add(document.link("Managers"), .collection(of: .manager))
    add(document.link("Systems"), .collection(of: .system))
    add(document.link("Chassis"), .collection(of: .chassis))
    add(document.link("ThermalEquipment"), .thermalEquipment)
  }

  private mutating func followThermalEquipment(_ document: RedfishDocument) {
    add(document.link("CoolingLoops"), .collection(of: .loop))
    add(document.link("ImmersionUnits"), .collection(of: .unit(.immersionUnit)))
    add(document.link("HeatExchangers"), .collection(of: .unit(.heatExchanger)))
    // Reservoir and pumps without an exchanger: what it does for the racks is what a distribution unit does.
    add(document.link("RPUs"), .collection(of: .unit(.coolantDistributionUnit)))
    add(document.link("CDUs"), .collection(of: .unit(.coolantDistributionUnit)))
  }

  private mutating func followPowerEquipment(_ document: RedfishDocument) {
    for name in ["Switchgear", "TransferSwitches", "ElectricalBuses"] {
      add(document.link(name), .collection(of: .powerDistribution(.powerEquipment)))
    }
    for name in ["FloorPDUs", "PowerShelves", "RackPDUs"] {
      add(document.link(name), .collection(of: .powerDistribution(.powerDistributionUnit)))
    }
  }

  private mutating func followPowerDistribution(_ document: RedfishDocument, _ path: String) {
    add(document.link("PowerSupplies"), .collection(of: .powerSupply(of: path)))
    add(document.link("Outlets"), .collection(of: .outlet(of: path)))
    for name in ["Subfeeds", "Feeders", "Branches", "Mains"] {
      add(document.link(name), .collection(of: .circuit(of: path)))
    }
    add(document.link("Metrics"), .powerMetrics(of: path))
    claimChassis(document, for: path)
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

  private mutating func followChassis(_ document: RedfishDocument, _ path: String) {
    let owner = reader.owner(ofChassis: path)
    let isNode = reader.isOfNode(path)
    add(document.link("Sensors"), .collection(of: isNode ? .nodeSensor(chassis: path) : .sensor(chassis: path)))
    add(document.link("LogServices"), .collection(of: .log))
    add(document.link("LeakDetectors"), .collection(of: .leakDetector(of: owner)))
    add(document.link("PowerSubsystem"), .powerSubsystem(of: owner))
    add(document.link("ThermalSubsystem"), .thermalSubsystem(chassis: path))
    add(document.link("EnvironmentMetrics"), .environment(of: owner))
  }

  private mutating func followThermalSubsystem(_ document: RedfishDocument, _ chassis: String) {
    let owner = reader.owner(ofChassis: chassis)
    add(document.link("LeakDetection"), .leakDetection(of: owner))
    // A unit has pumps and connectors of its own.
    guard reader.isOfNode(owner) else { return }
    add(document.link("ThermalMetrics"), .thermalMetrics(of: owner))
    add(document.link("Fans"), .collection(of: .fan(of: owner)))
    add(document.link("Pumps"), .collection(of: .pump(unit: owner)))
    add(document.link("CoolantConnectors"), .collection(of: .connector(unit: owner, isPrimary: false)))
  }

  /// Only the sensor behind a temperature says whether it is one.
  private mutating func followTemperatures(_ document: RedfishDocument, _ owner: String) {
    let summary = document["TemperatureSummaryCelsius"]
    for excerpt in [document["TemperatureCelsius"], summary?["Intake"], summary?["Exhaust"]] {
      add(
        excerpt?.text("DataSourceUri"),
        reader.isOfNode(owner) ? .nodeSensor(chassis: owner) : .sensor(chassis: owner))
    }
  }
}
