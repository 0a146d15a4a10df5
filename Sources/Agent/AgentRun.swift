internal import CLinux
internal import Glibc
internal import HTTPServing
internal import SiteModel
internal import Secrets

/// The options of `aisle agent` and `aisle-agent`, and what they do.
package struct AgentRun: Sendable {
  package var listen = "127.0.0.1:9101"
  /// Age at which a sample is taken anew, in seconds.
  package var seconds = 5.0
  package var root: String?
  package var isOnce = false
  package var certificateFile: String?
  package var keyFile: String?
  package var tokenFile: String?
  package var isInsecure = false

  package init() {}

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
    if isOnce { return Self.print(await service.page()) }
    let server = try Server(configuration: try configuration())
    // A scraper that goes away must not end the agent.
    signal(SIGPIPE, SIG_IGN)
    let ending = clinux_end_signals()
    guard ending >= 0 else { throw Failure(description: "cannot catch SIGTERM: \(RootFolder.reason(errno))") }
    let port = try await server.start { await service.answer($0) }
    Self.print(Array("serving on \(listen), port \(port)\n".utf8), to: STDERR_FILENO)
    await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
      DetachedThread.start {
        var event: UInt64 = 0
        while read(ending, &event, 8) < 0 && errno == EINTR {}
        continuation.resume()
      }
    }
    await server.stop()
  }

  private func configuration() throws -> ServerConfiguration {
    guard let address = ListeningAddress(listen) else {
      throw Failure(description: "--listen \(listen): not an address and port such as 127.0.0.1:9101")
    }
    var configuration = ServerConfiguration(address: address)
    configuration.allowsInsecure = isInsecure
    switch (certificateFile, keyFile) {
    case (let certificate?, let key?): configuration.tls = .init(certificateFile: certificate, keyFile: key)
    case (nil, nil): break
    default: throw Failure(description: "--tls-certificate and --tls-key go together")
    }
    if let tokenFile { configuration.bearerToken = try SecretFile(path: tokenFile).line() }
    return configuration
  }

  private static func print(_ bytes: [UInt8], to descriptor: Int32 = STDOUT_FILENO) {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress?.advanced(by: sent), bytes.count - sent) }
      if count < 0 && errno == EINTR { continue }
      // A reader that went away is no fault of the agent's.
      if count <= 0 { return }
      sent += count
    }
  }
}
