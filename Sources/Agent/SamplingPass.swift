internal import SiteModel
internal import Synchronization

/// One pass over all samplers, on a thread of its own, with a watchdog beside it.
///
/// When an operation does not come back in time, the thread is left to it and a new one repeats that sampler without
/// the operation. The old thread ends by itself once the operation returns.
final class SamplingPass: Sendable {
  struct Outcome: Sendable {
    var sample: Sample
    var health: SamplerHealth
  }

  /// So many operations of one sampler may hang in one pass; then the sampler is left out of it.
  private static let hangLimit = 3

  private let host: Host
  private let samplers: [any Sampler]
  private let hung: HungOperations
  private let patience: Duration

  init(host: Host, samplers: [any Sampler], hung: HungOperations, patience: Duration) {
    self.host = host
    self.samplers = samplers
    self.hung = hung
    self.patience = patience
  }

  func run() async -> [Outcome] {
    var outcomes: [Outcome] = []
    var hangs = 0
    while outcomes.count < samplers.count {
      let first = outcomes.count
      let watch = Watch(hung: hung)
      let results = Mailbox()
      let host = Host(host, watchedBy: watch, patience: patience)
      let samplers = samplers
      DetachedThread.start {
        for sampler in samplers[first...] {
          guard let outcome = Self.outcome(of: sampler, host) else { return }
          results.put(outcome)
        }
        results.close()
      }
      let isComplete = await finish(results, watch)
      let taken = results.taken
      if !taken.isEmpty { hangs = 0 }
      outcomes += taken
      if isComplete || outcomes.count >= samplers.count { break }
      hangs += 1
      if hangs >= Self.hangLimit {
        outcomes.append(Self.givenUp(samplers[outcomes.count], host))
        hangs = 0
      }
    }
    return outcomes
  }

  /// True when the thread came to its end, false when it was given up.
  private func finish(_ results: Mailbox, _ watch: Watch) async -> Bool {
    let patience = patience
    let watchdog = Task {
      var seen: UInt64?
      while !Task.isCancelled {
        // Cancelled sleep means that the pass is over: the loop's condition sees it.
        try? await Task.sleep(for: patience)
        guard !Task.isCancelled else { return }
        let number = watch.progress?.number
        if let number, number == seen, watch.abandon(at: number) { return results.abandon() }
        seen = number
      }
    }
    let isComplete = await results.end()
    watchdog.cancel()
    return isComplete
  }

  /// Nil when the pass was given up meanwhile.
  private static func outcome(of sampler: any Sampler, _ host: Host) -> Outcome? {
    let name = type(of: sampler).name
    let start = ContinuousClock.now
    var sample = Sample(sampler: name, node: host.name, moment: host.now())
    var outcome = SamplerHealth.Outcome.good
    do throws(SampleError) {
      try sampler.sample(host, into: &sample)
      if sample.readings.isEmpty && sample.facts.isEmpty { outcome = sample.complaints.isEmpty ? .absent : .failed }
    } catch {
      outcome = error.isAbsent ? .absent : .failed
      sample.complain(error)
    }
    if host.isAbandoned { return nil }
    let health = SamplerHealth(
      name: name, outcome: outcome, duration: ContinuousClock.now - start, complaintCount: sample.complaints.count,
      lastSuccess: outcome == .good ? sample.moment : nil)
    return Outcome(sample: sample, health: health)
  }

  private static func givenUp(_ sampler: any Sampler, _ host: Host) -> Outcome {
    let name = type(of: sampler).name
    var sample = Sample(sampler: name, node: host.name, moment: host.now())
    sample.complain(.skipped(sampler: name))
    let health = SamplerHealth(name: name, outcome: .failed, duration: .zero, complaintCount: 1)
    return Outcome(sample: sample, health: health)
  }
}

/// Takes what a thread brings, one by one, and wakes who waits for its end.
private final class Mailbox: Sendable {
  private struct State {
    var outcomes: [SamplingPass.Outcome] = []
    var isOpen = true
    var isComplete = false
    var waiter: CheckedContinuation<Bool, Never>?
  }
  private let state = Mutex(State())

  func put(_ outcome: SamplingPass.Outcome) {
    state.withLock { state in if state.isOpen { state.outcomes.append(outcome) } }
  }

  func close() { end(complete: true) }
  func abandon() { end(complete: false) }

  var taken: [SamplingPass.Outcome] { state.withLock { $0.outcomes } }

  /// Waits until the thread is through (true) or was given up (false).
  func end() async -> Bool {
    await withCheckedContinuation { continuation in
      let answer = state.withLock { state -> Bool? in
        if !state.isOpen { return state.isComplete }
        state.waiter = continuation
        return nil
      }
      if let answer { continuation.resume(returning: answer) }
    }
  }

  private func end(complete: Bool) {
    let waiter = state.withLock { state -> CheckedContinuation<Bool, Never>? in
      guard state.isOpen else { return nil }
      state.isOpen = false
      state.isComplete = complete
      defer { state.waiter = nil }
      return state.waiter
    }
    waiter?.resume(returning: complete)
  }
}
