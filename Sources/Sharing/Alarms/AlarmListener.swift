internal import Glibc
internal import NIOCore
internal import NIOPosix
package import SiteModel

/// Takes orders about alarms from consoles of all accounts of this machine, on a local socket. Who gives an order is the
/// kernel's word; whatever is sent otherwise, however much of it and however slowly, is given up after a while and
/// disturbs nobody else.
package actor AlarmListener {
  /// Carries out an order of an account.
  package typealias Take = @Sendable (AlarmOrder, Account) async -> AlarmReport

  /// What consoles have to know to get here.
  package nonisolated let name: String
  private let take: Take
  private let patience: Duration
  private let guests = AlarmGuests()
  private var serving: Task<Void, Never>?

  /// `patience`: in what time an order has to be there, and its answer taken.
  package init(name: String = AlarmListener.freshName(), patience: Duration = .seconds(5), take: @escaping Take) {
    self.name = name
    self.patience = patience
    self.take = take
  }

  /// A name that nobody can have taken before.
  package static func freshName() -> String {
    "aisle-alarms-\(geteuid())-\(String(UInt64.random(in: 0 ... .max), radix: 36))"
  }

  /// Begins to take orders; false when that name cannot be had.
  package func open() async -> Bool {
    guard serving == nil, let first = await Self.bind(name) else { return false }
    serving = Task { [name, weak self] in
      var listener: Listener? = first
      while !Task.isCancelled {
        if let listener { await self?.serve(listener) }
        // It ended by itself: for want of descriptors, say.
        do { try await Task.sleep(for: .milliseconds(200)) } catch { return }
        listener = await Self.bind(name)
      }
    }
    return true
  }

  /// Lets go of the name. Orders under way are answered.
  package func close() async {
    serving?.cancel()
    await serving?.value
    serving = nil
  }

  private typealias Wire = NIOAsyncChannel<ByteBuffer, ByteBuffer>
  private typealias Listener = NIOAsyncChannel<Wire, Never>

  private static func bind(_ name: String) async -> Listener? {
    guard let address = AbstractSocket.address(name) else { return nil }
    return try? await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .serverChannelOption(.backlog, value: 1024)
      .bind(to: address) { channel in
        channel.eventLoop.makeCompletedFuture { try Wire(wrappingChannelSynchronously: channel) }
      }
  }

  private nonisolated func serve(_ listener: Listener) async {
    _ = try? await listener.executeThenClose { clients in
      await withDiscardingTaskGroup { group in
        do {
          for try await client in clients { group.addTask { await self.serve(client) } }
        } catch { return }
      }
    }
  }

  /// One connection, one order.
  private nonisolated func serve(_ client: Wire) async {
    let deadline = client.channel.eventLoop.scheduleTask(in: .nanoseconds(patience.nanoseconds)) {
      client.channel.close(promise: nil)
    }
    defer { deadline.cancel() }
    _ = try? await client.executeThenClose { inbound, outbound in
      guard let number = await AbstractSocket.peer(of: client.channel), guests.letIn(number) else { return }
      defer { guests.letOut(number) }
      var sent: [UInt8] = []
      // There is one iterator of a connection, ever.
      var parts = inbound.makeAsyncIterator()
      while let part = try await parts.next() {
        sent += part.readableBytesView
        switch AlarmMessage.extent(of: sent, limit: AlarmMessage.orderLimit) {
        case .partial: continue
        case .wrong: return
        case .whole(let size):
          guard size == sent.count, case .order(let order) = AlarmMessage(encoded: sent) else { return }
          let report = await take(order, account(numbered: number))
          try await outbound.write(ByteBuffer(bytes: AlarmMessage.report(report).encoded))
          // To close before the other end has taken it all would cut it short: it closes.
          _ = try await parts.next()
          return
        }
      }
    }
  }

  private nonisolated func account(numbered number: UInt32) async -> Account {
    if let known = guests.account(numbered: number) { return known }
    // The lists of accounts may be on another machine.
    let account = try? await NIOThreadPool.singleton.runIfActive { Accounts.account(numbered: number) }
    guard let account else { return Account(Person(name: "user \(number)", number: number)) }
    guests.note(account)
    return account
  }
}
