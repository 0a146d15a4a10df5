internal import SiteModel
package import Yams

/// A mapping of the file, read key by key. Every question reports what is wrong with the answer and then gives nil.
package struct Section {
  /// What it describes, for messages: "rack".
  package let what: String
  package let place: Place
  package let report: Report
  private var values: [String: Node] = [:]
  /// Keys that a misspelt one was probably meant to be: they are not also reported as missing.
  private var meant: Set<String> = []

  /// Nil when the node is no mapping. Keys that are not among `keys` are reported.
  package init?(_ node: Node, of what: String, keys: [String], report: Report) {
    self.what = what
    self.report = report
    place = Place(node)
    guard report.isPlain(node) else { return nil }
    guard case .mapping(let mapping) = node else {
      report.add("\(what): expected 'key: value' pairs, found \(kind(of: node))", at: place)
      return nil
    }
    for (key, value) in mapping {
      guard case .scalar(let word) = key else {
        report.add("a key must be a word", at: Place(key))
        continue
      }
      if report.mutedKeys.contains(Place(key)) { continue }
      guard keys.contains(word.string) else {
        let near = report.suggestion(for: word.string, among: keys)
        if let key = NearestWord.to(word.string, in: keys) { meant.insert(key) }
        let known = near.isEmpty ? "; known here: \(keys.joined(separator: ", "))" : near
        report.add("unknown key \(quoted(word.string)) in \(what)\(known)", at: Place(key))
        continue
      }
      values[word.string] = value
    }
  }

  /// Whether the key is there.
  package func has(_ key: String) -> Bool { values[key] != nil }
  /// A value as it stands, for readers that take several kinds of it.
  package func node(_ key: String) -> Node? { values[key] }
  /// Where a key's value stands; the section's place when there is none.
  package func place(of key: String) -> Place { values[key].map { Place($0) } ?? place }

  /// Reports that a key is missing when it is.
  @discardableResult
  package func require(_ key: String) -> Bool {
    if values[key] == nil, !meant.contains(key) { report.add("\(what) needs '\(key)'", at: place) }
    return values[key] != nil
  }

  /// A single value.
  package func text(_ key: String) -> Entry? { values[key].flatMap { report.entry($0, key: key) } }

  /// A word, or a list of words.
  package func texts(_ key: String) -> [Entry] {
    guard let node = values[key], report.isPlain(node) else { return [] }
    if case .sequence(let sequence) = node {
      return sequence.compactMap { report.entry($0, key: key) }
    }
    return report.entry(node, key: key).map { [$0] } ?? []
  }

  /// The items of a list, empty when the key is not there.
  package func items(_ key: String) -> [Node] {
    guard let node = values[key], report.isPlain(node) else { return [] }
    guard case .sequence(let sequence) = node else {
      report.add("'\(key)' must be a list ('- ...' lines), found \(kind(of: node))", at: Place(node))
      return []
    }
    return Array(sequence)
  }

  /// A mapping with known keys.
  package func section(_ key: String, of what: String, keys: [String]) -> Section? {
    values[key].flatMap { Section($0, of: what, keys: keys, report: report) }
  }

  /// All pairs of a mapping whose keys are free: key, place of the key, and value.
  package func pairs(_ key: String) -> [(key: Entry, value: Node)] {
    guard let node = values[key], report.isPlain(node) else { return [] }
    guard case .mapping(let mapping) = node else {
      report.add("'\(key)' must hold 'name: value' pairs, found \(kind(of: node))", at: Place(node))
      return []
    }
    return mapping.compactMap { name, value in
      if report.mutedKeys.contains(Place(name)) { return nil }
      return report.entry(name, key: key).map { ($0, value) }
    }
  }

  /// yes, true, on; no, false, off.
  package func truth(_ key: String) -> Bool? {
    guard let entry = text(key) else { return nil }
    switch entry.text.lowercased() {
    case "yes", "true", "on": return true
    case "no", "false", "off": return false
    default:
      report.add("'\(key)' must be yes or no, found \(quoted(entry.text))", at: entry.place)
      return nil
    }
  }

  /// One of a few words.
  package func choice(_ key: String, among words: [String]) -> String? {
    guard let entry = text(key) else { return nil }
    if words.contains(entry.text) { return entry.text }
    let near = report.suggestion(for: entry.text, among: words)
    let hint = near.isEmpty ? "; it can be \(words.joined(separator: ", "))" : near
    report.add("'\(key)': unknown word \(quoted(entry.text))\(hint)", at: entry.place)
    return nil
  }
}

extension Report {
  /// The text of a scalar that is fit for a screen.
  package func entry(_ node: Node, key: String) -> Entry? {
    let place = Place(node)
    guard isPlain(node) else { return nil }
    guard case .scalar(let scalar) = node else {
      add("'\(key)' must be a single value, found \(kind(of: node))", at: place)
      return nil
    }
    guard !scalar.string.isEmpty else {
      add("'\(key)' has no value", at: place)
      return nil
    }
    guard scalar.string.utf8.count <= 1_024 else {
      add("'\(key)' is longer than 1024 bytes", at: place)
      return nil
    }
    if let hostile = scalar.string.unicodeScalars.first(where: { !CleanText.isSafe($0) }) {
      add("'\(key)' holds the control or invisible character \(codePoint(hostile))", at: place)
      return nil
    }
    guard scalar.string.first != " ", scalar.string.last != " " else {
      add("'\(key)': \(quoted(scalar.string)) begins or ends with a space", at: place)
      return nil
    }
    return Entry(text: scalar.string, place: place)
  }

  /// Reports and refuses nodes with an anchor: what is shared by aliases can unfold to anything.
  package func isPlain(_ node: Node) -> Bool {
    let hasAnchor =
      switch node {
      case .scalar(let scalar): scalar.anchor != nil
      case .sequence(let sequence): sequence.anchor != nil
      case .mapping(let mapping): mapping.anchor != nil
      case .alias: true
      }
    if hasAnchor { add("anchors (&name) and aliases (*name) are not supported: write the value out", at: Place(node)) }
    return !hasAnchor
  }
}

private func kind(of node: Node) -> String {
  switch node {
  case .scalar(let scalar): scalar.string.isEmpty ? "nothing" : quoted(scalar.string)
  case .sequence: "a list"
  case .mapping: "'key: value' pairs"
  case .alias: "an alias"
  }
}
