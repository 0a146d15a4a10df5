/// The chosen language: turns words into text.
package struct Wording: Hashable, Sendable {
  package var language: Language
  package init(_ language: Language = .english) { self.language = language }

  package func callAsFunction(_ word: Word) -> String { word.text(in: language) }

  /// The word with its gaps (`{}`) filled in order. `{s}` makes the plural of the noun that the value before it counts,
  /// in a language that has one.
  package func callAsFunction(_ word: Word, _ values: String...) -> String { filled(word, with: values) }

  /// The same.
  package func filled(_ word: Word, with values: [String]) -> String {
    // Byte by byte: a page fills dozens, and a search among characters takes longer than the rest of its header.
    let form = Array(word.text(in: language).utf8)
    var text: [UInt8] = []
    text.reserveCapacity(form.count + 16)
    var (place, count) = (0, 0)
    // The value before, by which "{s}" is an "s" or nothing.
    var value: String?
    while place < form.count {
      if form[place...].starts(with: "{}".utf8) {
        let next = count < values.count ? values[count] : "{}"
        text += next.utf8
        value = next
        count += 1
        place += 2
      } else if let value, form[place...].starts(with: "{s}".utf8) {
        if value != "1" { text += "s".utf8 }
        place += 3
      } else {
        text.append(form[place])
        place += 1
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Several things, one after another: "thermal, power cap".
  package func list(_ things: [String]) -> String {
    switch language {
    case .english: things.joined(separator: ", ")
    case .chinese: things.joined(separator: "、")
    }
  }

  /// Several statements, one after another.
  func clauses(_ texts: [String]) -> String {
    switch language {
    case .english: texts.joined(separator: "; ")
    case .chinese: texts.joined(separator: "；")
    }
  }
}
