package import ArgumentParser
package import Runtime
internal import SiteModel

/// A simulated site instead of a real one: what console, wallboard, snapshot and the simulated fleet have in common.
package struct DemoOptions: ParsableArguments {
  @Flag(
    help: ArgumentHelp(
      "Show a simulated site: of --site, which can also be 'hall' (the default) or 'frontier'."))
  package var demo = false

  @Option(help: ArgumentHelp("With --demo: so many nodes instead of the site's own.", valueName: "count"))
  package var nodes: Int?

  @Option(help: ArgumentHelp("With --demo: the same seed gives the same site (default: 1).", valueName: "number"))
  package var seed: UInt64?

  @Option(
    help: ArgumentHelp("With --demo: simulated seconds in a real one, 1 to 3600 (default: 1).", valueName: "factor"))
  package var speed: Double?

  @Option(help: ArgumentHelp("With --demo: run the site forward first, such as 10m or 3d.", valueName: "time"))
  package var after: String?

  @Option(
    help: ArgumentHelp(
      "With --demo: NAME[:THING]@TIME[+DURATION], such as pump-stop:CDU-03@5m; may be given several times. "
        + "'aisle simulate --faults' lists the names.", valueName: "fault"))
  package var fault: [String] = []

  @Option(
    help: ArgumentHelp(
      "With --demo: replay the jobs of this file, in the Standard Workload Format or as CSV; without --site the site is "
        + "made for it.", valueName: "file"))
  package var trace: String?

  @Flag(help: "With --trace: jobs begin when they did, not when the simulated scheduler lets them.")
  package var recordedStarts = false

  package var isDemo: Bool { demo }

  package init() {}

  package func validate() throws {
    if !demo {
      let given = [
        nodes.map { _ in "--nodes" }, seed.map { _ in "--seed" }, speed.map { _ in "--speed" },
        after.map { _ in "--after" }, trace.map { _ in "--trace" }, fault.isEmpty ? nil : "--fault",
      ].compactMap(\.self)
      if let first = given.first { throw ValidationError("\(first) goes with --demo") }
    }
    try Self.check(nodes: nodes, speed: speed, after: after)
    try Self.check(trace: trace, recordedStarts: recordedStarts)
  }

  /// Throws what is wrong with one of the numbers.
  package static func check(nodes: Int?, speed: Double?, after: String?) throws {
    if let nodes, !(1...20_000).contains(nodes) { throw ValidationError("--nodes takes a number from 1 to 20000") }
    if let speed, !(1...3600).contains(speed) { throw ValidationError("--speed takes a number from 1 to 3600") }
    if let after, Duration(writtenAs: after) == nil {
      throw ValidationError(
        "--after '\(CleanText.cleaned(after, limit: 40))': expected a time of at most 366d, such as 10m, 6h or 3d")
    }
  }

  package static func check(trace: String?, recordedStarts: Bool) throws {
    if recordedStarts, trace == nil { throw ValidationError("--recorded-starts goes with --trace") }
  }

  /// The plan, checked. Ends the command with a sentence when the site or a fault makes no sense.
  package func plan(ofSite site: String?, isLive: Bool) throws -> SimulationPlan {
    var request = SimulationPlan.Request()
    request.site = site
    request.nodeCount = nodes
    request.seed = seed ?? 1
    request.speed = speed ?? 1
    request.head = after.flatMap { Duration(writtenAs: $0) } ?? .zero
    request.faults = fault
    request.isLive = isLive
    request.trace = trace
    request.startsAsRecorded = recordedStarts
    return try Self.plan(request)
  }

  package static func plan(_ request: SimulationPlan.Request) throws -> SimulationPlan {
    do throws(SimulationPlan.Failure) { return try SimulationPlan(request) } catch {
      switch error {
      case .file(let error): throw CommandEnding.failure(error, .configuration)
      case .fault(let error): throw CommandEnding.failure("aisle: \(error)", .usage)
      }
    }
  }
}
