package import Wording

/// One line of help: a heading, or a command with its keys.
package enum HelpLine: Hashable, Sendable {
  case heading(Word)
  case command(keys: String, name: String, summary: Word)
}

extension Console {
  /// Help for the view beneath the layers: everything that works there, from the command table.
  package var help: [HelpLine] {
    Command.Group.allCases.flatMap { group -> [HelpLine] in
      let commands = Commands.all.filter { $0.group == group && $0.views.contains(place.view) }
      return commands.isEmpty ? [] : [.heading(group.title)] + commands.map(helpLine)
    }
  }

  private func helpLine(for command: Command) -> HelpLine {
    let labels = keys.keys(for: command.name).map(\.label)
    return .command(keys: labels.joined(separator: " "), name: command.usage, summary: command.summary)
  }
}

extension Command {
  /// `:rack NAME`
  package var usage: String {
    switch argument {
    case .none: ":\(name)"
    case .export: ":\(name) FORMAT FILE"
    case .text: ":\(name) TEXT"
    default: ":\(name) \(argument.rawValue.uppercased())"
    }
  }
}

extension Command.Group {
  package var title: Word {
    switch self {
    case .move: .helpMove
    case .look: .helpLook
    case .go: .helpGo
    case .change: .helpChange
    case .screen: .helpScreen
    }
  }
}
