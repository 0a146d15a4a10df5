package import ArgumentParser
package import Runtime

/// Which site, and how it looks: what console, wallboard and snapshot have in common.
package struct LookOptions: ParsableArguments {
  @OptionGroup package var sites: SiteOptions

  @Option(help: ArgumentHelp("The theme; 'aisle themes' lists them.", valueName: "name"))
  package var theme: String?

  @Option(help: ArgumentHelp("The language: en or zh. The default is the locale's.", valueName: "tag"))
  package var language: String?

  @Flag(help: "Draw with 7-bit characters only.")
  package var ascii = false

  @Option(
    help: ArgumentHelp(
      "How the terminal shows characters of ambiguous width (lines, ×, Greek): narrow or wide.", valueName: "width"))
  package var ambiguous: String?

  package init() {}

  package func validate() throws {
    if let ambiguous, !["narrow", "wide"].contains(ambiguous) {
      throw ValidationError("--ambiguous is narrow or wide")
    }
  }

  /// The site to watch: see `SiteOptions`.
  package func opening(cadence: Duration, isLive: Bool = true) throws -> SiteOpening {
    try sites.opening(cadence: cadence, isLive: isLive)
  }
}
