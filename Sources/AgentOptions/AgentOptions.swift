internal import Agent
internal import ArgumentParser
internal import HTTPServing

/// The options of `aisle agent` and `aisle-agent`.
package struct AgentOptions: ParsableArguments {
  @Option(help: "Address and port to listen on.") private var listen = "127.0.0.1:9101"
  @Option(help: "Age at which a sample is taken anew: 5s, 500ms, 1m.") private var every = "5s"
  @Option(help: "Read the machine's files under this folder instead of the real ones.") private var root: String?
  @Flag(help: "Print one page and end.") private var once = false
  @Option(help: "PEM file of the server's certificate.") private var tlsCertificate: String?
  @Option(help: "PEM file of its key, readable by its owner only.") private var tlsKey: String?
  @Option(help: "File with the bearer token that clients must send, readable by its owner only.")
  private var tokenFile: String?
  @Flag(help: "Serve a routable address without TLS and token.") private var insecure = false

  package init() {}

  package func validate() throws {
    if AgentRun.seconds(every) == nil {
      throw ValidationError("--every \(every): expected a time from 100ms to 60m, such as 5s")
    }
    if ListeningAddress(listen) == nil {
      throw ValidationError("--listen \(listen): expected an address and port, such as 127.0.0.1:9101")
    }
    if (tlsCertificate == nil) != (tlsKey == nil) {
      throw ValidationError("--tls-certificate and --tls-key go together")
    }
  }

  /// Prints a page, or serves until SIGTERM or SIGINT.
  package func run() async throws {
    guard let address = ListeningAddress(listen), let seconds = AgentRun.seconds(every) else { return try validate() }
    var configuration = ServerConfiguration(address: address)
    configuration.allowsInsecure = insecure
    if let tlsCertificate, let tlsKey {
      configuration.tls = .init(certificateFile: tlsCertificate, keyFile: tlsKey)
    }
    try await AgentRun(
      configuration: configuration, tokenFile: tokenFile, seconds: seconds, root: root, isOnce: once
    ).run()
  }
}
