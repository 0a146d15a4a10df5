internal import ArgumentParser
internal import Glibc
internal import History
internal import Launch
internal import Runtime
internal import SiteModel

/// Which history a command is about.
struct HistoryArgument: ParsableArguments {
  @Argument(help: "A history's file, or the name of a site that is recorded here.")
  var history: String

  init() {}

  func open() throws -> HistoryFile {
    do throws(PastFailure) { return try HistoryFile(path: path) } catch { throw ending(error) }
  }

  /// A file's name is one with a `/` or of a file that is there; else a site of that name is looked for.
  private var path: String {
    if history.contains("/") || access(history, F_OK) == 0 { return history }
    let place = HistoryPlace(ofSite: history) { name in getenv(name).map { String(cString: $0) } }
    return place.candidates.first { access($0, F_OK) == 0 } ?? history
  }

  /// Says why the past cannot be told.
  func ending(_ failure: PastFailure) -> ExitCode {
    CommandEnding.past(failure)
  }
}

/// Writes to standard output in pieces.
struct OutputPieces {
  private var bytes: [UInt8] = []
  private static let size = 1 << 16

  mutating func write(_ text: String) throws {
    bytes += text.utf8
    if bytes.count >= Self.size { try flush() }
  }

  mutating func flush() throws {
    do throws(Output.Failure) { try Output.print(bytes) } catch {
      throw CommandEnding.failure("aisle: \(error)", .failure)
    }
    bytes.removeAll(keepingCapacity: true)
  }
}
