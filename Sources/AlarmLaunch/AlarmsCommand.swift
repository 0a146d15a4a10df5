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

/// `aisle alarms`: what happened to alarms, out of the record of a site, and what happens to them as it is recorded. It
/// only reads.
package struct AlarmsCommand: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "alarms", abstract: "List what happened to alarms, and follow what happens.",
    discussion: """
      Out of the record of the site, a line a change. What stands now is 'aisle snapshot --page alarms'. With --follow \
      it goes on until it is ended, and tells of each change within some seconds. Exit status: 3 nothing is recorded; 74 \
      the history is not there, damaged or of another site; 64 and up else: the command line or the site file makes no \
      sense.
      """)

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Since when: a span such as 8h, a time of day, a date and time, or RFC 3339.", valueName: "time"))
  var since: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("Until when.", valueName: "time"))
  var until: String?

  @Flag(name: [.customShort("f"), .long], help: "Go on with what is recorded from now on.")
  var follow = false

  @OptionGroup var options: SiteOptions

  @Option(help: ArgumentHelp("text, or json: an object a line.", valueName: "name"))
  var format: String = "text"

  @Option(help: ArgumentHelp("The language of text: en or zh.", valueName: "tag"))
  var language: String?

  @Flag(help: "Print the JSON Schema that each line of JSON obeys, and end.")
  var schema = false

  package init() {}

  package func validate() throws {
    guard ["text", "json"].contains(format) else { throw ValidationError("--format is text or json") }
    if let language, Language(rawValue: language) == nil { throw ValidationError("--language is en or zh") }
    if follow, until != nil { throw ValidationError("--follow has no end: leave --until out") }
  }

  package func run() async throws {
    signal(SIGPIPE, SIG_IGN)
    if schema { return try CommandEnding.print(AlarmEventSchema.text) }
    let settings: Settings
    do throws(FileError) { settings = try Settings.load() } catch {
      throw CommandEnding.failure(error, .configuration)
    }
    let opening = try options.opening(cadence: .seconds(2), isLive: false)
    let candidates = options.historyPlace(of: opening, settings)?.candidates ?? []
    do {
      let record = try RecordedPast(of: opening.topology, among: candidates)
      let told = try record.past.newestAlarmEvent()
      var last: AlarmEvent?
      if !follow || since != nil {
        let (start, end) = try span(of: record, at: opening.clock.now())
        let events = try record.past.alarmEvents(after: start, to: end, about: nil)
        try print(events, of: record)
        last = events.last
      }
      guard follow else { return }
      var follower = AlarmFollower(record, beyond: max(told, last?.number ?? 0)) {
        try RecordedPast(of: opening.topology, among: candidates)
      }
      while Self.isHeard {
        try await Task.sleep(for: .seconds(1))
        for (record, events) in follower.look() { try print(events, of: record) }
      }
    } catch let error as PastFailure { throw CommandEnding.past(error) }
  }

  /// What is to be listed: after the one, up to the other.
  private func span(of record: RecordedPast, at now: Moment) throws -> (Moment, Moment) {
    // A simulated site may be recorded ahead of the clock.
    var end = Moment(nanoseconds: .max)
    if let until {
      guard let typed = try record.reading(of: until, at: now, zone: Look.zone)?.moment else {
        throw Look.misunderstood("--until", until)
      }
      end = typed
    }
    guard let since else { return (.never, end) }
    let back = until == nil ? try record.past.span()?.to ?? now : end
    guard let start = try record.start(of: since, before: back, at: now, zone: Look.zone) else {
      throw Look.misunderstood("--since", since)
    }
    guard start < end else { throw ValidationError("--since is not before --until") }
    return (start, end)
  }

  private func print(_ events: [AlarmEvent], of record: RecordedPast) throws {
    guard !events.isEmpty else { return }
    let words = Wording(language.flatMap { Language(rawValue: $0) } ?? .english)
    var bytes: [UInt8] = []
    for event in events {
      let line = AlarmEventLine(event, at: record.topology.name)
      bytes +=
        format == "json"
        ? line.json : Array(line.text(in: words) { $0.written(utcOffset: Look.utcOffset(at: $0)) }.utf8)
    }
    do throws(Output.Failure) { try Output.print(bytes) } catch {
      throw CommandEnding.failure("aisle: \(error)", .failure)
    }
  }

  /// False when whoever read what is written has gone away.
  private static var isHeard: Bool {
    var output = pollfd(fd: STDOUT_FILENO, events: 0, revents: 0)
    return poll(&output, 1, 0) <= 0 || output.revents & Int16(POLLERR | POLLHUP | POLLNVAL) == 0
  }
}
