import AisleTesting
import Glibc

/// What the kernel says of a process.
struct ProcessFigures {
  /// Seconds of processor time.
  var mainThread = 0.0
  var others = 0.0
  /// Bytes.
  var highestMemory = 0

  init(_ process: Int32) {
    let all = Self.time("/proc/\(process)/stat")
    mainThread = Self.time("/proc/\(process)/task/\(process)/stat")
    others = all - mainThread
    let status = String(decoding: Fixtures.contents(of: "/proc/\(process)/status"), as: UTF8.self)
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    highestMemory = (line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0) * 1024
  }

  /// User and system time, in seconds.
  private static func time(_ path: String) -> Double {
    let text = String(decoding: Fixtures.contents(of: path), as: UTF8.self)
    // The name in brackets may hold anything.
    let fields = text.split(separator: ")").last?.split(separator: " ") ?? []
    guard fields.count > 13, let user = Double(fields[11]), let system = Double(fields[12]) else { return 0 }
    return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
  }
}
