internal import SiteModel
internal import Simulator

/// Runs a simulation and delivers what its sources answer, as the feeds of a real site would.
actor SimulationRun {
  private let plan: SimulationPlan
  private let keeper: SiteKeeper
  private var simulation: Simulation
  /// Between two deliveries, in real time; the clock of the site may run faster.
  private static let period = Duration.seconds(1)

  init(_ plan: SimulationPlan, into keeper: SiteKeeper) {
    self.plan = plan
    self.keeper = keeper
    simulation = plan.simulation
  }

  /// Makes the sources known, and runs the site up to the moment at which it is first shown.
  func begin() async {
    await keeper.register(simulation.sources(every: Self.period * max(1, plan.speed)))
    let end = Simulation.start + plan.head
    // The last ten minutes second by second, the last hour in steps of 10 s, what is before that in minutes.
    simulation.advance(to: end - .seconds(3600), stride: 60)
    while simulation.moment < end, !Task.isCancelled {
      let isNear = end - simulation.moment <= .seconds(600)
      simulation.advance(to: min(end, simulation.moment + .seconds(10)), stride: isNear ? 1 : 10)
      // What pages draw of the past is remembered only by those who were told.
      await keeper.apply(simulation.answers(), at: simulation.moment)
    }
    if plan.head == .zero { await keeper.apply(simulation.answers(), at: simulation.moment) }
    (plan.clock as? SimulatedClock)?.goOn(from: end)
  }

  /// Follows the clock until its task is cancelled.
  func goOn() async {
    let ticker = ContinuousClock()
    var next = ticker.now
    while !Task.isCancelled {
      next = next + Self.period
      do { try await ticker.sleep(until: next) } catch { return }
      if ticker.now - next > .seconds(5) {
        // The process was stopped, or the machine cannot keep up: time goes on from where the site is.
        (plan.clock as? SimulatedClock)?.goOn(from: simulation.moment)
        next = ticker.now
        continue
      }
      simulation.advance(to: plan.clock.now(), stride: stride)
      await keeper.apply(simulation.answers(), at: simulation.moment)
    }
  }

  /// Large sites in quick motion are looked at less often.
  private var stride: Int {
    let work = plan.speed * Double(simulation.nodeCount)
    return work <= 60_000 ? 1 : work <= 600_000 ? 10 : 60
  }
}
