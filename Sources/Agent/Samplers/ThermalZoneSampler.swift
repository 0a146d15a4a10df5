internal import SiteModel

/// Thermal zones (`/sys/class/thermal`), as the platform's firmware names them.
package struct ThermalZoneSampler: Sampler {
  package static let name = "thermal"

  package init() {}

  package func sample(_ host: Host, into sample: inout Sample) throws(SampleError) {
    let folder = "/sys/class/thermal"
    for zone in try host.entries(of: folder) where zone.hasPrefix("thermal_zone") {
      guard
        let value = sample.attempt({ () throws(SampleError) in
          try host.number(at: "\(folder)/\(zone)/temp", scale: 0.001)
        })
      else { continue }
      let subject = sample.subject(.sensor, zone)
      sample.add(.temperature, value, of: subject)
      sample.add(
        .label, sample.attempt { () throws(SampleError) in try host.lastingText(at: "\(folder)/\(zone)/type") },
        of: subject)
    }
  }
}
