internal import AgentOptions
internal import ArgumentParser
internal import SiteModel

/// The agent alone, for nodes that have nothing else of Aisle.
@main
struct AisleAgent: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "aisle-agent", abstract: "Samples this machine and serves what it finds as an exposition page.",
    version: Version.current)

  @OptionGroup var options: AgentOptions

  func run() async throws { try await options.run() }
}
