/// Something that a source should have read and could not: it costs that sensor, nothing else.
package struct Complaint: Hashable, Sendable {
  /// The sampler or the part of the page: "rapl", "DCGM_FI_DEV_FB_USED", `Complaint.page`.
  package var subject: String
  package var reason: Reason

  package init(subject: String, _ reason: Reason) {
    self.subject = subject
    self.reason = reason
  }

  /// The subject of what is wrong with a page as such.
  package static let page = "page"

  /// Why, before it is put into words: `Wording` has the words. Texts in it are cleaned.
  package enum Reason: Hashable, Sendable {
    // Of a sampler.
    /// A file, a library or a program that is there and gives nothing.
    case unreadable(place: String, Fault)
    case notValue(place: String, found: String)
    /// In bytes.
    case tooLarge(place: String, limit: Int)
    /// Left out until it answers.
    case hung(place: String)
    /// So many of the sampler's sensors hang that it was left out.
    case skipped(sampler: String)
    /// A value that no device can measure; nil names the node itself.
    case implausible(thing: String?, Quantity)

    // Of a page.
    case badLines(count: Int, first: [BadLine])
    /// The page ends in the middle of that line.
    case cutShort(line: Int)
    /// An OpenMetrics page without its `# EOF`.
    case withoutEnd
    case repeated(count: Int)
    case refused(count: Int)
    /// None of so many samples has a known meaning.
    case meaningless(count: Int)
    /// Values that say only that there is no measurement.
    case blank(count: Int, example: Double)
    case impossible(count: Int, example: Double)
    case timestamp(Moment)
    /// A metric that the site file names: nothing of it is there, or no series that bears the labels named.
    case absent, unmatched
    /// Values for a point that has one.
    case doubled(count: Int, example: Double)
    /// Numbers that the site file has no state for.
    case unknownState(count: Int, example: Double)

    // Of a scheduler.
    /// Its clock is ahead of this machine's by so much (behind: negative).
    case clockDiffers(by: Duration)
    /// It keeps no record of what has ended.
    case noAccounting
    /// Of so many jobs it cannot be told which of two records is theirs.
    case doubtful(count: Int)

    /// In the source's own words, cleaned.
    case told(String)
  }

  /// Why a place gives nothing.
  package enum Fault: Hashable, Sendable {
    /// The system's error number.
    case system(code: Int32)
    case notRegular
    /// A program that was not done in time.
    case unfinished(after: Duration)
    /// A program's exit status.
    case ended(status: Int32)
    case notAnsweredYet
    /// What should stand there and does not.
    case lacking(String)
    /// In somebody else's words, cleaned.
    case told(String)
  }

  /// A line of a page that could not be read; lines count from 1.
  package struct BadLine: Hashable, Sendable {
    package var line: Int
    package var fault: LineFault

    package init(line: Int, _ fault: LineFault) {
      self.line = line
      self.fault = fault
    }
  }

  /// What is wrong with one line of a page.
  package enum LineFault: Error, CaseIterable, Sendable {
    case badName, badLabels, duplicateLabel, tooManyLabels, missingValue, badValue, badTimestamp, trailingText, tooLong
  }
}
