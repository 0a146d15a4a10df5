/// A number made ready to show: digits and unit apart, because they are drawn in different inks. Widths are stable: the
/// same kind of figure keeps its digits, so that a changing number does not make its row dance.
package struct Figure: Hashable, Sendable, CustomStringConvertible {
  package var number: String
  /// Without the space before it; empty for plain numbers and for `missing`.
  package var unit: String

  package init(_ number: String, unit: String = "") {
    self.number = number
    self.unit = unit
  }

  /// `—`: nobody has reported it.
  package static let missing = Figure("—")

  package var isMissing: Bool { number == "—" }

  /// `4.82 MW`.
  package var text: String { unit.isEmpty ? number : "\(number) \(unit)" }
  package var description: String { text }

  /// With an SI prefix and `digits` significant digits: `4.82 MW`, `482 W`, `12.0 kW`.
  package static func si(_ value: Double?, unit: String, digits: Int = 3) -> Figure {
    scaled(value, unit: unit, digits: digits, step: 1000, prefixes: ["", "k", "M", "G", "T", "P", "E"])
  }

  /// Bytes with a binary prefix: `11.2 GiB`.
  package static func bytes(_ value: Double?, unit: String = "B", digits: Int = 3) -> Figure {
    scaled(value, unit: unit, digits: digits, step: 1024, prefixes: ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"])
  }

  /// A value beside its limit, both with the limit's prefix: `4.82 / 6.00 MW`.
  package static func si(_ value: Double?, of limit: Double?, unit: String, digits: Int = 3) -> Figure {
    guard let limit, limit.isFinite, limit != 0 else { return si(value, unit: unit, digits: digits) }
    let whole = si(limit, unit: unit, digits: digits)
    let prefix = String(whole.unit.dropLast(unit.count))
    let power = ["", "k", "M", "G", "T", "P", "E"].firstIndex(of: prefix) ?? 0
    let decimals = whole.number.split(separator: ".").dropFirst().first?.count ?? 0
    let part = value.map { fixed($0 / pow(1000, power), decimals: decimals) } ?? "—"
    return Figure("\(part) / \(whole.number)", unit: whole.unit)
  }

  /// With a fixed number of decimals and no prefix: `35.6 °C`, `212 L/min`.
  package static func plain(_ value: Double?, unit: String = "", decimals: Int = 0) -> Figure {
    guard let value, value.isFinite else { return .missing }
    return Figure(grouped(fixed(value, decimals: decimals)), unit: unit)
  }

  /// `35.6 °C`.
  package static func celsius(_ value: Double?) -> Figure { plain(value, unit: "°C", decimals: 1) }

  /// A share of one as `97 %`.
  package static func percent(_ share: Double?, decimals: Int = 0) -> Figure {
    plain(share.map { $0 * 100 }, unit: "%", decimals: decimals)
  }

  /// A count with its thousands apart: `1 204`.
  package static func count(_ value: Int?) -> Figure {
    value.map { Figure(grouped(String($0))) } ?? .missing
  }
}

extension Figure {
  private static func scaled(_ value: Double?, unit: String, digits: Int, step: Double, prefixes: [String]) -> Figure {
    guard let value, value.isFinite else { return .missing }
    if value == 0 { return Figure("0", unit: unit) }
    var power = 0
    var size = abs(value)
    // Half a unit below a thousand already rounds up to it.
    while power + 1 < prefixes.count, size >= 999.5 {
      size /= step
      power += 1
    }
    let decimals = max(0, digits - 1 - exponent(size))
    let rounded = fixed(size, decimals: decimals)
    // 9.996 rounds to 10.00: one digit too many.
    let isCarried = decimals > 0 && rounded.count > fixed(pow(10, exponent(size)), decimals: decimals).count
    let number = isCarried ? fixed(size, decimals: decimals - 1) : rounded
    return Figure((value < 0 ? "-" : "") + grouped(number), unit: prefixes[power] + unit)
  }

  /// The place of the first digit before the point, from 0 for ones; small numbers count as ones.
  private static func exponent(_ size: Double) -> Int {
    var exponent = 0
    var size = size
    while size >= 10, exponent < 300 {
      size /= 10
      exponent += 1
    }
    return exponent
  }

  private static func pow(_ base: Double, _ power: Int) -> Double {
    (0..<max(0, power)).reduce(1) { value, _ in value * base }
  }

  /// Decimal digits, rounded half away from zero; `—` for what is not a number.
  package static func fixed(_ value: Double, decimals: Int) -> String {
    let decimals = max(0, min(9, decimals))
    let scale = pow(10, decimals)
    let scaled = (abs(value) * scale).rounded()
    guard scaled.isFinite else { return "—" }
    guard scaled < 9e18 else { return "\(value)" }
    let whole = UInt64(scaled)
    let digits = String(whole / UInt64(scale))
    let sign = value < 0 && whole > 0 ? "-" : ""
    guard decimals > 0 else { return sign + digits }
    let fraction = String(whole % UInt64(scale))
    return sign + digits + "." + String(repeating: "0", count: decimals - fraction.count) + fraction
  }

  /// Thousands apart by a blank, from five digits before the point on or four: `1 204`.
  package static func grouped(_ number: String) -> String {
    let parts = number.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let whole = Array(parts[0])
    guard whole.count > 3, whole.allSatisfy({ $0.isNumber || $0 == "-" }) else { return number }
    var text = ""
    for (index, digit) in whole.enumerated() {
      let rest = whole.count - index
      if index > 0, rest % 3 == 0, whole[index - 1] != "-" { text.append(" ") }
      text.append(digit)
    }
    return parts.count > 1 ? "\(text).\(parts[1])" : text
  }
}
