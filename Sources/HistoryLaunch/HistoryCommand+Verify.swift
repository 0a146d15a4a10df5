internal import ArgumentParser
internal import History
internal import Launch
internal import Runtime
internal import SiteModel

extension HistoryCommand {
  /// `aisle history verify FILE`
  struct Verify: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Check every block of a history.",
      discussion:
        "Ends with 0 when all is well, with 1 when something is damaged or cannot be read: each place is named.")

    @OptionGroup var file: HistoryArgument

    func run() throws {
      let history = try file.open()
      let found: Verification
      do throws(PastFailure) { found = try history.verify() } catch { throw file.ending(error) }
      for finding in found.findings {
        let words = finding.fault.map { ": \(Self.words(for: $0))" } ?? ""
        CommandEnding.say("\(CleanText.cleaned(history.path)): \(CleanText.cleaned(finding.place, limit: 200))\(words)")
      }
      guard found.isClean else {
        throw CommandEnding.failure(
          "aisle: \(found.findings.count == 1 ? "1 place is" : "\(found.findings.count) places are") damaged; all else was "
            + "read: \(Self.sum(found))", .failure)
      }
      try CommandEnding.print("ok: \(Self.sum(found))\n")
    }

    private static func sum(_ found: Verification) -> String {
      "\(found.blockCount) blocks and \(found.sheetCount) sheets with \(found.valueCount) values"
    }

    private static func words(for fault: BlockFault) -> String {
      switch fault {
      case .cutShort: "ends too early"
      case .checksum: "is not what was written (checksum)"
      case .malformed: "makes no sense"
      }
    }
  }
}
