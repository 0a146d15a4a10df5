internal import Canvas
package import StrictYAML

/// Whether a theme can be read and does its work: everything legible, the four priorities apart.
///
/// Words need a contrast of 4.5:1 (WCAG 2, AA), the heat ramp too, since its numbers are printed in its colours. Bars
/// need the 3:1 of graphics. Rules, frames and unlit tracks need 1.5:1 only: WCAG asks nothing of decoration, and were
/// they louder the screen would not be quiet. Of the sixteen ANSI colours terminals choose the shades, so words are held
/// to 3:1 there, on xterm's. Without colour priorities differ by shape; only selection and markers must still show.
package struct ThemeCheck: Sendable {
  package let name: String
  /// The file, or what stands for the theme that is compiled in.
  package let file: String
  /// All that is wrong, by place.
  package private(set) var problems: [Problem] = []
  /// The least contrast of words in true colour, and the least distance of two priorities at any depth with colours.
  private var leastContrast = Double.infinity
  private var leastDistance = Double.infinity
  private let draft: ThemeDraft

  /// Checks a file.
  package init(file: String) {
    let (library, source) = ThemeLibrary.at(path: file)
    self.init(source, in: library)
  }

  /// Checks the theme that is compiled in.
  package static var fallback: ThemeCheck { ThemeCheck(FallbackTheme.source, in: ThemeLibrary(folders: [])) }

  private init(_ source: ThemeSource, in library: ThemeLibrary) {
    name = source.name
    file = source.file
    do {
      draft = try library.draft(of: source, chain: [])
      judge(draft.theme)
      problems.sort { ($0.file, $0.place, $0.message) < ($1.file, $1.place, $1.message) }
    } catch {
      draft = ThemeDraft()
      problems = error.problems
    }
  }

  /// One line for a theme without faults.
  package var summary: String {
    "\(name): ok: words have contrast \(Self.rounded(leastContrast)) and more, "
      + "priorities are \(Self.rounded(leastDistance)) and more apart (\(file))"
  }
}

extension ThemeCheck {
  private mutating func judge(_ theme: Theme) {
    for depth in ColorDepth.allCases.reversed() {
      judgeFlags(theme, depth)
      guard depth > .mono else { continue }
      for role in Ink.Role.allCases { judgeContrast(of: role, theme, depth) }
      judgePriorities(theme, depth)
    }
    judgeHeat(theme)
  }

  /// At the first of the keys of which the file itself speaks.
  private mutating func add(_ message: String, about keys: String...) {
    problems.append(draft.origin(of: keys).problem(message))
  }

  /// `isExact`: the theme, not the terminal, decides what the colours are.
  private static func demand(_ role: Ink.Role, isExact: Bool) -> Double {
    switch role {
    case .faint: isExact ? 1.5 : 1.2
    case .mark: isExact ? 3 : 2
    default: isExact ? 4.5 : 3
    }
  }

  private mutating func judgeContrast(of role: Ink.Role, _ theme: Theme, _ depth: ColorDepth) {
    let isExact = depth > .ansi16 && !theme.style(of: Ink(role), depth: depth).foreground.isTerminals
    let demand = Self.demand(role, isExact: isExact)
    let levels: [UInt8] = role == .heat ? [0, 64, 128, 192, 255] : [0]
    let contrasts = levels.map { theme.contrast(of: Ink(role, level: $0), depth) }
    let least = contrasts.min() ?? 0
    if depth == .trueColor, role != .faint, role != .mark { leastContrast = min(leastContrast, least) }
    if least < demand { add(Self.complaint("ink '\(role)'", least, demand, depth), about: "\(role)") }
    guard isExact, role != .faint else { return }
    let selected = levels.map { theme.contrast(of: Ink(role, level: $0, flags: .selected), depth) }.min() ?? 0
    if selected < 3 { add(Self.complaint("ink '\(role)', selected,", selected, 3, depth), about: "selected") }
    let dimmed = levels.map { theme.contrast(of: Ink(role, level: $0, flags: .dimmed), depth) }.min() ?? 0
    if dimmed < 1.5 { add(Self.complaint("ink '\(role)', dimmed,", dimmed, 1.5, depth), about: "dimmed") }
  }

