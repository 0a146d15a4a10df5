internal import Feeds
package import HTTP
package import SiteModel

/// Polls the targets of one plan, each at its own pace, and delivers what comes or why nothing came. No target waits
/// for another: see `PollSchedule`.
package actor FleetSupervisor {
  /// Polls in flight at a time, over all targets of the plan.
  package static let defaultConcurrency = 256
  /// Largest page that a target may send, in bytes once inflated.
  static let byteLimit = 16 << 20
  /// How long taking leave of all targets may take.
  static let farewellLimit = Duration.seconds(2)

  private let plan: SourcePlan
  private let client: WebClient
  private let sink: any SiteSink
  private let clock: any TimeSource
  private let targets: [FleetTarget]
  private var schedule: PollSchedule
  /// Nil while a poll is in flight, which has it.
  private var pollers: [(any TargetPoller)?]
  private var polls: [Int: (ticket: PollSchedule.Ticket, began: ContinuousClock.Instant, task: Task<Void, Never>)] = [:]
  private let started = ContinuousClock.now
  private var isStopped = false

  package init(
    plan: SourcePlan, client: WebClient, sink: any SiteSink, clock: any TimeSource,
    concurrency: Int = defaultConcurrency
  ) {
    self.plan = plan
    self.client = client
    self.sink = sink
    self.clock = clock
    targets = FleetTarget.targets(of: plan)
    pollers = targets.map { plan.kind.poller(for: $0) }
    schedule = PollSchedule(
      names: targets.map(\.description.id.name),
      settings: .init(
        period: plan.every, concurrency: concurrency, patience: plan.kind.patience(timeout: plan.timeout)),
      start: Moment(nanoseconds: 0))
  }

  /// Makes all targets known, then polls until its task is cancelled.
  package func run() async {
    for target in targets { await sink.register(target.description) }
    OpenFileLimit.raise()
    while !Task.isCancelled {
      await giveUpOverdue()
      pump()
      let wake = min(schedule.nextDue ?? instant() + .seconds(1), instant() + .seconds(1))
      do {
        // Polls that are due within 20 ms of each other begin together: fewer wake-ups.
        try await Task.sleep(for: max(wake - instant(), .milliseconds(20)))
      } catch {
        break
      }
    }
    isStopped = true
    for poll in polls.values { poll.task.cancel() }
    for poll in polls.values { await poll.task.value }
    await takeLeave()
  }

  /// Lets every poller end what it has open at its target, for a moment: whoever quits does not wait for slow devices.
  private func takeLeave() async {
    let leaving = pollers.compactMap { $0 }
    pollers = []
    // Not a child of the task that was cancelled: its requests would be, too.
    let farewell = Task { [client] in
      await withTaskGroup(of: Void.self) { group in
        for poller in leaving {
          group.addTask {
            var poller = poller
            await poller.end(by: client)
          }
        }
      }
    }
    let limit = Task {
      // Cut short when all have taken leave.
      try? await Task.sleep(for: Self.farewellLimit)
      farewell.cancel()
    }
    await farewell.value
    limit.cancel()
  }

  /// Time since the supervisor began, by a clock that does not jump.
  private func instant() -> Moment { Moment(nanoseconds: 0) + (ContinuousClock.now - started) }

  private func pump() {
    guard !isStopped else { return }
    for ticket in schedule.due(at: instant()) {
      let index = ticket.target
      let task = Task { await self.poll(ticket) }
      polls[index] = (ticket, ContinuousClock.now, task)
    }
  }

  private func poll(_ ticket: PollSchedule.Ticket) async {
    let poller = pollers[ticket.target] ?? plan.kind.poller(for: targets[ticket.target])
    pollers[ticket.target] = nil
    let began = ContinuousClock.now
    let outcome = await Self.outcome(of: poller, by: client, clock: clock)
    await finish(ticket, outcome, took: ContinuousClock.now - began)
  }

  private struct Outcome: Sendable {
    var poller: any TargetPoller
    var result: Result<Batch, SourceFailure>
  }

  /// Fetches and reads outside the actor, so that answers are read side by side.
  private nonisolated static func outcome(
    of poller: any TargetPoller, by client: WebClient, clock: any TimeSource
  ) async -> Outcome {
    var poller = poller
    let result = await poller.poll(by: client, clock: clock)
    return Outcome(poller: poller, result: result)
  }

  private func finish(_ ticket: PollSchedule.Ticket, _ outcome: Outcome, took duration: Duration) async {
    guard !Task.isCancelled else {
      if isStopped { pollers[ticket.target] = outcome.poller } else { abandon(outcome.poller) }
      return
    }
    let isInTime =
      switch outcome.result {
      case .success: schedule.succeeded(ticket, at: instant())
      case .failure(.busy(_, let wish)): schedule.failed(ticket, at: instant(), wish: wish)
      case .failure: schedule.failed(ticket, at: instant())
      }
    guard isInTime else { return abandon(outcome.poller) }
    polls[ticket.target] = nil
    pollers[ticket.target] = outcome.poller
    // A place is free: whoever waits for one takes it before this answer is delivered.
    pump()
    switch outcome.result {
    case .success(let batch): await sink.apply(batch, took: duration)
    case .failure(let failure):
      await sink.apply(
        failure, of: targets[ticket.target].description.id, at: clock.now(), took: duration)
    }
  }

  /// What a poll that was given up has open is ended all the same.
  private func abandon(_ poller: any TargetPoller) {
    Task { [client] in
      var poller = poller
      await poller.end(by: client)
    }
  }

  /// Ends polls that outlived even the client's own time-out.
  private func giveUpOverdue() async {
    for ticket in schedule.givenUp(at: instant()) {
      let index = ticket.target
      guard let poll = polls.removeValue(forKey: index) else { continue }
      poll.task.cancel()
      await sink.apply(
        .stuck, of: targets[index].description.id, at: clock.now(), took: ContinuousClock.now - poll.began)
    }
  }
}
