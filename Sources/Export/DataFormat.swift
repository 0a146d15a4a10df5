package import Analysis
package import SiteModel

/// What an export is made of: one consistent moment of a site.
package struct ExportSubject: Sendable {
  package var site: Site
  package var findings: [Finding]
  package var now: Moment
  /// Name of the page whose data is wanted: "overview", "racks", "nodes". CSV has one table, which the page chooses.
  package var page: String
  /// True for a moment of the past that is told from a record.
  package var isReplay = false
  /// The standard's measures of the alarm system; nil where they were not asked for, or nobody keeps alarms.
  package var keyFigures: AlarmKeyFigures?
  /// True where the page shows these and not the alarms: CSV has one table.
  package var showsKeyFigures = false

  package init(site: Site, findings: [Finding], now: Moment, page: String) {
    self.site = site
    self.findings = findings
    self.now = now
    self.page = page
  }
}

/// A form in which the data behind a page can be had. A new one is a file with one of these and a place in `all`.
package struct DataFormat: Sendable {
  /// The name in options.
  package var name: String
  /// The whole export, in UTF-8.
  package var bytes: @Sendable (ExportSubject) -> [UInt8]

  package init(name: String, bytes: @escaping @Sendable (ExportSubject) -> [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  package static let all: [DataFormat] = [.json, .csv, .openMetrics]

  /// The format with that name; nil when there is none.
  package init?(named name: String) {
    guard let match = Self.all.first(where: { $0.name == name }) else { return nil }
    self = match
  }
}
