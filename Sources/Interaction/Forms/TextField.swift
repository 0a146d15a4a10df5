internal import SiteModel

/// One line being typed: text and the cursor's place in it, in characters.
struct TextField: Hashable {
  /// More than anyone types; a pasted file must not fill the memory.
  static let limit = 500
  var text: [Character]
  var cursor: Int

  init(_ text: String, cursor: Int) {
    self.text = Array(text)
    self.cursor = cursor.clamped(to: 0...self.text.count)
  }

  /// Puts text in at the cursor, without control characters and what else could hide in a paste.
  mutating func insert(_ pasted: String) {
    let room = max(0, Self.limit - text.count)
    let lines = pasted.unicodeScalars.prefix(room * 4).map { $0 == "\n" || $0 == "\t" ? " " : $0 }
    let clean = lines.filter(CleanText.isSafe)
    let characters = Array(String(String.UnicodeScalarView(clean))).prefix(room)
    text.insert(contentsOf: characters, at: cursor)
    cursor += characters.count
    // A combining mark may have joined the letter before it.
    let joined = Array(String(text))
    cursor = min(cursor, joined.count)
    text = joined
  }

  /// Carries out an editing key; false when it is not one.
  mutating func edit(_ key: Key) -> Bool {
    switch key {
    case .character(let character): insert(String(character))
    case .left, .control("b"): cursor = max(0, cursor - 1)
    case .right, .control("f"): cursor = min(text.count, cursor + 1)
    case .home, .control("a"): cursor = 0
    case .end, .control("e"): cursor = text.count
    case .backspace, .control("h"): if cursor > 0 { remove(cursor - 1..<cursor) }
    case .delete, .control("d"): if cursor < text.count { remove(cursor..<cursor + 1) }
    case .control("u"): remove(0..<cursor)
    case .control("k"): remove(cursor..<text.count)
    case .control("w"): remove(wordStart..<cursor)
    default: return false
    }
    return true
  }

  private var wordStart: Int {
    var start = cursor
    while start > 0, text[start - 1] == " " { start -= 1 }
    while start > 0, text[start - 1] != " " { start -= 1 }
    return start
  }

  private mutating func remove(_ range: Range<Int>) {
    text.removeSubrange(range)
    cursor = range.lowerBound
  }
}
