/// How long what is recorded is kept, and how much room it may take.
package struct RecordingSettings: Hashable, Sendable {
  /// How long every reading is kept.
  package var readingAge = Duration.seconds(2 * 86_400)
  /// How long least, mean, greatest and count of each minute are kept.
  package var minuteAge = Duration.seconds(30 * 86_400)
  /// The same of each quarter of an hour.
  package var quarterAge = Duration.seconds(3 * 365 * 86_400)
  /// How long all else is kept: events, acts, jobs, facts.
  package var eventAge = Duration.seconds(3 * 365 * 86_400)
  /// How large the file may grow, in bytes; nil sets no bound. The newest hour is kept whatever it takes.
  package var size: Int?
  /// How much may wait in memory while it cannot be written, in bytes.
  package var memory = 64 << 20

  package init() {}
}
