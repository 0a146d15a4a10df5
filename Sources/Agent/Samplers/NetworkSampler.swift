internal import SiteModel

/// Network ports: counters from `/proc/net/dev`, state and speed from `/sys/class/net`. The loopback and the many
/// ends that container runtimes make are left out.
package struct NetworkSampler: Sampler {
  package static let name = "network"

  package init() {}

  package func sample(_ host: Host, into sample: inout Sample) throws(SampleError) {
    let counters = sample.attempt { () throws(SampleError) in try host.text(at: "/proc/net/dev") }
    for (port, columns) in Self.table(counters ?? "") where !PortName.isContainerEnd(port) {
      let subject = sample.subject(.port, port)
      sample.add(.received, columns[0], of: subject)
      sample.add(.sent, columns[8], of: subject)
      sample.add(.errors, columns[2] + columns[10], of: subject)
      sample.add(.discards, columns[3] + columns[11], of: subject)
    }
    let folder = "/sys/class/net"
    let ports = sample.attempt { () throws(SampleError) in try host.entries(of: folder) }
    for port in ports ?? [] where !PortName.isContainerEnd(port) {
      addState(of: port, at: "\(folder)/\(port)", host, to: &sample)
    }
    if counters == nil && ports == nil { throw .absent(folder) }
  }

  private func addState(of port: String, at path: String, _ host: Host, to sample: inout Sample) {
    guard let state = sample.attempt({ () throws(SampleError) in try host.text(at: "\(path)/operstate") }) else {
      return
    }
    let subject = sample.subject(.port, port)
    sample.add(.state, state, of: subject)
    sample.add(.linkUp, state == "up" ? 1 : 0, of: subject)
    sample.add(
      .linkDowns, sample.attempt { () throws(SampleError) in try host.number(at: "\(path)/carrier_down_count") },
      of: subject)
    // A port without a speed (down, virtual) answers -1 or "invalid argument": both mean that there is none.
    if let speed = try? host.number(at: "\(path)/speed", scale: 1e6), speed > 0 {
      sample.add(.linkRate, speed, of: subject)
    }
  }

  /// The sixteen columns of each port.
  static func table(_ text: String) -> [(port: String, columns: [Double])] {
    text.lines.dropFirst(2).compactMap { line in
      guard let colon = line.lastIndex(of: ":") else { return nil }
      let columns = line[line.index(after: colon)...].words.compactMap { Double($0) }
      return columns.count >= 16 ? (String(line[..<colon]).trimmed, columns) : nil
    }
  }
}
