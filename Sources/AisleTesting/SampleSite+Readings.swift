internal import SiteModel

extension SampleSite {
  /// One answer of one node's agent.
  static func batch(of node: Int, in site: borrowing Site, at moment: Moment, step: Int) -> Batch {
    let plan = site.topology.nodes[node]
    var batch = Batch(source: SourceID("fleet/\(plan.name)"), moment: moment, layout: 1)
    var page = SamplePage(node: plan.name, moment: moment)
    hostReadings(node, plan, step: step, on: &page)
    for number in 0..<plan.acceleratorCount where !(node == 2 && number == 7) {
      acceleratorReadings(node, plan, number: number, step: step, on: &page)
    }
    if plan.acceleratorCount > 0 { portReadings(node, on: &page) }
    sensorReadings(node, on: &page)
    batch.subjects = page.subjects
    batch.readings = page.readings
    batch.facts = page.facts
    if node == 0 {
      batch.processes = [
        AcceleratorProcess(
          accelerator: page.subject(.accelerator, "0"), processID: 4711, name: "python3", memoryUsed: 98e9)
      ]
      batch.complaints = [
        Complaint(
          subject: "rapl",
          .unreadable(place: "/sys/class/powercap/intel-rapl:0/energy_uj", .system(code: 13)))
      ]
    }
    return batch
  }

  /// A figure between 0 and 1 that looks random and never changes.
  package static func noise(_ a: Int, _ b: Int = 0, _ c: Int = 0) -> Double {
    var bits = UInt64(bitPattern: Int64(a &* 7919 &+ b &* 104_729 &+ c &* 1_299_709 &+ 12_345))
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((bits ^ (bits >> 31)) % 10_000) / 10_000
  }

  private static func hostReadings(_ node: Int, _ plan: PlannedNode, step: Int, on page: inout SamplePage) {
    let host = page.subject(.node, "")
    page.state(host, .model, plan.acceleratorCount > 0 ? "XE9680" : "R760")
    page.state(host, .kernel, "6.1.0-28-amd64")
    page.state(host, .operatingSystem, "Debian GNU/Linux 12")
    page.read(host, .load, 0.2 + 0.5 * noise(node, step))
    page.read(host, .memoryTotal, 2.16e12)
    page.read(host, .memoryUsed, 2.16e12 * (0.2 + 0.6 * noise(node, 3)))
    page.read(host, .uptime, 86_400 * (3 + 40 * noise(node, 9)))
    page.read(host, .loadAverage, 120 * noise(node, 4))
    page.read(host, .coreCount, 192)
    page.read(host, .processorPressure, 0.02 * noise(node, 5))
    page.read(host, .memoryPressure, 0)
    page.read(host, .inputOutputPressure, 0.1 * noise(node, 6))
    // Plain servers have no meter of their own power.
    if plan.acceleratorCount > 0 { page.read(host, .power, 5_200 + 3_600 * noise(node, step, 1)) }
    page.read(host, .inletTemperature, node == hotNode ? 36.2 : 21.5 + 4 * noise(node, 7))
    for socket in 0..<2 {
      let processor = page.subject(.processor, "\(socket)")
      page.state(processor, .model, "Intel(R) Xeon(R) Platinum 8468")
      page.read(processor, .temperature, 48 + 20 * noise(node, socket, 8))
      page.read(processor, .temperatureHigh, 92)
      page.read(processor, .power, 180 + 120 * noise(node, socket, 9))
    }
  }

  private static func acceleratorReadings(
    _ node: Int, _ plan: PlannedNode, number: Int, step: Int, on page: inout SamplePage
  ) {
    let device = page.subject(.accelerator, "\(number)")
    let isHopper = plan.acceleratorKind == 0
    let load = node == 7 ? 0.02 : min(1, 0.78 + 0.3 * noise(node, number, step))
    page.state(device, .model, isHopper ? "NVIDIA H200" : "Ascend 910B3")
    page.read(device, .load, load)
    page.read(device, .power, (isHopper ? 160 : 90) + (isHopper ? 520 : 280) * load)
    page.read(device, .powerLimit, isHopper ? 700 : 400)
    page.read(device, .temperature, node == hotNode && number > 4 ? 89 : 44 + 24 * load + Double(number))
    page.read(device, .memoryTotal, isHopper ? 1.50754e11 : 6.8719e10)
    page.read(device, .memoryUsed, (isHopper ? 1.5e11 : 6.8e10) * (0.3 + 0.6 * noise(node, number)))
    if isHopper {
      page.read(device, .temperatureHigh, 87)
      page.read(device, .memoryTemperature, 62 + 20 * load)
      page.read(device, .clock, node == throttlingNode ? 1.215e9 : 1.98e9)
      page.read(device, .clockLimit, 1.98e9)
      page.read(device, .linksActive, node == 3 && number == 2 ? 17 : 18)
      page.read(device, .linksTotal, 18)
      page.read(device, .uncorrectedErrors, node == 11 && number == 4 ? 2 : 0)
      page.read(device, .correctedErrors, Double(number * node % 5))
      page.read(device, .errorCode, node == 11 && number == 4 ? 79 : 0)
    }
    let reasons: ThrottleReasons = node == throttlingNode && number < 3 ? .hardwareThermal : []
    page.read(device, .throttleReasons, Double(reasons.rawValue))
  }

  private static func portReadings(_ node: Int, on page: inout SamplePage) {
    for number in 0..<4 {
      let port = page.subject(.port, "mlx5_\(number)/1")
      page.read(port, .linkUp, node == 4 && number == 3 ? 0 : 1)
      page.read(port, .linkRate, 4e11)
      page.read(port, .receiveRate, 2e10 * noise(node, number, 11))
      page.read(port, .sendRate, 2e10 * noise(node, number, 12))
      page.read(port, .errorRate, 0)
    }
  }

  private static func sensorReadings(_ node: Int, on page: inout SamplePage) {
    let board = page.subject(.sensor, "ipmi/VRM 1")
    page.state(board, .label, "VRM 1")
    page.read(board, .temperature, 55 + 10 * noise(node, 13))
    page.read(board, .temperatureHigh, 95)
    page.read(board, .temperatureCritical, 105)
    for number in 1...4 {
      let fan = page.subject(.fan, "ipmi/Fan \(number)")
      page.read(fan, .fanSpeed, 9_000 + 1_500 * noise(node, number, 14))
      page.read(fan, .fanSpeedLow, 1_200)
    }
    let disk = page.subject(.disk, "nvme0")
    page.state(disk, .model, "SAMSUNG MZQL23T8HCLS")
    page.read(disk, .temperature, 38 + 6 * noise(node, 15))
    page.read(disk, .temperatureHigh, 70)
  }
}

/// A page being written: subjects by name, and what is said of them.
struct SamplePage {
  let node: String
  let moment: Moment
  var subjects: [EntityKey] = []
  var readings: [Reading] = []
  var facts: [Fact] = []

  init(node: String, moment: Moment) {
    self.node = node
    self.moment = moment
  }

  mutating func subject(_ kind: EntityKind, _ name: String) -> Int {
    let key = EntityKey(kind, node: node, name: name)
    if let known = subjects.firstIndex(of: key) { return known }
    subjects.append(key)
    return subjects.count - 1
  }

  mutating func read(_ subject: Int, _ quantity: Quantity, _ value: Double) {
    readings.append(Reading(subject, quantity, value, at: moment))
  }

  mutating func state(_ subject: Int, _ attribute: Attribute, _ text: String) {
    facts.append(Fact(subject, attribute, text))
  }
}
