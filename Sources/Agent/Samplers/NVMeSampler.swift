internal import SiteModel

/// NVMe drives (`/sys/class/nvme`): what they are, and the temperature that their driver shows through hwmon.
package struct NVMeSampler: Sampler {
  package static let name = "nvme"
  private static let facts: [(attribute: Attribute, file: String)] = [
    (.model, "model"), (.serialNumber, "serial"), (.firmware, "firmware_rev"),
  ]

  package init() {}

  package func sample(_ host: Host, into sample: inout Sample) throws(SampleError) {
    let folder = "/sys/class/nvme"
    for device in try host.entries(of: folder) {
      let path = "\(folder)/\(device)"
      let subject = sample.subject(.disk, device)
      for (attribute, file) in Self.facts {
        sample.add(
          attribute, sample.attempt { () throws(SampleError) in try host.lastingText(at: "\(path)/\(file)") },
          of: subject)
      }
      sample.add(
        .state, sample.attempt { () throws(SampleError) in try host.text(at: "\(path)/state") }, of: subject)
      let names = sample.attempt { () throws(SampleError) in try host.entries(of: path) }
      guard let chip = names?.first(where: { $0.hasPrefix("hwmon") && $0 != "hwmon" }) else { continue }
      for (quantity, file) in [
        (Quantity.temperature, "input"), (.temperatureHigh, "max"), (.temperatureCritical, "crit"),
      ] {
        let value = sample.attempt { () throws(SampleError) in
          try host.number(at: "\(path)/\(chip)/temp1_\(file)", scale: 0.001)
        }
        sample.add(quantity, value, of: subject)
      }
    }
  }
}
