internal import ArgumentParser
internal import History
internal import Launch
internal import Recording
internal import Runtime
internal import SiteModel

extension HistoryCommand {
  /// `aisle history prune FILE --raw 2d --size 20G`
  struct Prune: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Give up what is older than asked, or too much, and give the room back.",
      discussion: "Times count back from the newest that is recorded. Only while nobody records into the history. What "
        + "is not named is kept as it is.")

    @OptionGroup var file: HistoryArgument

    @Option(help: ArgumentHelp("Keep readings for so long, such as 2d.", valueName: "time"))
    var raw: String?

    @Option(help: ArgumentHelp("Keep minutes for so long, such as 30d.", valueName: "time"))
    var minute: String?

    @Option(help: ArgumentHelp("Keep quarters of an hour for so long, such as 300d.", valueName: "time"))
    var quarter: String?

    @Option(help: ArgumentHelp("Keep events, jobs and facts for so long.", valueName: "time"))
    var events: String?

    @Option(help: ArgumentHelp("Keep the file to so much, such as 500M or 20G.", valueName: "size"))
    var size: String?

    func run() async throws {
      let settings = try settings()
      let history = try file.open()
      let (before, after): (HistoryInformation, HistoryInformation)
      do {
        before = try history.information()
        // Held until this process ends.
        let lock = try LeaseLock(beside: history.path)
        guard !lock.isTaken(.recorder), try lock.take(.lease), history.rivalLease == nil else {
          throw CommandEnding.failure(
            "aisle: \(CleanText.cleaned(history.path)): somebody records to it", .alreadyRecorded)
        }
        let writer = try HistoryWriter(
          path: history.path, site: history.topology, keepsPlan: true, settings: settings,
          // By the clock of today an old or simulated history would lose all it has.
          clock: FixedClock(before.span?.to ?? SystemClock().now()))
        try await writer.prune(settings)
        await writer.close()
        after = try history.information()
      } catch let failure as PastFailure { throw file.ending(failure) }
      try CommandEnding.print(
        "\(Information.size(before.size)) before, \(Information.size(after.size)) now; from "
          + "\(after.span?.from.timestamp ?? "—") to \(after.span?.to.timestamp ?? "—")\n")
    }

    private func settings() throws -> RecordingSettings {
      var settings = RecordingSettings()
      let forEver = Duration.seconds(100 * 366 * 86_400)
      settings.readingAge = try duration(raw, "--raw") ?? forEver
      settings.minuteAge = try duration(minute, "--minute") ?? forEver
      settings.quarterAge = try duration(quarter, "--quarter") ?? forEver
      settings.eventAge = try duration(events, "--events") ?? forEver
      if let size { settings.size = try bytes(size) }
      if [raw, minute, quarter, events, size].allSatisfy({ $0 == nil }) {
        throw CommandEnding.failure("aisle: say what to keep: --raw 2d, --minute 30d, --size 20G ...", .usage)
      }
      return settings
    }

    private func duration(_ text: String?, _ option: String) throws -> Duration? {
      guard let text else { return nil }
      if let duration = Duration(writtenAs: text) { return duration }
      throw CommandEnding.failure(
        "aisle: \(option) '\(CleanText.cleaned(text, limit: 40))': expected a time such as 6h or 30d", .usage)
    }

    private func bytes(_ text: String) throws -> Int {
      let units: [Character: Int] = ["K": 1 << 10, "M": 1 << 20, "G": 1 << 30, "T": 1 << 40]
      let unit = text.last.flatMap { units[$0] }
      let digits = unit == nil ? Substring(text) : text.dropLast()
      if let number = Int(digits), number > 0 {
        let (size, overflow) = number.multipliedReportingOverflow(by: unit ?? 1)
        if !overflow { return size }
      }
      throw CommandEnding.failure(
        "aisle: --size '\(CleanText.cleaned(text, limit: 40))': expected a size such as 500M or 20G", .usage)
    }
  }
}
