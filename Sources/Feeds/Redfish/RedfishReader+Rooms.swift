internal import SiteModel

/// Buildings, rooms, and what is fed together in them; and the air and power of anything.
extension RedfishReader {
  mutating func readFacility(_ document: RedfishDocument, _ path: String) {
    let kind: EntityKind = ["Building", "Site"].contains(document.text("FacilityType")) ? .facility : .hall
    // It is read when the device is walked: a verdict would be old soon.
    say(thing(kind, document, path), .state, document["Status"]?.text("State"))
  }

  /// Equipment that is fed together.
  mutating func readPowerDomain(_ document: RedfishDocument, _ path: String) {
    let domain = thing(.powerFeed, document, path)
    let kinds = ["FloorPDUs", "RackPDUs", "PowerShelves", "Switchgear", "TransferSwitches", "ElectricalBuses"]
    let members = kinds.flatMap { document["Links"]?.links($0) ?? [] }
    mention(domain, .supplies, members)
    for member in members.compactMap(RedfishWalk.path) {
      if let key = keys[member] { mention(subject(key), .suppliedBy, [path]) }
    }
  }

  /// What EnvironmentMetrics and the metrics of power distribution have in common.
  mutating func readEnvironment(_ document: RedfishDocument, _ owner: String) {
    guard let key = keys[owner] else { return }
    let place = subject(key)
    temperature(document["TemperatureCelsius"], place, .temperature)
    excerpt(document, "HumidityPercent", place, .humidity, times: 0.01)
    excerpt(document, "DewPointCelsius", place, .dewPoint)
    readPower(document, "PowerWatts", place)
    excerpt(document, "EnergykWh", place, .energy, times: 3.6e6)
    if [.hall, .facility].contains(key.kind) {
      excerpt(document, "AmbientTemperatureCelsius", place, .outdoorTemperature)
    }
    if let limit = document["PowerLimitWatts"]?.number("SetPoint") { put(place, .powerLimit, limit) }
  }

  /// The air outside of a building.
  mutating func readAmbience(_ document: RedfishDocument, _ owner: String) {
    guard let key = keys[owner] else { return }
    excerpt(document, "TemperatureCelsius", subject(key), .outdoorTemperature)
  }
}
