internal import Feeds
internal import SiteModel
internal import Wire

/// Asks one Slurm what its feed wants to know, one question at a time, and delivers what comes or why nothing came.
actor SlurmSupervisor {
  private var feed: SlurmFeed
  private var access: any SlurmAccess
  private let sink: any SiteSink
  private let clock: any TimeSource
  private let started = ContinuousClock.now
  /// What it waits for between two questions.
  private var nap: Task<Void, Never>?
  private var isHurried = false

  /// `planned`: the names of the site's nodes.
  init(plan: SourcePlan, planned: [String], access: any SlurmAccess, sink: any SiteSink, clock: any TimeSource) {
    let settings = SlurmAgenda.Settings(
      every: plan.every, minimum: plan.commands.minimum, hasAccounting: plan.commands.hasAccounting)
    feed = SlurmFeed(name: plan.name, settings: settings, planned: planned, at: Moment(nanoseconds: 0))
    self.access = access
    self.sink = sink
    self.clock = clock
  }

  /// True once everything has been asked once, whether it was answered or not.
  var isSettled: Bool { feed.isSettled }

  /// Makes the sources known.
  func register() async {
    for part in feed.parts {
      await sink.register(
        SourceDescription(
          id: feed.source(of: part), address: access.address, cadence: feed.cadence(of: part), isScheduler: true))
    }
  }

  /// Asks until its task is cancelled.
  func run() async {
    await register()
    await askOn()
    await access.end()
  }

  private func askOn() async {
    while !Task.isCancelled {
      if let question = feed.next(at: instant()) {
        await ask(question)
        continue
      }
      let wake = feed.wake(at: instant()) ?? instant() + .seconds(1)
      let rest = max(wake - instant(), .milliseconds(20))
      // Cut short by whoever hurries.
      let nap = Task<Void, Never> { _ = try? await Task.sleep(for: rest) }
      self.nap = nap
      await withTaskCancellationHandler {
        await nap.value
      } onCancel: {
        nap.cancel()
      }
    }
  }

  /// Reads the queue and the nodes again as soon as it can: an order has just changed them.
  func hurry() {
    isHurried = true
    feed.hurry(at: instant())
    nap?.cancel()
  }

  /// Time since the supervisor began, by a clock that does not jump.
  private func instant() -> Moment { Moment(nanoseconds: 0) + (ContinuousClock.now - started) }

  private func ask(_ question: SlurmQuestion) async {
    // The table of nodes is lent out, not copied: nobody else needs it meanwhile.
    if isHurried { access.distrustOthers() }
    isHurried = false
    var (nodes, access) = (SlurmNodeTable(), access)
    swap(&nodes, &feed.nodes)
    let began = ContinuousClock.now
    let reply = await access.ask(question, nodes: &nodes)
    let duration = ContinuousClock.now - began
    swap(&nodes, &feed.nodes)
    self.access = access
    guard !Task.isCancelled else { return }
    let deliveries =
      switch reply {
      case .success(let reply):
        feed.take(
          reply.answer, to: question, warning: reply.warning, at: instant() - reply.age,
          moment: clock.now() - reply.age, took: duration)
      case .failure(let failure): feed.fail(failure, to: question, at: instant(), took: duration)
      }
    for delivery in deliveries {
      switch delivery {
      case .batch(let batch): await sink.apply(batch, took: duration)
      case .failure(let failure, let source): await sink.apply(failure, of: source, at: clock.now(), took: duration)
      }
    }
  }
}
