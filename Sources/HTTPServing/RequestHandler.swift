internal import NIOCore
internal import NIOHTTP1

/// Turns the parts of a request into a call of the server's handler, and its answer into parts.
/// The pipeline handler before it lets one request through at a time, so answers keep the order of requests.
final class RequestHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  private let handler: Server.Handler
  private let token: BearerToken?
  private let connectionGuard: ConnectionGuard
  private let methods: Set<Request.Method>
  private var head: HTTPRequestHead?
  private var body: [UInt8] = []

  init(
    handler: @escaping Server.Handler, token: BearerToken?, methods: Set<Request.Method>,
    connectionGuard: ConnectionGuard
  ) {
    self.handler = handler
    self.token = token
    self.methods = methods
    self.connectionGuard = connectionGuard
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      self.head = head
      body = []
    case .body(let bytes):
      // Its bytes count against the limit; a GET has no body that anybody wants.
      if methods.contains(.post) { body += bytes.readableBytesView }
    case .end:
      guard let head else { return }
      self.head = nil
      connectionGuard.requestEnded(on: context.channel)
      answer(head, context: context)
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard let error = error as? HTTPParserError, context.channel.isActive else {
      context.close(promise: nil)
      return
    }
    let isOverflow = error == .headerOverflow
    let response = Response(status: isOverflow ? 431 : 400, text: isOverflow ? "request too large\n" : "bad request\n")
    write(response, to: nil, context: context)
  }

  private func answer(_ head: HTTPRequestHead, context: ChannelHandlerContext) {
    guard let method = Request.Method(rawValue: head.method.rawValue), methods.contains(method) else {
      let allowed = methods.map(\.rawValue).sorted { ($0.count, $0) < ($1.count, $1) }
      return write(
        Response(status: 405, text: "only \(allowed.joined(separator: " and "))\n"), to: head,
        extra: [("allow", allowed.joined(separator: ", "))], context: context)
    }
    if let token, !token.admits(head.headers.first(name: "authorization")) {
      return write(
        Response(status: 401, text: "a bearer token is needed\n"), to: head,
        extra: [("www-authenticate", "Bearer realm=\"aisle\"")], context: context)
    }
    let parts = head.uri.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let accept = head.headers["accept"]
    var request = Request(
      method: method, path: parts.first.map(String.init) ?? "", query: parts.count > 1 ? String(parts[1]) : nil,
      accept: accept.isEmpty ? nil : accept.joined(separator: ", "))
    if methods.contains(.post) {
      request.body = body
      for (name, value) in head.headers { request.headers[name.lowercased()] = value }
    }
    let promise = context.eventLoop.makePromise(of: Response.self)
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    promise.futureResult.whenSuccess { response in
      let (handler, context) = bound.value
      handler.write(response, to: head, context: context)
    }
    let handler = handler
    promise.completeWithTask { [request] in await handler(request) }
  }

  /// Writes an answer; `head` is nil when the request could not be read, and then the connection ends.
  private func write(
    _ response: Response, to head: HTTPRequestHead?, extra: [(String, String)] = [], context: ChannelHandlerContext
  ) {
    let staysOpen = head?.isKeepAlive == true
    var headers = HTTPHeaders(extra)
    for (name, value) in response.headers.sorted(by: { $0.key < $1.key }) { headers.add(name: name, value: value) }
    headers.add(name: "content-type", value: response.contentType)
    headers.add(name: "content-length", value: String(response.body.count))
    if !staysOpen {
      headers.add(name: "connection", value: "close")
    } else if head?.version == .http1_0 {
      headers.add(name: "connection", value: "keep-alive")
    }
    let status = HTTPResponseStatus(statusCode: response.status)
    let version = head?.version ?? .http1_1
    context.write(wrapOutboundOut(.head(.init(version: version, status: status, headers: headers))), promise: nil)
    if head?.method != .HEAD, !response.body.isEmpty {
      let body = context.channel.allocator.buffer(bytes: response.body)
      context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
    }
    let written = context.eventLoop.makePromise(of: Void.self)
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    written.futureResult.whenComplete { result in
      let (handler, context) = bound.value
      if case .success = result, staysOpen {
        handler.connectionGuard.answerEnded(on: context.channel)
      } else {
        context.close(promise: nil)
      }
    }
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: written)
  }
}
