internal import SiteModel
internal import Synchronization

/// Texts of files that say what a thing is, kept for a minute: a model or a serial number need not be read anew with
/// each sample. That a file is not there, or cannot be read, is kept likewise.
final class LastingTexts: Sendable {
  private struct Entry {
    var moment: Moment
    var text: Result<String, SampleError>
  }

  private static let lifetime = Duration.seconds(60)
  private let entries = Mutex<[String: Entry]>([:])

  func text(at path: String, now: Moment, reading read: () throws(SampleError) -> String) throws(SampleError) -> String
  {
    let known = entries.withLock { $0[path] }
    if let known, known.moment <= now, now - known.moment < Self.lifetime { return try known.text.get() }
    let text: Result<String, SampleError>
    do throws(SampleError) { text = .success(try read()) } catch { text = .failure(error) }
    // What hangs, or came too late, says nothing about the file.
    switch text {
    case .failure(.hung), .failure(.abandoned): break
    default: entries.withLock { $0[path] = Entry(moment: now, text: text) }
    }
    return try text.get()
  }
}
