internal import StrictYAML

/// Names given once each, with the index of what bears them and the line where they stand.
struct Names {
  /// What bears the names, for messages: "CDU".
  let what: String
  private(set) var indices: [String: Int] = [:]
  private var lines: [Int] = []
  private let report: Report

  init(_ what: String, report: Report) {
    self.what = what
    self.report = report
  }

  /// Gives the next index to a name; false, and a problem, when the name is taken.
  mutating func add(_ name: String, at place: Place) -> Bool {
    if let taken = indices[name] {
      report.add("\(what) \(quoted(name)) is used twice; first on line \(lines[taken])", at: place)
      return false
    }
    indices[name] = indices.count
    lines.append(place.line)
    return true
  }

  /// The index of what the entry names; nil, and a problem, when there is none.
  func index(_ name: String, at place: Place) -> Int? {
    if let index = indices[name] { return index }
    let near = report.suggestion(for: name, among: indices.keys.sorted())
    report.add("no \(what) is named \(quoted(name))\(near)", at: place)
    return nil
  }

  func index(_ entry: Entry?) -> Int? { entry.flatMap { index($0.text, at: $0.place) } }
}

extension Report {
  /// The names that an entry stands for, each of at most `longest` bytes.
  func names(_ entry: Entry, longest: Int = NamePattern.longest) -> [String] {
    do {
      let names = try NamePattern.expand(entry.text, limit: allowance, longest: longest)
      allowance -= names.count
      return names
    } catch {
      add(error.message, at: entry.place)
      return []
    }
  }

  /// The names of an entry dealt out over `count` things in order: 8 names on 16 things are two things to a name.
  func names(_ entry: Entry, over count: Int) -> [String] {
    let names = names(entry)
    if names.isEmpty || count == 0 { return [] }
    guard count % names.count == 0 else {
      add("\(quoted(entry.text)) stands for \(names.count) names, which do not divide \(count) evenly", at: entry.place)
      return []
    }
    return (0..<count).map { names[$0 * names.count / count] }
  }
}
