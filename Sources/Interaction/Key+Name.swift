internal import Wording

extension Key {
  /// The key that settings call by this name: "ctrl-d", "f6", "space", "pagedown", "alt-x", "<"; nil for no key.
  /// Names that terminals cannot tell apart are one key: "ctrl-i" is Tab, "ctrl-m" is Enter.
  package init?(named name: String) {
    if name.count == 1, let character = name.first, character.isPrintableKey {
      self = .character(character)
      return
    }
    let name = name.lowercased()
    if let key = Self.named[name] {
      self = key
    } else if let number = Int(name.dropFirst()), name.first == "f", (1...24).contains(number) {
      self = .function(number)
    } else if let key = Self.combined(name) {
      self = key
    } else {
      return nil
    }
  }

  /// The name in settings.
  package var name: String {
    switch self {
    case .character(" "): "space"
    case .character(let character): String(character)
    case .control(let character): "ctrl-\(character)"
    case .alt(let character): "alt-\(character)"
    case .function(let number): "f\(number)"
    default: Self.named.filter { $0.value == self }.map(\.key).max { ($0.count, $0) < ($1.count, $1) } ?? ""
    }
  }

  /// How the key is written on the screen.
  package var label: String {
    switch self {
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .control(let character): "Ctrl-\(character.uppercased())"
    case .alt(let character): "Alt-\(character)"
    case .function(let number): "F\(number)"
    case .enter: "↵"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backTab: "Shift-Tab"
    case .backspace: "Backspace"
    case .delete: "Del"
    case .insert: "Ins"
    case .up: "↑"
    case .down: "↓"
    case .left: "←"
    case .right: "→"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .home: "Home"
    case .end: "End"
    }
  }

  /// Every name of a key that is neither a character nor a function key.
  static let named: [String: Key] = [
    "space": .character(" "), "enter": .enter, "return": .enter, "esc": .escape, "escape": .escape, "tab": .tab,
    "backtab": .backTab, "shift-tab": .backTab, "backspace": .backspace, "del": .delete, "delete": .delete,
    "ins": .insert, "insert": .insert, "up": .up, "down": .down, "left": .left, "right": .right, "pgup": .pageUp,
    "pageup": .pageUp, "pgdn": .pageDown, "pagedown": .pageDown, "home": .home, "end": .end,
  ]

  private static func combined(_ name: String) -> Key? {
    guard name.count > 2, let character = name.last, character.isPrintableKey else { return nil }
    switch name.dropLast() {
    case "ctrl-", "control-", "c-":
      switch character {
      case "i": return .tab
      case "m", "j": return .enter
      case "[": return .escape
      case "h": return .backspace
      case "a"..."z": return .control(character)
      default: return nil
      }
    case "alt-", "meta-", "m-": return .alt(character)
    default: return nil
    }
  }
}

extension Character {
  /// False for control characters and space, which has a name.
  var isPrintableKey: Bool { unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F } }
}
