import Glibc

/// Measures the alarm engine and what stands around it in a running console, in processor time, on a site of 10,000
/// nodes:   AlarmMeter
/// Prints lines of name, tab, figure. With `allocations.c` loaded before the C library it counts allocations too.
@main
enum AlarmMeter {
  static func main() {
    Flood.measure()
    Quiet.measure()
  }

  static func say(_ name: String, _ figure: Double) {
    print("\(name)\t\((figure * 1000).rounded() / 1000)")
    fflush(nil)
  }

  /// The median of several times, in milliseconds of processor time; `prepare` is not measured.
  static func median<State, Result>(
    of times: Int, prepare: () -> State, _ work: (inout State) -> Result
  ) -> Double {
    var figures: [Double] = []
    for _ in 0..<times {
      var state = prepare()
      let start = processorTime
      let result = work(&state)
      figures.append((processorTime - start) * 1000)
      withExtendedLifetime(result) {}
    }
    return figures.sorted()[times / 2]
  }

  /// Seconds of processor time that this process has used.
  static var processorTime: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Allocations so far; nil where nobody counts them.
  static var allocations: Int? {
    typealias Count = @convention(c) () -> Int
    guard let symbol = dlsym(nil, "aisle_allocations") else { return nil }
    return unsafeBitCast(symbol, to: Count.self)()
  }
}
