internal import Canvas
internal import StrictYAML

/// A colour as a theme file names it.
struct ColorName: Hashable, Sendable {
  var text: String
  var origin: Origin
}

/// Where something is said.
struct Origin: Hashable, Sendable {
  var file: String
  var place: Place

  func problem(_ message: String) -> Problem { Problem(file: file, place: place, message: message) }
}

/// A theme file before its colours are looked up. Themes that inherit are laid over each other as drafts, so that a
/// child which only renames a colour changes every ink that has it.
struct ThemeDraft: Hashable, Sendable {
  /// The parts of a file: what holds everywhere, and what is otherwise on poorer screens, each over the one before.
  enum Part: Int, CaseIterable, Comparable {
    case base, ansi16, ansi8, mono
    static func < (a: Part, b: Part) -> Bool { a.rawValue < b.rawValue }
  }

  var name = ""
  var summary = ""
  var file = ""
  /// What the file itself undertakes: a child's colours may break what its parent promised.
  var promises: [ThemePromise] = []
  /// By part.
  var palettes = [[String: Color]](repeating: [:], count: Part.allCases.count)
  var sheets = [Sheet<ColorName>](repeating: Sheet(), count: Part.allCases.count)
  /// Where the base part speaks of an ink, of the screen or of the ramp, by key, and where it gives a colour a name.
  var origins: [String: Origin] = [:]
  var colorOrigins: [String: Origin] = [:]

  /// This theme, with a child's words over it.
  func overlaid(with child: ThemeDraft) -> ThemeDraft {
    var draft = child
    for part in Part.allCases {
      draft.palettes[part.rawValue] = palettes[part.rawValue].merging(child.palettes[part.rawValue]) { $1 }
      draft.sheets[part.rawValue] = sheets[part.rawValue].overlaid(with: child.sheets[part.rawValue])
    }
    draft.origins = origins.merging(child.origins) { $1 }
    draft.colorOrigins = colorOrigins.merging(child.colorOrigins) { $1 }
    return draft
  }

  /// Where this file, and not one that it inherits, decides about the first of some keys: at its colour's name, or at
  /// its look. The file's beginning when it speaks of none.
  func origin(of keys: [String]) -> Origin {
    let places = keys.flatMap { key in
      let role = Ink.Role.allCases.first { String(describing: $0) == key }
      let color = role.flatMap { sheets[0].roles[Int($0.rawValue)].foreground }
      return [color.flatMap { colorOrigins[$0.text] }, origins[key]].compactMap { $0 }
    }
    return places.first { $0.file == file } ?? Origin(file: file, place: .start)
  }

  /// The palette that counts in a part.
  func palette(for part: Part) -> [String: Color] {
    palettes[...part.rawValue].reduce([:]) { $0.merging($1) { $1 } }
  }

  var theme: Theme {
    Theme(
      name: name, summary: summary, colors: sheet(for: .base), ansi16: sheet(for: .ansi16), ansi8: sheet(for: .ansi8),
      mono: sheet(for: .mono))
  }

  private func sheet(for part: Part) -> Sheet<Color> {
    let palette = palette(for: part)
    return sheets[...part.rawValue].reduce(Sheet()) { $0.overlaid(with: $1) }
      // Every name has been looked up when its file was read.
      .mapped { palette[$0.text] ?? Color(named: $0.text) ?? .standard }
  }
}

extension Color {
  /// `#rrggbb`, an ANSI colour's name or number, or `standard`.
  init?(named text: String) {
    if text == "standard" {
      self = .standard
    } else if let value = RGB(hex: text) {
      self = .rgb(value)
    } else if let number = ANSIPalette.names.firstIndex(of: text) {
      self = .indexed(UInt8(number))
    } else if let number = UInt8(text), number < 16, String(number) == text {
      self = .indexed(number)
    } else {
      return nil
    }
  }
}
