internal import SiteModel
internal import StrictYAML

/// Reads what an alarm of the site file reckons: `return_temperature - supply_temperature`, `abs(flow - peers(flow))`.
///
/// A number, the name of a quantity, a function of these, `+ - * /` with the usual precedence, and parentheses.
struct ExpressionScanner {
  /// Longer or deeper ones nobody reads again.
  static let longest = 300
  static let deepest = 16

  private let text: [UInt8]
  private var place = 0
  private var depth = 0

  private static let quantities = Dictionary(Quantity.allCases.map { ($0.name, $0) }) { first, _ in first }

  private init(_ text: String) { self.text = Array(text.utf8) }

  /// The expression, or what is wrong with the text.
  static func read(_ text: String) -> Result<AlarmExpression, Measure.Complaint> {
    guard text.utf8.count <= longest else {
      return .failure(.init("an expression may have \(longest) characters, not \(text.utf8.count)"))
    }
    var scanner = ExpressionScanner(text)
    do throws(Measure.Complaint) {
      let expression = try scanner.sum()
      if let rest = scanner.peek() { throw scanner.complaint("unexpected \(quoted(rest))") }
      guard !expression.quantities.isEmpty else { throw Measure.Complaint("there is no quantity in it") }
      return .success(expression)
    } catch {
      return .failure(error)
    }
  }

  // MARK: Grammar

  private mutating func sum() throws(Measure.Complaint) -> AlarmExpression {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else { throw complaint("more than \(Self.deepest) levels of parentheses") }
    var left = try product()
    while let sign = takeOne(of: "+-") {
      let right = try product()
      left = sign == "+" ? .sum(left, right) : .difference(left, right)
    }
    return left
  }

  private mutating func product() throws(Measure.Complaint) -> AlarmExpression {
    var left = try factor()
    while let sign = takeOne(of: "*/") {
      let right = try factor()
      left = sign == "*" ? .product(left, right) : .quotient(left, right)
    }
    return left
  }

  private mutating func factor() throws(Measure.Complaint) -> AlarmExpression {
    if takeOne(of: "-") != nil {
      depth += 1
      defer { depth -= 1 }
      guard depth <= Self.deepest else { throw complaint("too many signs") }
      return .negated(try factor())
    }
    if takeOne(of: "(") != nil {
      let inner = try sum()
      try expect(")")
      return inner
    }
    let start = place
    let word = takeWord()
    if let first = word.first, first.isNumber || first == "." {
      guard let value = Double(word), value.isFinite else { throw complaint("\(quoted(word)) is no number", at: start) }
      return .constant(value)
    }
    guard !word.isEmpty else {
      throw complaint(peek().map { "unexpected \(quoted($0))" } ?? "something is missing at the end")
    }
    return takeOne(of: "(") == nil ? .quantity(try quantity(word, at: start)) : try function(word, at: start)
  }

  private mutating func function(_ name: String, at start: Int) throws(Measure.Complaint) -> AlarmExpression {
    let result: AlarmExpression
    switch name {
    case "abs": result = .absolute(try sum())
    case "min", "max":
      let left = try sum()
      try expect(",")
      let right = try sum()
      result = name == "min" ? .least(left, right) : .greatest(left, right)
    case "rate", "peers", "age", "bad":
      let start = place
      let quantity = try quantity(takeWord(), at: start)
      switch name {
      case "rate": result = .rate(quantity)
      case "peers": result = .peers(quantity)
      case "age": result = .age(quantity)
      default: result = .isBad(quantity)
      }
    default: throw complaint("no function is called \(quoted(name)): abs, min, max, rate, peers, age, bad", at: start)
    }
    try expect(")")
    return result
  }

  private func quantity(_ word: String, at start: Int) throws(Measure.Complaint) -> Quantity {
    if let quantity = Self.quantities[word] { return quantity }
    let near = NearestWord.to(word, in: Self.quantities.keys.sorted()).map { "; did you mean \(quoted($0))?" } ?? ""
    throw complaint(word.isEmpty ? "a quantity is missing" : "no quantity is called \(quoted(word))\(near)", at: start)
  }

  // MARK: Characters

  private mutating func skipSpaces() {
    while place < text.count, text[place] == 0x20 { place += 1 }
  }

  private mutating func peek() -> String? {
    skipSpaces()
    return place < text.count ? String(decoding: text[place..<min(place + 8, text.count)], as: UTF8.self) : nil
  }

  private mutating func takeOne(of signs: String) -> Character? {
    skipSpaces()
    guard place < text.count else { return nil }
    let sign = Character(Unicode.Scalar(text[place]))
    guard signs.contains(sign) else { return nil }
    place += 1
    return sign
  }

  /// Letters, digits, points and low lines.
  private mutating func takeWord() -> String {
    skipSpaces()
    let start = place
    while place < text.count, Self.isOfWord(text[place]) { place += 1 }
    return String(decoding: text[start..<place], as: UTF8.self)
  }

  private static func isOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."):
      true
    default: false
    }
  }

  private mutating func expect(_ sign: String) throws(Measure.Complaint) {
    guard takeOne(of: sign) != nil else {
      throw complaint("\(quoted(sign)) is missing" + (peek().map { " before \(quoted($0))" } ?? " at the end"))
    }
  }

  private func complaint(_ message: String, at start: Int? = nil) -> Measure.Complaint {
    Measure.Complaint("\(message) (character \((start ?? place) + 1))")
  }
}
