internal import HTTP
internal import SiteModel
internal import Wire

/// One target of a plan: its identity, and how its page is fetched or why it cannot be.
struct FleetTarget: Sendable {
  private(set) var description: SourceDescription
  let node: String?
  /// Host of the URL.
  let host: String
  /// The site's own name for the unit that answers there.
  let equipment: String?
  /// What tells this target's things from those of its like that call themselves the same; empty when it is alone.
  let mark: String
  /// What the metrics of a page mean: the same for all targets of the plan.
  let meaning: MappingIndex
  /// How user and password are shown; nil leaves it to what the device offers.
  let login: SourcePlan.Login?
  /// How an alarm system's answers are read.
  let alerts: AlertReader
  /// Failed when the site file's address cannot be used.
  let request: Result<WebRequest, SourceFailure>
  /// Further pages of the same target: a cluster has several.
  private(set) var further: [Result<WebRequest, SourceFailure>] = []

  /// All targets of a plan, each with an identity of its own: "plan/node-01", else "plan/10.0.0.7:9400". Many devices
  /// behind one gateway are told apart by what the site calls them.
  static func targets(of plan: SourcePlan) -> [FleetTarget] {
    var names: [String: Int] = [:]
    let meaning = MappingIndex(plan.things)
    let targets = plan.targets.map { target in
      let address = Result { () throws(SourceFailure) in try WebAddress(target.url) }
      let place =
        switch address {
        case .success(let address): address.authority
        case .failure: "?"
        }
      let equipment = plan.kind == .exposition ? target.equipment : nil
      let base = CleanText.cleaned("\(plan.name)/\(equipment ?? target.node ?? place)")
      names[base, default: 0] += 1
      let number = names[base] ?? 1
      return FleetTarget(
        target, plan, meaning, address: address, id: SourceID(number == 1 ? base : "\(base)#\(number)"))
    }
    return plan.kind == .kubernetes ? oneTarget(of: targets, named: plan.name) : targets
  }

  /// Pages of which only all together say what there is.
  private static func oneTarget(of pages: [FleetTarget], named name: String) -> [FleetTarget] {
    guard var target = pages.first else { return [] }
    target.further = pages.dropFirst().map(\.request)
    target.description.id = SourceID(CleanText.cleaned(name))
    target.description.nodes = []
    return [target]
  }

  private init(
    _ target: SourcePlan.Target, _ plan: SourcePlan, _ meaning: MappingIndex,
    address: Result<WebAddress, SourceFailure>, id: SourceID
  ) {
    self.meaning = meaning
    node = target.node
    equipment = target.equipment
    login = plan.login
    alerts = AlertReader(site: plan.alerting.origin, placeLabels: plan.alerting.placeLabels)
    switch address {
    case .success(let address):
      host = address.host
      mark = plan.targets.count > 1 && target.equipment == nil ? address.authority : ""
      description = SourceDescription(
        id: id, address: address.description, cadence: plan.every, nodes: target.node.map { [$0] } ?? [],
        isScheduler: plan.kind == .kubernetes)
      var request = WebRequest(address, timeout: plan.timeout)
      switch plan.kind {
      case .exposition, .slurm, .kubernetes:
        request.accept = "application/openmetrics-text;version=1.0.0;q=0.5, text/plain;version=0.0.4, */*;q=0.1"
        request.byteLimit = plan.kind == .kubernetes ? KubernetesPoller.byteLimit : FleetSupervisor.byteLimit
      case .alertmanager:
        request.accept = "application/json"
        request.byteLimit = AlertmanagerPoller.byteLimit
      case .redfish:
        request.accept = "application/json"
        request.byteLimit = RedfishPoller.byteLimit
      }
      request.credential = plan.credential.map { Credential($0) }
      request.policy = plan.transport
      self.request = .success(request)
    case .failure(let failure):
      host = ""
      mark = ""
      // The URL itself is not repeated: it may hold a password.
      description = SourceDescription(
        id: id, address: id.name, cadence: plan.every, nodes: target.node.map { [$0] } ?? [],
        isScheduler: plan.kind == .kubernetes)
      request = .failure(failure)
    }
  }
}