  private static func complaint(_ what: String, _ found: Double, _ demand: Double, _ depth: ColorDepth) -> String {
    "\(what) has a contrast of \(rounded(found)) to 1 \(depth.words), but needs \(rounded(demand))"
  }

  private mutating func judgeFlags(_ theme: Theme, _ depth: ColorDepth) {
    for (name, ink) in [("selected", Ink.text.selected), ("reverse", Ink.text.reversed)] {
      if theme.style(of: ink, depth: depth).shown == theme.style(of: .text, depth: depth).shown {
        add("'\(name)' cannot be seen \(depth.words)", about: name)
      }
    }
  }

  /// Priorities from each other, and from ordinary words.
  private mutating func judgePriorities(_ theme: Theme, _ depth: ColorDepth) {
    let roles: [Ink.Role] = [.critical, .high, .medium, .low, .text]
    for (index, role) in roles.enumerated() {
      for other in roles[(index + 1)...] {
        let distance = Paint(theme.style(of: Ink(role), depth: depth))
          .distance(to: Paint(theme.style(of: Ink(other), depth: depth)))
        leastDistance = min(leastDistance, distance)
        if distance < Self.leastDistance {
          add(
            "inks '\(role)' and '\(other)' look alike \(depth.words): they are \(Self.rounded(distance)) apart, "
              + "but need \(Self.rounded(Self.leastDistance))", about: "\(role)", "\(other)")
        }
      }
    }
  }

  /// Five times what is just visible side by side: told apart at a glance, from across a room.
  private static let leastDistance = 0.1

  /// A ramp between RGB stops must run one way in lightness, in about even steps.
  private mutating func judgeHeat(_ theme: Theme) {
    guard theme.colors.heat.allSatisfy({ if case .rgb = $0 { true } else { false } }) else { return }
    let colors = stride(from: 0, through: 240, by: 30).map {
      OKLab(Paint(theme.style(of: Ink(.heat, level: UInt8($0)), depth: .trueColor)).foreground)
    }
    let steps = zip(colors, colors.dropFirst())
    let rises = steps.map { $1.lightness - $0.lightness }
    if !(rises.allSatisfy { $0 > 0 } || rises.allSatisfy { $0 < 0 }) {
      add("the heat ramp must grow lighter from stop to stop, or darker", about: "heat")
    }
    let lengths = steps.map { $0.distance(to: $1) }
    if let longest = lengths.max(), let shortest = lengths.min(), longest > shortest * 2.5 {
      add("the heat ramp's steps are uneven: the longest is more than 2.5 times the shortest", about: "heat")
    }
  }

  /// One digit after the point below ten, two below one.
  private static func rounded(_ value: Double) -> String {
    guard value.isFinite else { return "no" }
    let scale = value < 1 ? 100 : 10
    let number = Int((value * Double(scale)).rounded(.down))
    let part = String(number % scale)
    return "\(number / scale)." + String(repeating: "0", count: (scale == 100 ? 2 : 1) - part.utf8.count) + part
  }
}

extension Theme {
  fileprivate func contrast(of ink: Ink, _ depth: ColorDepth) -> Double {
    let paint = Paint(style(of: ink, depth: depth))
    return paint.foreground.contrast(with: paint.background)
  }
}

extension Color {
  /// Which shade it is, the terminal decides.
  fileprivate var isTerminals: Bool {
    switch self {
    case .standard: true
    case .indexed(let number): number < 16
    case .rgb: false
    }
  }
}

extension Style {
  /// What distinguishes a look where reverse video is only another pair of colours.
  fileprivate var shown: [AnyHashable] { [Paint(self), isDim] }
}

extension Paint {
  fileprivate func distance(to other: Paint) -> Double {
    max(foreground.distance(to: other.foreground), background.distance(to: other.background))
  }
}

extension ColorDepth {
  fileprivate var words: String {
    switch self {
    case .mono: "without colours"
    case .ansi8: "in 8 colours"
    case .ansi16: "in 16 colours"
    case .indexed256: "in 256 colours"
    case .trueColor: "in true colour"
    }
  }
}
