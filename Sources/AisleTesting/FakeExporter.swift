internal import NIOCore
internal import NIOPosix
internal import NIOSSL
internal import Synchronization

/// A peer that answers by path as a test tells it, well or badly, and remembers what it was sent.
package final class FakeExporter: Sendable {
  package enum Reply: Sendable {
    case page(String)
    /// A status with further header lines and a body.
    case answer(Int, headers: [String], body: [UInt8])
    case redirect(to: String)
    case hang
    case delayed(Duration, String)
    /// Headers at once, then the body byte by byte.
    case drip(String, every: Duration)
    /// Promises twice the body, then closes.
    case half(String)
    /// A body without end.
    case endless
    /// Exactly these bytes, then closes.
    case raw(String)
    /// What it makes of the request.
    case computed(@Sendable (Received) -> Reply)
  }

  package struct Received: Sendable {
    package var method = "GET"
    package var path: String
    /// Header lines by lower-case name.
    package var headers: [String: String]
    package var body = ""
  }

  /// The port on 127.0.0.1 that it listens on.
  package let port: Int
  private let group: MultiThreadedEventLoopGroup
  private let channel: any Channel
  private let desk: Desk

  /// Listens on `port`, 0 for a free one, with TLS when PEM files are given; with `clientAuthority`, only for clients
  /// that show a certificate of that authority. With `socket` at a unix socket of that path instead.
  package init(
    _ replies: [String: Reply] = [:], port: Int = 0, certificate: (file: String, key: String)? = nil,
    clientAuthority: String? = nil, socket: String? = nil
  ) async throws {
    let desk = Desk(replies)
    let tls = try certificate.map { file, key in
      var configuration = TLSConfiguration.makeServerConfiguration(
        certificateChain: try NIOSSLCertificate.fromPEMFile(file).map { .certificate($0) },
        privateKey: .privateKey(try NIOSSLPrivateKey(file: key, format: .pem)))
      if let clientAuthority {
        configuration.trustRoots = .certificates(try NIOSSLCertificate.fromPEMFile(clientAuthority))
        configuration.certificateVerification = .noHostnameVerification
      }
      return try NIOSSLContext(configuration: configuration)
    }
    group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    let bootstrap = ServerBootstrap(group: group)
      .serverChannelOption(.backlog, value: 1024)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          if let tls { try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls)) }
          try channel.pipeline.syncOperations.addHandler(FakeExporterHandler(desk))
        }
      }
    if let socket {
      channel = try await bootstrap.bind(unixDomainSocketPath: socket).get()
    } else {
      channel = try await bootstrap.serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
        .bind(host: "127.0.0.1", port: port).get()
    }
    self.desk = desk
    self.port = channel.localAddress?.port ?? 0
  }

  package func url(_ path: String, scheme: String = "http") -> String { "\(scheme)://127.0.0.1:\(port)\(path)" }

  /// What it was asked so far, in order.
  package var received: [Received] { desk.state.withLock { $0.received } }

  package func set(_ reply: Reply, for path: String) { desk.state.withLock { $0.replies[path] = reply } }

  /// Ends it and all its connections at once.
  package func stop() async {
    // What is closed already cannot be closed; that is what was wanted.
    try? await channel.close()
    try? await group.shutdownGracefully()
  }

  final class Desk: Sendable {
    struct State {
      var replies: [String: Reply]
      var received: [Received] = []
    }
    let state: Mutex<State>

    init(_ replies: [String: Reply]) { state = Mutex(State(replies: replies)) }

    func reply(to request: Received) -> Reply {
      state.withLock { state in
        state.received.append(request)
        // A request that would change something is answered only where a test says so.
        let own = state.replies["\(request.method) \(request.path)"]
        let plain = request.method == "GET" ? state.replies[request.path] : nil
        return own ?? plain ?? .answer(404, headers: [], body: [])
      }
    }
  }
}
