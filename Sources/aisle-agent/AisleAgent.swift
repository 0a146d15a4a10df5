internal import Agent
internal import ArgumentParser

/// The agent alone, for nodes that have nothing else of Aisle.
@main
struct AisleAgent: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "aisle-agent", abstract: "Samples this machine and serves what it finds as an exposition page.")

  @Option(help: "Address and port to listen on.") var listen = "127.0.0.1:9101"
  @Option(help: "Age at which a sample is taken anew: 5s, 500ms, 1m.") var every = "5s"
  @Option(help: "Read the machine's files under this folder instead of the real ones.") var root: String?
  @Flag(help: "Print one page and end.") var once = false
  @Option(help: "PEM file of the server's certificate.") var tlsCertificate: String?
  @Option(help: "PEM file of its key, readable by its owner only.") var tlsKey: String?
  @Option(help: "File with the bearer token that clients must send, readable by its owner only.") var tokenFile: String?
  @Flag(help: "Serve a routable address without TLS and token.") var insecure = false

  func validate() throws {
    if AgentRun.seconds(every) == nil {
      throw ValidationError("--every \(every): expected a time from 100ms to 60m, such as 5s")
    }
  }

  func run() async throws {
    var run = AgentRun()
    run.listen = listen
    run.seconds = AgentRun.seconds(every) ?? run.seconds
    run.root = root
    run.isOnce = once
    run.certificateFile = tlsCertificate
    run.keyFile = tlsKey
    run.tokenFile = tokenFile
    run.isInsecure = insecure
    try await run.run()
  }
}
