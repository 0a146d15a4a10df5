internal import Canvas
package import StrictYAML

/// Whether a theme can be read and does its work: everything legible, the four priorities apart, the heat ramp even,
/// and what the theme promises beyond that kept.
package struct ThemeCheck: Sendable {
  package let name: String
  /// The file, or what stands for the theme that is compiled in.
  package let file: String
  /// All that is wrong, by place.
  package private(set) var problems: [Problem] = []
  /// What was measured; as at the beginning when the file cannot be read.
  var figures = ThemeFigures()
  let draft: ThemeDraft
  /// What was checked; nil when it cannot be read.
  package let theme: Theme?

  /// Checks a file.
  package init(file: String) {
    let (library, source) = ThemeLibrary.at(path: file)
    self.init(source, in: library)
  }

  /// Checks the theme that is compiled in.
  package static var fallback: ThemeCheck { ThemeCheck(FallbackTheme.source, in: ThemeLibrary(folders: [])) }

  /// Checks the text of a file; it can inherit only from the theme that is compiled in.
  package init(bytes: [UInt8], named name: String) {
    self.init(ThemeSource(name: name, file: "\(name).yaml", folder: 0) { bytes }, in: ThemeLibrary(folders: []))
  }

  private init(_ source: ThemeSource, in library: ThemeLibrary) {
    name = source.name
    file = source.file
    do {
      draft = try library.draft(of: source, chain: [])
      let theme = draft.theme
      self.theme = theme
      judge(theme)
      problems.sort { ($0.file, $0.place, $0.message) < ($1.file, $1.place, $1.message) }
    } catch {
      draft = ThemeDraft()
      theme = nil
      problems = error.problems
    }
  }

  private mutating func judge(_ theme: Theme) {
    for depth in ColorDepth.allCases.reversed() {
      judgeFlags(theme, depth)
      guard depth > .mono else { continue }
      for role in Ink.Role.allCases { judgeContrast(of: role, theme, depth) }
      judgePriorities(theme, depth)
      judgeHeat(theme, depth)
    }
    // Without colours shapes and digits are all there is.
    for message in MarkerCheck().problems { add(message, about: "critical") }
  }

  /// At the first of the keys of which the file itself speaks.
  mutating func add(_ message: String, about keys: String...) {
    problems.append(draft.origin(of: keys).problem(message))
  }

  func promises(_ promise: ThemePromise) -> Bool { draft.promises.contains(promise) }
}

/// What the check measures of a theme.
struct ThemeFigures: Hashable, Sendable {
  /// The least contrast of words, and of bars and shades, where the theme decides on the colours: in true colour and
  /// in 256.
  var wordContrast = Double.infinity
  var markContrast = Double.infinity
  /// The least distance of two priorities, or of one and ordinary words, in true colour as people see it.
  var distances: [ColorVision: Double] = [:]
  /// The same in sixteen colours, to normal sight, on xterm's shades.
  var distanceInSixteen = Double.infinity
  /// The heat ramp's longest step over its shortest: 1 is even. Nil for a ramp of the terminal's colours.
  var unevenness: Double?
}

/// Numbers as messages and the table print them.
enum CheckText {
  /// One digit after the point below a hundred, two below one; rounded down, so that nothing seems to pass that does
  /// not.
  static func rounded(_ value: Double) -> String {
    guard value.isFinite else { return "—" }
    let scale = value < 1 ? 100 : 10
    let number = Int((value * Double(scale)).rounded(.down))
    let part = String(number % scale)
    return "\(number / scale)." + String(repeating: "0", count: (scale == 100 ? 2 : 1) - part.utf8.count) + part
  }
}

extension ColorDepth {
  var words: String {
    switch self {
    case .mono: "without colours"
    case .ansi8: "in 8 colours"
    case .ansi16: "in 16 colours"
    case .indexed256: "in 256 colours"
    case .trueColor: "in true colour"
    }
  }
}
