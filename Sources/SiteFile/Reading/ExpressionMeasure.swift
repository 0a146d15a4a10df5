internal import SiteModel
internal import StrictYAML

/// In what the value of an expression is measured, and with it its limit and deadband.
enum ExpressionMeasure: Hashable {
  /// A number, in base units whatever they are.
  case plain
  /// A value on the scale of a unit, which has a zero of its own: °C, °F.
  case scale(Unit)
  /// A difference of such values.
  case span(Unit)
  /// A difference in a minute.
  case perMinute(Unit)

  /// Nil for a constant, which is whatever it is held against.
  init?(of expression: AlarmExpression) {
    switch expression {
    case .constant: return nil
    case .quantity(let quantity), .peers(let quantity): self = .scale(quantity.unit)
    case .rate(let quantity): self = .perMinute(quantity.unit)
    case .age: self = .span(.second)
    case .isBad, .quotient: self = .plain
    case .absolute(let inner), .negated(let inner): self = (Self(of: inner) ?? .plain).difference
    case .sum(let a, let b), .difference(let a, let b):
      guard let left = Self(of: a), let right = Self(of: b) else {
        self = Self(of: a) ?? Self(of: b) ?? .plain
        return
      }
      self = left.difference == right.difference ? left.difference : .plain
    case .product(let a, let b):
      // What is multiplied by a number keeps its unit.
      let isScaled = Self(of: a) == nil || Self(of: b) == nil
      self = isScaled ? (Self(of: a) ?? Self(of: b) ?? .plain).difference : .plain
    case .least(let a, let b), .greatest(let a, let b):
      guard let left = Self(of: a), let right = Self(of: b) else {
        self = Self(of: a) ?? Self(of: b) ?? .plain
        return
      }
      self = left == right ? left : .plain
    }
  }

  /// How far two such values are apart.
  var difference: ExpressionMeasure {
    switch self {
    case .scale(.celsius), .span(.celsius): .span(.kelvin)
    case .scale(let unit): .span(unit)
    default: self
    }
  }

  /// The value in base units, or what is wrong with the text.
  func value(of text: String) -> Result<Double, Measure.Complaint> {
    let end = text.firstIndex { !"0123456789.+-eE".contains($0) } ?? text.endIndex
    var symbol = String(text[end...].drop { $0 == " " || $0 == "\u{A0}" })
    guard let number = Double(text[..<end]), number.isFinite else {
      return .failure(.init("\(quoted(text)) is no number with a unit: write it like \(quoted(example))"))
    }
    let unit: Unit
    switch self {
    case .plain:
      guard symbol.isEmpty else {
        return .failure(.init("\(quoted(text)): what is reckoned has no unit of its own; write a number in base units"))
      }
      return .success(number)
    case .scale(let own), .span(let own): unit = own
    case .perMinute(let own):
      guard symbol.hasSuffix("/min") else {
        return .failure(.init("\(quoted(text)) is no change in a minute: write it like \(quoted(example))"))
      }
      symbol = String(symbol.dropLast(4))
      unit = own == .celsius ? .kelvin : own
    }
    let known = WrittenUnit.all(of: unit)
    guard let written = known.first(where: { $0.symbol == symbol }) else {
      let symbols = known.map(\.symbol).filter { !$0.isEmpty }.joined(separator: ", ")
      return .failure(.init("\(quoted(text)) is in none of \(symbols.isEmpty ? "a number without a unit" : symbols)"))
    }
    if case .scale = self { return .success(number * written.factor + written.offset) }
    return .success(number * written.factor)
  }

  /// A value as a file has it, given its number.
  func text(_ number: String) -> String {
    let symbol = base
    return symbol.isEmpty ? number : "\(number) \(symbol)"
  }

  private var example: String { text("5") }

  /// The symbol in which a number is in base units.
  private var base: String {
    func symbol(_ unit: Unit) -> String {
      WrittenUnit.all(of: unit).first { $0.factor == 1 && $0.offset == 0 }?.symbol ?? ""
    }
    return switch self {
    case .plain: ""
    case .scale(let unit), .span(let unit): symbol(unit)
    case .perMinute(let unit): symbol(unit == .celsius ? .kelvin : unit) + "/min"
    }
  }
}
