package import HTTPServing
internal import Wire

/// The agent as a server: `/metrics`, `/healthz` and a small index at `/`.
package struct AgentService: Sendable {
  private let sampler: AgentSampler

  package init(sampler: AgentSampler) { self.sampler = sampler }

  /// The page as Prometheus text, for `--once`.
  package func page() async -> [UInt8] {
    AgentPage.page(of: await sampler.sampleWithHealth(), as: .prometheusText).bytes
  }

  package func answer(_ request: Request) async -> Response {
    switch request.path {
    case "/metrics":
      let format = ExpositionWriter.format(accepting: request.accept)
      let page = AgentPage.page(of: await sampler.sampleWithHealth(), as: format)
      return Response(contentType: page.contentType, body: page.bytes)
    case "/healthz": return Response(text: "ok\n")
    case "/": return Response(text: "Aisle agent\n/metrics  this machine's readings\n/healthz  ok while it answers\n")
    default: return .notFound
    }
  }
}
