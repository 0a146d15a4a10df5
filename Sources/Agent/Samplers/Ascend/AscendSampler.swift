internal import SiteModel

/// Huawei Ascend accelerators through the vendor's tool, `npu-smi info`, where it is installed. Never under a root.
package struct AscendSampler: Sampler {
  package static let name = "npu-smi"

  /// Where the driver package puts the tool. Absolute, so that nobody's search path decides what the agent runs.
  private static let usualPlaces = [
    "/usr/local/sbin/npu-smi", "/usr/local/bin/npu-smi", "/usr/sbin/npu-smi", "/usr/bin/npu-smi",
  ]

  private let places: [String]

  /// A sampler that runs the tool from where it is usually installed, or, in tests, from elsewhere.
  package init(places: [String]? = nil) {
    self.places = places ?? Self.usualPlaces
  }

  package func sample(_ host: Host, into sample: inout Sample) throws(SampleError) {
    guard host.isRealMachine, let tool = places.first(where: host.exists) else { throw .absent("npu-smi") }
    // The tool asks each chip in turn and takes seconds on a full machine.
    let output = try host.attempt("npu-smi info") { () throws(SampleError) in
      try ProgramOutput.of(tool, arguments: ["info"], timeout: .seconds(10), limit: 1 << 20)
    }
    let table = AscendTable(output)
    guard !table.chips.isEmpty else {
      throw .malformed("npu-smi info", found: CleanText.cleaned(output, limit: 60))
    }
    Self.add(table, to: &sample)
  }

  /// Adds what the table says.
  static func add(_ table: AscendTable, to sample: inout Sample) {
    var accelerators: [Int] = []
    for (chip, name) in zip(table.chips, table.names) {
      let accelerator = sample.subject(.accelerator, name)
      accelerators.append(accelerator)
      sample.add(.vendor, "Huawei", of: accelerator)
      sample.add(.model, chip.model.hasPrefix("Ascend") ? chip.model : "Ascend \(chip.model)", of: accelerator)
      sample.add(.busAddress, chip.busAddress, of: accelerator)
      sample.add(.driver, table.version, of: accelerator)
      sample.add(.state, chip.health, of: accelerator)
      sample.add(.health, Self.health(chip.health), of: accelerator)
      sample.add(.power, chip.power, of: accelerator)
      sample.add(.temperature, chip.temperature, of: accelerator)
      sample.add(.load, chip.load.map { $0 / 100 }, of: accelerator)
      sample.add(.memoryUsed, chip.memoryUsed, of: accelerator)
      sample.add(.memoryTotal, chip.memoryTotal, of: accelerator)
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
