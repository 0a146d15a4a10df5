import Glibc
import History
import Recording
import SiteModel

/// Measures a history:   HistoryMeter week|fleet|stretch|seek|series|open|verify PATH [FIGURES]
/// Prints lines of name, tab, figure.
@main
enum HistoryMeter {
  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count >= 3 else {
      print("usage: HistoryMeter week|fleet|stretch|seek|series|open|verify PATH [FIGURES]")
      exit(64)
    }
    let figures = arguments.dropFirst(3).compactMap { Int($0) }
    let text = arguments.dropFirst(3).first { Int($0) == nil }
    switch arguments[1] {
    case "week": try await Week(path: arguments[2], figures, samples: text).record()
    case "fleet": try await Fleet(path: arguments[2], figures).record()
    case "seek": try Questions(path: arguments[2]).seek(figures)
    case "series": try Questions(path: arguments[2]).series()
    case "open": try Questions(path: arguments[2]).open()
    case "stretch": try Stretch(path: arguments[2], figures).run()
    case "verify": try Questions(path: arguments[2]).verify()
    default: exit(64)
    }
  }

  static func say(_ name: String, _ figure: Double) {
    print("\(name)\t\((figure * 1000).rounded() / 1000)")
    fflush(nil)
  }

  /// Processor time that this process has used, in seconds.
  static var processorTime: Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
      + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6
  }

  /// The most memory that it has had, in MB.
  static var peakMemory: Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Double(usage.ru_maxrss) / 1024
  }

  /// Milliseconds that something takes.
  static func time<Value>(_ work: () throws -> Value) rethrows -> (Double, Value) {
    let start = ContinuousClock.now
    let value = try work()
    return (Double((ContinuousClock.now - start).nanoseconds) / 1e6, value)
  }

  static func size(of path: String) -> Double {
    var status = stat()
    return stat(path, &status) == 0 ? Double(status.st_size) : 0
  }
}

/// A clock that is moved by whoever simulates.
final class MeterClock: TimeSource {
  private let moment: Moments

  init(_ moment: Moment) { self.moment = Moments(moment) }
  func now() -> Moment { moment.value }
  func move(to now: Moment) { moment.value = now }
}
