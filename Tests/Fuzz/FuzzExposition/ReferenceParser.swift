internal import Wire

/// Prometheus text read line by line and character by character, with nothing clever in it.
enum ReferenceParser {
  struct Sample {
    var series = 0
    var name = ""
    var labels: [Label] = []
    var value: Double
    var timestamp: Int64?
  }

  static func parse(_ page: [UInt8]) -> (samples: [Sample], badLines: Int) {
    var samples: [Sample] = []
    var badLines = 0
    // What follows the last newline is not used.
    for line in page.split(separator: 10, omittingEmptySubsequences: false).dropLast() {
      var rest = line.drop(while: isBlank)
      if rest.isEmpty || rest.first == UInt8(ascii: "#") {
        if line.count > 65_536 { badLines += 1 }
        continue
      }
      if line.count <= 65_536, let sample = sample(&rest) { samples.append(sample) } else { badLines += 1 }
    }
    return (samples, badLines)
  }

  private static func isBlank(_ byte: UInt8) -> Bool { [32, 9, 13].contains(byte) }

  private static func word(_ rest: inout ArraySlice<UInt8>, colon: Bool) -> String? {
    let text = rest.prefix { byte in
      let letter = Character(Unicode.Scalar(byte))
      return byte < 128 && (letter.isLetter || letter.isNumber || letter == "_" || letter == ":" && colon)
    }
    guard let first = text.first, !(48...57).contains(first) else { return nil }
    rest = rest.dropFirst(text.count)
    return String(decoding: text, as: UTF8.self)
  }

  private static func sample(_ rest: inout ArraySlice<UInt8>) -> Sample? {
    guard let name = word(&rest, colon: true) else { return nil }
    if let next = rest.first, next != UInt8(ascii: "{"), !isBlank(next) { return nil }
    rest = rest.drop(while: isBlank)
    var labels: [Label] = []
    if rest.first == UInt8(ascii: "{") {
      guard let read = self.labels(&rest) else { return nil }
      labels = read
    }
    let parts = rest.split(whereSeparator: isBlank)
    guard let first = parts.first, let value = number(String(decoding: first, as: UTF8.self)) else { return nil }
    var sample = Sample(name: name, labels: labels, value: value)
    guard parts.count > 1, parts[1].first != UInt8(ascii: "#") else { return sample }
    guard let timestamp = Int64(String(decoding: parts[1], as: UTF8.self)),
      !timestamp.multipliedReportingOverflow(by: 1_000_000).overflow
    else { return nil }
    sample.timestamp = timestamp
    return parts.count == 2 || parts[2].first == UInt8(ascii: "#") ? sample : nil
  }

  private static func labels(_ rest: inout ArraySlice<UInt8>) -> [Label]? {
    rest = rest.dropFirst()
    var labels: [Label] = []
    while true {
      rest = rest.drop(while: isBlank)
      if rest.first == UInt8(ascii: "}") { break }
      if !labels.isEmpty {
        guard rest.first == UInt8(ascii: ",") else { return nil }
        rest = rest.dropFirst().drop(while: isBlank)
        if rest.first == UInt8(ascii: "}") { break }
      }
      guard let name = word(&rest, colon: false) else { return nil }
      rest = rest.drop(while: isBlank)
      guard rest.first == UInt8(ascii: "=") else { return nil }
      rest = rest.dropFirst().drop(while: isBlank)
      guard rest.first == UInt8(ascii: "\"") else { return nil }
      rest = rest.dropFirst()
      var text: [UInt8] = []
      var isClosed = false
      while let byte = rest.popFirst() {
        if byte == UInt8(ascii: "\"") {
          isClosed = true
          break
        }
        guard byte == UInt8(ascii: "\\") else {
          text.append(byte)
          continue
        }
        guard let escaped = rest.popFirst() else { return nil }
        switch escaped {
        case UInt8(ascii: "n"): text.append(10)
        case UInt8(ascii: "\\"), UInt8(ascii: "\""): text.append(escaped)
        default: text += [byte, escaped]
        }
      }
      guard isClosed else { return nil }
      labels.append(Label(name, String(decoding: text, as: UTF8.self)))
    }
    rest = rest.dropFirst()
    guard labels.count <= 64, Set(labels.map(\.name)).count == labels.count else { return nil }
    return labels
  }

  private static func number(_ text: String) -> Double? {
    let plain = text.lowercased()
    let unsigned = plain.hasPrefix("-") || plain.hasPrefix("+") ? String(plain.dropFirst()) : plain
    if ["nan", "inf", "infinity"].contains(unsigned) { return Double(plain) }
    let halves = unsigned.split(separator: "e", maxSplits: 1, omittingEmptySubsequences: false)
    guard let mantissa = halves.first, mantissa.contains(where: \.isNumber), plain.utf8.count <= 400,
      mantissa.allSatisfy({ "0123456789.".contains($0) }),
      plain.utf8.allSatisfy({ "0123456789.e+-".utf8.contains($0) })
    else { return nil }
    let spelled = mantissa.hasSuffix(".") ? mantissa + "0" : mantissa.hasPrefix(".") ? "0" + mantissa : mantissa
    let sign = plain.hasPrefix("-") ? "-" : ""
    return Double(sign + spelled + (halves.count > 1 ? "e" + halves[1] : ""))
  }
}
