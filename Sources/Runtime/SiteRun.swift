internal import Analysis
package import HTTP
package import SiteModel

/// A site with its feeds at work: the newest state is on `board` from the start, and keeps coming until `stop`.
package actor SiteRun {
  package nonisolated let board: SiteBoard
  private let keeper: SiteKeeper
  private let topology: Topology
  private let machine: ThisMachine?
  private let client: WebClient?
  private let clock: any TimeSource
  private let simulation: SimulationPlan?
  private let simulated: SimulationRun?
  private var tasks: [Task<Void, Never>] = []
  private var schedulers: [SlurmSupervisor] = []
  private var alarms: AlarmPart?
  private let history: HistorySetup?
  private var watching: Task<Void, Never>?
  /// Where what is on the board comes from, for a site with a history.
  package nonisolated let standing = StandingBoard()
  private var teller: (any AlarmTeller)?

  /// `machine` is sampled in this process; `client` polls the topology's sources.
  package init(
    topology: Topology, machine: ThisMachine?, client: WebClient?, clock: any TimeSource, history: HistorySetup? = nil
  ) {
    self.history = history
    self.topology = topology
    self.machine = machine
    self.client = client
    self.clock = clock
    simulation = nil
    simulated = nil
    let trends = Trends.sized(for: topology, cadence: machine?.description.cadence)
    board = SiteBoard(Site(topology: topology, trends: trends))
    keeper = SiteKeeper(board: board, clock: clock, jobs: { jobPowers(of: $0, at: $1) }) { site, now in
      totals(of: site, at: now)
    }
  }

  /// A simulated site: none of the topology's sources is asked.
  init(simulating plan: SimulationPlan, history: HistorySetup? = nil) {
    self.history = history
    topology = plan.topology
    machine = nil
    client = nil
    clock = plan.clock
    simulation = plan
    board = SiteBoard(Site(topology: topology, trends: Trends.sized(for: topology, cadence: nil)))
    keeper = SiteKeeper(board: board, clock: clock, jobs: { jobPowers(of: $0, at: $1) }) { site, now in
      totals(of: site, at: now)
    }
    simulated = SimulationRun(plan, into: keeper)
  }

  /// What an operator can practise on: the queue of a simulated site that goes on. A trace is a record of the past.
  package nonisolated var practice: PracticeQueue? {
    guard let simulation, let simulated, simulation.isLive, !simulation.isTrace else { return nil }
    return PracticeQueue(of: simulated)
  }

  /// Makes every source known, then sets them to work; or reads what another process records of the site.
  package func start() async {
    guard let history else { return await beginFeeds() }
    var feeds = SiteWatch.Feeds(begin: { await self.beginFeeds() }, end: { await self.endFeeds() })
    if let alarms {
      feeds.meet = { await alarms.follow($0) }
      feeds.close = { await alarms.end() }
    }
    if let simulation { feeds.setClock = { simulation.setClock(to: $0) } }
    let watch = SiteWatch(
      history, of: topology, keeper: keeper, standing: standing, clock: clock, feeds: feeds)
    watching = Task { await watch.run() }
  }

  private func beginFeeds() async {
    // Another may have recorded it by another plan.
    await keeper.replan(topology)
    let isGoingOn = await keeper.current.moment > .never
    let kept = await alarms?.keep(keeper, clock: clock)
    if let simulation, let simulated {
      let reached = isGoingOn ? max(clock.now(), simulation.reached ?? .never) : simulation.reached
      return await begin(simulation, simulated, after: reached, watchedBy: kept)
    }
    if let kept {
      let rest = isGoingOn ? settling : .zero
      tasks.append(
        Task {
          // Cut short when the feeds end.
          try? await Task.sleep(for: rest)
          await kept.run()
        })
    }
    if let machine {
      await keeper.register(machine.description)
      let runner = FeedRunner(machine, into: keeper, clock: clock)
      tasks.append(Task { await runner.run() })
    }
    if let teller { tasks.append(Task { [board, keeper] in await teller.run(site: { board.site }, into: keeper) }) }
    guard let client else { return }
    for plan in topology.sources where plan.kind == .slurm { await start(scheduler: plan) }
    for plan in topology.sources where plan.kind != .slurm {
      for target in FleetTarget.targets(of: plan) { await keeper.register(target.description) }
      let supervisor = FleetSupervisor(plan: plan, client: client, sink: keeper, clock: clock)
      tasks.append(Task { await supervisor.run() })
    }
  }

  /// `reached`: where another process' simulation of the site, or its record, has ended.
  private func begin(
    _ simulation: SimulationPlan, _ run: SimulationRun, after reached: Moment?, watchedBy alarms: AlarmKeeper?
  ) async {
    guard history == nil else {
      // To run a site ahead takes its time, and the lease is looked after meanwhile.
      return tasks.append(
        Task { [standing] in
          await run.begin(watchedBy: alarms, after: reached, telling: standing)
          if simulation.isLive { await run.goOn() }
        })
    }
    await run.begin(watchedBy: alarms, after: reached, telling: standing)
    if simulation.isLive { tasks.append(Task { await run.goOn() }) }
  }

  /// Nobody has asked the sources since whoever asked them before has gone: that they are silent is known once they have
  /// been asked again.
  private var settling: Duration { min(.seconds(6), (topology.sources.map(\.timeout).max() ?? .zero) + .seconds(1)) }

  private func start(scheduler plan: SourcePlan) async {
    let daemon = client.flatMap { SlurmDaemon(plan, client: $0, clock: clock) }
    let supervisor = SlurmSupervisor(
      plan: plan, planned: topology.nodes.map(\.name), access: daemon ?? SlurmCommands(plan, clock: clock),
      sink: keeper, clock: clock)
    await supervisor.register()
    schedulers.append(supervisor)
    tasks.append(Task { await supervisor.run() })
  }

  /// Says what this process has to do with the site's alarms, before it is started. Whoever asks the sources keeps the
  /// alarms; of a simulated site those of the past that it has before it is first shown as well.
  package func keepAlarms(_ part: AlarmPart) { alarms = part }
  /// Says who tells people and other systems of the site's alarms, before it is started. Only whoever asks the sources
  /// keeps the alarms, and only they are told of.
  package func tellAlarms(by teller: (any AlarmTeller)?) { self.teller = teller }

  /// Reads what schedulers tell again, as soon as it can be: an order has just changed it.
  package func hurrySchedulers() async {
    for scheduler in schedulers { await scheduler.hurry() }
  }

  /// Has a tap told of all that the site takes in.
  package func record(to tap: any SiteTap) async { await keeper.connect(tap) }

  private func endFeeds() async {
    for task in tasks { task.cancel() }
    for task in tasks { await task.value }
    tasks = []
    schedulers = []
    await alarms?.end()
  }

  /// Leaves the site to others: what is to be written is, and the lease is free.
  package func pause() async {
    watching?.cancel()
    await watching?.value
  }

  /// Takes up again what it was paused in; nothing where it was not.
  package func goOn() async {
    guard let paused = watching, paused.isCancelled else { return }
    await paused.value
    // Somebody else may have meanwhile.
    guard watching == paused else { return }
    await start()
  }

  /// Stops polling, waits until nothing is under way, and ends all connections.
  package func stop() async {
    let last = watching
    watching = nil
    last?.cancel()
    await last?.value
    await endFeeds()
    await client?.shutdown()
  }

  /// The site once every source has answered `rounds` times or is failing, or as it is when `patience` runs out.
  /// Rates of counters need two rounds.
  package func settledSite(patience: Duration, rounds: Int = 1) async -> Site {
    let deadline = ContinuousClock.now + patience
    var answers: [Moment?] = []
    var round = 0
    while ContinuousClock.now < deadline {
      let sources = await keeper.current.sources
      if answers.count != sources.count { answers = sources.map { _ in nil } }
      let isAnswered =
        !sources.isEmpty
        && zip(sources, answers).allSatisfy { source, seen in
          source.failure != nil || source.lastSuccess != nil && source.lastSuccess != seen
        }
      let isSettled = await hasSettledSchedulers
      if isAnswered, isSettled {
        round += 1
        if round >= rounds { break }
        answers = sources.map(\.lastSuccess)
      }
      do {
        try await Task.sleep(for: .milliseconds(20))
      } catch {
        break
      }
    }
    return await keeper.current
  }

  /// True when every scheduler has been asked all there is to ask.
  private var hasSettledSchedulers: Bool {
    get async {
      for scheduler in schedulers {
        guard await scheduler.isSettled else { return false }
      }
      return true
    }
  }

  /// The site now, without waiting for the next post on the board.
  package var site: Site { get async { await keeper.current } }
}

extension Trends {
  /// An hour in steps of 10 s where that fits in about 64 MB; larger sites take fewer, longer steps. A machine that is
  /// watched more often than that is remembered as often.
  static func sized(for topology: Topology, cadence: Duration?) -> Trends {
    let accelerators = topology.nodes.reduce(0) { $0 + $1.acceleratorCount }
    let bytesPerStep = max(1, (topology.nodes.count * 4 + accelerators * 3) * MemoryLayout<Float>.size)
    let capacity = min(360, max(60, 64_000_000 / bytesPerStep))
    if let cadence { return Trends(capacity: 360, interval: min(cadence, .seconds(10))) }
    return Trends(capacity: capacity, interval: .seconds(3600 / capacity))
  }
}
