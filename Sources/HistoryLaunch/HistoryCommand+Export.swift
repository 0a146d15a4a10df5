internal import ArgumentParser
internal import Glibc
internal import History
internal import Interaction
internal import Launch
internal import Runtime
internal import SiteModel

extension HistoryCommand {
  /// `aisle history export FILE --format openmetrics > readings.om`
  struct ExportReadings: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export", abstract: "Write recorded readings to standard output.",
      discussion: """
        csv: a line a reading. openmetrics: with the time of each reading, as 'promtool tsdb create-blocks-from \
        openmetrics' takes it. Times are written as 2026-11-26T03:00:00Z, 14:29, or -2d for two days before the newest.
        """)

    @OptionGroup var file: HistoryArgument

    @Option(help: ArgumentHelp("csv or openmetrics.", valueName: "name"))
    var format = "csv"

    @Option(help: ArgumentHelp("raw, minute or quarter.", valueName: "name"))
    var tier = "raw"

    @Option(parsing: .unconditional, help: ArgumentHelp("Only what came after this.", valueName: "time"))
    var from: String?

    @Option(parsing: .unconditional, help: ArgumentHelp("Only what came up to this.", valueName: "time"))
    var to: String?

    @Option(
      help: ArgumentHelp("Only this quantity, such as power_watts; may be given several times.", valueName: "name"))
    var quantity: [String] = []

    @Option(help: ArgumentHelp("Only things with this in their name or their node's.", valueName: "text"))
    var name: String?

    func run() throws {
      signal(SIGPIPE, SIG_IGN)
      let (format, tier, quantities) = try choices()
      let history = try file.open()
      let (from, to) = try limits(of: history)
      var pieces = OutputPieces()
      try pieces.write(format.head(isSimulated: history.topology.isSimulated, tier))
      for quantity in quantities {
        var isOpen = false
        do throws(PastFailure) {
          try history.forEachSeries(of: quantity, in: tier, after: from, to: to, where: isWanted) { series, readings in
            if !isOpen { try pieces.write(format.head(of: quantity)) }
            isOpen = true
            let line = format.line(
              site: history.topology.name, isSimulated: history.topology.isSimulated, series: series, tier)
            for reading in readings { if let text = line(reading) { try pieces.write(text) } }
          }
        } catch { throw file.ending(error) }
      }
      try pieces.write(format.end)
      try pieces.flush()
    }

    private func isWanted(_ series: RecordedSeries) -> Bool {
      guard let name else { return true }
      return series.thing.name.contains(name) || series.thing.node.contains(name)
    }

    private func choices() throws -> (any ReadingFormat, Tier, [Quantity]) {
      let formats: [String: any ReadingFormat] = ["csv": ReadingsAsCSV(), "openmetrics": ReadingsAsOpenMetrics()]
      guard let format = formats[format] else {
        throw CommandEnding.failure("aisle: --format takes csv or openmetrics", .usage)
      }
      guard let tier = Tier.allCases.first(where: { $0.name == tier }) else {
        throw CommandEnding.failure("aisle: --tier takes raw, minute or quarter", .usage)
      }
      guard !quantity.isEmpty else { return (format, tier, Quantity.allCases) }
      let found = quantity.map { name in Quantity.allCases.first { $0.exportName == name || $0.name == name } }
      if let place = found.firstIndex(of: nil) {
        throw CommandEnding.failure(
          "aisle: no quantity '\(CleanText.cleaned(quantity[place], limit: 40))'; exports call them power_watts, "
            + "temperature_celsius ...", .usage)
      }
      return (format, tier, found.compactMap(\.self))
    }

    private func limits(of history: HistoryFile) throws -> (Moment, Moment) {
      let span: PastSpan?
      do throws(PastFailure) { span = try history.span() } catch { throw file.ending(error) }
      let newest = span?.to ?? .never
      // Readings come after their moments: what is asked from is asked inclusive.
      return (try moment(from, "--from", in: span) ?? .never, try moment(to, "--to", in: span) ?? newest)
    }

    /// As the console takes it, counted from the newest that is recorded.
    private func moment(_ text: String?, _ option: String, in span: PastSpan?) throws -> Moment? {
      guard let text else { return nil }
      let newest = span?.to ?? .never
      let reader = MomentText(here: newest, now: newest, span: span) { Look.utcOffset(at: $0) }
      if let moment = reader.moment(of: text) { return moment }
      throw CommandEnding.failure(
        "aisle: \(option) '\(CleanText.cleaned(text, limit: 40))': expected a time such as 2026-11-26T03:00:00Z, 14:29 "
          + "or -2d", .usage)
    }
  }
}
