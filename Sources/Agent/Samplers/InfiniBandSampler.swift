internal import SiteModel

/// InfiniBand and RoCE ports (`/sys/class/infiniband`).
package struct InfiniBandSampler: Sampler {
  package static let name = "infiniband"
  /// `port_xmit_data` and `port_rcv_data` count words of four bytes.
  private static let wordSize = 4.0

  package init() {}

  package func sample(_ host: Host, into sample: inout Sample) throws(SampleError) {
    let folder = "/sys/class/infiniband"
    for device in try host.entries(of: folder) {
      let path = "\(folder)/\(device)"
      let ports = sample.attempt { () throws(SampleError) in try host.entries(of: "\(path)/ports") }
      for port in ports ?? [] {
        let subject = sample.subject(.port, "\(device)/\(port)")
        add(host, path, device: subject, to: &sample)
        add(host, "\(path)/ports/\(port)", port: subject, to: &sample)
      }
    }
  }

  private func add(_ host: Host, _ path: String, device subject: Int, to sample: inout Sample) {
    for (attribute, file) in [(Attribute.model, "hca_type"), (.firmware, "fw_ver")] {
      sample.add(
        attribute, sample.attempt { () throws(SampleError) in try host.lastingText(at: "\(path)/\(file)") }, of: subject
      )
    }
  }

  private func add(_ host: Host, _ path: String, port subject: Int, to sample: inout Sample) {
    if let state = sample.attempt({ () throws(SampleError) in try host.text(at: "\(path)/state") }) {
      sample.add(.linkUp, state.hasPrefix("4:") ? 1 : 0, of: subject)
      sample.add(.state, state.split(separator: ":").last.map { $0.trimmed }, of: subject)
    }
    if let rate = sample.attempt({ () throws(SampleError) in try host.text(at: "\(path)/rate") }) {
      sample.add(.linkRate, Self.rate(rate), of: subject)
    }
    let received = counter("port_rcv_data", else: "port_rcv_data_64", host, path, &sample)
    let sent = counter("port_xmit_data", else: "port_xmit_data_64", host, path, &sample)
    sample.add(.received, received.map { $0 * Self.wordSize }, of: subject)
    sample.add(.sent, sent.map { $0 * Self.wordSize }, of: subject)
    sample.add(.errors, counter("port_rcv_errors", host, path, &sample), of: subject)
    let discards = ["port_rcv_discards", "port_xmit_discards"].compactMap { counter($0, host, path, &sample) }
    if !discards.isEmpty { sample.add(.discards, discards.reduce(0, +), of: subject) }
    sample.add(.linkDowns, counter("link_downed", host, path, &sample), of: subject)
  }

  private func counter(
    _ name: String, else extended: String? = nil, _ host: Host, _ path: String, _ sample: inout Sample
  ) -> Double? {
    let found = sample.attempt { () throws(SampleError) -> Double in
      let file = "\(path)/counters/\(name)"
      let text = try host.text(at: file)
      // Adapters without a performance agent say "N/A (no PMA)": there is no such counter.
      if text.hasPrefix("N/A") { throw .absent(file) }
      guard let value = Double(text) else { throw .malformed(file, found: CleanText.cleaned(text, limit: 40)) }
      return value
    }
    guard found == nil, let extended else { return found }
    return sample.attempt { () throws(SampleError) in try host.number(at: "\(path)/counters_ext/\(extended)") }
  }

  /// Bits per second from "40 Gb/sec (4X QDR)".
  static func rate(_ text: String) -> Double? {
    let parts = text.words
    guard parts.count >= 2, parts[1] == "Gb/sec" else { return nil }
    return Double(parts[0]).map { $0 * 1e9 }
  }
}
