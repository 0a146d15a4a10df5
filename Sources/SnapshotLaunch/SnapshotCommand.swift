internal import Analysis
package import ArgumentParser
internal import Canvas
internal import Export
internal import Glibc
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
      something is; 3 data too old, a source down or no data at all (wins over 2); 1 Aisle itself failed; 64 and up the \
      command line, the site file or the settings make no sense.
      """)

  @OptionGroup var options: LookOptions

  @Option(help: ArgumentHelp("The page: overview, racks, nodes, jobs, cooling, power.", valueName: "name"))
  var page: String = Page.overview.name

  @Option(help: ArgumentHelp("The frame's size in cells.", valueName: "wxh"))
  var size: String = "120x36"

  @Option(help: ArgumentHelp("text, ansi, svg, html, json, csv or openmetrics.", valueName: "name"))
  var format: String = "text"

  @Option(help: ArgumentHelp("Exit with 2 when a finding has this priority or a higher one.", valueName: "priority"))
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
    let site = opening.run()
    await site.start()
    let settled = await site.settledSite(
      patience: request.patience ?? opening.patience, rounds: samples ?? (opening.machine == nil ? 1 : 2))
    let now = opening.clock.now()
    var session = try request.session(on: settled, at: now)
    let scene = session.scene()
    try request.write(scene, in: session.theme)
    let status = ExitStatus.of(settled, findings: scene.findings, failOn: request.failOn, at: now)
    if status == .dataMissing { CommandEnding.say(Self.excuse(settled, at: now)) }
    // The process ends here, so a source that still hangs is not waited for.
    fflush(nil)
    _exit(status.rawValue)
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
