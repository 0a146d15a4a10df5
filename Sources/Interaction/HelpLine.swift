package import Wording

/// One line of help: a heading, or a command with its keys.
package enum HelpLine: Hashable, Sendable {
  case heading(Word)
  case command(keys: String, name: String, summary: Word)
  /// What a term on the page means.
  case definition(term: Word, meaning: Word)
}

extension Console {
  /// Help for the view beneath the layers: everything that works there, from the command table.
  package var help: [HelpLine] { place.view == .jobs ? commandHelp + definitions : definitions + commandHelp }

  /// What the page's terms mean, where they go without saying to nobody.
  private var definitions: [HelpLine] {
    switch place.view {
    case .power:
      [.heading(.helpTerms)] + Word.powerDefinitions.map { .definition(term: $0.term, meaning: $0.meaning) }
    case .jobs:
      [.heading(.helpJobFilter)] + Word.jobFilterExamples.map { .definition(term: $0.term, meaning: $0.meaning) }
    default: []
    }
  }

  private var commandHelp: [HelpLine] {
    Command.Group.allCases.flatMap { group -> [HelpLine] in
      let commands = Commands.all.filter { $0.group == group && has($0) && $0.views.contains(place.view) }
      return commands.isEmpty ? [] : [.heading(group.title)] + commands.map(helpLine)
    }
  }

  private func helpLine(for command: Command) -> HelpLine {
    let labels = keys.keys(for: command.name).map(\.label)
    return .command(keys: written(labels.joined(separator: " ")), name: command.name, summary: command.summary)
  }
}

extension Command {
  /// `:rack RACK`, in words.
  package func usage(in words: Wording) -> String {
    ":\(name)" + (argument.word.map { " " + words($0) } ?? "")
  }
}

extension Command.Argument {
  /// What stands for it in help; nil for commands that take nothing.
  var word: Word? {
    switch self {
    case .none: nil
    case .page: .argumentPage
    case .metric: .argumentMetric
    case .zoom: .argumentZoom
    case .rack: .argumentRack
    case .node: .argumentNode
    case .job: .argumentJob
    case .columns: .argumentColumns
    case .theme: .argumentTheme
    case .language: .argumentLanguage
    case .column: .argumentColumn
    case .text: .argumentText
    case .export: .argumentExport
    case .command: .argumentCommand
    case .reason: .argumentReason
    case .number: .argumentNumber
    case .limit: .argumentLimit
    case .reservation: .argumentReservation
    case .reservationName: .argumentReservationName
    case .time: .argumentTime
    case .speed: .argumentSpeed
    case .matchers: .argumentMatchers
    case .silence: .argumentSilence
    case .shift: .argumentShift
    case .shelving: .argumentShelving
    case .sheet: .argumentSheet
    case .span: .argumentSpan
    case .thing: .argumentThing
    case .alarmed: .argumentAlarmed
    }
  }
}

extension Command.Group {
  package var title: Word {
    switch self {
    case .move: .helpMove
    case .look: .helpLook
    case .go: .helpGo
    case .time: .helpTime
    case .change: .helpChange
    case .act: .helpAct
    case .alarms: .helpAlarms
    case .screen: .helpScreen
    }
  }
}
