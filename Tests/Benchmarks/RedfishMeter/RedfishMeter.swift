import Glibc
import HTTP
import Runtime
import SiteModel

/// Reads one device again and again, each time as if for the first:   RedfishMeter URL PASSWORD-FILE TIMES
/// Lines of name, tab, figure: wall and processor time of a reading from login to logout, milliseconds; then of a poll of
/// a device that is known. Says "known" between the two, and waits for a line on standard input to go on.
@main
enum RedfishMeter {
  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 4, let times = Int(arguments[3]), times > 1 else {
      print("usage: RedfishMeter URL PASSWORD-FILE TIMES")
      exit(64)
    }
    var plan = SourcePlan(
      name: "device", kind: .redfish, targets: [.init(url: arguments[1])], every: .milliseconds(20),
      timeout: .seconds(15))
    plan.credential = .basic(user: "a", passwordFile: arguments[2])
    var walls: [Double] = []
    let before = processorTime()
    for _ in 0..<times { walls.append(try await readOnce(plan).wall) }
    say("read, wall", median(walls))
    say("read, processor", (processorTime() - before) / Double(times))
    say("readings", Double(try await readOnce(plan).readings))
    print("known")
    fflush(nil)
    _ = readLine()
    // The supervisor looks at its targets once a second.
    let known = try await polls(plan, times: 10)
    say("polls", Double(known.count))
    say("poll, wall", median(known))
  }

  /// From login to logout, in milliseconds.
  private static func readOnce(_ plan: SourcePlan) async throws -> (wall: Double, readings: Int) {
    let client = WebClient()
    let sink = FirstAnswer(1)
    let task = supervise(plan, client, sink)
    let took = try await sink.durations()
    let leaving = ContinuousClock.now
    task.cancel()
    await task.value
    let left = ContinuousClock.now - leaving
    await client.shutdown()
    return ((took[0] + left) / .milliseconds(1), await sink.readings)
  }

  /// Of a device that has been walked already; the first poll is left out.
  private static func polls(_ plan: SourcePlan, times: Int) async throws -> [Double] {
    let client = WebClient()
    let sink = FirstAnswer(times + 1)
    let task = supervise(plan, client, sink)
    let took = try await sink.durations()
    task.cancel()
    await task.value
    await client.shutdown()
    return took.dropFirst().map { $0 / .milliseconds(1) }
  }

  private static func supervise(_ plan: SourcePlan, _ client: WebClient, _ sink: FirstAnswer) -> Task<Void, Never> {
    let supervisor = FleetSupervisor(plan: plan, client: client, sink: sink, clock: SystemClock())
    return Task { await supervisor.run() }
  }

  /// Of this process, in milliseconds.
  private static func processorTime() -> Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    func milliseconds(_ time: timeval) -> Double { Double(time.tv_sec) * 1000 + Double(time.tv_usec) / 1000 }
    return milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime)
  }

  private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

  private static func say(_ name: String, _ figure: Double) { print("\(name)\t\((figure * 100).rounded() / 100)") }
}

/// Waits for so many answers of one source.
private actor FirstAnswer: SiteSink {
  private let wanted: Int
  private var took: [Duration] = []
  private(set) var readings = 0
  private var waiting: CheckedContinuation<[Duration], any Error>?

  init(_ wanted: Int) { self.wanted = wanted }

  func register(_ description: SourceDescription) {}

  func apply(_ batch: Batch, took duration: Duration) {
    took.append(duration)
    readings = batch.readings.count
    guard took.count >= wanted else { return }
    waiting?.resume(returning: took)
    waiting = nil
  }

  func apply(_ failure: SourceFailure, of source: SourceID, at moment: Moment, took duration: Duration) {
    waiting?.resume(throwing: failure)
    waiting = nil
  }

  func durations() async throws -> [Duration] {
    if took.count >= wanted { return took }
    return try await withCheckedThrowingContinuation { waiting = $0 }
  }
}
