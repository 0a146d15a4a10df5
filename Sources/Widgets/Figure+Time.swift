extension Figure {
  /// How long ago, in the one unit that matters: `41 s`, `3 min`, `5 h`, `12 d`. Never negative.
  package static func age(seconds: Double?) -> Figure {
    guard let seconds, seconds.isFinite else { return .missing }
    let whole = max(0, seconds.rounded(.down))
    if whole < 60 { return plain(whole, unit: "s") }
    if whole < 3600 { return plain((whole / 60).rounded(.down), unit: "min") }
    if whole < 172_800 { return plain((whole / 3600).rounded(.down), unit: "h") }
    return plain((whole / 86400).rounded(.down), unit: "d")
  }

  /// A length of time in its two largest units: `3 min 40 s`, `2 h 05 min`, `1 d 04 h`.
  package static func span(seconds: Double?) -> Figure {
    guard let seconds, seconds.isFinite, abs(seconds) < 9e15 else { return .missing }
    let whole = Int(max(0, seconds.rounded()))
    if whole < 60 { return Figure("\(whole)", unit: "s") }
    if whole < 3600 { return Figure("\(whole / 60) min \(twoDigits(whole % 60))", unit: "s") }
    if whole < 86400 { return Figure("\(whole / 3600) h \(twoDigits(whole / 60 % 60))", unit: "min") }
    return Figure("\(whole / 86400) d \(twoDigits(whole / 3600 % 24))", unit: "h")
  }

  /// A running time as schedulers write it, to the minute: `0:41`, `11:02`, `2-04:11`.
  package static func elapsed(seconds: Double?) -> Figure {
    guard let seconds, seconds.isFinite, abs(seconds) < 9e15 else { return .missing }
    let minutes = Int(max(0, seconds)) / 60
    let clock = "\(twoDigits(minutes % 60))"
    if minutes < 1440 { return Figure("\(minutes / 60):\(clock)") }
    return Figure("\(minutes / 1440)-\(twoDigits(minutes / 60 % 24)):\(clock)")
  }

  private static func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}
