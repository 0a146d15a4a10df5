import AisleTesting
import Canvas
import History
import Interaction
import SiteModel
import Testing

/// What a console shows of a moment of the past is what it showed then.
@Suite("Pages of the past") struct PastPagesTests {
  private static let pages: [[String]] = [
    [], ["page racks"], ["page racks", "zoom strip"], ["page nodes"], ["page jobs"], ["page jobs", "ended"],
    ["page cooling"], ["page cooling", "down", "down"], ["page power"], ["page alarms"], ["page sources"],
  ]

  private static func frames(of site: Site, at now: Moment) -> [(String, [String])] {
    let plain = Seat(at: site, size: Size(160, 50), now: now)
    func seat(_ commands: [String]) -> Seat {
      var seat = plain
      for command in commands {
        let words = command.split(separator: " ", maxSplits: 1).map(String.init)
        seat.send(.command(words[0], argument: words.count > 1 ? words[1] : nil))
      }
      return seat
    }
    var frames = pages.map { ($0.joined(separator: ", "), seat($0).lines) }
    let running = site.queues.first?.jobs.first { $0.state == .running }?.id
    let waiting = site.queues.first?.jobs.first { $0.state == .pending }?.id
    for job in [running, waiting].compactMap({ $0 }) { frames.append(("job \(job)", seat(["job \(job)"]).lines)) }
    frames.append(("rack", seat(["rack \(site.topology.racks[0].name)"]).lines))
    for node in site.directory.nodes.prefix(4) {
      var seat = plain
      seat.console.place = Place(.nodes, detail: .entity(.node(node)))
      seat.paint()
      frames.append(("node \(node)", seat.lines))
    }
    for source in site.sources.indices.prefix(2) {
      var seat = plain
      seat.console.layers = [.notice(.source(source))]
      seat.paint()
      frames.append(("source \(source)", seat.lines))
    }
    return frames
  }

  /// The energy of a job is written once a minute: it may be that much behind.
  private static func isEnergy(_ line: String) -> Bool { line.contains("watched") }

  /// What an alarm threatens is recorded with its events, and followed live: the line without it.
  private static func named(_ line: String) -> String { String(line.prefix(80)) }

  @Test("every page of a simulated site with faults is what it was") func pages() async throws {
    let past = try await SimulatedPast(
      nodes: 12,
      faults: ["pump-trip@1m", "node-crash@3m", "accelerator-lost@4m", "node-drained@2m"], steps: 48, keeping: 24)
    let file = try await past.rig.file()
    for (moment, live) in past.sites {
      let restored = try file.site(at: moment)
      let pairs = zip(Self.frames(of: live, at: moment), Self.frames(of: restored, at: moment))
      for ((name, was), (_, drawn)) in pairs {
        let isOfAlarms = name.hasSuffix("page alarms") || name == "alarms"
        let pairs = zip(was, drawn).map { isOfAlarms ? (Self.named($0), Self.named($1)) : ($0, $1) }
        guard let place = pairs.enumerated().first(where: { $1.0 != $1.1 && !Self.isEnergy($1.0) })?.offset
        else { continue }
        let lines = "\n  live:     \(was[place])\n  restored: \(drawn[place])"
        Issue.record("\(moment.timestamp) \(name), line \(place + 1)\(lines)")
      }
    }
  }
}
