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
      sample.add(.loadAverage, load.words.first.flatMap { Double($0) }, of: node)
    }
    let path = "/proc/stat"
    guard let times = Self.times(Self.head(of: try host.bytes(at: path))) else {
      throw .unreadable(path, .lacking("cpu"))
    }
    sample.add(.busyTime, times.busy / Self.ticksPerSecond, of: node)
    sample.add(.idleTime, times.idle / Self.ticksPerSecond, of: node)
    if times.cores > 0 { sample.add(.coreCount, Double(times.cores), of: node) }
  }

  /// The lines of processors, which come first. What follows, a number for each interrupt of each, is many times as long.
  private static func head(of bytes: [UInt8]) -> String {
    var end = 0
    while bytes[end...].starts(with: "cpu".utf8), let newline = bytes[end...].firstIndex(of: UInt8(ascii: "\n")) {
      end = newline + 1
    }
    return String(decoding: bytes[..<end], as: UTF8.self)
  }

  /// Ticks at work and idle, and the number of processors. Guest time is part of user time already.
  static func times(_ text: String) -> (busy: Double, idle: Double, cores: Int)? {
    var total: [Double]?
    var cores = 0
    for line in text.lines {
      guard line.hasPrefix("cpu") else { break }
      if line.hasPrefix("cpu ") {
        total = line.words.dropFirst().compactMap { Double($0) }
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
