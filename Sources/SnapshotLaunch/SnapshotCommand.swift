internal import Analysis
package import ArgumentParser
internal import Canvas
internal import Export
internal import Glibc
internal import History
internal import Interaction
internal import Launch
internal import Runtime
internal import SiteModel
internal import Theming
internal import Views
internal import Wording

/// `aisle snapshot`: a page, or the data behind it, as a file.
package struct SnapshotCommand: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "snapshot", abstract: "Write a page, or the data behind it, to a file or to standard output.",
    discussion: """
      The frame is the console's own for the same state and size. Exit status: 0 nothing at or above --fail-on; 2 \
      something is; 3 data too old, a source down or no data at all (wins over 2); 74 the history is not there, damaged \
      or of another site; 1 Aisle itself failed; 64 and up else: the command line, the site file or the settings make no \
      sense.
      """)

  @OptionGroup var options: LookOptions

  @Option(help: ArgumentHelp("The page: overview, racks, nodes, jobs, cooling, power.", valueName: "name"))
  var page: String = Page.overview.name

  @Option(help: ArgumentHelp("The frame's size in cells.", valueName: "wxh"))
  var size: String = "120x36"

  @Option(help: ArgumentHelp("text, ansi, svg, html, json, csv or openmetrics.", valueName: "name"))
  var format: String = "text"

  @Option(
    help: ArgumentHelp(
      "Exit with 2 when a finding, or where alarms are kept an alarm that is not set aside, has this priority or a higher one.",
      valueName: "priority"))
  var failOn: String?

  @Option(name: [.customShort("o"), .long], help: ArgumentHelp("Write to this file.", valueName: "file"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Run a console command first, such as \"node node-b08\" or \"metric power\"; may be given several times.",
      valueName: "command"))
  var run: [String] = []

  @Option(
    help: ArgumentHelp("How long to wait for sources, such as 10s (default: their time-out).", valueName: "time"))
  var wait: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "A moment of what was recorded instead of now: 14:29, 2026-11-25 14:29, -2h, yesterday 3:00.", valueName: "time"))
  var at: String?

  @Option(
    help: ArgumentHelp(
      "Over how long the key figures of alarms are reckoned, such as 8h or 30d (default: a day); --page alarms shows them then.",
      valueName: "time"))
  var since: String?

  @Option(
    help: ArgumentHelp(
      "Answers to wait for from each source: rates need two (default: 1, this machine 2).", valueName: "count"))
  var samples: Int?

  @Flag(help: "Print the JSON Schema that JSON snapshots obey, and end.")
  var schema = false

  package init() {}

  package func run() async throws {
    // A reader that goes away (head, less) is told apart from other faults by the write that fails.
    signal(SIGPIPE, SIG_IGN)
    if schema { return try CommandEnding.print(SnapshotSchema.text) }
    let request = try SnapshotRequest(self)
    let opening = try options.opening(cadence: .milliseconds(500), isLive: false)
    var session = try await session(of: opening, request)
    let scene = session.scene()
    try request.write(scene, in: session.theme)
    let (site, now) = (scene.site, scene.now)
    let status = ExitStatus.of(site, findings: scene.findings, failOn: request.failOn, at: now)
    if status == .dataMissing { CommandEnding.say(Self.excuse(site, at: now)) }
    // The process ends here, so a source that still hangs is not waited for.
    fflush(nil)
    _exit(status.rawValue)
  }

  /// The console as it would show the site now, or at the moment that was asked for.
  private func session(of opening: SiteOpening, _ request: SnapshotRequest) async throws -> ConsoleSession {
    guard let at else {
      let (settled, now, standing, record) = try await look(at: opening, request)
      return try await request.session(on: settled, at: now, from: standing, recordedIn: record)
    }
    let candidates = options.sites.historyPlace(of: opening, request.look.settings)?.candidates ?? []
    let (record, reading) = try Look.past(at, of: opening.topology, among: candidates, at: opening.clock.now())
    if let told = Look.told(at, as: reading) { CommandEnding.say("aisle: --at: \(Wording(.english).text(of: told))") }
    let desk = ReplayDesk(whenNews: {}, opening: { record.past })
    return try await request.session(
      on: Site(topology: record.topology), at: opening.clock.now(), from: nil, in: desk, replaying: reading.moment)
  }

  /// The site as a recorder here has it, or as the file that was named has it; else as its sources tell now.
  private func look(
    at opening: SiteOpening, _ request: SnapshotRequest
  ) async throws -> (Site, Moment, RecordStanding?, (any Past)?) {
    if let path = options.sites.history.history {
      do throws(PastFailure) {
        let recorded = try RecordedSite(of: opening.topology, from: path, clock: opening.clock)
        return (recorded.site, recorded.now, recorded.standing, recorded.past)
      } catch { throw CommandEnding.past(error) }
    }
    let place = options.sites.historyPlace(of: opening, request.look.settings)
    let candidates = place?.candidates ?? []
    if let recorded = RecordedSite(of: opening.topology, among: candidates, clock: opening.clock) {
      return (recorded.site, recorded.now, recorded.standing, recorded.past)
    }
    let site = opening.run()
    // A simulated site has a past that an engine can have seen; of a real one a moment is all there is, and delays and
    // operators' acts would be made up: it shows what is wrong now, which nobody keeps.
    if opening.topology.isSimulated { await site.keepAlarms(AlarmPart()) }
    await site.start()
    let settled = await site.settledSite(
      patience: request.patience ?? opening.patience, rounds: samples ?? (opening.machine == nil ? 1 : 2))
    return (settled, opening.clock.now(), nil, nil)
  }

  /// Which sources are why the data is incomplete, at most five of them by name.
  private static func excuse(_ site: Site, at now: Moment) -> String {
    let bad = site.sources.filter { $0.condition(at: now) != .alive }
    if bad.isEmpty { return "aisle: no data: \(site.name) has no source that reports anything" }
    let lines = bad.prefix(5).map { source in
      let isStale = source.condition(at: now) == .stale
      let age =
        source.knownUntil.map { known in
          (isStale ? "newest reading" : "last answer") + " \(Int((now - known).seconds)) s ago"
        } ?? "has not answered"
      return
        "aisle: \(source.description.id.name) at \(source.description.address): \(source.failure.map { Wording(.english).text(of: $0) } ?? age)"
    }
    return (lines + (bad.count > 5 ? ["aisle: and \(bad.count - 5) more sources"] : [])).joined(separator: "\n")
  }
}
