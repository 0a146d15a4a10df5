/// What a rule of the site file reckons from quantities of one thing.
package indirect enum AlarmExpression: Hashable, Sendable {
  case quantity(Quantity)
  case constant(Double)
  case sum(AlarmExpression, AlarmExpression)
  case difference(AlarmExpression, AlarmExpression)
  case product(AlarmExpression, AlarmExpression)
  case quotient(AlarmExpression, AlarmExpression)
  case least(AlarmExpression, AlarmExpression)
  case greatest(AlarmExpression, AlarmExpression)
  case absolute(AlarmExpression)
  case negated(AlarmExpression)
  /// Change of a quantity in a minute.
  case rate(Quantity)
  /// The median of a quantity over all things that the rule watches.
  case peers(Quantity)
  /// Seconds since a quantity was measured.
  case age(Quantity)
  /// 1 where the device calls its own reading bad, else 0.
  case isBad(Quantity)

  /// Its parts, itself first.
  package var parts: [AlarmExpression] {
    switch self {
    case .quantity, .constant, .rate, .peers, .age, .isBad: [self]
    case .absolute(let inner), .negated(let inner): [self] + inner.parts
    case .sum(let a, let b), .difference(let a, let b), .product(let a, let b), .quotient(let a, let b),
      .least(let a, let b), .greatest(let a, let b):
      [self] + a.parts + b.parts
    }
  }

  package func contains(_ isSought: (AlarmExpression) -> Bool) -> Bool { parts.contains(where: isSought) }

  /// The quantities in it, each once, in their order.
  package var quantities: [Quantity] {
    var found: [Quantity] = []
    for part in parts {
      switch part {
      case .quantity(let quantity), .rate(let quantity), .peers(let quantity), .age(let quantity), .isBad(let quantity):
        if !found.contains(quantity) { found.append(quantity) }
      default: break
      }
    }
    return found
  }
}

extension AlarmExpression {
  /// As a site file has it.
  package var text: String {
    switch self {
    case .quantity(let quantity): quantity.name
    case .constant(let value): value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
    case .sum(let a, let b): "(\(a.text) + \(b.text))"
    case .difference(let a, let b): "(\(a.text) - \(b.text))"
    case .product(let a, let b): "(\(a.text) * \(b.text))"
    case .quotient(let a, let b): "(\(a.text) / \(b.text))"
    case .least(let a, let b): "min(\(a.text), \(b.text))"
    case .greatest(let a, let b): "max(\(a.text), \(b.text))"
    case .absolute(let inner): "abs(\(inner.text))"
    case .negated(let inner): "-\(inner.text)"
    case .rate(let quantity): "rate(\(quantity.name))"
    case .peers(let quantity): "peers(\(quantity.name))"
    case .age(let quantity): "age(\(quantity.name))"
    case .isBad(let quantity): "bad(\(quantity.name))"
    }
  }
}
