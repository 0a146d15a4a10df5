import Glibc
import History
import Recording
import SiteModel

/// Records made-up readings, to be killed or to meet a disk that fails, and looks at what is left.
///   HistoryVictim live PATH FLUSH-MS      until it is killed; a line for each batch: its moment, and the real one
///   HistoryVictim steps PATH COUNT        a batch a minute of the site; a line for each that is in the file
///   HistoryVictim check PATH [LEAST]      what is wrong with the file, or "clean", its batches, and the newest moment;
///                                         LEAST: the batches that must be there
@main
enum HistoryVictim {
  static let start = Moment(seconds: 1_767_592_800)

  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count >= 3 else { exit(64) }
    let figure = arguments.count > 3 ? Int(arguments[3]) : nil
    switch arguments[1] {
    case "live": try await live(arguments[2], flushing: figure ?? 0)
    case "steps": await steps(arguments[2], figure ?? 100)
    case "check": check(arguments[2], least: figure ?? 0)
    default: exit(64)
    }
  }

  private static var topology: Topology {
    var topology = Topology(name: "Victim")
    topology.isSimulated = true
    return topology
  }

  static func say(_ line: String) {
    print(line)
    fflush(nil)
  }

  /// A site on which three hundred seconds pass in one, the same for every process.
  private struct FastClock: TimeSource {
    let real = SystemClock()
    func now() -> Moment {
      let origin = Moment(seconds: 1_790_000_000)
      return start + .nanoseconds((real.now() - origin).nanoseconds &* 300)
    }
  }

  private static func live(_ path: String, flushing: Int) async throws {
    let clock = FastClock()
    let writer = try HistoryWriter(path: path, site: topology, clock: clock)
    var number = 0
    while true {
      number += 1
      for source in 0..<8 {
        let now = clock.now()
        await writer.append(batch("\(source)", at: now, number: number))
        if source == 7 { say("\(now.nanoseconds) \(clock.real.now().milliseconds)") }
      }
      try await Task.sleep(for: .milliseconds(10))
      if flushing > 0, number % max(1, flushing / 10) == 0 {
        await writer.flush()
        await writer.tidy(for: .milliseconds(50))
      }
    }
  }

  private static func steps(_ path: String, _ count: Int) async {
    let clock = StepClock()
    var site = Site(topology: topology)
    var writer: HistoryWriter?
    var isWaiting = false
    for number in 1...count {
      clock.moment = start + .seconds(60 * number)
      // A file that cannot be opened now may be later.
      if writer == nil { writer = try? HistoryWriter(path: path, site: topology, clock: clock) }
      guard let writer else { continue }
      await writer.append(batch("0", at: clock.moment, number: number))
      await writer.append(remark(number, at: clock.moment))
      site.remember(at: clock.moment) { _ in [.power: Double(number)] }
      await writer.append(memoryOf: site, at: clock.moment)
      isWaiting = await !writer.flush()
      if !isWaiting { say("in \(number)") }
      await writer.tidy(for: .seconds(5))
    }
    // What fails at the very end may be over a moment later.
    for _ in 0..<5 where isWaiting {
      guard let writer, await writer.flush() else { continue }
      isWaiting = false
      say("in \(count)")
    }
    await writer?.close()
    say("end")
  }

  private static func batch(_ source: String, at moment: Moment, number: Int) -> Batch {
    var batch = Batch(source: SourceID(source), moment: moment, layout: 1)
    batch.isSimulated = true
    for place in 0..<40 {
      batch.subjects.append(.accelerator(String(place % 8), on: "node\(source)-\(place / 8)"))
      batch.readings.append(Reading(place, .power, Double(number) + Double(place) / 10, at: moment))
      batch.readings.append(Reading(place, .load, (Double(number &* 7919 % 1000) / 999), at: moment))
    }
    return batch
  }

  /// Somebody's comment: what is on the log once or not at all.
  private static func remark(_ number: Int, at moment: Moment) -> AlarmNews {
    let alarm = AlarmID(.leakDetected, .rack("A"))
    let act = AlarmAct(
      at: moment, by: Person(name: "li", number: 1001), as: .operator,
      AlarmReport(AlarmOrder(.comment("\(number)"), [alarm], seen: 0), done: [alarm]))
    return AlarmNews([], board: AlarmBoard([], lastEvent: 0), act: act, at: moment)
  }

  private static func remarks(in file: HistoryFile) throws(PastFailure) -> [Int] {
    try file.acts(after: .init(nanoseconds: 0), to: .init(nanoseconds: .max)).map { act in
      if case .comment(let text) = act.report.order.act { Int(text) ?? 0 } else { 0 }
    }
  }

  private static func check(_ path: String, least: Int) {
    do throws(PastFailure) {
      let file = try HistoryFile(path: path)
      let verification = try file.verify()
      guard verification.isClean else {
        say("damaged \(verification.findings.prefix(3))")
        exit(1)
      }
      let span = try file.span()
      let values = try file.values(
        of: .accelerator("0", on: "node0-0"), .power, from: .init(nanoseconds: 0), to: .init(nanoseconds: .max),
        count: .max)
      say("clean \(values.count) \(span?.to.nanoseconds ?? 0)")
      // Of steps each number must be there, once and in order.
      let numbers = values.prefix(least).map { Int($0.mean) }
      if least > 0, numbers != Array((numbers.first ?? 1)..<(numbers.first ?? 1) + least) {
        say("missing: \(numbers)")
        exit(1)
      }
      let remarks = try remarks(in: file)
      if least > 0, remarks != Array((remarks.first ?? 1)..<(remarks.first ?? 1) + remarks.count) {
        say("acts: \(remarks)")
        exit(1)
      }
    } catch {
      say("unreadable \(error)")
      exit(1)
    }
  }
}
