internal import SiteModel

/// Main memory: `/proc/meminfo`. In use is what no process could get: total less available.
package struct MemorySampler: Sampler {
  package static let name = "memory"

  package init() {}

  package func sample(_ host: Host, into sample: inout Sample) throws(SampleError) {
    let path = "/proc/meminfo"
    let table = Self.table(try host.text(at: path))
    guard let total = table["MemTotal"] else { throw .unreadable(path, .lacking("MemTotal")) }
    let node = sample.subject(.node)
    sample.add(.memoryTotal, total, of: node)
    // Kernels before 3.14 do not say what is available: free memory and caches come near it.
    let estimate = table["MemFree"].map { $0 + (table["Buffers"] ?? 0) + (table["Cached"] ?? 0) }
    guard let available = table["MemAvailable"] ?? estimate, available <= total else {
      throw .unreadable(path, .lacking("MemAvailable"))
    }
    sample.add(.memoryUsed, total - available, of: node)
  }

  /// The figures of a meminfo text in bytes.
  static func table(_ text: String) -> [String: Double] {
    var table: [String: Double] = [:]
    for line in text.lines {
      let parts = line.words
      guard parts.count >= 2, let key = parts.first?.dropLast(), let value = Double(parts[1]),
        value.isFinite, value >= 0
      else { continue }
      table[String(key)] = parts.count > 2 ? value * 1024 : value
    }
    return table
  }
}
