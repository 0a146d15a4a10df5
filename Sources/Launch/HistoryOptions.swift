package import ArgumentParser

/// Where a site's history is.
package struct HistoryOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The file that the site is remembered in (default: the settings', else the site's own in "
        + "~/.local/state/aisle, or a recorder's in /var/lib/aisle).", valueName: "file"))
  package var history: String?

  package init() {}

  package func validate() throws {
    if let history, history.isEmpty || history.hasSuffix("/") {
      throw ValidationError("--history takes the name of a file")
    }
  }
}
