internal import SiteModel

/// What looking through a whole history came to.
package struct Verification: Hashable, Sendable {
  /// A place at which something is wrong.
  package struct Finding: Hashable, Sendable {
    /// The table and the row's number, or SQLite's own words.
    package var place: String
    package var fault: BlockFault?
    package init(_ place: String, _ fault: BlockFault? = nil) {
      self.place = place
      self.fault = fault
    }
  }

  package var findings: [Finding] = []
  package var blockCount = 0
  package var sheetCount = 0
  /// Rows of what is recorded beside readings.
  package var lifeCount = 0
  /// Readings, and values of tiers.
  package var valueCount = 0

  package init() {}

  package var isClean: Bool { findings.isEmpty }
}
