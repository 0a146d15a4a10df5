internal import SiteModel
internal import Wording

extension Commands {
  /// Commands that pick things out, take them along, or change the console itself.
  static let changing: [Command] = [
    Command("mark", .change, .commandMark, keys: [.character(" ")]) { console, _, around in
      console.toggleMark(in: around)
      return []
    },
    Command("unmark", .change, .commandUnmark) { console, _, _ in
      console.marked = []
      console.keepsakes.marked = []
      return []
    },
    Command("copy", .change, .commandCopy, keys: [.character("y")]) { console, _, around in
      console.copy(in: around)
    },
    Command("export", .change, .commandExport, takes: .export, keys: [.character("e")]) { console, text, around in
      console.export(text, in: around)
    },
    Command("theme", .change, .commandTheme, takes: .theme) { console, name, around in
      console.chooseTheme(named: name, in: around)
    },
    Command("language", .change, .commandLanguage, takes: .language) { console, name, around in
      console.chooseLanguage(named: name, in: around)
    },
  ]

  /// Formats that a view is exported in.
  package static let exportFormats = ["text", "ansi", "svg", "html", "json", "csv", "openmetrics"]
}
