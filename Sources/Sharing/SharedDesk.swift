internal import NIOCore
internal import NIOPosix
package import SiteModel
internal import Synchronization

/// Readings that several consoles of one user on one machine need: whoever comes first makes them, the others have them
/// from it over a local socket, so that a scheduler is asked once, not once a console. When it goes, the next takes
/// over. Nothing is written anywhere, and nobody can have anything read that this process does not read itself.
package actor SharedDesk {
  private let name: String
  private let clock: any TimeSource
  private var held: [String: SharedAnswer] = [:]
  private var underWay: [String: Task<SharedAnswer?, Never>] = [:]
  /// How this process makes each of its readings.
  private var readings: [String: @Sendable () async -> SharedAnswer?] = [:]
  private var serving: Task<Void, Never>?
  private var aloneUntil = Moment.never
  /// How long another may take, its own reading included, and for how long one that took longer is left alone.
  private let patience: Duration
  private static let timeAlone = Duration.seconds(60)
  /// What the one that serves says at once, before it reads; one that has been stopped does not.
  private static let acknowledgement: UInt8 = 6
  /// How long that may take.
  private let attention: Duration

  /// Bytes that a question may have.
  private static let questionLimit = 512

  /// `name`: what all that share have in common. `patience`: how long another may take to answer; `attention`: how
  /// long to say that it has heard.
  package init(
    name: String, clock: any TimeSource, patience: Duration = .seconds(12), attention: Duration = .seconds(1)
  ) {
    self.name = name
    self.patience = patience
    self.attention = min(attention, patience)
    self.clock = clock
  }

  /// An answer that is not older than `age`: this process' own, another's, or else one that `read` makes now. Only
  /// `read` can fail: where nothing can be shared it is simply asked.
  package func answer<Failure: Error>(
    to question: String, notOlderThan age: Duration,
    read: @escaping @Sendable () async -> Result<SharedAnswer, Failure>
  ) async -> Result<SharedAnswer, Failure> {
    readings[question] = { try? await read().get() }
    if let fresh = held[question], isFresh(fresh, age) { return .success(fresh) }
    if serving == nil, clock.now() >= aloneUntil {
      switch await others(question, age) {
      case .answer(let answer) where isFresh(answer, age): return .success(answer)
      case .answer, .nothing: break
      // Whoever has the name does not move: asked again and again it would hold everybody up.
      case .late: aloneUntil = clock.now() + Self.timeAlone
      case .nobody: await beginServing()
      }
    }
    if let joined = underWay[question], let answer = await joined.value { return .success(answer) }
    let reading = Task { await read() }
    underWay[question] = Task { try? await reading.value.get() }
    let result = await withTaskCancellationHandler {
      await reading.value
    } onCancel: {
      reading.cancel()
    }
    underWay[question] = nil
    if case .success(let answer) = result { held[question] = answer }
    return result
  }

  /// Lets go of the name, and ends what is being read for others.
  package func close() async {
    serving?.cancel()
    let tasks = underWay.values
    for task in tasks { task.cancel() }
    await serving?.value
    for task in tasks { _ = await task.value }
    serving = nil
  }

  /// An answer from ahead of this clock is as good as none.
  private func isFresh(_ answer: SharedAnswer, _ age: Duration) -> Bool {
    let since = clock.now() - answer.moment
    return since >= .zero && since <= age
  }

  /// For another process: only what this one reads anyway.
  private func answer(toOther question: String, notOlderThan age: Duration) async -> SharedAnswer? {
    if let fresh = held[question], isFresh(fresh, age) { return fresh }
    if let joined = underWay[question] { return await joined.value }
    guard let read = readings[question] else { return nil }
    let task = Task { await read() }
    underWay[question] = task
    let answer = await task.value
    underWay[question] = nil
    if let answer { held[question] = answer }
    return answer
  }

  // MARK: The other end of the socket

  private enum Reply: Sendable {
    case answer(SharedAnswer)
    /// The one that has the name does not read that.
    case nothing
    case late
    /// Nobody has the name, or somebody who is not this user.
    case nobody
  }

  private nonisolated func others(_ question: String, _ age: Duration) async -> Reply {
    let isHeard = HeardMark()
    return await withTaskGroup(of: Reply.self) { group in
      group.addTask { await self.ask(question, age, isHeard) }
      group.addTask {
        // Cancelled when the answer is there.
        try? await Task.sleep(for: self.attention)
        if isHeard.value { try? await Task.sleep(for: self.patience - self.attention) }
        return .late
      }
      let first = await group.next() ?? .nobody
      group.cancelAll()
      return first
    }
  }

  private typealias Wire = NIOAsyncChannel<ByteBuffer, ByteBuffer>

  private func beginServing() async {
    guard serving == nil, let address = AbstractSocket.address(name) else { return }
    // In use: another has taken it in the meantime, or another user squats on it.
    let listener = try? await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup).bind(to: address) {
      channel in
      channel.eventLoop.makeCompletedFuture { try Wire(wrappingChannelSynchronously: channel) }
    }
    guard let listener else { return }
    serving = Task { [weak self] in
      _ = try? await listener.executeThenClose { clients in
        await withDiscardingTaskGroup { group in
          do {
            for try await client in clients { group.addTask { await self?.serve(client) } }
          } catch { return }
        }
      }
    }
  }

  private nonisolated func serve(_ client: Wire) async {
    _ = try? await client.executeThenClose { inbound, outbound in
      guard await AbstractSocket.isOwnUser(client.channel) else { return }
      var asked = ByteBuffer()
      for try await part in inbound {
        asked.writeImmutableBuffer(part)
        guard asked.readableBytes <= Self.questionLimit else { return }
        guard asked.readableBytesView.last == UInt8(ascii: "\n") else { continue }
        let words = String(buffer: asked).dropLast().split(separator: " ", maxSplits: 1)
        guard words.count == 2, let age = Int64(words[0]) else { return }
        try await outbound.write(ByteBuffer(bytes: [Self.acknowledgement]))
        let answer = await self.answer(toOther: String(words[1]), notOlderThan: .nanoseconds(age))
        guard let answer else { return }
        try await outbound.write(ByteBuffer(bytes: answer.encoded))
        // To close before the other end has taken it all would cut it short.
        continue
      }
    }
  }

  private nonisolated func ask(_ question: String, _ age: Duration, _ isHeard: HeardMark) async -> Reply {
    guard question.utf8.count < Self.questionLimit - 32, let address = AbstractSocket.address(name) else {
      return .nothing
    }
    let client = try? await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup).connect(to: address) {
      $0.eventLoop.makeCompletedFuture { [channel = $0] in try Wire(wrappingChannelSynchronously: channel) }
    }
    guard let client else { return .nobody }
    let reply = try? await client.executeThenClose { inbound, outbound -> Reply in
      guard await AbstractSocket.isOwnUser(client.channel) else { return .nothing }
      try await outbound.write(ByteBuffer(string: "\(age.nanoseconds) \(question)\n"))
      var bytes: [UInt8] = []
      for try await var part in inbound {
        if !isHeard.value {
          guard part.readInteger(as: UInt8.self) == Self.acknowledgement else { return .nothing }
          isHeard.set()
        }
        bytes += part.readableBytesView
        if let length = SharedAnswer.length(ofEncoded: bytes), bytes.count >= length { break }
      }
      return SharedAnswer(encoded: bytes[...]).map { .answer($0) } ?? .nothing
    }
    return reply ?? .nothing
  }
}

/// Set once the one that serves has been heard.
private final class HeardMark: Sendable {
  private let state = Atomic(false)
  var value: Bool { state.load(ordering: .relaxed) }
  func set() { state.store(true, ordering: .relaxed) }
}
