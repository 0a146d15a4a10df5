/// What is typed after `/`: words that must all be found, and words (`!x`) that must not.
///
/// Case and width do not matter (`ＮＯＤＥ` finds `node`). A word is looked for as it stands; one that stands nowhere in
/// the list is looked for loosely (`nb8` finds `node-b08`). Exclusion is never loose.
package struct Filter: Hashable, Sendable {
  private var wanted: [[UInt8]] = []
  private var unwanted: [[UInt8]] = []

  package init(_ text: String) {
    for word in FilterText.folded(text).split(separator: " ") {
      let isExclusion = word.first == "!"
      let bytes = Array((isExclusion ? word.dropFirst() : word).utf8)
      if bytes.isEmpty { continue }
      if isExclusion { unwanted.append(bytes) } else { wanted.append(bytes) }
    }
  }

  /// What to type for exactly this name: its blanks hold its words together.
  package static func text(finding name: String) -> String { name.replacing(" ", with: "\u{A0}") }

  /// True when everything passes.
  package var isEmpty: Bool { wanted.isEmpty && unwanted.isEmpty }

  /// The things that match, in their order.
  package func select<Thing>(from things: [Thing], by text: (Thing) -> FilterText) -> [Thing] {
    var left = things
    for word in unwanted { left.removeAll { text($0).contains(word) } }
    for word in wanted {
      let exact = left.filter { text($0).contains(word) }
      left = exact.isEmpty ? left.filter { text($0).holdsLoosely(word) } : exact
    }
    return left
  }
}
