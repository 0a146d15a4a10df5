internal import NIOCore
internal import NIOPosix
package import SiteModel
internal import Synchronization

/// The alarms that another process on this machine keeps, by way of its socket.
package struct AlarmsElsewhere: AlarmAuthority {
  private let name: String
  private let keeper: UInt32
  private let patience: Duration

  /// `name`: the keeper's socket. `keeper`: the number of the account that it has to run as, so that nobody else who
  /// listens there is believed.
  package init(name: String, keeper: UInt32, patience: Duration = .seconds(5)) {
    self.name = name
    self.keeper = keeper
    self.patience = patience
  }

  package func carryOut(_ order: AlarmOrder) async -> AlarmReport {
    let bytes = AlarmMessage.order(order).encoded
    guard bytes.count <= AlarmMessage.orderLimit else {
      return AlarmReport(order, refusing: .tooMany(most: order.alarms.count / 2))
    }
    guard let address = AbstractSocket.address(name), let wire = await connect(to: address) else {
      return AlarmReport(order, refusing: .nobodyThere)
    }
    let deadline = wire.channel.eventLoop.scheduleTask(in: .nanoseconds(patience.nanoseconds)) {
      wire.channel.close(promise: nil)
    }
    defer { deadline.cancel() }
    let isAsked = Mutex(false)
    let answer = try? await wire.executeThenClose { inbound, outbound -> AlarmReport? in
      guard await AbstractSocket.peer(of: wire.channel) == keeper else { return nil }
      isAsked.withLock { $0 = true }
      try await outbound.write(ByteBuffer(bytes: bytes))
      return try await Self.report(from: inbound)
    }
    if let report = answer ?? nil, report.order.act.name == order.act.name { return report }
    return AlarmReport(order, refusing: isAsked.withLock { $0 } ? .noAnswer : .nobodyThere)
  }

  private typealias Wire = NIOAsyncChannel<ByteBuffer, ByteBuffer>

  private func connect(to address: SocketAddress) async -> Wire? {
    try? await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup).connect(to: address) {
      $0.eventLoop.makeCompletedFuture { [channel = $0] in try Wire(wrappingChannelSynchronously: channel) }
    }
  }

  private static func report(from parts: NIOAsyncChannelInboundStream<ByteBuffer>) async throws -> AlarmReport? {
    var bytes: [UInt8] = []
    for try await part in parts {
      bytes += part.readableBytesView
      switch AlarmMessage.extent(of: bytes, limit: AlarmMessage.reportLimit) {
      case .partial: continue
      case .wrong: return nil
      case .whole: if case .report(let report) = AlarmMessage(encoded: bytes) { return report } else { return nil }
      }
    }
    return nil
  }
}
