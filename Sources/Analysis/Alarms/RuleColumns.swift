internal import SiteModel

/// Reckons a rule of the site file for many things at once, block by block: every operation runs over a thousand
/// values in a row, and what is missing, stale or bad is NaN, which breaks no limit.
struct RuleColumns {
  static let block = 1_024
  /// The change of a value is taken over about a minute, or over what is remembered since.
  static let rateSpan = Duration.seconds(50)

  private let present: Present
  private var columns: [Quantity: FreshColumn] = [:]
  private var medians: [Quantity: Double] = [:]
  private var pasts: [Quantity: (moment: Moment, values: [Float])] = [:]

  /// `things` are those that are each other's peers, by index.
  init(_ rule: AlarmRule, things: some Sequence<Int>, in present: Present) {
    self.present = present
    for quantity in rule.value.quantities { columns[quantity] = present.column(rule.kind, quantity) }
    for part in rule.value.parts {
      switch part {
      case .peers(let quantity): medians[quantity] = Self.median(of: columns[quantity], things)
      case .rate(let quantity):
        pasts[quantity] = present.site.trends.past(rule.kind, quantity, age: Self.rateSpan, at: present.now)
      default: break
      }
    }
  }

  /// NaN for fewer than three: two that differ do not tell which of them is right.
  private static func median(of column: FreshColumn?, _ things: some Sequence<Int>) -> Double {
    let values = things.compactMap { column?[$0] }.sorted()
    guard values.count >= 3 else { return .nan }
    let middle = values.count / 2
    return values.count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2
  }

  func values(of expression: AlarmExpression, _ things: Range<Int>) -> [Double] {
    func each(_ value: (Int) -> Double) -> [Double] { things.map(value) }
    func both(_ a: AlarmExpression, _ b: AlarmExpression, _ join: (Double, Double) -> Double) -> [Double] {
      var left = values(of: a, things)
      let right = values(of: b, things)
      for index in left.indices { left[index] = join(left[index], right[index]) }
      return left
    }
    return switch expression {
    case .constant(let value): Array(repeating: value, count: things.count)
    case .quantity(let quantity): each { columns[quantity]?[$0] ?? .nan }
    case .sum(let a, let b): both(a, b, +)
    case .difference(let a, let b): both(a, b, -)
    case .product(let a, let b): both(a, b, *)
    case .quotient(let a, let b): both(a, b) { $1 == 0 ? .nan : $0 / $1 }
    case .least(let a, let b): both(a, b) { $0.isNaN || $1.isNaN ? .nan : min($0, $1) }
    case .greatest(let a, let b): both(a, b) { $0.isNaN || $1.isNaN ? .nan : max($0, $1) }
    case .absolute(let inner): values(of: inner, things).map { abs($0) }
    case .negated(let inner): values(of: inner, things).map { -$0 }
    case .peers(let quantity): Array(repeating: medians[quantity] ?? .nan, count: things.count)
    case .age(let quantity): each { columns[quantity]?.age(at: $0, now: present.now) ?? .nan }
    case .isBad(let quantity): each { columns[quantity]?.badness(at: $0) ?? .nan }
    case .rate(let quantity): each { rate(of: quantity, at: $0) }
    }
  }

  /// In a minute.
  private func rate(of quantity: Quantity, at index: Int) -> Double {
    guard let past = pasts[quantity], index < past.values.count, let value = columns[quantity]?[index] else {
      return .nan
    }
    return (value - Double(past.values[index])) / (present.now - past.moment).seconds * 60
  }
}
