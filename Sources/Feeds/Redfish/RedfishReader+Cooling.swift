internal import SiteModel

/// Units that carry heat away, their loops and their parts.
extension RedfishReader {
  mutating func readUnit(_ document: RedfishDocument, _ kind: EntityKind, _ path: String) {
    let unit = thing(kind, document, path, isUnit: true)
    describe(document, unit)
    status(document, unit)
    if let watts = document.number("CoolingCapacityWatts") { put(unit, .coolingCapacity, watts) }
    readCoolant(document, unit)
  }

  mutating func readLoop(_ document: RedfishDocument, _ path: String) {
    let loop = thing(.coolantLoop, document, path)
    say(loop, .profile, document.text("CoolingLoopType"))
    let quality = document.text("CoolantQuality")
    say(loop, .coolantQuality, quality)
    let level = document.text("CoolantLevelStatus")
    let worst = [quality, level].compactMap { Self.severity($0) }.max()
    status(document, loop, worst: worst)
    excerpt(document, "CoolantLevelPercent", loop, .fluidLevel, times: 0.01)
    readCoolant(document, loop)
    guard isWalking else { return }
    // Names in the owner's own words stand before what the device links to.
    for (attribute, names, links) in [
      (Attribute.supplies, "ConsumingEquipmentNames", "ConsumingEquipment"),
      (.suppliedBy, "SupplyEquipmentNames", "SupplyEquipment"),
    ] {
      let told = document.texts(names)
      if told.isEmpty {
        mention(loop, attribute, document["Links"]?.links(links) ?? [])
      } else {
        say(loop, attribute, told.joined(separator: "; "))
      }
    }
  }

  mutating func readCoolant(_ document: RedfishDocument, _ subject: Int) {
    guard let coolant = document["Coolant"] else { return }
    if let density = coolant.number("DensityKgPerCubicMeter"), density > 1 { put(subject, .coolantDensity, density) }
    if let heat = coolant.number("SpecificHeatkJoulesPerKgK"), heat > 0 {
      put(subject, .coolantSpecificHeat, heat * 1000)
    }
  }

  mutating func readPump(_ document: RedfishDocument, _ unit: String, _ path: String) {
    guard !isOut(document), let pump = part(.pump, of: unit, document, path) else { return }
    // SpeedRPM is not read: devices write percentages there.
    excerpt(document, "PumpSpeedPercent", pump, .pumpSpeed, times: 0.01)
    excerpt(document, "InletPressurekPa", pump, .inletPressure, times: 1000)
    status(document, pump)
  }

  mutating func readFilter(_ document: RedfishDocument, _ unit: String, _ path: String) {
    guard !isOut(document), let filter = part(.filter, of: unit, document, path) else { return }
    excerpt(document, "DeltaLiquidPressurekPa", filter, .pressureDifference, times: 1000)
    status(document, filter)
  }

  mutating func readReservoir(_ document: RedfishDocument, _ unit: String, _ path: String) {
    guard !isOut(document), let reservoir = part(.reservoir, of: unit, document, path) else { return }
    excerpt(document, "FluidLevelPercent", reservoir, .fluidLevel, times: 0.01)
    status(document, reservoir, worst: Self.severity(document.text("FluidLevelStatus")))
  }

  mutating func readLeakDetector(_ document: RedfishDocument, _ owner: String, _ path: String) {
    guard !isOut(document), document.flag("Enabled") != false,
      let detector = part(.leakDetector, of: owner, document, path)
    else { return }
    if let leak = Self.severity(document.text("DetectorState")) { put(detector, .leak, leak) }
    say(detector, .label, document.text("LeakDetectorType"))
    // The state that was not told may be in the verdict.
    status(document, detector)
  }
}
