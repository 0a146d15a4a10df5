/// What a cell means, not how it looks: a theme turns ink into colour and weight.
package struct Ink: Hashable, Sendable {
  package enum Role: UInt8, CaseIterable, Sendable {
    /// An ordinary value: the neutral tone.
    case text
    /// Labels and units: quieter than values.
    case label
    /// Borders, rules, unlit parts of bars: the quietest.
    case faint
    /// Headings and what the eye should find first, without being alarmed.
    case strong
    /// The current tab, keys in hints: where the hand goes.
    case accent
    case critical, high, medium, low
    /// An old value, shown with its age.
    case stale
    /// `—`: nobody has reported it.
    case missing
    /// A place on the heat ramp; `level` 0...255 is 0...1.
    case heat
    /// Bars, sparklines: the drawn form of an ordinary value.
    case mark
    /// The word SIMULATED.
    case simulated
    /// The word REPLAY, and other states of the screen itself (frozen).
    case replay
  }

  package struct Flags: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }
    /// An unacknowledged alarm's marker.
    package static let reverse = Flags(rawValue: 1)
    /// The selected thing.
    package static let selected = Flags(rawValue: 2)
    /// Beside the point while something else is picked out.
    package static let dimmed = Flags(rawValue: 4)
    package static let underline = Flags(rawValue: 8)
    package static let bold = Flags(rawValue: 16)
  }

  package var role: Role
  package var level: UInt8
  package var flags: Flags

  package init(_ role: Role, level: UInt8 = 0, flags: Flags = []) {
    self.role = role
    self.level = level
    self.flags = flags
  }

  package static let text = Ink(.text)
  package static let label = Ink(.label)
  package static let faint = Ink(.faint)
  package static let strong = Ink(.strong)
  package static let accent = Ink(.accent)
  package static let critical = Ink(.critical)
  package static let high = Ink(.high)
  package static let medium = Ink(.medium)
  package static let low = Ink(.low)
  package static let stale = Ink(.stale)
  package static let missing = Ink(.missing)
  package static let mark = Ink(.mark)
  package static let simulated = Ink(.simulated)
  package static let replay = Ink(.replay)

  /// A place on the heat ramp, 0 coolest to 1 hottest; values outside are clamped.
  package static func heat(_ share: Double) -> Ink {
    Ink(.heat, level: UInt8(max(0, min(255, (share * 255).rounded()))))
  }

  package func with(_ flags: Flags) -> Ink { Ink(role, level: level, flags: self.flags.union(flags)) }
  package var selected: Ink { with(.selected) }
  package var reversed: Ink { with(.reverse) }
  package var dimmed: Ink { with(.dimmed) }
}
