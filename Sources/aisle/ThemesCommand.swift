internal import ArgumentParser
internal import Canvas
internal import Glibc
internal import Launch
internal import Theming

/// `aisle themes`: the themes there are, and whether they do their work.
struct ThemesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "themes",
    abstract: "List the themes, on a terminal each with a sample; or check them.",
    discussion: "Themes are YAML files in AISLE_THEMES (folders with colons between them), in "
      + "~/.config/aisle/themes, beside the installed program and in the system's share/aisle/themes.")

  @Flag(help: "Check that themes load, that everything is legible and that priorities stay apart; ends with 1 if not.")
  var check = false

  @Argument(help: "Theme files to check; without any, all that are found.")
  var files: [String] = []

  func validate() throws {
    if !check, !files.isEmpty { throw ValidationError("Files are only taken with --check.") }
  }

  func run() throws {
    if check { try checkAll() } else { try list() }
  }

  private func list() throws {
    let library = ThemeLibrary.standard
    let isTerminal = isatty(STDOUT_FILENO) == 1
    let name = library.names.map { TextWidth.width(of: $0) }.max() ?? 0
    var lines = ""
    for theme in library.names {
      let title = theme + String(repeating: " ", count: name - TextWidth.width(of: theme)) + "  "
      let origin = library.file(of: theme) ?? "compiled in"
      do throws(ThemeError) {
        let found = try library.theme(named: theme)
        lines += title + (isTerminal ? "\(found.summary)\n" : "\(found.summary)  (\(origin))\n")
        if isTerminal { lines += Self.sample(of: found) + "\n" }
      } catch {
        lines += title + "cannot be used; 'aisle themes --check \(origin)' says why\n"
      }
    }
    if isTerminal { lines += "From \(library.standingFolders.joined(separator: ", ")).\n" }
    try CommandEnding.print(lines)
  }

  private static func sample(of theme: Theme) -> String {
    let lines = ThemeSample.lines(in: theme, depth: ColorDepth(environment: variable), glyphs: glyphs)
    return String(decoding: lines, as: UTF8.self)
  }

  /// What the terminal can show, to judge by its type and the locale.
  private static var glyphs: GlyphSet {
    let isUTF8 = setlocale(LC_CTYPE, "") != nil && String(cString: nl_langinfo(Int32(CODESET))) == "UTF-8"
    return isUTF8 ? (variable("TERM") == "linux" ? .linuxConsole : .unicode) : .ascii
  }

  private func checkAll() throws {
    let found = files.isEmpty ? ThemeLibrary.standard.files : files
    var checks = found.map { ThemeCheck(file: $0) }
    if files.isEmpty { checks.append(.fallback) }
    let faulty = checks.filter { !$0.problems.isEmpty }
    let lines = faulty.flatMap { $0.problems.map { "\($0)\n" } }
    try CommandEnding.print(ThemeCheckTable(checks).text + (faulty.isEmpty ? "" : "\n") + lines.joined())
    if !faulty.isEmpty { throw ExitCode(1) }
  }

  private static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
