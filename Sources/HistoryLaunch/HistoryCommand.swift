package import ArgumentParser

/// `aisle history`: what is recorded, whole and in files.
package struct HistoryCommand: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "history", abstract: "Look at what is recorded of a site, check it, export it, give up what is old.",
    subcommands: [Information.self, Verify.self, ExportReadings.self, Prune.self])

  package init() {}
}
