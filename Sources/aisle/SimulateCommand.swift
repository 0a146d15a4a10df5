internal import ArgumentParser
internal import HTTPServing
internal import Launch
internal import Runtime
internal import SiteFile
internal import SiteModel
internal import Simulator

/// `aisle simulate`: a fleet that is not there, for trying Aisle and other tools at any size.
struct SimulateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate", abstract: "Serve a simulated site over HTTP, or list what can go wrong in one.",
    discussion: """
      Every node of the site answers at /nodes/NAME/metrics as its agent would. /site.yaml is a site file by which Aisle \
      polls them; /targets.json is for Prometheus' HTTP discovery. --redfish serves what cools and feeds them as a \
      Redfish tree, for Redfish clients and for training. Everything says that it is simulated.
      """)

  @Option(help: ArgumentHelp("Listen here, on loopback; port 0 takes a free one.", valueName: "address:port"))
  var agents: String?

  @Option(
    help: ArgumentHelp("Serve the plant as a Redfish tree here, on loopback, in plain HTTP.", valueName: "address:port")
  )
  var redfish: String?

  @Flag(help: "List the faults that --fault takes, and end.")
  var faults = false

  @Option(
    help: ArgumentHelp("'hall' (the default), 'frontier', a site file, or the name of one.", valueName: "file|name"))
  var site: String?

  @Option(help: ArgumentHelp("So many nodes instead of the site's own.", valueName: "count"))
  var nodes: Int?

  @Option(help: ArgumentHelp("The same seed gives the same site.", valueName: "number"))
  var seed: UInt64 = 1

  @Option(help: ArgumentHelp("Simulated seconds in a real one, 1 to 3600.", valueName: "factor"))
  var speed = 1.0

  @Option(help: ArgumentHelp("Run the site forward first, such as 10m or 3d.", valueName: "time"))
  var after: String?

  @Option(help: ArgumentHelp("NAME[:THING]@TIME[+DURATION]; may be given several times.", valueName: "fault"))
  var fault: [String] = []

  @Option(
    help: ArgumentHelp(
      "Replay the jobs of this file, in the Standard Workload Format or as CSV; without --site the site is made for it.",
      valueName: "file"))
  var trace: String?

  @Flag(help: "With --trace: jobs begin when they did, not when the simulated scheduler lets them.")
  var recordedStarts = false

  func validate() throws {
    if agents == nil, redfish == nil, !faults {
      throw ValidationError("--agents or --redfish ADDRESS:PORT says where to serve; --faults lists the faults")
    }
    for (option, text) in [("--agents", agents), ("--redfish", redfish)] {
      guard let text else { continue }
      guard let address = ListeningAddress(text) else {
        throw ValidationError("\(option) '\(CleanText.cleaned(text, limit: 60))': expected 127.0.0.1:9400 or the like")
      }
      if !address.isLoopback {
        throw ValidationError("\(option) \(address): a simulated site is served on loopback only")
      }
    }
    try DemoOptions.check(nodes: nodes, speed: speed, after: after)
    try DemoOptions.check(trace: trace, recordedStarts: recordedStarts)
  }

  func run() async throws {
    if faults { return try CommandEnding.print(Self.list) }
    var request = SimulationPlan.Request()
    request.site = site
    request.nodeCount = nodes
    request.seed = seed
    request.speed = speed
    request.head = after.flatMap { Duration(writtenAs: $0) } ?? .zero
    request.faults = fault
    request.trace = trace
    request.startsAsRecorded = recordedStarts
    let plan = try DemoOptions.plan(request)
    let fleet = SimulatedFleet(plan)
    do throws(ServingFailure) {
      let places = SimulatedFleet.Places(
        agents: agents.flatMap { ListeningAddress($0) }, redfish: redfish.flatMap { ListeningAddress($0) })
      try await fleet.serve(at: places) { found in
        if let place = found.agents {
          CommandEnding.say(
            "simulated: \(fleet.nodeCount) nodes on http://\(place)/, site file at http://\(place)/site.yaml")
        }
        if let place = found.redfish {
          let account = SimulatedFleet.redfishAccount
          CommandEnding.say(
            "simulated: the plant on http://\(place)/redfish/v1, user \(account.user), password \(account.password)")
        }
      }
    } catch { throw CommandEnding.failure("aisle: \(error)", .failure) }
  }

  private static var list: String {
    FaultKind.allCases.map { kind in
      let thing = kind.target == .site ? "" : ":" + kind.target.rawValue.uppercased()
      let name = kind.rawValue + thing
      return name + String(repeating: " ", count: max(2, 32 - name.count)) + kind.summary + "\n"
    }.joined()
  }
}
