internal import SiteModel

/// What this machine is: maker, model and serial number (DMI), system, kernel, time since boot.
package struct IdentitySampler: Sampler {
  package static let name = "identity"
  private static let facts: [(attribute: Attribute, path: String)] = [
    (.vendor, "/sys/class/dmi/id/sys_vendor"), (.model, "/sys/class/dmi/id/product_name"),
    (.firmware, "/sys/class/dmi/id/bios_version"), (.kernel, "/proc/sys/kernel/osrelease"),
  ]

  package init() {}

  package func sample(_ host: Host, into sample: inout Sample) throws(SampleError) {
    let node = sample.subject(.node)
    for (attribute, path) in Self.facts {
      sample.add(attribute, sample.attempt { () throws(SampleError) in try host.lastingText(at: path) }, of: node)
    }
    // The serial number is for root only on most systems: not having it is no fault worth a complaint.
    sample.add(.serialNumber, try? host.lastingText(at: "/sys/class/dmi/id/product_serial"), of: node)
    let release = sample.attempt { () throws(SampleError) in try host.lastingText(at: "/etc/os-release") }
    sample.add(.operatingSystem, release.flatMap(Self.prettyName), of: node)
    let uptime = sample.attempt { () throws(SampleError) in try host.text(at: "/proc/uptime") }
    sample.add(.uptime, uptime?.words.first.flatMap { Double($0) }, of: node)
  }

  static func prettyName(_ text: String) -> String? {
    let line = text.lines.first { $0.hasPrefix("PRETTY_NAME=") }
    return line.map { String($0.dropFirst(12).filter { $0 != "\"" }) }
  }
}
