/// Which message an event says, "Environmental.1.4.LeakDetectedCritical" (DSP0266 9.5.11.2), without the minor version:
/// within a major one messages only come to be added.
package struct EventMessageID: Hashable, Sendable {
  /// Registry and major version, "Environmental.1".
  package var series: String
  package var key: String

  /// Nil for what names no message of a registry.
  package init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard text.utf8.count < 200, parts.count >= 2, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
    self.init(series: Self.series(parts.dropLast()), key: String(parts[parts.count - 1]))
  }

  init(series: String, key: String) {
    self.series = series
    self.key = key
  }

  /// Of a registry as files name it: "Environmental.1.4", "Environmental.1.4.0".
  static func series(_ registry: String) -> String { series(registry.split(separator: ".")[...]) }

  private static func series(_ parts: ArraySlice<Substring>) -> String { parts.prefix(2).joined(separator: ".") }
}
