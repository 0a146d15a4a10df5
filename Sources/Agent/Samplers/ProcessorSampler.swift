internal import SiteModel

/// Processors as a whole: time at work and idle (`/proc/stat`), run queue (`/proc/loadavg`).
package struct ProcessorSampler: Sampler {
  package static let name = "processor"
  /// `/proc` counts in hundredths of a second whatever the kernel's own tick is.
  private static let ticksPerSecond = 100.0

  package init() {}

  package func sample(_ host: Host, into sample: inout Sample) throws(SampleError) {
    let node = sample.subject(.node)
    if let load = sample.attempt({ () throws(SampleError) in try host.text(at: "/proc/loadavg") }) {
      sample.add(.loadAverage, load.split(separator: " ").first.flatMap { Double($0) }, of: node)
    }
    let path = "/proc/stat"
    let head = Self.head(of: try host.bytes(at: path))
    guard let times = Self.times(String(decoding: head, as: UTF8.self)) else {
      throw .unreadable(path, reason: "no times of processors")
    }
    sample.add(.busyTime, times.busy / Self.ticksPerSecond, of: node)
    sample.add(.idleTime, times.idle / Self.ticksPerSecond, of: node)
    if times.cores > 0 { sample.add(.coreCount, Double(times.cores), of: node) }
  }

  /// The lines about processors. They come first; the line of interrupts after them can be a hundred kilobytes long, and
  /// to split it would cost more than all other samplers together.
  static func head(of bytes: [UInt8]) -> ArraySlice<UInt8> {
    var end = 0
    while bytes[end...].starts(with: "cpu".utf8) {
      end = bytes[end...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
    }
    return bytes[..<end]
  }

  /// Ticks at work and idle, and the number of processors. Guest time is part of user time already.
  static func times(_ text: String) -> (busy: Double, idle: Double, cores: Int)? {
    var total: [Double]?
    var cores = 0
    for line in text.split(separator: "\n") {
      guard line.hasPrefix("cpu") else { break }
      if line.hasPrefix("cpu ") {
        total = line.split(separator: " ").dropFirst().compactMap { Double($0) }
      } else {
        cores += 1
      }
    }
    guard let total, total.count >= 5 else { return nil }
    // user nice system idle iowait irq softirq steal
    let busy = total[0..<3].reduce(0, +) + total.dropFirst(5).prefix(3).reduce(0, +)
    return (busy, total[3] + total[4], cores)
  }
}
