package import SiteModel

/// The two texts in which metrics are exposed. They differ in timestamps and in how a page ends.
package enum ExpositionFormat: Hashable, Sendable {
  /// Prometheus text 0.0.4: timestamps in milliseconds.
  case prometheusText
  /// OpenMetrics 1.0: timestamps in seconds, `# EOF` at the end.
  case openMetrics

  /// From an HTTP `Content-Type`; Prometheus text when there is none or it says something else.
  package init(contentType: String?) {
    let isOpenMetrics = contentType?.lowercased().hasPrefix("application/openmetrics-text") ?? false
    self = isOpenMetrics ? .openMetrics : .prometheusText
  }
}

/// How much of a page is believed: a page comes from outside and may be gigabytes of anything.
package struct ExpositionLimits: Hashable, Sendable {
  /// Bytes in a line; longer lines are bad lines.
  package var lineLength = 65_536
  /// Labels of one series.
  package var labelCount = 64
  /// Different series that are remembered; samples of further ones are refused and counted.
  package var seriesCount = 2_000_000
  /// How many bad lines are described rather than only counted.
  package var describedLines = 5
  package init() {}
}

/// How a page was read, apart from its samples.
package struct ExpositionReport: Hashable, Sendable {
  package var lines = 0
  package var samples = 0
  /// Samples whose name nobody asked for.
  package var ignored = 0
  package var badLines = 0
  /// The first of the bad lines.
  package var errors: [Complaint.BadLine] = []
  /// Samples of a series that stood on the page before; the last one counts.
  package var duplicates = 0
  /// Samples of series beyond the limit.
  package var refused = 0
  /// True when the page ends inside a line: that line is not used, for its value may be cut short.
  package var isCutShort = false
  /// True when an OpenMetrics page has no `# EOF`.
  package var isMissingEnd = false
  package init() {}

  /// True when the page may be less than what the target meant to send.
  package var isIncomplete: Bool { isCutShort || isMissingEnd }
}

/// What a page says about a metric in its `HELP`, `TYPE` and `UNIT` comments.
package struct ExpositionMetadata: Hashable, Sendable {
  package var help: String?
  package var type: String?
  package var unit: String?
  package init() {}
}
