internal import SiteModel

/// Main memory: `/proc/meminfo`. In use is what no process could get: total less available.
package struct MemorySampler: Sampler {
  package static let name = "memory"

  package init() {}

  package func sample(_ host: Host, into sample: inout Sample) throws(SampleError) {
    let path = "/proc/meminfo"
    let table = Self.table(try host.text(at: path))
    guard let total = table["MemTotal"] else { throw .malformed(path, found: "no MemTotal") }
    let node = sample.subject(.node)
    sample.add(.memoryTotal, total, of: node)
    // Kernels before 3.14 do not say what is available: free memory and caches come near it.
    let available = table["MemAvailable"] ?? ["MemFree", "Buffers", "Cached"].reduce(0) { $0 + (table[$1] ?? 0) }
    sample.add(.memoryUsed, max(0, total - available), of: node)
  }

  /// The figures of a meminfo text in bytes.
  static func table(_ text: String) -> [String: Double] {
    var table: [String: Double] = [:]
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: " ", omittingEmptySubsequences: true)
      guard parts.count >= 2, let key = parts.first?.dropLast(), let value = Double(parts[1]) else { continue }
      table[String(key)] = parts.count > 2 ? value * 1024 : value
    }
    return table
  }
}
