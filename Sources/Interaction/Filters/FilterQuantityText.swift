internal import SiteModel

/// Numbers with units as people type them into a filter.
enum FilterQuantityText {
  /// In the kind's base unit; nil for what is no number of the kind.
  static func value(of text: String, as kind: FilterFieldKind) -> Double? {
    switch kind {
    case .priority: (Priority(name: text)?.rawValue ?? Int(text)).flatMap { (1...4).contains($0) ? Double($0) : nil }
    case .count: scaled(text, ["": 1, "k": 1e3, "m": 1e6])
    case .time: clock(text) ?? scaled(text, times)
    case .share: scaled(text, ["%": 0.01, "": 0.01])
    case .power: scaled(text, ["": 1, "w": 1, "kw": 1e3, "mw": 1e6, "gw": 1e9])
    case .words, .states: nil
    }
  }

  /// A number alone is minutes, as it is for Slurm's `--time`.
  private static let times: [String: Double] = [
    "": 60, "s": 1, "sec": 1, "m": 60, "min": 60, "h": 3_600, "d": 86_400, "w": 604_800,
  ]

  /// "1.5kw": a number and one of the units.
  private static func scaled(_ text: String, _ units: [String: Double]) -> Double? {
    let number = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    guard let value = Double(number), value.isFinite, let unit = units[String(text.dropFirst(number.count))]
    else { return nil }
    return value * unit
  }

  /// Slurm's "1-00:00:00", "2-04", "2-04:11", "12:00:00", and "30:00" for minutes and seconds.
  private static func clock(_ text: String) -> Double? {
    let halves = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard halves.count == 2 || text.contains(":") else { return nil }
    let fields = (halves.last ?? "").split(separator: ":", omittingEmptySubsequences: false)
    let parts = fields.map { $0.allSatisfy { $0.isASCII && $0.isNumber } ? Double($0) : nil }
    let numbers = parts.compactMap(\.self)
    guard numbers.count == parts.count, numbers.count <= 3 else { return nil }
    guard halves.count == 2 else {
      return numbers.reduce(0) { $0 * 60 + $1 }
    }
    guard halves[0].allSatisfy({ $0.isASCII && $0.isNumber }), let days = Double(halves[0]) else { return nil }
    return days * 86_400 + zip(numbers, [3_600.0, 60, 1]).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
