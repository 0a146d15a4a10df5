internal import SiteModel

/// A number as Slurm's JSON has it: plain, null, one of the values that Slurm keeps for "not set" and "without end", or
/// since 23.11 an object `{"set": true, "infinite": false, "number": 4}`.
struct SlurmNumber {
  /// Nil where it is not set or without end.
  var value: Double?
  var isInfinite = false

  /// Whole, within what an `Int` holds.
  var whole: Int? { value.flatMap { Int(exactly: $0.rounded(.towardZero)) } }

  /// A moment, from seconds since 1970; 0 stands for never.
  var moment: Moment? { value.flatMap { $0 > 0 && $0 < 1e11 ? Moment(seconds: $0) : nil } }

  /// A span, from minutes; nil without an end.
  var minutes: Duration? { value.flatMap { $0 >= 0 && $0 < 1e9 ? .seconds($0 * 60) : nil } }

  /// NO_VAL and INFINITE of slurm.h in 32 and 64 bits (the latter as a `Double` holds them), and -2 and -1, as the
  /// older plugins write them.
  fileprivate init(plain number: Double) {
    switch number {
    case 4_294_967_294, -2: break
    case 4_294_967_295, -1, 18_446_744_073_709_551_615: isInfinite = true
    default: value = number
    }
  }

  fileprivate init() {}
}

extension JSONScanner {
  /// The number that stands next, in whichever way; not set for what is none.
  mutating func slurmNumber() throws(Malformed) -> SlurmNumber {
    switch kind {
    case .number: return SlurmNumber(plain: try number())
    case .text: return Double(try text()).map { SlurmNumber(plain: $0) } ?? SlurmNumber()
    case .object: return try setNumber()
    case .array, .flag, .null:
      try skip()
      return SlurmNumber()
    }
  }

  private mutating func setNumber() throws(Malformed) -> SlurmNumber {
    var isSet = false
    var result = SlurmNumber()
    var found: Double?
    try members { (scanner: inout JSONScanner, key) throws(Malformed) in
      switch (key.text, scanner.kind) {
      case ("set", .flag): isSet = try scanner.flag()
      case ("infinite", .flag): result.isInfinite = try scanner.flag()
      case ("number", .number): found = try scanner.number()
      default: break
      }
    }
    if isSet, !result.isInfinite { result.value = found }
    return result
  }

  /// The text that stands next, cleaned; empty for what is none.
  mutating func slurmText(limit: Int = CleanText.defaultLimit) throws(Malformed) -> String {
    switch kind {
    case .text: return try cleanText(limit: limit)
    case .number:
      let number = try number()
      return Int(exactly: number).map { "\($0)" } ?? "\(number)"
    default:
      try skip()
      return ""
    }
  }

  /// The texts that stand next, cleaned: one, or an array of them. What else stands in an array is an empty text, so
  /// that each keeps its place.
  mutating func slurmTexts(limit: Int = CleanText.defaultLimit) throws(Malformed) -> [String] {
    guard kind == .array else {
      let text = try slurmText(limit: limit)
      return text.isEmpty ? [] : [text]
    }
    var texts: [String] = []
    try elements { (scanner: inout JSONScanner) throws(Malformed) in texts.append(try scanner.slurmText(limit: limit)) }
    return texts
  }
}
