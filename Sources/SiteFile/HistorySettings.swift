package import SiteModel
internal import StrictYAML

/// Where a site's history lies and how long what is kept.
package struct HistorySettings: Hashable, Sendable {
  /// A file, or a folder where it ends with `/`; nil: where it usually lies.
  package var path: String?
  package var recording = RecordingSettings()

  package init() {}

  static let keys = ["path", "raw", "minute", "quarter", "events", "size"]

  init(_ section: Section) {
    if let entry = section.text("path") {
      if entry.text.hasPrefix("/") {
        path = entry.text
      } else {
        section.report.add("'path' must begin with /, found \(quoted(entry.text))", at: entry.place)
      }
    }
    let ages: [(String, WritableKeyPath<RecordingSettings, Duration>)] = [
      ("raw", \.readingAge), ("minute", \.minuteAge), ("quarter", \.quarterAge), ("events", \.eventAge),
    ]
    for (key, age) in ages {
      if let written = section.age(key) { recording[keyPath: age] = written }
    }
    recording.size = section.size("size")
  }
}

extension Section {
  /// How long something is kept, from a minute to a century: "2d", "6w", "3y".
  fileprivate func age(_ key: String) -> Duration? {
    let units: [String: Double] = ["m": 60, "min": 60, "h": 3600, "d": 86_400, "w": 7 * 86_400, "y": 365 * 86_400]
    guard let entry = text(key) else { return nil }
    guard let seconds = Self.amount(entry.text, units), (60...100 * 365 * 86_400.0).contains(seconds) else {
      report.add(
        "'\(key)' must be a time from 1m to 100y, such as 12h, 30d or 3y, found \(quoted(entry.text))", at: entry.place)
      return nil
    }
    return .seconds(Int64(seconds))
  }

  /// Bytes, from a megabyte on: "500 MB", "20 GB".
  fileprivate func size(_ key: String) -> Int? {
    let units: [String: Double] = [
      "mb": 1e6, "gb": 1e9, "tb": 1e12, "mib": 1_048_576, "gib": 1_073_741_824, "tib": 1_099_511_627_776,
    ]
    guard let entry = text(key) else { return nil }
    guard let bytes = Self.amount(entry.text.lowercased(), units), (1e6...1e16).contains(bytes) else {
      report.add(
        "'\(key)' must be a size of 1 MB or more, such as 500 MB or 20 GB, found \(quoted(entry.text))", at: entry.place
      )
      return nil
    }
    return Int(bytes)
  }

  /// A number and one of the units, with a blank between them or none.
  private static func amount(_ text: String, _ units: [String: Double]) -> Double? {
    let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    let unit = text.dropFirst(digits.count).drop { $0 == " " }
    guard let number = Double(digits), number.isFinite, let factor = units[String(unit)] else { return nil }
    return number * factor
  }
}
