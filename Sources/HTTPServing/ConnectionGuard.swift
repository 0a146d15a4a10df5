internal import NIOCore
internal import NIOHTTP1

/// Stands before the HTTP decoder and keeps a connection within its limits: bytes a request, and time in each phase.
/// A client that drips its request, never takes the answer or just stays is cut off.
final class ConnectionGuard: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer

  private let limits: ServerConfiguration.Limits
  private var received = 0
  private var isIdle = false
  private var timer: Scheduled<Void>?

  init(limits: ServerConfiguration.Limits) { self.limits = limits }

  func handlerAdded(context: ChannelHandlerContext) { limit(to: limits.requestTime, context.channel) }

  func handlerRemoved(context: ChannelHandlerContext) { timer?.cancel() }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    received += unwrapInboundIn(data).readableBytes
    guard received <= limits.requestBytes else {
      context.fireErrorCaught(HTTPParserError.headerOverflow)
      return
    }
    if isIdle {
      isIdle = false
      limit(to: limits.requestTime, context.channel)
    }
    context.fireChannelRead(data)
  }

  /// The request has been read to its end: what counts now is how long its answer takes.
  func requestEnded(on channel: any Channel) {
    received = 0
    isIdle = false
    limit(to: limits.answerTime, channel)
  }

  /// The answer has been taken: the client may stay a while.
  func answerEnded(on channel: any Channel) {
    isIdle = true
    limit(to: limits.idleTime, channel)
  }

  private func limit(to duration: Duration, _ channel: any Channel) {
    timer?.cancel()
    timer = channel.eventLoop.scheduleTask(in: TimeAmount(duration)) { channel.close(promise: nil) }
  }
}
