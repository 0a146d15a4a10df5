internal import ArgumentParser

@main
struct Aisle: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "aisle",
    abstract: "Walk the aisles of an AI computing centre from a terminal.",
    version: "0.1.0",
    subcommands: [AgentCommand.self, SiteCommand.self, ThemesCommand.self])
}
