/// What the lookups of a page have found: texts by metric, value label and key labels' texts. Filled first, asked then.
struct LookupTable {
  private struct Key: Hashable {
    var metric: String
    var value: String
    var keys: [String]
  }

  private var texts: [Key: String] = [:]
  /// Texts as they are to be used, once the page has been seen whole.
  private var settled: [Key: String]?

  mutating func note(_ text: String, of lookup: LabelLookup, _ labels: [Label]) {
    texts[key(of: lookup, labels)] = text
    settled = nil
  }

  /// The text for a series with these labels.
  mutating func text(of lookup: LabelLookup, _ labels: [Label], among lookups: [LabelLookup]) -> String? {
    if settled == nil { settled = lookups.reduce(into: texts) { mark(&$0, $1) } }
    return settled?[key(of: lookup, labels)]
  }

  private func key(of lookup: LabelLookup, _ labels: [Label]) -> Key {
    Key(metric: lookup.metric, value: lookup.value, keys: lookup.keys.map { labels.text($0) ?? "" })
  }

  /// Tells things apart that share a text.
  private func mark(_ result: inout [Key: String], _ lookup: LabelLookup) {
    let own = texts.filter { $0.key.metric == lookup.metric && $0.key.value == lookup.value }
    switch lookup.repetition {
    case .ignored: break
    case .eachMarked:
      for group in Dictionary(grouping: own, by: \.value).values where group.count > 1 {
        for (key, text) in group { result[key] = "\(text)@\(key.keys.first ?? "")" }
      }
    case .laterMarked:
      let groups = Dictionary(grouping: own) { entry in
        let last = entry.key.keys.last ?? ""
        return entry.key.keys.dropLast() + [entry.value, String(last.prefix { !$0.isNumber })]
      }
      for group in groups.values where group.count > 1 {
        let inOrder = group.sorted { Self.comesFirst($0.key.keys.last ?? "", $1.key.keys.last ?? "") }
        for (key, text) in inOrder.dropFirst() { result[key] = "\(text) (\(key.keys.last ?? ""))" }
      }
    }
  }

  /// temp2 before temp10.
  private static func comesFirst(_ a: String, _ b: String) -> Bool {
    (a.utf8.count, a) < (b.utf8.count, b)
  }
}
