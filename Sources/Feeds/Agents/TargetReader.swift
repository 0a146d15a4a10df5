package import SiteModel
package import Wire

/// Reads the pages of one target, one after the other, into batches: the names stay in their places while the page
/// keeps its shape, and counters become rates.
package struct TargetReader: Sendable {
  private let source: SourceID
  private let names: PageNames
  private var reader: ExpositionReader
  private var rates = RateDeriver()

  /// `node` is the node that the target speaks for; nil when the page itself says, by a host label. `host` is where
  /// the page comes from, for a page that does not say either. `equipment` is what the site calls the unit there.
  package init(
    source: SourceID, node: String?, host: String, equipment: String? = nil, index: MappingIndex = .standard
  ) {
    self.source = source
    names = PageNames(node: node, fallback: host, equipment: equipment)
    reader = ExpositionReader(index: index)
  }

  /// Reads one page that came at `now`. A page that says nothing known gives no readings and a complaint.
  package mutating func read(_ bytes: [UInt8], contentType: String? = nil, at now: Moment) -> Batch {
    let format = ExpositionFormat(contentType: contentType)
    let page = bytes.withUnsafeBytes { reader.read($0, as: format, at: now, names: names) }
    return rates.adding(to: page.batch(from: source))
  }
}
