internal import SiteModel

/// Which key runs which command. One key may serve several commands when no view has both.
package struct KeyMap: Hashable, Sendable {
  /// Names of commands by key.
  private var bindings: [Key: [String]] = [:]
  private var keysByCommand: [String: [Key]] = [:]

  /// The keys as they come.
  package static let standard: KeyMap = {
    var map = KeyMap()
    for command in Commands.all { map.bind(command.defaultKeys, to: command.name) }
    return map
  }()

  private init() {}

  /// The standard keys with the settings' changes: for each command named, its keys instead of the standard ones.
  /// An empty list takes a command's keys away. Throws all that is wrong at once.
  package init(remapping settings: [String: [String]]) throws(KeyMapError) {
    var problems: [KeyMapError.Problem] = []
    var changes: [String: [Key]] = [:]
    for (name, keyNames) in settings.sorted(by: { $0.key < $1.key }) {
      guard let command = Commands.named(name) else {
        problems.append(.unknownCommand(name, nearest: NearestWord.to(name, in: Commands.names)))
        continue
      }
      changes[command.name] = keyNames.compactMap { keyName in
        if let key = Key(named: keyName) { return key }
        problems.append(
          .unknownKey(keyName, command: name, nearest: NearestWord.to(keyName, in: Array(Key.named.keys))))
        return nil
      }
    }
    for command in Commands.all { bind(changes[command.name] ?? command.defaultKeys, to: command.name) }
    problems += conflicts()
    if !problems.isEmpty { throw KeyMapError(problems: problems) }
  }

  /// The command that a key runs in a view.
  package func command(for key: Key, in view: ViewKind) -> Command? {
    bindings[key]?.lazy.compactMap(Commands.named).first { $0.views.contains(view) }
  }

  /// The keys of a command, the one to show first.
  package func keys(for command: String) -> [Key] { keysByCommand[command] ?? [] }

  private mutating func bind(_ keys: [Key], to command: String) {
    keysByCommand[command] = keys
    for key in keys { bindings[key, default: []].append(command) }
  }

  private func conflicts() -> [KeyMapError.Problem] {
    var problems: [KeyMapError.Problem] = []
    for (key, names) in bindings.sorted(by: { $0.key.name < $1.key.name }) {
      for (index, name) in names.enumerated() {
        for other in names[(index + 1)...] {
          guard let one = Commands.named(name), let two = Commands.named(other) else { continue }
          if !one.views.isDisjoint(with: two.views) { problems.append(.conflict(key.name, name, other)) }
        }
      }
    }
    return problems
  }
}

/// What is wrong with the keys in the settings.
package struct KeyMapError: Error, Hashable, Sendable, CustomStringConvertible {
  package enum Problem: Hashable, Sendable, CustomStringConvertible {
    case unknownCommand(String, nearest: String?)
    case unknownKey(String, command: String, nearest: String?)
    case conflict(String, String, String)

    package var description: String {
      switch self {
      case .unknownCommand(let name, let nearest):
        "keys: no command is called \"\(name)\"" + (nearest.map { "; did you mean \"\($0)\"?" } ?? "")
      case .unknownKey(let name, let command, let nearest):
        "keys: \(command): no key is called \"\(name)\"" + (nearest.map { "; did you mean \"\($0)\"?" } ?? "")
      case .conflict(let key, let one, let two):
        "keys: \"\(key)\" cannot run both \"\(one)\" and \"\(two)\"; give one of them another key"
      }
    }
  }

  package var problems: [Problem]
  package var description: String { problems.map(\.description).joined(separator: "\n") }
}
