internal import SiteModel

/// What lists need to know of names, kept while no name is added: their natural order and the text that a filter
/// searches.
struct Roster: Sendable {
  private var version: UInt64?
  /// By node: its place when names are sorted as people count (node2 before node10).
  private(set) var ranks: [Int32] = []
  /// By node: name, rack, pod and make, in lower case, as bytes.
  private(set) var texts: [[UInt8]] = []

  mutating func refresh(from site: Site) {
    guard version != site.directory.version else { return }
    version = site.directory.version
    let names = site.directory.nodes.map { Array(site.directory.nodeName($0).utf8) }
    let sorted = names.indices.sorted { Self.comesFirst(names[$0], names[$1]) }
    ranks = [Int32](repeating: 0, count: names.count)
    for (rank, node) in sorted.enumerated() { ranks[node] = Int32(rank) }
    texts = names.indices.map { node in
      var text = names[node]
      if let plan = site.plan(of: node) {
        let rack = plan.rack.map { site.topology.racks[$0] }
        let words = [
          rack?.name, (plan.pod ?? rack?.pod).map { site.topology.pods[$0].name },
          plan.acceleratorKind.map { site.topology.acceleratorKinds[$0].name },
        ]
        for case let word? in words { text += [0x20] + Array(word.utf8) }
      }
      return text.map(Self.lowered)
    }
  }

  static func lowered(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

  /// Runs of digits compare as numbers, everything else byte by byte.
  static func comesFirst(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    var (i, j) = (0, 0)
    while i < a.count, j < b.count {
      if isDigit(a[i]), isDigit(b[j]) {
        let (first, second) = (number(in: a, from: &i), number(in: b, from: &j))
        if first.count != second.count { return first.count < second.count }
        if !first.elementsEqual(second) { return first.lexicographicallyPrecedes(second) }
      } else {
        if a[i] != b[j] { return a[i] < b[j] }
        i += 1
        j += 1
      }
    }
    if (a.count - i) != (b.count - j) { return a.count - i < b.count - j }
    return a.lexicographicallyPrecedes(b)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// The digits from `place`, leading zeros left out.
  private static func number(in text: [UInt8], from place: inout Int) -> ArraySlice<UInt8> {
    let start = place
    while place < text.count, isDigit(text[place]) { place += 1 }
    return text[start..<place].drop { $0 == 0x30 }
  }
}

/// A filter as typed: words that must all match; `!x` excludes. A word that occurs nowhere as it stands matches
/// letters in order with others between.
struct ListFilter: Sendable {
  private var wanted: [[UInt8]] = []
  private var unwanted: [[UInt8]] = []

  init(_ text: String) {
    for word in text.split(separator: " ") {
      let isExclusion = word.first == "!"
      let bytes = (isExclusion ? word.dropFirst() : word).utf8.map(Roster.lowered)
      if bytes.isEmpty { continue }
      if isExclusion { unwanted.append(bytes) } else { wanted.append(bytes) }
    }
  }

  var isEmpty: Bool { wanted.isEmpty && unwanted.isEmpty }

  /// The candidates that match, in their order.
  func apply<Thing>(to things: [Thing], text: (Thing) -> [UInt8]) -> [Thing] {
    var left = things
    for word in unwanted { left = left.filter { !Self.contains(text($0), word) } }
    for word in wanted {
      let exact = left.filter { Self.contains(text($0), word) }
      left = exact.isEmpty ? left.filter { Self.isScattered(word, in: text($0)) } : exact
    }
    return left
  }

  private static func contains(_ text: [UInt8], _ word: [UInt8]) -> Bool {
    guard text.count >= word.count else { return false }
    return text.withUnsafeBufferPointer { text in
      (0...(text.count - word.count)).contains { start in
        text[start] == word[0] && word.indices.allSatisfy { text[start + $0] == word[$0] }
      }
    }
  }

  private static func isScattered(_ word: [UInt8], in text: [UInt8]) -> Bool {
    var next = 0
    for byte in text where next < word.count && byte == word[next] { next += 1 }
    return next == word.count
  }
}
