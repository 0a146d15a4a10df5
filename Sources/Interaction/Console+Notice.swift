internal import SiteModel
internal import Wording

extension Console {
  /// Shows one line to the operator for a few seconds.
  mutating func say(_ word: Word, _ values: String..., at now: Moment) {
    notice = Notice(Saying(word, values.map { .text($0) }), until: now + .seconds(4))
  }

  mutating func say(_ saying: Saying, at now: Moment) { notice = Notice(saying, until: now + .seconds(8)) }

  /// Typed text as it may be repeated in a notice.
  func shortened(_ text: String) -> String { CleanText.cleaned(text, limit: 40) }
}
