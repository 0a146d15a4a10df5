internal import SiteModel
internal import Simulator

/// How a simulation keeps up with its clock: once a real second, and from where it is when the process was stopped or the
/// machine cannot keep up.
struct SimulationPace: Sendable {
  /// Between two steps forward, in real time; the clock of the site may run faster.
  static let period = Duration.seconds(1)

  private let plan: SimulationPlan
  private var next = ContinuousClock.now

  init(_ plan: SimulationPlan) { self.plan = plan }

  /// Waits until the next step is due. The moment to go on to, by the site's clock; nil once the task is cancelled.
  /// `reached` is where the simulation is.
  mutating func moment(after reached: Moment) async -> Moment? {
    while !Task.isCancelled {
      next = next + Self.period
      do { try await Task.sleep(until: next, clock: .continuous) } catch { return nil }
      if ContinuousClock.now - next <= .seconds(5) { return plan.clock.now() }
      plan.setClock(to: reached)
      next = .now
    }
    return nil
  }

  /// Seconds of a step: large sites in quick motion are looked at less often.
  func stride(of simulation: borrowing Simulation) -> Int {
    let work = plan.speed * Double(simulation.nodeCount)
    return work <= 60_000 ? 1 : work <= 600_000 ? 10 : 60
  }
}
