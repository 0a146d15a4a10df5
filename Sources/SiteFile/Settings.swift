internal import Glibc
package import StrictYAML
internal import Yams

/// What a user prefers, from `settings.yaml`. Nil is "not said": options of the command line and defaults decide.
package struct Settings: Hashable, Sendable {
  package var theme: String?
  /// A language's tag: "en", "zh".
  package var language: String?
  /// True: draw with ASCII only.
  package var isASCII: Bool?
  /// True: this terminal gives characters of ambiguous width two cells.
  package var isAmbiguousWide: Bool?
  package var isMouseEnabled: Bool?
  /// False: new alarms make no sound.
  package var hasBell: Bool?
  /// True: the console only reads.
  package var isReadOnly: Bool?
  /// Nil where the file has no word of it.
  package var history: HistorySettings?
  package var notifications: NotificationSettings?
  /// Keys for commands, in the file's order.
  package var keys: [KeySetting] = []

  package init() {}

  /// Keys that the user gives to a command. Whether command and keys exist is judged by whoever knows them; `place`
  /// and `keyPlaces` let that error name the line.
  package struct KeySetting: Hashable, Sendable {
    package var command: String
    package var keys: [String]
    package var file: String
    package var place: Place
    /// By index in `keys`.
    package var keyPlaces: [Place]
  }

  /// The path of the user's settings; nil when there is no home.
  package static var path: String? { ConfigurationFolder.user.map { "\($0)/settings.yaml" } }

  /// The user's settings; the defaults when there is no such file.
  package static func load() throws(FileError) -> Settings {
    guard let path else { return Settings() }
    return try load(user: path)
  }

  /// Reads a settings file that need not be there. A program is taken only from one that nobody but its owner can have
  /// changed.
  static func load(user path: String) throws(FileError) -> Settings {
    var distrust: FileText.Failure?
    let bytes: [UInt8]
    do {
      do {
        bytes = try FileText.bytes(at: path, ownedBy: [0, geteuid()])
      } catch {
        if error.isAbsent { return Settings() }
        distrust = error
        bytes = try FileText.bytes(at: path)
      }
    } catch {
      throw FileError(problems: [Problem(file: path, place: .start, message: error.message)])
    }
    let settings = try load(bytes: bytes, file: path)
    if settings.notifications?.hook != nil, let distrust {
      let message = "'notifications' names a program, and \(distrust.message)"
      throw FileError(problems: [Problem(file: path, place: .start, message: message)])
    }
    return settings
  }

  /// Reads a settings file that must be there.
  package static func load(path: String) throws(FileError) -> Settings {
    try load(bytes: try SiteFile.contents(path), file: path)
  }

  /// Reads settings from text; `file` stands in messages. A file of nothing but comments gives the defaults.
  package static func load(text: String, file: String = "settings.yaml") throws(FileError) -> Settings {
    try load(bytes: Array(text.utf8), file: file)
  }

  static func load(bytes: [UInt8], file: String) throws(FileError) -> Settings {
    let report = Report(file: file, kind: .site)
    guard let text = TextCheck.text(of: bytes, report: report) else {
      try report.finish()
      return Settings()
    }
    let isBlank = text.split(whereSeparator: \.isNewline).allSatisfy { line in
      let first = line.first { $0 != " " }
      return first == nil || first == "#"
    }
    var settings = Settings()
    if !isBlank, let document = Document(text, report: report) {
      withExtendedLifetime(document) { settings.read(document.root, report: report) }
    }
    try report.finish()
    return settings
  }

  private mutating func read(_ root: Node, report: Report) {
    let known = [
      "theme", "language", "ascii", "ambiguous-width", "mouse", "bell", "read-only", "history", "notifications", "keys",
    ]
    guard let section = Section(root, of: "settings", keys: known, report: report) else { return }
    theme = section.text("theme")?.text
    language = section.text("language")?.text
    isASCII = section.truth("ascii")
    isAmbiguousWide = section.choice("ambiguous-width", among: ["narrow", "wide"]).map { $0 == "wide" }
    isMouseEnabled = section.truth("mouse")
    hasBell = section.truth("bell")
    isReadOnly = section.truth("read-only")
    history = section.section("history", of: "history", keys: HistorySettings.keys).map { HistorySettings($0) }
    notifications = section.section("notifications", of: "notifications", keys: NotificationSettings.keys)
      .map { NotificationSettings($0) }
    for (command, value) in section.pairs("keys") {
      let nodes: [Node] = if case .sequence(let list) = value, report.isPlain(value) { Array(list) } else { [value] }
      let entries = nodes.compactMap { report.entry($0, key: command.text) }
      keys.append(
        KeySetting(
          command: command.text, keys: entries.map(\.text), file: report.file, place: command.place,
          keyPlaces: entries.map(\.place)))
    }
  }
}
