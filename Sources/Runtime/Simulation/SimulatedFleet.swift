package import HTTPServing
internal import SiteFile
internal import SiteModel
internal import Simulator
internal import Synchronization
internal import Wire

/// A simulated site that answers over HTTP as the agents of its nodes would: one port, a path for each node, so that
/// Aisle's own fleet feed, Prometheus and other people's tools can be tried at any size on one machine.
package final class SimulatedFleet: Sendable {
  private let plan: SimulationPlan
  private let present: Mutex<Simulation>
  private let paths: [String: Int]

  package init(_ plan: SimulationPlan) {
    self.plan = plan
    var simulation = plan.simulation
    simulation.advance(to: plan.start + plan.head, stride: plan.head > .seconds(3600) ? 60 : 10)
    present = Mutex(simulation)
    var paths: [String: Int] = [:]
    for index in 0..<simulation.nodeCount { paths[Self.path(ofNode: simulation.nodeName(index))] = index }
    self.paths = paths
  }

  /// Nodes that it answers for.
  package var nodeCount: Int { paths.count }

  /// The site as it is now.
  var current: Simulation { present.withLock { $0 } }

  /// Moves on with the clock until its task is cancelled.
  package func run() async {
    var pace = SimulationPace(plan)
    var next = present.withLock { $0 }
    plan.setClock(to: next.moment)
    while let moment = await pace.moment(after: next.moment) {
      next.advance(to: moment, stride: pace.stride(of: next))
      present.withLock { [next] in $0 = next }
    }
  }

  /// `/nodes/NAME/metrics`; `/site.yaml`, a site file for Aisle; `/targets.json` for Prometheus' HTTP discovery.
  package func answer(_ request: Request, at address: ListeningAddress) -> Response {
    if let index = paths[request.path] { return page(ofNode: index, as: ExpositionFormat(accepting: request.accept)) }
    switch request.path {
    case "/site.yaml": return Response(contentType: "application/yaml", text: siteFile(at: address))
    case "/targets.json": return Response(contentType: "application/json", text: targets(at: address))
    case "/healthz": return Response(text: "ok\n")
    case "/":
      return Response(
        text: "A simulated fleet of \(nodeCount) nodes; nothing here is real.\n/nodes/NAME/metrics  a node's readings\n"
          + "/site.yaml  a site file for Aisle\n/targets.json  targets for Prometheus\n")
    default: return .notFound
    }
  }

  private func page(ofNode index: Int, as format: ExpositionFormat) -> Response {
    switch current.answer(ofNode: index, withFacts: true) {
    case .failure: return Response(status: 503, text: "this simulated node does not answer\n")
    case .batch(let batch):
      var writer = ExpositionWriter(format: format)
      writer.write(batch)
      let contentType = writer.contentType
      return Response(contentType: contentType, body: writer.finished())
    }
  }

  /// What a node's name is in a URL: all but letters, digits and `-._~` escaped.
  static func path(ofNode name: String) -> String {
    var path = "/nodes/"
    for byte in name.utf8 {
      let scalar = Unicode.Scalar(byte)
      if scalar.isASCII, scalar.properties.isAlphabetic || (48...57).contains(byte) || "-._~".utf8.contains(byte) {
        path.unicodeScalars.append(scalar)
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        path += "%" + (digits.utf8.count < 2 ? "0" : "") + digits
      }
    }
    return path + "/metrics"
  }

  private func url(_ path: String, at address: ListeningAddress) -> String { "http://\(address)\(path)" }

  private func siteFile(at address: ListeningAddress) -> String {
    var topology = plan.topology
    let targets = topology.nodes.map {
      SourcePlan.Target(url: url(Self.path(ofNode: $0.name), at: address), node: $0.name)
    }
    topology.sources = [
      SourcePlan(name: "agents", kind: .exposition, targets: targets, every: .seconds(5), timeout: .seconds(3))
    ]
    return SiteFile.text(of: topology)
  }

  private func targets(at address: ListeningAddress) -> String {
    let groups = plan.topology.nodes.map { node in
      let name = node.name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      return "{\"targets\": [\"\(address)\"], \"labels\": {\"__metrics_path__\": \"\(Self.path(ofNode: node.name))\", "
        + "\"node\": \"\(name)\"}}"
    }
    return "[" + groups.joined(separator: ",\n") + "]\n"
  }
}
