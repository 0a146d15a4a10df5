package import Agent
internal import Glibc
internal import HTTP
internal import SiteFile
package import SiteModel
package import StrictYAML

/// What is to be watched: a site from its file, or one machine alone.
package struct SiteOpening: Sendable {
  package let topology: Topology
  /// Sampled in this process; nil where a site file says what there is.
  package let machine: ThisMachine?
  /// Simulated in this process; nil where there is something real to watch.
  let simulation: SimulationPlan?
  /// What time it is where the site is: the simulation's for a simulated one.
  package let clock: any TimeSource
  /// Where the site's history is looked for and kept; nil where neither is done.
  package var history: HistorySetup?

  /// The site that `--site FILE|NAME` means.
  package init(site: String) throws(FileError) {
    topology = try SiteFile.load(path: SiteFile.path(of: site))
    machine = nil
    simulation = nil
    clock = SystemClock()
  }

  /// A site that is not there.
  package init(simulating plan: SimulationPlan) {
    topology = plan.topology
    machine = nil
    simulation = plan
    clock = plan.clock
  }

  /// The nodes that the scheduler behind this machine's commands has, and its queue.
  package init(slurm name: String) {
    var topology = Topology(name: name)
    topology.sources = [SourcePlan(name: name, kind: .slurm, targets: [], timeout: .seconds(10))]
    // Which cluster the commands reach.
    topology.origin = PlanOrigin(options: getenv("SLURM_CONF").map { String(cString: $0) } ?? "")
    self.topology = topology
    machine = nil
    simulation = nil
    clock = SystemClock()
  }

  /// This machine, or a copy of one's files under `root`, sampled every `cadence`.
  package init(machineUnder root: String?, cadence: Duration) throws(SampleError) {
    let machine = ThisMachine(AgentSampler(host: try Host(root: root), every: cadence))
    topology = machine.topology
    self.machine = machine
    simulation = nil
    clock = SystemClock()
  }

  /// Has a simulated site go on from where its record ends; nil for a site that is there.
  package var goOn: (@Sendable (Moment) -> Void)? {
    guard let simulation else { return nil }
    return { simulation.goOn(after: $0) }
  }

  /// The site with its feeds, not yet at work.
  package func run() -> SiteRun {
    if let simulation { return SiteRun(simulating: simulation, history: history) }
    return SiteRun(
      topology: topology, machine: machine, client: machine == nil ? WebClient() : nil, clock: clock, history: history)
  }

  /// The time in which every source that is alive has surely answered once: its own time-out, and the second over
  /// which first polls are spread.
  package var patience: Duration {
    // A simulation is worked out, however long it takes.
    if simulation != nil { return .seconds(3600) }
    // A scheduler is asked a dozen questions one after the other.
    let timeouts = topology.sources.map { $0.kind == .slurm ? $0.timeout * 3 : $0.timeout }
    return (timeouts.max() ?? .seconds(3)) + .seconds(2)
  }
}
