internal import SiteModel
internal import Simulator

/// Runs a simulation and delivers what its sources answer, as the feeds of a real site would.
actor SimulationRun {
  private let plan: SimulationPlan
  private let keeper: SiteKeeper
  private var simulation: Simulation
  private var lastShown = ContinuousClock.now - .seconds(1)

  init(_ plan: SimulationPlan, into keeper: SiteKeeper) {
    self.plan = plan
    self.keeper = keeper
    simulation = plan.simulation
  }

  /// Makes the sources known, and runs the site up to the moment at which it is first shown.
  func begin() async {
    await keeper.register(simulation.sources(every: SimulationPace.period * max(1, plan.speed)))
    let end = plan.start + plan.head
    // The last ten minutes second by second, the last hour in steps of 10 s, what is before that in minutes.
    simulation.advance(to: end - .seconds(3600), stride: 60)
    while simulation.moment < end, !Task.isCancelled {
      let isNear = end - simulation.moment <= .seconds(600)
      simulation.advance(to: min(end, simulation.moment + .seconds(10)), stride: isNear ? 1 : 10)
      // What pages draw of the past is remembered only by those who were told.
      await deliver()
    }
    if plan.head == .zero { await deliver() }
  }

  /// The clock goes with what can be seen: a site that is still being run ahead is not a dead one.
  private func deliver() async {
    await answer()
    let isLast = simulation.moment >= plan.start + plan.head
    guard isLast || ContinuousClock.now - lastShown >= .milliseconds(100) else { return }
    lastShown = .now
    await keeper.show()
    plan.setClock(to: simulation.moment)
  }

  /// A second of 10,000 nodes is a million readings: they go over a few hundred nodes at a time.
  private func answer() async {
    let stride = 256
    for first in Swift.stride(from: 0, to: simulation.nodeCount, by: stride) {
      let answers = simulation.answers(ofNodes: first..<min(first + stride, simulation.nodeCount))
      await keeper.apply(answers, at: simulation.moment, isComplete: false)
    }
    await keeper.apply(
      simulation.buildingAnswers() + simulation.queueAnswers(), at: simulation.moment, isComplete: true)
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
