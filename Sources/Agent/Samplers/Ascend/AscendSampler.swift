internal import SiteModel

/// Huawei Ascend accelerators through the vendor's tool, `npu-smi info`, where it is installed. Never under a root.
package struct AscendSampler: Sampler {
  package static let name = "npu-smi"

  /// Where the driver package puts the tool. Absolute, so that nobody's search path decides what the agent runs.
  private static let usualPlaces = [
    "/usr/local/sbin/npu-smi", "/usr/local/bin/npu-smi", "/usr/sbin/npu-smi", "/usr/bin/npu-smi",
  ]

  private let places: [String]
  /// The tool asks each chip in turn and takes seconds on a full machine.
  private let tool = SlowProgram(arguments: ["info"], timeout: .seconds(10))

  /// A sampler that runs the tool from where it is usually installed, or, in tests, from elsewhere.
  package init(places: [String]? = nil) {
    self.places = places ?? Self.usualPlaces
  }

  package func sample(_ host: Host, into sample: inout Sample) throws(SampleError) {
    guard host.isRealMachine, let place = places.first(where: host.exists) else { throw .absent("npu-smi") }
    let output = try tool.output(of: place, on: host)
    let table = AscendTable(output.text)
    guard !table.chips.isEmpty else {
      throw .malformed("npu-smi info", found: CleanText.cleaned(output.text, limit: 60))
    }
    Self.add(table, taken: output.moment, to: &sample)
  }

  /// Adds what the table says.
  static func add(_ table: AscendTable, taken moment: Moment? = nil, to sample: inout Sample) {
    var accelerators: [Int] = []
    for (chip, name) in zip(table.chips, table.names) {
      let accelerator = sample.subject(.accelerator, name)
      accelerators.append(accelerator)
      sample.add(.vendor, "Huawei", of: accelerator)
      sample.add(.model, chip.model.hasPrefix("Ascend") ? chip.model : "Ascend \(chip.model)", of: accelerator)
      sample.add(.busAddress, chip.busAddress, of: accelerator)
      sample.add(.driver, table.version, of: accelerator)
      sample.add(.state, chip.health, of: accelerator)
      let figures: [(Quantity, Double?)] = [
        (.health, Self.health(chip.health)), (.power, chip.power), (.temperature, chip.temperature),
        (.load, chip.load.map { $0 / 100 }), (.memoryUsed, chip.memoryUsed), (.memoryTotal, chip.memoryTotal),
      ]
      for (quantity, value) in figures { sample.add(quantity, value, of: accelerator, at: moment) }
    }
    sample.processes = table.processes.compactMap { process in
      let index = table.chips.firstIndex { ($0.unit, $0.chip) == (process.unit, process.chip) }
      guard let index else { return nil }
      return AcceleratorProcess(
        accelerator: accelerators[index], processID: process.id, name: CleanText.cleaned(process.name),
        memoryUsed: process.memoryUsed)
    }
  }

  /// 1 for the vendor's "OK", 0 for its three degrees of bad; what is unknown is no verdict.
  private static func health(_ word: String) -> Double? {
    switch word.lowercased() {
    case "ok": 1
    case "warning", "alarm", "critical": 0
    default: nil
    }
  }
}
