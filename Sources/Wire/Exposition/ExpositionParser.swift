internal import Glibc
package import SiteModel

/// Turns pages of Prometheus text or OpenMetrics into samples, line by line, without building a tree.
///
/// One parser serves one target for as long as it lives: names and label blocks are kept once, series are numbered,
/// and the next page is first compared with what the last one held there, so that a steady page costs two memory
/// comparisons and one number a line. What is on a page never stops the parser: bad lines are counted and described,
/// good lines survive.
package struct ExpositionParser: Sendable {
  package struct Sample: Sendable {
    /// Number of the series, the same from page to page until `generation` changes.
    package var series: Int
    package var value: Double
    /// As the page gives it; nil when it gives none.
    package var timestamp: Moment?
  }

  package var limits: ExpositionLimits
  /// When true, `metadata` is filled.
  package var keepsMetadata: Bool
  /// By metric name, from the newest page.
  package internal(set) var metadata: [String: ExpositionMetadata] = [:]
  /// Changes when all series numbers have become void.
  package private(set) var generation = 0

  var names = ByteTable()
  /// By name: whether anybody wants its samples.
  var isWanted: [Bool] = []
  /// Number 0 is the empty block.
  var blocks = ByteTable()
  /// By block: the block that came after it when it was last seen.
  var successors: [UInt32] = [0]
  var table = SeriesTable()
  var page: UInt32 = 0

  package init(limits: ExpositionLimits = ExpositionLimits(), keepsMetadata: Bool = false) {
    self.limits = limits
    self.keepsMetadata = keepsMetadata
    addEmptyBlock()
  }

  private mutating func addEmptyBlock() {
    withUnsafePointer(to: UInt8(0)) { nothing in
      _ = blocks.add(nothing, 0, hash: ByteTable.hash(nothing, 0))
    }
  }

  /// The metric name of a series.
  package func name(of series: Int) -> String {
    names.withBytes(of: table.name(of: series)) { String(decoding: $0, as: UTF8.self) }
  }

  /// The labels of a series, in the page's order.
  package func labels(of series: Int) -> [Label] {
    blocks.withBytes(of: table.labels(of: series)) { $0.isEmpty ? [] : LabelBlock.labels($0) }
  }

  /// Number of series known.
  package var seriesCount: Int { table.count }

  /// Reads a page and hands each sample, in the page's order, to `body`.
  ///
  /// - Parameters:
  ///   - isWanted: asked once for each metric name; samples of others are only counted, their labels and values
  ///     not looked at.
  package mutating func parse(
    _ bytes: UnsafeRawBufferPointer, as format: ExpositionFormat = .prometheusText,
    wanting isWanted: (String) -> Bool = { _ in true }, _ body: (Sample) -> Void
  ) -> ExpositionReport {
    beginPage()
    var cursor = ExpositionCursor(format: format)
    guard let base = bytes.baseAddress, bytes.count > 0 else {
      cursor.report.isMissingEnd = format == .openMetrics
      return cursor.report
    }
    let start = base.assumingMemoryBound(to: UInt8.self)
    let limit = start + bytes.count
    var line = start
    while line < limit {
      cursor.report.lines += 1
      guard let found = memchr(line, Int32(Byte.newline), limit - line) else {
        finish(line, limit, &cursor)
        break
      }
      let end = UnsafePointer(found.assumingMemoryBound(to: UInt8.self))
      do throws(Complaint.LineFault) {
        guard end - line <= limits.lineLength else { throw .tooLong }
        if let sample = try read(line, end, &cursor, isWanted) { body(sample) }
      } catch {
        note(error, &cursor.report)
      }
      if cursor.hasEnded { break }
      line = end + 1
    }
    cursor.report.isMissingEnd = format == .openMetrics && !cursor.hasEnded
    return cursor.report
  }

  /// The rest of a page after its last newline.
  private mutating func finish(
    _ line: UnsafePointer<UInt8>, _ limit: UnsafePointer<UInt8>, _ cursor: inout ExpositionCursor
  ) {
    if limit - line <= limits.lineLength, LabelBlock.skipBlanks(line, limit) == limit { return }
    if line.pointee == Byte.hash, limit - line <= limits.lineLength {
      comment(line, limit, &cursor)
      if cursor.hasEnded { return }
    }
    cursor.report.isCutShort = true
  }

  private mutating func beginPage() {
    metadata.removeAll()
    // Series come and go (jobs are among the labels), and thousands of targets are remembered for months: once more than
    // half of what is known is gone, everything is forgotten and met anew.
    let isFull = table.count >= limits.seriesCount || blocks.byteCount > 1 << 30
    if page == .max || isFull || table.count > 256 && table.count > 2 * lastPageCount {
      names = ByteTable()
      isWanted = []
      blocks = ByteTable()
      addEmptyBlock()
      successors = [0]
      table = SeriesTable()
      page = 0
      generation += 1
    }
    page += 1
    lastPageCount = 0
  }

  /// How many series the newest page held.
  var lastPageCount = 0

  private func note(_ reason: Complaint.LineFault, _ report: inout ExpositionReport) {
    report.badLines += 1
    guard report.errors.count < limits.describedLines else { return }
    report.errors.append(Complaint.BadLine(line: report.lines, reason))
  }
}

/// Where the parser is on a page, and what it expects next.
struct ExpositionCursor {
  var format: ExpositionFormat
  var report = ExpositionReport()
  var lastName = 0
  var lastBlock = 0
  var lastSeries = -1
  /// True once `# EOF` was met.
  var hasEnded = false
}
