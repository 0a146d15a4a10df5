internal import SiteModel
package import Wording

/// Something that the operator can do, by a name. Keys, help, hints on the bottom line, completion and the command
/// line all come from this one description.
package struct Command: Sendable {
  /// What a command takes after its name, and so what completion offers there.
  package enum Argument: String, Sendable {
    case none, page, metric, zoom, rack, node, job, theme, language, column, columns, text, export, command
    case reason, number, limit, reservation, reservationName, time, speed
    case matchers, silence, shift, shelving, sheet, span, thing, alarmed
  }

  /// The part of help where it stands.
  package enum Group: Int, CaseIterable, Sendable { case move, look, go, time, change, act, alarms, screen }

  /// The name on the command line and in settings.
  package var name: String
  package var aliases: [String]
  package var group: Group
  /// One line of help.
  package var summary: Word
  /// The word beside its key on the bottom line; nil keeps it off. Neighbours in the table with one word share a hint.
  package var hint: Word?
  package var views: Set<ViewKind>
  /// Where the bottom line tells of it.
  var hintViews: Set<ViewKind>
  package var argument: Argument
  package var defaultKeys: [Key]
  var perform: @Sendable (inout Console, String?, Surroundings) -> [Effect]

  init(
    _ name: String, aliases: [String] = [], _ group: Group, _ summary: Word, hint: Word? = nil,
    in views: Set<ViewKind> = Set(ViewKind.allCases), hintIn hintViews: Set<ViewKind>? = nil,
    takes argument: Argument = .none, keys: [Key] = [],
    perform: @escaping @Sendable (inout Console, String?, Surroundings) -> [Effect]
  ) {
    self.name = name
    self.aliases = aliases
    self.group = group
    self.summary = summary
    self.hint = hint
    self.views = views
    self.hintViews = hintViews ?? views
    self.argument = argument
    defaultKeys = keys
    self.perform = perform
  }
}

extension Command {
  /// True for what asks somebody outside for something.
  var actsOutside: Bool { group == .alarms || group == .act && name != "result" }

  /// True for what has to do with the silences of Alertmanagers.
  var isOfSilences: Bool { name == "silences" || argument == .matchers || argument == .silence }

  /// True for what leaves open what lies over the page.
  var staysOverLayers: Bool { [.time, .change, .screen].contains(group) }
}

/// All commands. A new command is an entry in one of the lists that are joined here.
package enum Commands {
  package static let all: [Command] =
    going + moving + looking + handingOver + ofJobs + ofTime + changing + acting + ofAlarms + silencing + screen

  private static let places: [String: Int] = {
    var places: [String: Int] = [:]
    for (index, command) in all.enumerated() {
      for name in [command.name] + command.aliases { places[name] = index }
    }
    return places
  }()

  /// The command of that name or alias.
  package static func named(_ name: String) -> Command? { places[name].map { all[$0] } }

  /// Every name and alias.
  package static var names: [String] { Array(places.keys) }
}
