/// Why a job waits or how it ended, in plain words.
package struct JobReasonWords: Hashable, Sendable {
  /// A few words, for a column.
  package var short: String
  /// A full sentence.
  package var sentence: String
  /// What to do about it, or how long to wait; empty where nothing needs doing.
  package var advice: String
}

/// The words of one reason in every language.
struct JobReason: Sendable {
  var short: Word
  var sentence: Word
  var advice: Word?
  /// What fills the gaps, and those of the few words.
  var values: [Word] = []
  var shortValues: [Word]

  init(
    _ short: Word, _ sentence: Word, _ advice: Word? = nil, with values: [Word] = [], short shortValues: [Word]? = nil
  ) {
    self.shortValues = shortValues ?? values
    self.short = short
    self.sentence = sentence
    self.advice = advice
    self.values = values
  }
}

extension Wording {
  /// A scheduler's reason in plain words; nil for one that is not known here, and for none at all.
  package func reason(_ code: String) -> JobReasonWords? {
    guard let (reason, rest) = JobReason.find(code) else { return nil }
    func text(_ word: Word, with values: [Word]) -> String {
      values.isEmpty ? self(word) : filled(word, with: values.map { self($0) })
    }
    // What the scheduler adds, such as the nodes that are not there, is its own.
    let more = rest.isEmpty ? "" : language == .chinese ? "（\(rest)）" : " (\(rest))"
    return JobReasonWords(
      short: text(reason.short, with: reason.shortValues), sentence: text(reason.sentence, with: reason.values) + more,
      advice: reason.advice.map { text($0, with: reason.values) } ?? "")
  }

  /// The few words for a column: the code as it stands where it is not known; nothing for no reason.
  package func shortReason(_ code: String) -> String {
    JobReason.isNone(code) ? "" : reason(code)?.short ?? code
  }
}

extension JobReason {
  static func isNone(_ code: String) -> Bool { code.isEmpty || code == "None" || code == "NotSet" }

  /// The reason that a code or a text of the scheduler means, and what it adds to that.
  static func find(_ code: String) -> (reason: JobReason, rest: String)? {
    if isNone(code) { return nil }
    if let reason = coded[code] ?? limit(code) { return (reason, "") }
    // `scontrol` writes free text with underscores for blanks.
    let text = code.replacing("_", with: " ")
    let low = text.lowercased()
    for (start, reason) in texts where low.hasPrefix(start) {
      return (reason, String(text.dropFirst(start.count)).trimmedReason)
    }
    // "ReqNodeNotAvail, UnavailableNodes:gpu01", "BurstBufferStageIn: no room".
    let head = code.prefix { $0.isLetter && $0.isASCII }
    guard head.count < code.count, let reason = coded[String(head)] ?? limit(String(head)) else { return nil }
    return (reason, String(text.dropFirst(head.count)).trimmedReason)
  }
}

extension String {
  /// Without the blanks and marks around it.
  fileprivate var trimmedReason: String {
    func isMark(_ character: Character) -> Bool { " ,:;()".contains(character) }
    var text = self[...].drop(while: isMark)
    while let last = text.last, isMark(last) { text.removeLast() }
    return String(text)
  }
}
