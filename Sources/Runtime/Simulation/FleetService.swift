package import HTTPServing
internal import Synchronization

extension SimulatedFleet {
  /// Serves until its task is cancelled. `whenReady` is told where, once it listens.
  package func serve(
    at address: ListeningAddress, whenReady: (ListeningAddress) -> Void
  ) async throws(ServingFailure) {
    OpenFileLimit.raise()
    var configuration = ServerConfiguration(address: address)
    // A poller keeps a connection for each target.
    configuration.limits.connections = max(256, nodeCount * 2)
    let server = try Server(configuration: configuration)
    // With port 0 the system chooses, after the server has begun.
    let place = PlaceOfService(address)
    let port = try await server.start { [self] request in answer(request, at: place.address) }
    place.address = ListeningAddress(host: address.host, port: port)
    whenReady(place.address)
    await run()
    await server.stop()
  }
}

private final class PlaceOfService: Sendable {
  private let value: Mutex<ListeningAddress>
  init(_ address: ListeningAddress) { value = Mutex(address) }
  var address: ListeningAddress {
    get { value.withLock { $0 } }
    set { value.withLock { $0 = newValue } }
  }
}
