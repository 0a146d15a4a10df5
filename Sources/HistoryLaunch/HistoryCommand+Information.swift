internal import ArgumentParser
internal import History
internal import Launch
internal import SiteModel

extension HistoryCommand {
  /// `aisle history info FILE`
  struct Information: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "info", abstract: "Say what a history holds, from when to when, and how large it is.")

    @OptionGroup var file: HistoryArgument

    func run() throws {
      let history = try file.open()
      let known: HistoryInformation
      do throws(PastFailure) { known = try history.information() } catch { throw file.ending(error) }
      try CommandEnding.print(Self.text(of: known, at: history.path))
    }

    static func text(of known: HistoryInformation, at path: String) -> String {
      var lines = [
        ("file", CleanText.cleaned(path)), ("site", known.site + (known.isSimulated ? "  SIMULATED" : "")),
        ("format", "\(known.version)"), ("from", known.span?.from.timestamp ?? "—"),
        ("to", known.span?.to.timestamp ?? "—"),
        ("size", "\(size(known.size)), \(size(known.free)) of it free"),
        ("sources", "\(known.sourceCount)"), ("things", "\(known.thingCount)"), ("series", "\(known.seriesCount)"),
      ]
      for share in known.tiers {
        let span = share.span.map { "  \($0.from.timestamp) to \($0.to.timestamp)" } ?? ""
        lines.append((share.tier.name, "\(share.blockCount) blocks, \(size(share.size))\(span)"))
      }
      lines.append(("not yet packed", "\(known.sheetCount) sheets, \(size(known.sheetSize))"))
      return lines.map { pair in
        pair.0 + String(repeating: " ", count: max(1, 16 - pair.0.count)) + pair.1 + "\n"
      }.joined()
    }

    /// In binary thousands, as `ls -h` has it.
    static func size(_ bytes: Int) -> String {
      let units = ["B", "KiB", "MiB", "GiB", "TiB"]
      var (value, unit) = (Double(bytes), 0)
      while value >= 1024, unit < units.count - 1 { (value, unit) = (value / 1024, unit + 1) }
      let tenths = Int((value * 10).rounded())
      return unit == 0 ? "\(bytes) B" : "\(tenths / 10).\(tenths % 10) \(units[unit])"
    }
  }
}

extension Tier {
  /// The name in options and reports.
  var name: String {
    switch self {
    case .readings: "raw"
    case .minutes: "minute"
    case .quarters: "quarter"
    }
  }
}
