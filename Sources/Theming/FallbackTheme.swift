internal import StrictYAML

/// The theme that is compiled in: the file is the one in `Themes/`.
enum FallbackTheme {
  static let name = "control-room"
  static let source = ThemeSource(name: name, file: "(compiled in)/\(name).yaml", folder: .max) {
    PackageResources.control_room_yaml
  }
}

extension Theme {
  /// The theme that is always there.
  package static let fallback: Theme = {
    // A test checks the file; were it broken all the same, a screen without colours is better than none.
    let draft = try? ThemeLibrary(folders: []).draft(of: FallbackTheme.source, chain: [])
    return (draft ?? ThemeDraft(name: FallbackTheme.name)).theme
  }()
}
