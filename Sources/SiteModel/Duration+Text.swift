extension Duration {
  /// A duration as people type it: a number and `ms`, `s`, `m`, `h` or `d`. Nil for anything else, for negative
  /// numbers, and for more than a year.
  package init?(writtenAs text: String) {
    let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    guard let number = Double(digits), number.isFinite else { return nil }
    let secondsPerUnit: Double
    switch text.dropFirst(digits.count) {
    case "ms": secondsPerUnit = 0.001
    case "s": secondsPerUnit = 1
    case "m", "min": secondsPerUnit = 60
    case "h": secondsPerUnit = 3600
    case "d": secondsPerUnit = 86_400
    default: return nil
    }
    guard number * secondsPerUnit <= 366 * 86_400 else { return nil }
    self = .nanoseconds(Int64((number * secondsPerUnit * 1e9).rounded()))
  }
}
