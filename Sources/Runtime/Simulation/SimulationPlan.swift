internal import SiteFile
package import SiteModel
package import Simulator
package import StrictYAML
internal import Synchronization

/// What is to be simulated, checked: the site, its seed and faults, and how its time goes. A class, for it is large and
/// handed on through rooms that do not know the simulator.
package final class SimulationPlan: Sendable {
  let topology: Topology
  let simulation: Simulation
  /// Simulated seconds in a real one.
  package let speed: Double
  /// When the simulation begins: with its trace, where that says when it was.
  let start: Moment
  /// How far the site has run before it is first shown.
  let head: Duration
  /// False for a site that stands still at the moment reached: a snapshot's.
  let isLive: Bool
  /// True where the jobs are those of a record.
  let isTrace: Bool
  package let clock: any TimeSource
  private let recordEnd = Mutex<Moment?>(nil)

  /// What the options of a simulation say.
  package struct Request: Sendable {
    /// A site that comes with Aisle, a site file, or the name of one; nil: the hall that comes with Aisle.
    package var site: String?
    /// Nil: as many as the site file says.
    package var nodeCount: Int?
    package var seed: UInt64 = 1
    package var speed = 1.0
    package var head = Duration.zero
    package var faults: [String] = []
    package var isLive = true
    /// A file of jobs to replay instead of thrown ones, and whether they begin when they did.
    package var trace: String?
    package var startsAsRecorded = false
    package init() {}

    /// What makes one simulation of a site another than the next, so that none is taken for the other.
    fileprivate var options: String {
      var parts = ["seed \(seed)"] + faults
      if let trace { parts += ["trace \(trace)", "recorded \(startsAsRecorded)"] }
      return parts.joined(separator: "; ")
    }
  }

  package enum Failure: Error, Sendable, CustomStringConvertible {
    case file(FileError)
    case fault(FaultError)

    package var description: String {
      switch self {
      case .file(let error): error.description
      case .fault(let error): error.description
      }
    }
  }

  package init(_ request: Request) throws(Failure) {
    let trace = try request.trace.map { path throws(Failure) in try Self.trace(at: path) }
    var topology: Topology
    if let trace, request.site == nil, request.nodeCount == nil {
      topology = try Self.topology(of: nil).made(for: trace)
    } else {
      topology = try Self.topology(of: request.site)
    }
    topology.isSimulated = true
    topology.sources = []
    if let count = request.nodeCount { topology = topology.resized(toNodes: count) }
    topology.origin = PlanOrigin(
      path: topology.origin?.path, changed: topology.origin?.changed, options: request.options)
    do throws(FaultError) {
      var faults: [ScriptedFault] = []
      for text in request.faults { faults.append(try ScriptedFault(text)) }
      simulation = try Simulation(
        of: topology, seed: request.seed, faults: faults, beginning: trace?.begins ?? Simulation.start, trace: trace,
        startsAsRecorded: request.startsAsRecorded)
    } catch { throw .fault(error) }
    self.topology = topology
    start = trace?.begins ?? Simulation.start
    speed = request.speed
    // The simulation's steps are whole seconds.
    head = .seconds(Int64(request.head.seconds))
    isLive = request.isLive
    isTrace = trace != nil
    // While a live site is run ahead its clock follows.
    clock =
      isLive
      ? SimulatedClock(from: start, speed: speed) : StandingClock(moment: start + self.head)
  }

  /// Where the record ends that the simulation goes on from; nil where it begins one.
  var reached: Moment? { recordEnd.withLock { $0 } }

  /// Has the site go on from where its record ends: nothing is told anew of what was before. Whoever has followed that
  /// is further, as far as the other had come: the clock is not set back.
  func goOn(after end: Moment) {
    recordEnd.withLock { $0 = end }
    if clock.now() < end { setClock(to: end) }
  }

  /// Has the clock go on from `moment`; one that stands still does not heed it.
  func setClock(to moment: Moment) { (clock as? SimulatedClock)?.goOn(from: moment) }

  /// A site that comes with Aisle is meant by its bare name; a file of that name can be written `./hall`.
  private static func topology(of site: String?) throws(Failure) -> Topology {
    do throws(FileError) {
      guard let shipped = ShippedSite(rawValue: site ?? ShippedSite.hall.rawValue) else {
        return try SiteFile.load(path: SiteFile.path(of: site ?? ""))
      }
      return try SiteFile.load(text: shipped.text, file: shipped.rawValue)
    } catch { throw .file(error) }
  }
}

/// A clock that runs from a moment at a speed of its own. What happens while the process is stopped does not count.
package final class SimulatedClock: TimeSource {
  private struct State {
    var base: Moment
    var since: ContinuousClock.Instant
  }

  private let state: Mutex<State>
  private let speed: Double

  package init(from moment: Moment, speed: Double) {
    self.speed = speed
    state = Mutex(State(base: moment, since: .now))
  }

  package func now() -> Moment {
    state.withLock { $0.base + (ContinuousClock.now - $0.since) * speed }
  }

  /// Goes on from `moment`, as if it were now.
  func goOn(from moment: Moment) { state.withLock { $0 = State(base: moment, since: .now) } }
}

/// A clock that stands still.
package struct StandingClock: TimeSource {
  package let moment: Moment
  package init(moment: Moment) { self.moment = moment }
  package func now() -> Moment { moment }
}
