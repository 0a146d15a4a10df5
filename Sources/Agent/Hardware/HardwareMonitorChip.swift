internal import SiteModel

/// A chip under `/sys/class/hwmon`, and the sensors that its files tell of.
struct HardwareMonitorChip {
  enum Channel: String, CaseIterable {
    case temperature = "temp", fan, voltage = "in", current = "curr", power, energy

    /// What a file's number is multiplied with to be in the base unit.
    var scale: Double {
      switch self {
      case .temperature, .voltage, .current: 0.001
      case .fan: 1
      case .power, .energy: 1e-6
      }
    }

    var quantity: Quantity {
      switch self {
      case .temperature: .temperature
      case .fan: .fanSpeed
      case .voltage: .voltage
      case .current: .current
      case .power: .power
      case .energy: .energy
      }
    }

    var kind: EntityKind { self == .fan ? .fan : .sensor }

    var limits: [(suffix: String, quantity: Quantity)] {
      switch self {
      case .temperature: [("max", .temperatureHigh), ("crit", .temperatureCritical)]
      case .fan: [("min", .fanSpeedLow)]
      case .power: [("cap", .powerLimit)]
      default: []
      }
    }
  }

  struct Sensor {
    var channel: Channel
    /// "temp1"
    var name: String
    /// "input", or "average" where there is no instantaneous value.
    var suffix: String
    /// Those of the channel's limits that have a file.
    var limits: [(suffix: String, quantity: Quantity)]
  }

  /// Where the sensors' files are: in the chip's own folder, with old drivers in its device's.
  var path: String
  var name: String
  /// "coretemp.0", "0000:01:00.0", "nvme0"
  var device: String
  var sensors: [Sensor]
  /// True for the sensors of a card that the AMD sampler reads.
  private let isCard: Bool

  /// Nil when the chip has no sensors, or cannot be listed.
  init?(_ entry: String, in folder: String, _ host: Host, _ sample: inout Sample) {
    let own = "\(folder)/\(entry)"
    guard let files = sample.attempt({ () throws(SampleError) in try host.entries(of: own) }) else { return nil }
    // A virtual chip has no device: then its own number has to do.
    let link = try? host.link(at: "\(own)/device")
    device = link?.split(separator: "/").last.map(String.init) ?? entry
    path = own
    isCard = host.exists("\(own)/device/drm")
    sensors = Self.sensors(among: files)
    if sensors.isEmpty, files.contains("device") {
      path = "\(own)/device"
      let path = path
      let older = sample.attempt { () throws(SampleError) in try host.entries(of: path) }
      sensors = Self.sensors(among: older ?? [])
    }
    if sensors.isEmpty { return nil }
    // Without a name file the device's name serves.
    let found = (try? host.lastingText(at: "\(own)/name")) ?? (try? host.lastingText(at: "\(own)/device/name"))
    name = found ?? device
  }

  /// True when another sampler reads the sensor as its device's own: the NVMe sampler does so where the chip belongs to
  /// the drive rather than, as with old kernels, to its slot.
  func isForAnother(_ sensor: Sensor) -> Bool {
    name == "amdgpu" && isCard || name == "nvme" && device.hasPrefix("nvme") && sensor.name == "temp1"
  }

  /// The processor that the sensor stands for: Intel's package sensor says so, AMD's stands on device 18 + number.
  func processor(label: String) -> Int? {
    if name == "coretemp", label.hasPrefix("Package id ") { return Int(label.dropFirst(11)) }
    let parts = device.split(separator: ":")
    guard name == "k10temp", label == "Tctl", parts.count == 3, let slot = parts[2].split(separator: ".").first,
      let number = Int(slot, radix: 16)
    else { return nil }
    return number - 0x18
  }

  static func sensors(among files: [String]) -> [Sensor] {
    let all = Set(files)
    return files.compactMap { file in
      let isAverage = file.hasSuffix("_average")
      guard isAverage || file.hasSuffix("_input") else { return nil }
      let name = String(file.dropLast(isAverage ? 8 : 6))
      if isAverage && all.contains("\(name)_input") { return nil }
      let stem = name.prefix { !("0"..."9").contains($0) }
      guard let channel = Channel(rawValue: String(stem)), Int(name.dropFirst(stem.count)) != nil else { return nil }
      let limits = channel.limits.filter { all.contains("\(name)_\($0.suffix)") }
      return Sensor(channel: channel, name: name, suffix: isAverage ? "average" : "input", limits: limits)
    }
  }
}
