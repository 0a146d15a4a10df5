internal import Analysis
package import ArgumentParser
internal import Export
internal import Glibc
internal import History
internal import Interaction
internal import Launch
internal import Runtime
internal import SiteFile
internal import SiteModel
internal import StrictYAML
internal import Wording

/// `aisle handover`: what whoever takes over a shift has to know, out of the record of a site.
package struct HandoverCommand: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "handover", abstract: "Tell what whoever takes over a shift has to know.",
    discussion: """
      Made from what was recorded: what is still open, what alarmed, who did what about it, what changed. Exit status: 0 \
      nothing is open; 2 something is; 3 nothing is recorded of that time; 74 the history is not there, damaged or of \
      another site; 1 Aisle itself failed; 64 and up else: the command line or the site file makes no sense.
      """)

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Since when: a span such as 8h, a time of day, a date and time, or RFC 3339.", valueName: "time"))
  var since: String = "8h"

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Until when (default: the end of the record).", valueName: "time"))
  var until: String?

  @OptionGroup var options: SiteOptions

  @Option(
    help: ArgumentHelp(
      "A log of actions, besides or instead of the user's own; may be given several times.", valueName: "file"))
  var audit: [String] = []

  @Option(help: ArgumentHelp("text, html or json.", valueName: "name"))
  var format: String = "text"

  @Option(help: ArgumentHelp("The language: en or zh. JSON is English.", valueName: "tag"))
  var language: String?

  @Option(name: [.customShort("o"), .long], help: ArgumentHelp("Write to this file.", valueName: "file"))
  var output: String?

  @Flag(help: "Print the JSON Schema that JSON handovers obey, and end.")
  var schema = false

  package init() {}

  package func validate() throws {
    guard ["text", "html", "json"].contains(format) else { throw ValidationError("--format is text, html or json") }
    if let language, Language(rawValue: language) == nil { throw ValidationError("--language is en or zh") }
  }

  package func run() async throws {
    signal(SIGPIPE, SIG_IGN)
    if schema { return try CommandEnding.print(HandoverSchema.text) }
    let handover = try handover()
    let bytes = bytes(of: handover)
    do throws(Output.Failure) {
      if let output { try Output.write(bytes, to: output) } else { try Output.print(bytes) }
    } catch { throw CommandEnding.failure("aisle: \(error)", .failure) }
    if !handover.open.isEmpty { throw ExitCode(ExitStatus.findings.rawValue) }
  }

  private func bytes(of handover: Handover) -> [UInt8] {
    if format == "json" { return handover.json }
    let words = Wording(language.flatMap { Language(rawValue: $0) } ?? .english)
    let sheet = HandoverSheet(handover, words: words, utcOffset: Look.utcOffset(at: handover.to))
    return Array((format == "html" ? sheet.html(in: words) : sheet.text(in: words)).utf8)
  }

  private func handover() throws -> Handover {
    let settings: Settings
    do throws(FileError) { settings = try Settings.load() } catch {
      throw CommandEnding.failure(error, .configuration)
    }
    let opening = try options.opening(cadence: .seconds(2), isLive: false)
    let candidates = options.historyPlace(of: opening, settings)?.candidates ?? []
    do {
      let record = try RecordedPast(of: opening.topology, among: candidates)
      let now = opening.clock.now()
      guard let span = try record.past.span() else { throw PastFailure.nothingThere }
      var end = span.to
      if let until {
        guard let typed = try record.reading(of: until, at: now, zone: Look.zone)?.moment else {
          throw Look.misunderstood("--until", until)
        }
        end = typed
      }
      guard let start = try record.start(of: since, before: end, at: now, zone: Look.zone) else {
        throw Look.misunderstood("--since", since)
      }
      guard start < end else { throw ValidationError("--since is not before --until") }
      return try Handover.read(from: record, PastSpan(from: start, to: end), audits: audit)
    } catch let error as PastFailure { throw CommandEnding.past(error) }
  }
}
