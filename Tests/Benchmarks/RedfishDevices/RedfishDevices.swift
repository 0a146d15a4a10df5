import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix

/// A tree of `index.json` files as any number of devices, each at a port of its own, with sessions for user "a" and
/// password "b":
///   RedfishDevices TREE FIRST-PORT COUNT [units|single] [plain] [troubled=SECONDS]
/// `units`: the root links to the units of ThermalEquipment alone, which is what DMTF's rf_thermal_equipment reads.
/// `single`: a device is the first coolant distribution unit of the tree and its chassis.
/// `troubled`: for so many seconds a sixth of them is in some trouble at any time.
/// `plain`: `$expand` is not offered. GET /counts tells requests and bytes sent, by user agent, since GET /reset.
@main
enum RedfishDevices {
  static func main() async throws {
    let arguments = CommandLine.arguments
    guard arguments.count >= 4, let first = Int(arguments[2]), let count = Int(arguments[3]) else {
      print("usage: RedfishDevices TREE FIRST-PORT COUNT [units|single] [plain] [troubled=SECONDS]")
      exit(64)
    }
    var files = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &files)
    files.rlim_cur = files.rlim_max
    setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &files)
    let tree = DeviceTree(folder: arguments[1], options: Array(arguments.dropFirst(4)))
    let desk = DeviceDesk(tree)
    let length = arguments.compactMap { $0.hasPrefix("troubled=") ? Int($0.dropFirst(9)) : nil }.first
    let troubles = Troubles(seconds: length ?? 0)
    let beginning = ContinuousClock.now
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    let bootstrap = ServerBootstrap(group: group)
      .serverChannelOption(.backlog, value: 64)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.configureHTTPServerPipeline()
          try channel.pipeline.syncOperations.addHandler(DeviceHandler(desk, troubles, beginning))
        }
      }
      .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
    for port in first..<first + count { _ = try await bootstrap.bind(host: "127.0.0.1", port: port).get() }
    print("ready\t\(count)")
    fflush(nil)
    while true { try await Task.sleep(for: .seconds(3600)) }
  }
}

/// Hands whole requests to the desk.
private final class DeviceHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  private let desk: DeviceDesk
  private let troubles: Troubles
  private let beginning: ContinuousClock.Instant
  private var head: HTTPRequestHead?

  init(_ desk: DeviceDesk, _ troubles: Troubles, _ beginning: ContinuousClock.Instant) {
    self.desk = desk
    self.troubles = troubles
    self.beginning = beginning
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head): self.head = head
    case .body: break
    case .end:
      guard let head else { return }
      let answer = desk.answer(
        head.method, head.uri, token: head.headers.first(name: "x-auth-token"),
        agent: head.headers.first(name: "user-agent") ?? "?")
      let second = Int((ContinuousClock.now - beginning) / .seconds(1))
      guard let trouble = troubles.trouble(of: context.localAddress?.port ?? 0, at: second) else {
        return send(answer, context)
      }
      guard let spoiled = Troubles.spoiled(answer, by: trouble) else { return context.close(promise: nil) }
      guard trouble == .slow else { return send(spoiled, context) }
      let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
      context.eventLoop.scheduleTask(in: .seconds(30)) { bound.value.0.send(spoiled, bound.value.1) }
    }
  }

  private func send(_ answer: DeviceDesk.Answer, _ context: ChannelHandlerContext) {
    var response = HTTPResponseHead(version: .http1_1, status: .init(statusCode: answer.status))
    response.headers.add(name: "content-type", value: "application/json")
    response.headers.add(name: "content-length", value: "\(answer.body.count)")
    for (name, value) in answer.headers { response.headers.add(name: name, value: value) }
    context.write(wrapOutboundOut(.head(response)), promise: nil)
    context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: answer.body)))), promise: nil)
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}
