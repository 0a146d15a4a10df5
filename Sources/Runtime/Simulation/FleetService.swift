package import HTTPServing
internal import Synchronization

extension SimulatedFleet {
  /// Where a simulated site answers: its nodes' agents, its plant, or both.
  package struct Places: Sendable {
    package var agents: ListeningAddress?
    package var redfish: ListeningAddress?
    package init(agents: ListeningAddress?, redfish: ListeningAddress?) {
      self.agents = agents
      self.redfish = redfish
    }
  }

  /// What a client of the plant's Redfish face logs in with.
  package static var redfishAccount: (user: String, password: String) { (RedfishFace.user, RedfishFace.password) }

  /// Serves until its task is cancelled. `whenReady` is told where, once it listens.
  package func serve(at places: Places, whenReady: (Places) -> Void) async throws(ServingFailure) {
    OpenFileLimit.raise()
    var found = places
    var servers: [Server] = []
    if let address = places.agents {
      var configuration = ServerConfiguration(address: address)
      // A poller keeps a connection for each target.
      configuration.limits.connections = max(256, nodeCount * 2)
      let server = try Server(configuration: configuration)
      // With port 0 the system chooses, after the server has begun.
      let place = PlaceOfService(address)
      let port = try await server.start { [self] request in answer(request, at: place.address) }
      place.address = ListeningAddress(host: address.host, port: port)
      found.agents = place.address
      servers.append(server)
    }
    if let address = places.redfish {
      var configuration = ServerConfiguration(address: address)
      configuration.methods = [.get, .head, .post, .delete]
      let server = try Server(configuration: configuration)
      let face = RedfishFace(of: self)
      let port = try await server.start { request in face.answer(request) }
      found.redfish = ListeningAddress(host: address.host, port: port)
      servers.append(server)
    }
    whenReady(found)
    await run()
    for server in servers { await server.stop() }
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
