internal import SiteModel
internal import Wording

extension Console {
  /// Shows one line to the operator for a few seconds of the operator's own: the site's moment does not count.
  mutating func say(_ word: Word, _ values: String..., at _: Moment) {
    notice = Notice(Saying(word, values.map { .text($0) }), for: .seconds(4))
  }

  mutating func say(_ saying: Saying, at _: Moment) { notice = Notice(saying) }

  /// Takes the notice away once it has stood long enough; `uptime`: how long the operator has sat here.
  package mutating func settleNotice(at uptime: Duration) {
    guard let notice else { return }
    let end = notice.end ?? uptime + notice.length
    self.notice?.end = end
    if uptime >= end { self.notice = nil }
  }

  /// Takes away what was answered to something that was done before.
  mutating func dropAnswer() { if notice?.isUnasked == false { notice = nil } }

  /// Typed text as it may be repeated in a notice.
  func shortened(_ text: String) -> String { CleanText.cleaned(text, limit: 40) }
}
