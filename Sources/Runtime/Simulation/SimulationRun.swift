internal import SiteModel
internal import Simulator

/// Runs a simulation and delivers what its sources answer, as the feeds of a real site would.
actor SimulationRun {
  private let plan: SimulationPlan
  private let keeper: SiteKeeper
  private var simulation: Simulation
  private var alarms: AlarmKeeper?
  private var lastShown = ContinuousClock.now - .seconds(1)

  init(_ plan: SimulationPlan, into keeper: SiteKeeper) {
    self.plan = plan
    self.keeper = keeper
    simulation = plan.simulation
  }

  /// Makes the sources known, and runs the site up to the moment at which it is first shown. `alarms` sees every
  /// moment of which the sources tell. `reached`: where a record of the site ends, or another process' simulation of it
  /// has ended; up to then it runs unseen.
  func begin(watchedBy alarms: AlarmKeeper? = nil, after reached: Moment? = nil, telling standing: StandingBoard? = nil)
    async
  {
    self.alarms = alarms
    await register()
    if let reached { await bring(to: reached, telling: standing) }
    let end = plan.start + plan.head
    // The last ten minutes second by second, the last hour in steps of 10 s, what is before that in minutes.
    await runThroughPast(upTo: end - .seconds(3600))
    while simulation.moment < end, !Task.isCancelled {
      let isNear = end - simulation.moment <= .seconds(600)
      let next = min(end, simulation.moment + .seconds(10))
      if isNear { await watch(upTo: next) }
      simulation.advance(to: next, stride: isNear ? 1 : 10)
      // What pages draw of the past is remembered only by those who were told.
      await deliver()
    }
    if plan.head == .zero, reached == nil { await deliver() }
  }

  /// Goes on to a moment of which is known what it was like. The site's time stands meanwhile.
  private func bring(to moment: Moment, telling standing: StandingBoard?) async {
    // The simulation's steps are whole seconds: to the first that is not before it.
    let goal = plan.start + .seconds(Int64((moment - plan.start).seconds.rounded(.up)))
    let began = ContinuousClock.now
    defer { standing?.approach(nil) }
    while simulation.moment < goal, !Task.isCancelled {
      let isNear = goal - simulation.moment <= .seconds(600)
      let end = simulation.moment + .seconds(isNear ? 60 : 600)
      simulation.advance(to: min(end, goal), stride: isNear ? 1 : 60)
      plan.setClock(to: moment)
      // What is done at once need not be told.
      if ContinuousClock.now - began > .milliseconds(300) { standing?.approach(moment) }
      await Task.yield()
    }
    plan.setClock(to: max(moment, simulation.moment))
  }

  /// What is before the last hour nobody draws. Alarms are looked for in it, in steps that let a small site have one a
  /// minute and a large one be ready soon.
  private func runThroughPast(upTo end: Moment) async {
    guard alarms != nil else { return simulation.advance(to: end, stride: 60) }
    let looks = max(24, 60_000 / Double(max(1, simulation.nodeCount)))
    let step = max(60, ((end - simulation.moment).seconds / looks / 60).rounded(.up) * 60)
    guard simulation.moment < end else { return }
    // Where that is recorded each answer holds until the next.
    await register(every: .seconds(step))
    while simulation.moment < end, !Task.isCancelled {
      simulation.advance(to: min(end, simulation.moment + .seconds(step)), stride: 60)
      await answer(isPast: true, isRemembered: false)
    }
    plan.setClock(to: simulation.moment)
    await register()
  }

  /// Tells how often the sources answer: as a live site's would, unless it is more seldom.
  private func register(every cadence: Duration = .zero) async {
    await keeper.register(simulation.sources(every: max(cadence, SimulationPace.period * max(1, plan.speed))))
  }

  /// Second by second where the site is small, for delays and for what comes and goes; else in steps that are as many
  /// times longer as a look takes.
  private func watch(upTo end: Moment) async {
    guard alarms != nil else { return }
    let step = min(10, max(1, simulation.nodeCount / 100))
    while simulation.moment + .seconds(step) < end, !Task.isCancelled {
      simulation.advance(to: simulation.moment + .seconds(step), stride: 1)
      await answer(isPast: true, isRemembered: false)
    }
  }

  /// The clock goes with what can be seen: a site that is still being run ahead is not a dead one.
  private func deliver() async {
    await answer(isPast: true)
    let isLast = simulation.moment >= plan.start + plan.head
    guard isLast || ContinuousClock.now - lastShown >= .milliseconds(100) else { return }
    lastShown = .now
    await keeper.show()
    plan.setClock(to: simulation.moment)
  }

  /// A second of 10,000 nodes is a million readings: they go over a few hundred nodes at a time.
  private func answer(isPast: Bool = false, isRemembered: Bool = true) async {
    await keeper.makeRoom()
    let stride = 256
    for first in Swift.stride(from: 0, to: simulation.nodeCount, by: stride) {
      let answers = simulation.answers(ofNodes: first..<min(first + stride, simulation.nodeCount))
      await keeper.apply(answers, at: simulation.moment, isComplete: false)
    }
    await keeper.apply(
      simulation.buildingAnswers() + simulation.queueAnswers(), at: simulation.moment, isComplete: isRemembered)
    if let alarms { await alarms.look(at: await keeper.current, simulation.moment, isPast: isPast) }
  }

  /// Gives the queue a command line of Slurm's. What it changes is told with the next step.
  func answer(_ arguments: [String], by user: String) -> QueueAnswer { simulation.answer(arguments, by: user) }

  /// Follows the clock until its task is cancelled.
  func goOn() async {
    var pace = SimulationPace(plan)
    while let moment = await pace.moment(after: simulation.moment) {
      simulation.advance(to: moment, stride: pace.stride(of: simulation))
      await answer()
    }
  }
}
