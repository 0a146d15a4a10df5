internal import SiteModel

/// RAPL energy counters (`/sys/class/powercap`). A package zone belongs to its processor; other zones (cores, memory,
/// platform) are sensors. Nothing here is the power of the node.
package struct PowerCappingSampler: Sampler {
  package static let name = "rapl"

  package init() {}

  package func sample(_ host: Host, into sample: inout Sample) throws(SampleError) {
    let folder = "/sys/class/powercap"
    var taken: Set<String> = []
    // The memory-mapped interface shows the same counters a second time.
    for zone in try host.entries(of: folder) where zone.contains(":") && !zone.hasPrefix("intel-rapl-mmio") {
      let path = "\(folder)/\(zone)"
      guard let name = sample.attempt({ () throws(SampleError) in try host.text(at: "\(path)/name") }),
        let energy = sample.attempt({ () throws(SampleError) in
          try host.number(at: "\(path)/energy_uj", scale: 1e-6)
        })
      else { continue }
      let isNew = taken.insert(Self.place(of: zone, named: name)).inserted
      let subject = Self.subject(zone: zone, name: name, isNew: isNew, in: &sample)
      sample.add(.energy, energy, of: subject)
      let range = sample.attempt { () throws(SampleError) in
        try host.number(at: "\(path)/max_energy_range_uj", scale: 1e-6)
      }
      sample.add(.energyRange, range, of: subject)
    }
  }

  private static func place(of zone: String, named name: String) -> String {
    zone.split(separator: ":").count > 2 ? "\(zone.split(separator: ":")[1])/\(name)" : name
  }

  private static func subject(zone: String, name: String, isNew: Bool, in sample: inout Sample) -> Int {
    // "package-0", and "package-0-die-1" of processors that are built of several.
    if isNew, name.hasPrefix("package-") { return sample.subject(.processor, String(name.dropFirst(8))) }
    return sample.subject(.sensor, isNew ? "rapl/\(place(of: zone, named: name))" : "rapl/\(zone)/\(name)")
  }
}
