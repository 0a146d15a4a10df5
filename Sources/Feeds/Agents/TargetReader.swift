package import SiteModel
internal import Wire

/// Reads the pages of one target, one after the other, into batches: the names stay in their places while the page
/// keeps its shape, and counters become rates.
package struct TargetReader: Sendable {
  private let source: SourceID
  private let node: String?
  private let fallback: String
  private var reader: ExpositionReader
  private var rates = RateDeriver()

  /// `node` is the node that the target speaks for; nil when the page itself says, by a host label. `host` is where
  /// the page comes from, for a page that does not say either.
  package init(source: SourceID, node: String?, host: String) {
    self.source = source
    self.node = node
    fallback = CleanText.cleaned(host)
    reader = ExpositionReader()
  }

  /// Reads one page that came at `now`. A page that says nothing known gives no readings and a complaint.
  package mutating func read(_ bytes: [UInt8], contentType: String? = nil, at now: Moment) -> Batch {
    let format = ExpositionFormat(contentType: contentType)
    let page = reader.read(bytes, as: format, at: now, node: node, fallback: fallback)
    return rates.adding(to: page.batch(from: source))
  }
}
