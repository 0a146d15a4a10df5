internal import SiteModel

/// Servers, trays and blades, by their systems and by their chassis.
extension RedfishReader {
  /// A system is a node, and so is the chassis that it is in: both are called what the site calls it, else what the system
  /// calls itself on its network, which is what other sources of that node say too.
  mutating func readSystem(_ document: RedfishDocument, _ path: String) {
    let chassis = (document["Links"]?.links("Chassis") ?? []).compactMap(RedfishWalk.path)
    if keys[path] == nil {
      let host = document.text("HostName").map { CleanText.cleaned($0, limit: 120) } ?? ""
      let box = chassis.first?.split(separator: "/").last.map(String.init)
      let known = host.isEmpty ? nodeName(box ?? document.text("Id")) : host
      keys[path] = .node(node ?? known)
    }
    for box in chassis { assign(chassis: box, to: path) }
    guard let key = keys[path] else { return }
    let place = subject(key)
    describe(document, place)
    status(document, place, state: document.text("PowerState"))
  }

  mutating func readChassis(_ document: RedfishDocument, _ path: String) {
    if let unit = unitOfChassis[path], let key = keys[unit] {
      keys[path] = key
      return
    }
    let types = ["Sled", "Blade", "RackMount", "StandAlone", "Module", "Component"]
    guard let type = document.text("ChassisType"), types.contains(type) else { return }
    let key = EntityKey.node(node ?? nodeName(document.text("Id") ?? document.text("Name")))
    keys[path] = key
    describe(document, subject(key))
  }

  private func nodeName(_ own: String?) -> String {
    CleanText.cleaned((own ?? "?") + (mark.isEmpty ? "" : " \(mark)"), limit: 120)
  }

  mutating func readProcessor(_ document: RedfishDocument, _ system: String, _ path: String) {
    guard !isOut(document), let host = keys[system]?.node else { return }
    let type = document.text("ProcessorType") ?? ""
    let own = CleanText.cleaned(document.text("Id") ?? document.text("Name") ?? "?", limit: 60)
    if keys[path] == nil {
      let isAccelerator = ["GPU", "Accelerator", "FPGA", "DSP"].contains(type)
      // Cores and threads are listed as processors, too.
      guard isAccelerator || type == "CPU" || type.isEmpty else { return }
      let number = RedfishSensor.number(in: own)
      _ = name(
        isAccelerator
          ? .accelerator(number ?? own, on: host) : EntityKey(.processor, node: host, name: own), at: path)
    }
    guard let key = keys[path] else { return }
    let processor = subject(key)
    describe(document, processor)
    // Some devices fill in zeros.
    if isWalking, let uuid = document.text("UUID"), uuid.contains(where: { $0 != "0" && $0 != "-" }) {
      say(processor, .uuid, uuid)
    }
    status(document, processor)
    if key.kind == .accelerator, let severity = Self.severity(document["Status"]?.text("Health")) {
      put(processor, .health, severity < 2 ? 1 : 0)
    }
    if let clock = document.number("OperatingSpeedMHz") { put(processor, .clock, clock * 1e6) }
    if let clock = document.number("MaxSpeedMHz") { put(processor, .clockLimit, clock * 1e6) }
    if let cores = document.number("TotalCores") { put(processor, .coreCount, cores) }
  }

  mutating func readProcessorMetrics(_ document: RedfishDocument, _ path: String) {
    guard let key = keys[path] else { return }
    let processor = subject(key)
    // A bare number: what device and limit it is counted from is not said, but by the schema it is a temperature.
    if let temperature = document.number("TemperatureCelsius") { put(processor, .temperature, temperature) }
    if let power = document.number("ConsumedPowerWatt") { put(processor, .power, power) }
    if let limit = document.number("ThrottlingCelsius") { put(processor, .temperatureHigh, limit) }
    if let clock = document.number("AverageFrequencyMHz"), clock > 0 { put(processor, .clock, clock * 1e6) }
  }

  mutating func readFan(_ document: RedfishDocument, _ owner: String, _ path: String) {
    guard !isOut(document), let fan = part(.fan, of: owner, document, path) else { return }
    describe(document, fan)
    status(document, fan)
    excerpt(document, "SpeedPercent", fan, .fanDuty, times: 0.01)
    // Some devices write the percentage there: what could be one is not read.
    if let speed = document["SpeedPercent"]?.number("SpeedRPM"), speed > 100 { put(fan, .fanSpeed, speed) }
  }

  mutating func readThermalMetrics(_ document: RedfishDocument, _ owner: String) {
    guard let key = keys[owner], let summary = document["TemperatureSummaryCelsius"] else { return }
    temperature(summary["Intake"], subject(key), .inletTemperature)
    temperature(summary["Exhaust"], subject(key), .outletTemperature)
  }

  mutating func readSensor(_ document: RedfishDocument, _ role: RedfishRole, _ path: String) {
    guard let sensor = RedfishSensor(document) else { return }
    bases[path] = sensor.basis
    guard case .nodeSensor(let chassis) = role, let key = keys[chassis], !isOut(document),
      let quantity = sensor.quantity
    else { return state(sensor, at: path, for: nil) }
    let place = subject(sensor.key(on: key.node))
    if let reading = sensor.reading { put(place, quantity, reading) }
    state(sensor, at: path, for: Point(subject: place, quantity: quantity))
  }
}
