import AisleTesting
import NIOCore
import NIOPosix
import SiteModel
import Synchronization
import Testing

@testable import Sharing

/// Counts how often something was read.
private final class Counter: Sendable {
  private let count = Mutex(0)
  var value: Int { count.withLock { $0 } }
  func add() { count.withLock { $0 += 1 } }
}

private struct Trouble: Error, Equatable {}

@Suite("Readings shared by the consoles of one user") struct SharedDeskTests {
  private let clock = ManualClock()
  private let name = "aisle-test-\(UInt64.random(in: 0 ... .max))"

  /// Patient: a machine that runs all tests at once can be slow.
  private func desk() -> SharedDesk {
    SharedDesk(name: name, clock: clock, patience: .seconds(120), attention: .seconds(60))
  }

  private func read(_ counter: Counter, _ text: String = "queue") -> @Sendable () async -> Result<SharedAnswer, Trouble>
  {
    let clock = clock
    return {
      counter.add()
      return .success(SharedAnswer(moment: clock.now(), note: "nonce", bytes: Array(text.utf8)))
    }
  }

  @Test("three consoles read once, and all have it") func once() async throws {
    let counter = Counter()
    let desks = (0..<3).map { _ in desk() }
    for desk in desks {
      let answer = try await desk.answer(to: "jobs", notOlderThan: .seconds(2), read: read(counter)).get()
      #expect(answer == SharedAnswer(moment: clock.now(), note: "nonce", bytes: Array("queue".utf8)))
    }
    #expect(counter.value == 1)
    clock.advance(by: .seconds(3))
    for desk in desks.reversed() {
      _ = try await desk.answer(to: "jobs", notOlderThan: .seconds(2), read: read(counter)).get()
    }
    // The one that asks first has it made by the one that serves: nobody reads twice.
    #expect(counter.value == 2)
    for desk in desks { await desk.close() }
  }

  @Test("when the one that serves goes, the next takes over") func takeover() async throws {
    let counter = Counter()
    let first = desk()
    let second = desk()
    let third = desk()
    _ = await first.answer(to: "jobs", notOlderThan: .seconds(2), read: read(counter))
    await first.close()
    clock.advance(by: .seconds(3))
    _ = await second.answer(to: "jobs", notOlderThan: .seconds(2), read: read(counter))
    _ = await third.answer(to: "jobs", notOlderThan: .seconds(2), read: read(counter))
    #expect(counter.value == 2)
    await second.close()
  }

  @Test("what the one that serves does not read itself it does not read for others") func closedList() async throws {
    let counter = Counter()
    let first = desk()
    let second = desk()
    _ = await first.answer(to: "jobs", notOlderThan: .seconds(2), read: read(counter))
    let own = try await second.answer(to: "rm -rf /", notOlderThan: .seconds(2), read: read(counter, "own")).get()
    #expect(own.bytes == Array("own".utf8))
    #expect(counter.value == 2)
    await first.close()
  }

  @Test("a failure is the asker's own, and is not kept") func failure() async {
    let desk = self.desk()
    let failed = await desk.answer(to: "jobs", notOlderThan: .seconds(2)) {
      Result<SharedAnswer, Trouble>.failure(Trouble())
    }
    #expect(failed == .failure(Trouble()))
    let counter = Counter()
    _ = await desk.answer(to: "jobs", notOlderThan: .seconds(2), read: read(counter))
    #expect(counter.value == 1)
    await desk.close()
  }

  @Test("one that does not answer holds nobody up for long, and is then left alone") func stuck() async {
    let first = desk()
    let second = SharedDesk(name: name, clock: clock, patience: .milliseconds(50))
    let clock = clock
    _ = await first.answer(to: "jobs", notOlderThan: .zero) {
      Result<SharedAnswer, Trouble>.success(SharedAnswer(moment: clock.now(), bytes: []))
    }
    clock.advance(by: .seconds(1))
    async let slow = first.answer(to: "jobs", notOlderThan: .zero) {
      try? await Task.sleep(for: .seconds(1))
      return Result<SharedAnswer, Trouble>.failure(Trouble())
    }
    try? await Task.sleep(for: .milliseconds(50))
    let counter = Counter()
    for _ in 0..<3 {
      _ = await second.answer(to: "jobs", notOlderThan: .zero, read: read(counter))
      clock.advance(by: .seconds(1))
    }
    #expect(counter.value == 3)
    _ = await slow
    await first.close()
  }

  @Test("whoever asks no more ends what is read for them, and whoever closes what is read for others") func ended()
    async
  {
    let began = ContinuousClock.now
    let clock = clock
    let counter = Counter()
    let slow: @Sendable () async -> Result<SharedAnswer, Trouble> = {
      counter.add()
      if counter.value > 1 { try? await Task.sleep(for: .seconds(60)) }
      return .success(SharedAnswer(moment: clock.now(), bytes: []))
    }
    let first = desk()
    _ = await first.answer(to: "jobs", notOlderThan: .zero, read: slow)
    clock.advance(by: .seconds(1))
    let second = desk()
    let other = Task { await second.answer(to: "jobs", notOlderThan: .zero, read: read(Counter())) }
    while counter.value < 2 { await Task.yield() }
    await first.close()
    _ = await other.value
    let asking = Task { await first.answer(to: "nodes", notOlderThan: .zero, read: slow) }
    while counter.value < 3 { await Task.yield() }
    asking.cancel()
    _ = await asking.value
    #expect(ContinuousClock.now - began < .seconds(55))
    await first.close()
    await second.close()
  }

  /// As one does that has been suspended: the kernel still lets others connect.
  @Test("one that has been stopped is waited for a second, however long a reading may take") func stopped() async {
    guard let address = AbstractSocket.address(name),
      let listener = try? await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
        .childChannelOption(.autoRead, value: false).bind(to: address).get()
    else {
      Issue.record("the name is taken")
      return
    }
    let desk = SharedDesk(name: name, clock: clock, patience: .seconds(120), attention: .milliseconds(50))
    let counter = Counter()
    let began = ContinuousClock.now
    _ = await desk.answer(to: "jobs", notOlderThan: .seconds(2), read: read(counter))
    #expect(counter.value == 1)
    #expect(ContinuousClock.now - began < .seconds(60))
    try? await listener.close()
  }

  @Test("an answer of many megabytes comes whole") func large() async throws {
    let bytes = (0..<20_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let clock = clock
    let first = desk()
    let second = desk()
    _ = await first.answer(to: "jobs", notOlderThan: .seconds(2)) {
      Result<SharedAnswer, Trouble>.success(SharedAnswer(moment: clock.now(), bytes: bytes))
    }
    let got = await second.answer(to: "jobs", notOlderThan: .seconds(2)) {
      Result<SharedAnswer, Trouble>.failure(Trouble())
    }
    #expect(try got.get().bytes == bytes)
    await first.close()
  }

  @Test("an answer cut short, or lying about its lengths, is none")
  func broken() {
    let whole = SharedAnswer(moment: clock.now(), note: "n", bytes: [1, 2, 3]).encoded
    #expect(SharedAnswer(encoded: whole[...]) != nil)
    for count in 0..<whole.count { #expect(SharedAnswer(encoded: whole[..<count]) == nil) }
    #expect(SharedAnswer(encoded: (whole + [0])[...]) == nil)
    #expect(SharedAnswer(encoded: Array("aisle-shared-1 0 -5 8\nabc".utf8)[...]) == nil)
  }
}
