internal import CLinux
internal import Glibc
package import HTTPServing
internal import Secrets
internal import SiteModel

/// The agent as a program: prints a page, or serves.
package struct AgentRun: Sendable {
  private let configuration: ServerConfiguration
  private let tokenFile: String?
  /// Age at which a sample is taken anew, in seconds.
  private let seconds: Double
  private let root: String?
  private let isOnce: Bool

  package init(
    configuration: ServerConfiguration, tokenFile: String?, seconds: Double, root: String?, isOnce: Bool
  ) {
    self.configuration = configuration
    self.tokenFile = tokenFile
    self.seconds = seconds
    self.root = root
    self.isOnce = isOnce
  }

  /// Why the agent does not start: one sentence.
  package struct Failure: Error, CustomStringConvertible { package let description: String }

  /// "5s", "500ms", "1m" or plain seconds; nil for anything else, and outside 0.1 s to 1 h.
  package static func seconds(_ text: String) -> Double? {
    let units: [(suffix: String, factor: Double)] = [("ms", 0.001), ("s", 1), ("m", 60)]
    let unit = units.first { text.hasSuffix($0.suffix) } ?? ("", 1)
    guard let number = Double(text.dropLast(unit.suffix.count)) else { return nil }
    let seconds = number * unit.factor
    return seconds >= 0.1 && seconds <= 3600 ? seconds : nil
  }

  /// Prints a page, or serves until SIGTERM or SIGINT.
  package func run() async throws {
    let host: Host
    do throws(SampleError) { host = try Host(root: root) } catch { throw Failure(description: "--root \(error)") }
    // One page on demand may wait for a slow tool; a scraper must not.
    let sampler = AgentSampler(
      host: host, every: .milliseconds(Int64(seconds * 1000)), patience: .seconds(isOnce ? 5 : 1))
    let service = AgentService(sampler: sampler)
    if isOnce { return try Self.print(await service.page()) }
    var configuration = configuration
    if let tokenFile { configuration.bearerToken = try SecretFile(path: tokenFile).line() }
    let server = try Server(configuration: configuration)
    // A scraper that goes away must not end the agent.
    signal(SIGPIPE, SIG_IGN)
    let ending = clinux_end_signals()
    guard ending >= 0 else { throw Failure(description: "cannot catch SIGTERM: \(RootFolder.reason(errno))") }
    let port = try await server.start { await service.answer($0) }
    let address = ListeningAddress(host: configuration.address.host, port: port)
    // That nobody reads the log is no reason not to serve.
    try? Self.print(Array("serving on \(address)\n".utf8), to: STDERR_FILENO)
    await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
      DetachedThread.start {
        var event: UInt64 = 0
        while read(ending, &event, 8) < 0 && errno == EINTR {}
        continuation.resume()
      }
    }
    await server.stop()
  }

  private static func print(_ bytes: [UInt8], to descriptor: Int32 = STDOUT_FILENO) throws {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress?.advanced(by: sent), bytes.count - sent) }
      if count < 0 && errno == EINTR { continue }
      // A reader that went away is no fault of the agent's.
      if count < 0 && errno == EPIPE { return }
      guard count > 0 else { throw Failure(description: "cannot write the page: \(RootFolder.reason(errno))") }
      sent += count
    }
  }
}
