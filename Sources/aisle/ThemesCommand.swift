internal import ArgumentParser
internal import Canvas
internal import Glibc
internal import Launch
internal import Theming

/// `aisle themes`: the themes there are, and whether they do their work.
struct ThemesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "themes",
    abstract: "List the themes, each with a sample; or check them.",
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
    let depth = isatty(STDOUT_FILENO) == 1 ? ColorDepth(environment: Self.variable) : nil
    var lines = ""
    for name in library.names {
      let origin = library.file(of: name) ?? "compiled in"
      do {
        let theme = try library.theme(named: name)
        lines += "\(name)  \(theme.summary)  (\(origin))\n"
        if let depth {
          lines += "  " + String(decoding: ThemeSample.line(in: theme, depth: depth), as: UTF8.self) + "\n"
        }
      } catch {
        lines += "\(name)  cannot be used; 'aisle themes --check \(origin)' says why\n"
      }
    }
    try CommandEnding.print(lines)
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
