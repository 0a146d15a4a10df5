internal import SiteModel

/// What a kind of accelerator does in the simulator: the data sheet's figures where the site file has them, else those
/// of the make.
struct AcceleratorModel: Sendable {
  /// W, at rest and at the most.
  var idlePower: Double
  var peakPower: Double
  /// °C, where it begins to slow down, and where it switches off.
  var temperatureHigh: Double
  var temperatureCritical: Double
  /// Bytes.
  var memory: Double
  /// Hz.
  var clockLimit: Double
  /// K/W from its coolant to its core at the usual flow; K/s per watt are its inverse heat capacity.
  var resistance: Double
  /// J/K of chip, plate and what is clamped to it.
  var heatCapacity: Double
  var vendor: String
  var name: String

  init(_ kind: AcceleratorKind?, cooledBy method: RackCooling.Method) {
    let vendor = kind?.vendor ?? ""
    peakPower = kind?.power ?? 400
    // An idle H100 draws 70 W of 700 (capture in NVIDIA's own nvidia-smi form: 67 to 72 W), other makes about as much.
    idlePower = kind?.idlePower ?? peakPower * 0.1
    // GB300's own limits: caution at 87 °C for the core (Redfish capture); shutdown some degrees above.
    temperatureHigh = kind?.temperatureHigh ?? 87
    temperatureCritical = temperatureHigh + 8
    memory = kind?.memory ?? 64 * 1_073_741_824
    clockLimit = Self.clockLimit(vendor: vendor, kind: kind?.name ?? "")
    // OCP's 1 kW cold plate has 0.0245 K/W at 1 L/min of PG25; with the interface to the core a chip at its rated power
    // stands about 30 K above its coolant. Air leaves 45 K.
    let rise = method == .air || method == .rearDoor ? 45.0 : 30
    resistance = rise / peakPower
    // Time constants of 8 s on a plate (0.4 kg of copper and what is clamped to it) and 70 s on a heat sink in air.
    heatCapacity = (method == .air || method == .rearDoor ? 70 : 8) / resistance
    self.vendor = vendor
    name = kind?.name ?? "accelerator"
  }

  /// What a scheduler calls its kind: "h200".
  var schedulerName: String {
    String(name.lowercased().map { $0.isLetter || $0.isNumber ? $0 : "_" })
  }

  /// Highest clocks by data sheet: H100 SXM 1,980 MHz, MI300X 2,100 MHz, MI250X 1,700 MHz; 1,500 MHz for the rest.
  private static func clockLimit(vendor: String, kind: String) -> Double {
    switch vendor {
    case "NVIDIA": 1.98e9
    case "AMD": kind.hasPrefix("MI2") ? 1.7e9 : 2.1e9
    default: 1.5e9
    }
  }
}

/// What draws power in a node besides its accelerators; figures of an ordinary host where the site file names no kind.
struct HostModel: Sendable {
  var kind: NodeKind

  init(_ kind: NodeKind?, acceleratorCount: Int) {
    if let kind {
      self.kind = kind
    } else {
      var usual = NodeKind(name: "host")
      usual.processorIdlePower = 110
      usual.processorPower = 350
      usual.memoryPower = acceleratorCount > 0 ? 160 : 60
      usual.portCount = acceleratorCount > 0 ? 2 : 1
      usual.portPower = 20
      usual.storagePower = 40
      usual.fanCount = 6
      usual.fanPower = 25
      self.kind = usual
    }
    if self.kind.memory == nil { self.kind.memory = (acceleratorCount > 0 ? 2048 : 512) * 1_073_741_824 }
    if self.kind.portRate == nil { self.kind.portRate = 400e9 }
  }

  /// Cores of all processors: 48 of each, as hosts of accelerators have.
  var cores: Int { kind.processorCount * 48 }

  /// W that do not follow load: memory, network, disks.
  var constantPower: Double {
    kind.memoryPower + kind.portPower * Double(kind.portCount) + kind.storagePower
  }
}
