internal import Analysis
internal import Canvas
internal import Interaction
internal import Launch
internal import Runtime
internal import SiteModel
internal import Theming
internal import Views
internal import Wording

/// What a snapshot is to show and where it goes, checked before any source is asked.
struct SnapshotRequest {
  let look: Look
  let page: Page
  let size: Size
  let format: String
  let failOn: Priority?
  let patience: Duration?
  /// Over how long key figures are reckoned; nil where they were not asked for.
  private let figureSpan: Duration?
  private let commands: [String]
  private let output: String?

  /// Ends the command with a sentence when an option makes no sense.
  init(_ options: SnapshotCommand) throws {
    look = try Look(options.options)
    page = try PageName.page(named: options.page)
    guard let size = Self.size(options.size) else {
      throw CommandEnding.failure(
        "aisle: --size \(Self.quoted(options.size)): expected columns x rows from 1x1 to 1000x1000, such as 120x36",
        .usage)
    }
    let least = FramePainter.leastSize
    if FrameFormat(named: options.format) != nil, size.width < least.width || size.height < least.height {
      throw CommandEnding.failure("aisle: --size \(size): a frame needs at least \(least)", .usage)
    }
    self.size = size
    format = try Self.word(options.format, of: Rendition.formats, "format")
    failOn = try options.failOn.flatMap {
      Priority(name: try Self.word($0, of: Priority.allCases.map(\.name), "priority"))
    }
    patience = try options.wait.map { text in
      guard let wait = Duration(writtenAs: text), wait > .zero else {
        throw CommandEnding.failure(
          "aisle: --wait \(Self.quoted(text)): expected a time such as 10s, 500ms or 1m", .usage)
      }
      return wait
    }
    let isOnAlarms = page == .alarms
    figureSpan = try options.since.map { text in
      guard isOnAlarms else { throw CommandEnding.failure("aisle: --since goes with --page alarms", .usage) }
      guard let span = Duration(writtenAs: text), span >= .seconds(60) else {
        throw CommandEnding.failure(
          "aisle: --since \(Self.quoted(text)): expected a length of time such as 8h or 30d", .usage)
      }
      return span
    }
    guard (1...100).contains(options.samples ?? 1) else {
      throw CommandEnding.failure("aisle: --samples takes a number from 1 to 100", .usage)
    }
    commands = options.run
    output = options.output == "-" ? nil : options.output
  }

  /// The console as it stands on the page after the commands, at one moment of a site.
  /// `standing` and `record`: of a site that was read from a history.
  func session(
    on site: Site, at now: Moment, from standing: RecordStanding?, recordedIn record: (any Past)? = nil,
    in past: ReplayDesk? = nil, replaying moment: Moment? = nil
  ) async throws -> ConsoleSession {
    var console = Console()
    console.recordStanding = standing
    console.replay = moment.map { Replay(wanted: $0) }
    console.go(to: page)
    console.language = look.language
    console.spellsEnter = look.isASCII
    if let figureSpan { (console.alarmSheet, console.alarmFigureSpan) = (.figures, figureSpan) }
    var outside = look.themesOnly
    outside.past = past
    outside.zone = { Look.utcOffset(at: $0) }
    var maker = SceneMaker(utcOffset: Look.utcOffset(at: now), ambiguous: look.ambiguous)
    maker.past = record
    var session = ConsoleSession(
      board: SiteBoard(site), clock: FixedClock(now), console: console, theme: look.theme,
      maker: maker, outside: outside)
    if past != nil, let refusal = await session.settlePast() {
      throw CommandEnding.failure("aisle: --at: \(Wording(.english).text(of: refusal))", .dataMissing)
    }
    // Lists and what stands where are known once a frame has been drawn.
    _ = session.stage(for: size)
    for line in commands {
      if let refusal = session.run(line) {
        throw CommandEnding.failure("aisle: --run \(Self.quoted(line)): \(Wording(.english).text(of: refusal))", .usage)
      }
      if past != nil { _ = await session.settlePast() }
      _ = session.stage(for: size)
    }
    return session
  }

  /// Ends the command when the bytes cannot be put where they were asked for.
  func write(_ scene: Scene, in theme: Theme) throws {
    let settings = Look.frameSettings(for: scene, glyphs: look.isASCII ? .ascii : .unicode)
    guard let bytes = Rendition.bytes(of: scene, as: format, size: size, theme: theme, settings: settings) else {
      throw CommandEnding.failure("aisle: no format \(Self.quoted(format))", .usage)
    }
    do throws(Output.Failure) {
      if let output {
        try Output.write(bytes, to: output)
      } else {
        try Output.print(bytes)
      }
    } catch { throw CommandEnding.failure("aisle: \(error)", .failure) }
  }

  private static func size(_ text: String) -> Size? {
    let parts = text.lowercased().split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let width = parts[0], let height = parts[1], (1...1000).contains(width),
      (1...1000).contains(height)
    else { return nil }
    return Size(width, height)
  }

  private static func word(_ text: String, of known: [String], _ what: String) throws -> String {
    if known.contains(text) { return text }
    let near = NearestWord.to(text, in: known).map { "; did you mean '\($0)'?" }
    throw CommandEnding.failure(
      "aisle: no \(what) \(quoted(text))" + (near ?? "; there are \(known.joined(separator: ", "))"), .usage)
  }

  private static func quoted(_ text: String) -> String { "'\(CleanText.cleaned(text, limit: 60))'" }
}
