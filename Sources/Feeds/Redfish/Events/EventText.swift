internal import SiteModel

/// What an event says in its device's words.
enum EventText {
  /// Longest message shown, in characters.
  static let limit = 120

  /// A message with its arguments in the places of `%1` and on, cleaned. Arguments are put in once: what looks like a
  /// place in an argument is none.
  static func filled(_ message: String, with arguments: [String]) -> String {
    var text = ""
    var rest = message.prefix(1_000)
    while let sign = rest.firstIndex(of: "%") {
      text += rest[..<sign]
      let digits = rest[rest.index(after: sign)...].prefix(2).prefix { $0.isASCII && $0.isNumber }
      if let number = Int(digits), arguments.indices.contains(number - 1) {
        text += CleanText.cleaned(arguments[number - 1], limit: 60)
        rest = rest[digits.endIndex...]
      } else {
        text += "%"
        rest = rest[rest.index(after: sign)...]
      }
    }
    return CleanText.cleaned(text + rest, limit: limit)
  }
}
