internal import AgentOptions
internal import ArgumentParser

/// `aisle agent`: this machine's readings for others.
struct AgentCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agent", abstract: "Samples this machine and serves what it finds as an exposition page.")

  @OptionGroup var options: AgentOptions

  func run() async throws { try await options.run() }
}
