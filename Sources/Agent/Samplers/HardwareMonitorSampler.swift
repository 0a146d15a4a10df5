internal import SiteModel

/// hwmon chips: temperatures, fans, voltages, currents, power and energy with labels and limits.
///
/// A sensor is called by chip and label ("coretemp/Package id 0"); where several chips have one name, by chip, device
/// and label ("coretemp@coretemp.1/Core 0"); where a chip has a label twice, by label and number. The node itself gets
/// a power only from an ACPI power meter, and an inlet temperature only from a sensor that is labelled so. What another
/// sampler reads as its own device's, an amdgpu card's sensors and an NVMe drive's temperature, is left to it.
package struct HardwareMonitorSampler: Sampler {
  package static let name = "hwmon"

  package init() {}

  package func sample(_ host: Host, into sample: inout Sample) throws(SampleError) {
    let folder = "/sys/class/hwmon"
    let chips = try host.entries(of: folder).compactMap { HardwareMonitorChip($0, in: folder, host, &sample) }
    var counts: [String: Int] = [:]
    for chip in chips { counts[chip.name, default: 0] += 1 }
    for chip in chips {
      let title = counts[chip.name] == 1 ? chip.name : "\(chip.name)@\(chip.device)"
      for sensor in chip.sensors where !chip.isForAnother(sensor) { add(sensor, of: chip, title, host, to: &sample) }
    }
  }

  private func add(
    _ sensor: HardwareMonitorChip.Sensor, of chip: HardwareMonitorChip, _ title: String, _ host: Host,
    to sample: inout Sample
  ) {
    let file = "\(chip.path)/\(sensor.name)"
    let scale = sensor.channel.scale
    guard
      let value = sample.attempt({ () throws(SampleError) in
        try host.number(at: "\(file)_\(sensor.suffix)", scale: scale)
      })
    else { return }
    let label = sample.attempt { () throws(SampleError) in try host.lastingText(at: "\(file)_label") }
    var subject = sample.subject(sensor.channel.kind, "\(title)/\(label ?? sensor.name)")
    if sample.has(sensor.channel.quantity, of: subject) {
      subject = sample.subject(sensor.channel.kind, "\(title)/\(label ?? "") (\(sensor.name))")
    }
    sample.add(sensor.channel.quantity, value, of: subject)
    for limit in sensor.limits {
      let bound = sample.attempt { () throws(SampleError) in
        try host.number(at: "\(file)_\(limit.suffix)", scale: scale)
      }
      // A limit of 0 stands where the driver has none.
      if let bound, bound > 0 { sample.add(limit.quantity, bound, of: subject) }
    }
    addToOwner(sensor, value, label: label ?? "", chip, &sample)
  }

  /// What a sensor says about the node or a processor.
  private func addToOwner(
    _ sensor: HardwareMonitorChip.Sensor, _ value: Double, label: String, _ chip: HardwareMonitorChip,
    _ sample: inout Sample
  ) {
    switch sensor.channel {
    case .power where chip.name == "power_meter" && sensor.name == "power1":
      sample.add(.power, value, of: sample.subject(.node))
    case .temperature:
      let lower = label.lowercased()
      if let number = chip.processor(label: label) {
        sample.add(.temperature, value, of: sample.subject(.processor, String(number)))
      } else if lower.contains("inlet") || lower.contains("ambient") {
        sample.addOnce(.inletTemperature, value, of: sample.subject(.node))
      } else if lower.contains("outlet") || lower.contains("exhaust") {
        sample.addOnce(.outletTemperature, value, of: sample.subject(.node))
      }
    default: break
    }
  }
}
