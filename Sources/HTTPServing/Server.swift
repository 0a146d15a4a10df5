internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
internal import NIOSSL
internal import Secrets

/// A small HTTP/1.1 server for pages: GET and HEAD unless told otherwise, one event-loop thread, TLS and a bearer token
/// when configured.
package actor Server {
  /// Answers a request; runs concurrently with other calls of itself.
  package typealias Handler = @Sendable (Request) async -> Response

  private let configuration: ServerConfiguration
  private let tls: NIOSSLContext?
  private let connections: Connections
  private var group: MultiThreadedEventLoopGroup?
  private var channel: (any Channel)?

  /// Checks the exposure policy and reads the TLS files; listens only when started.
  package init(configuration: ServerConfiguration) throws(ServingFailure) {
    try ExposurePolicy.check(
      configuration.address, hasTLS: configuration.tls != nil, hasToken: configuration.bearerToken != nil,
      allowsInsecure: configuration.allowsInsecure)
    self.configuration = configuration
    tls = try configuration.tls.map { files throws(ServingFailure) in try Self.context(files) }
    connections = Connections(limit: configuration.limits.connections)
  }

  /// Begins to listen and to answer. Returns the port, which differs from the configured one when that is 0.
  package func start(handler: @escaping Handler) async throws(ServingFailure) -> Int {
    guard group == nil else { throw .alreadyStarted }
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    self.group = group
    let address = configuration.address
    do {
      let channel = try await bootstrap(on: group, handler: handler).bind(host: address.host, port: address.port).get()
      self.channel = channel
      return channel.localAddress?.port ?? address.port
    } catch {
      await stop()
      throw .cannotListen(address: address, reason: Self.reason(of: error))
    }
  }

  /// Stops listening, ends every connection and gives the thread back.
  package func stop() async {
    // Closing what is closed already fails, and is what was wanted.
    try? await channel?.close()
    channel = nil
    for connection in connections.refuseFurther() { try? await connection.close() }
    try? await group?.shutdownGracefully()
    group = nil
  }

  private func bootstrap(on group: MultiThreadedEventLoopGroup, handler: @escaping Handler) -> ServerBootstrap {
    let limits = configuration.limits
    let token = configuration.bearerToken.map { BearerToken($0) }
    let tls = tls
    let methods = configuration.methods
    let connections = connections
    connections.admitAgain()
    return ServerBootstrap(group: group)
      .serverChannelOption(.backlog, value: 64)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelOption(.maxMessagesPerRead, value: 1)
      .childChannelOption(.recvAllocator, value: FixedSizeRecvByteBufferAllocator(capacity: 4096))
      .childChannelInitializer { channel in
        guard connections.admit(channel) else { return channel.close() }
        return channel.eventLoop.makeCompletedFuture {
          let pipeline = channel.pipeline.syncOperations
          let connectionGuard = ConnectionGuard(limits: limits)
          if let tls { try pipeline.addHandler(NIOSSLServerHandler(context: tls)) }
          try pipeline.addHandler(connectionGuard)
          var decoding = NIOHTTPDecoderLimitConfiguration()
          decoding.maxHeaderListSize = limits.requestBytes
          decoding.maxHeaderFieldSize = limits.requestBytes
          decoding.maxHeaderFieldCount = 64
          try pipeline.configureHTTPServerPipeline(
            withPipeliningAssistance: true, withErrorHandling: false, withEncoderConfiguration: .init(),
            withDecoderLimitConfiguration: decoding)
          try pipeline.addHandler(
            RequestHandler(handler: handler, token: token, methods: methods, connectionGuard: connectionGuard))
        }
      }
  }

  private static func context(_ files: ServerConfiguration.TLSFiles) throws(ServingFailure) -> NIOSSLContext {
    let secret: [UInt8]
    do { secret = try SecretFile(path: files.keyFile).contents().bytes } catch { throw .secret(error) }
    let key: NIOSSLPrivateKey
    do { key = try NIOSSLPrivateKey(bytes: secret, format: .pem) } catch {
      throw .certificate(path: files.keyFile, reason: "not a private key in PEM form")
    }
    let chain: [NIOSSLCertificate]
    do { chain = try NIOSSLCertificate.fromPEMFile(files.certificateFile) } catch {
      throw .certificate(path: files.certificateFile, reason: "not a readable certificate in PEM form")
    }
    do {
      var configuration = TLSConfiguration.makeServerConfiguration(
        certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
      configuration.minimumTLSVersion = .tlsv12
      configuration.applicationProtocols = ["http/1.1"]
      return try NIOSSLContext(configuration: configuration)
    } catch {
      throw .certificate(path: files.certificateFile, reason: "does not go with the key in \(files.keyFile)")
    }
  }

  private static func reason(of error: any Error) -> String {
    guard let error = error as? IOError else { return String(describing: error) }
    return switch error.errnoCode {
    case 98: "the address is in use"
    case 99: "this machine has no such address"
    case 13: "permission denied"
    default: "error \(error.errnoCode)"
    }
  }
}
