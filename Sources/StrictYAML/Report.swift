internal import SiteModel

/// Collects what is wrong with one file while it is read. Reading goes on after a problem, so that one run shows all.
package final class Report {
  static let limit = 20
  /// The file as it was named to Aisle.
  package let file: String
  let fileKind: FileKind
  private(set) var problems: Set<Problem> = []
  /// Things that entries may still stand for, for readers that unfold them: a file of a few bytes must not become a
  /// gigabyte.
  package var allowance: Int
  /// Keys that have been reported as duplicates and are to be read over.
  var mutedKeys: Set<Place> = []

  package init(file: String, kind: FileKind, allowance: Int = 0) {
    self.file = file
    fileKind = kind
    self.allowance = allowance
  }

  package func add(_ message: String, at place: Place) {
    // Beyond a thousand only their number would grow, and nobody reads it.
    if problems.count < 1_000 { problems.insert(Problem(file: file, place: place, message: message)) }
  }

  /// Throws when anything was wrong.
  package func finish() throws(FileError) {
    if problems.isEmpty { return }
    let sorted = problems.sorted { ($0.place, $0.message) < ($1.place, $1.message) }
    throw FileError(
      problems: Array(sorted.prefix(Self.limit)), omitted: max(0, sorted.count - Self.limit))
  }

  /// `; did you mean 'height'?` when one of the words is near, else nothing.
  package func suggestion(for word: String, among words: some Sequence<String>) -> String {
    // Nobody sees suggestions beyond the limit, and looking through 10,000 names costs time.
    guard problems.count < Self.limit, let nearest = NearestWord.to(word, in: words) else { return "" }
    return "; did you mean \(quoted(nearest))?"
  }
}

/// A word of the file in a message: cleaned, cut when it is long, and without the user and password of a URL.
package func quoted(_ text: some StringProtocol) -> String {
  "'\(CleanText.cleaned(withoutUserInformation(String(text)), limit: 48))'"
}

private func withoutUserInformation(_ text: String) -> String {
  guard let start = text.firstRange(of: "://")?.upperBound, let end = text[start...].lastIndex(of: "@") else {
    return text
  }
  return text[..<start] + "…" + text[end...]
}
