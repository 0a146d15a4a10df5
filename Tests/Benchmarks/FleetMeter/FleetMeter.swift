import Analysis
import Glibc
import HTTP
import Runtime
import SiteFile
import SiteModel
import StrictYAML

/// Polls a site's fleet as `aisle` does, without a screen:   FleetMeter SITE-FILE WARM-UP SECONDS
/// Warms up, says "begin", watches for so many seconds, says "end", then lines of name, tab, figure; goes on polling
/// until it is killed, so that its memory can be looked at.
@main
enum FleetMeter {
  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 4, let warming = Int(arguments[2]), let seconds = Int(arguments[3]) else {
      print("usage: FleetMeter SITE-FILE WARM-UP SECONDS")
      exit(64)
    }
    let topology = try SiteFile.load(path: arguments[1])
    let clock = SystemClock()
    let board = SiteBoard(Site(topology: topology, trends: Trends(capacity: 60, interval: .seconds(60))))
    let keeper = SiteKeeper(board: board, clock: clock) { site, now in totals(of: site, at: now) }
    let tally = PollTally(keeper)
    let tasks = topology.sources.map { plan in
      let supervisor = FleetSupervisor(plan: plan, client: WebClient(), sink: tally, clock: clock)
      return Task { await supervisor.run() }
    }
    try await Task.sleep(for: .seconds(warming))
    await tally.begin()
    say("begin")
    try await Task.sleep(for: .seconds(seconds))
    let result = await tally.ended()
    say("end")
    for (name, figure) in result { say("\(name)\t\((figure * 100).rounded() / 100)") }
    for task in tasks { await task.value }
  }

  private static func say(_ line: String) {
    print(line)
    fflush(nil)
  }
}
