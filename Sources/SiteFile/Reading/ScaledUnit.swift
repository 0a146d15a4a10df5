internal import SiteModel
internal import StrictYAML

/// A unit with how many of it are 1 on a page: "0.1 °C", "kPa", "0.01".
enum ScaledUnit {
  /// Beyond these no exporter scales.
  private static let scales = 1e-12...1e12

  /// The scale and the unit of that base unit, or what is wrong with the text.
  static func read(_ text: String, of quantity: Quantity) -> Result<
    (scale: Double, unit: WrittenUnit), Measure.Complaint
  > {
    let known = WrittenUnit.all(of: quantity.unit)
    if let unit = known.first(where: { $0.symbol == text }) { return .success((1, unit)) }
    let (number, symbol) = parts(of: text)
    guard let unit = known.first(where: { $0.symbol == symbol }) else {
      return .failure(.init(strange(symbol, quantity, known)))
    }
    guard let scale = number.isEmpty ? 1 : Double(number), scales.contains(scale) else {
      return .failure(.init("\(quoted(text)) begins with no number above 0"))
    }
    return .success((scale, unit))
  }

  /// A number of that unit, which may be below 0.
  static func offset(_ text: String, in unit: WrittenUnit) -> Result<Double, Measure.Complaint> {
    let (number, symbol) = parts(of: text)
    guard let value = Double(number), value.isFinite, symbol == unit.symbol else {
      return .failure(.init("\(quoted(text)) is no number of \(quoted(unit.symbol)), the unit of 'unit'"))
    }
    return .success(value)
  }

  private static func parts(of text: String) -> (number: Substring, symbol: String) {
    let end = text.firstIndex { !"0123456789.+-eE".contains($0) } ?? text.endIndex
    return (text[..<end], String(text[end...].drop { $0 == " " || $0 == "\u{A0}" }))
  }

  private static func strange(_ symbol: String, _ quantity: Quantity, _ known: [WrittenUnit]) -> String {
    let symbols = known.map(\.symbol).filter { !$0.isEmpty }
    let all = symbols.isEmpty ? "a number without a unit" : symbols.joined(separator: ", ")
    let quantity = quantity.name.replacing("_", with: "-")
    if symbol.isEmpty { return "a unit is missing: \(quoted(quantity)) can be in \(all)" }
    let isKnown = !WrittenUnit.all(written: symbol).isEmpty
    return isKnown
      ? "\(quoted(quantity)) is not measured in \(quoted(symbol)); it can be in \(all)"
      : "unknown unit \(quoted(symbol)); \(quoted(quantity)) can be in \(all)"
  }
}
