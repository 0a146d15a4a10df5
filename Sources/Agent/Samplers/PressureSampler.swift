internal import SiteModel

/// Pressure stall information: how long some task waited for processor, memory or input and output.
package struct PressureSampler: Sampler {
  package static let name = "pressure"
  private static let resources: [(file: String, quantity: Quantity)] = [
    ("cpu", .processorWaitTime), ("memory", .memoryWaitTime), ("io", .inputOutputWaitTime),
  ]

  package init() {}

  package func sample(_ host: Host, into sample: inout Sample) throws(SampleError) {
    let node = sample.subject(.node)
    for (file, quantity) in Self.resources {
      let path = "/proc/pressure/\(file)"
      let waited = sample.attempt { () throws(SampleError) in
        let text = try host.text(at: path)
        guard let waited = Self.waited(text) else { throw .malformed(path, found: CleanText.cleaned(text, limit: 40)) }
        return waited
      }
      sample.add(quantity, waited, of: node)
    }
  }

  /// Seconds from "some avg10=0.10 … total=15", where the total is in microseconds.
  static func waited(_ text: String) -> Double? {
    guard let line = text.lines.first(where: { $0.hasPrefix("some ") }),
      let field = line.words.first(where: { $0.hasPrefix("total=") }),
      let total = Double(field.dropFirst(6))
    else { return nil }
    return total / 1e6
  }
}
