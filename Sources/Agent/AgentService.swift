package import HTTPServing
internal import Wire

/// The agent as a server: `/metrics`, `/healthz` and a small index at `/`.
package struct AgentService: Sendable {
  private let sampler: AgentSampler

  package init(sampler: AgentSampler) { self.sampler = sampler }

  /// The page as Prometheus text, for `--once`.
  package func page() async -> [UInt8] {
    await page(as: .prometheusText).bytes
  }

  private func page(as format: ExpositionFormat) async -> (bytes: [UInt8], contentType: String) {
    let sample = await sampler.sampleWithHealth()
    return AgentPage.page(of: sample, as: format, at: sampler.host.now())
  }

  package func answer(_ request: Request) async -> Response {
    switch request.path {
    case "/metrics":
      let format = ExpositionFormat(accepting: request.accept)
      let page = await page(as: format)
      return Response(contentType: page.contentType, body: page.bytes)
    case "/healthz": return Response(text: "ok\n")
    case "/": return Response(text: "Aisle agent\n/metrics  this machine's readings\n/healthz  ok while it answers\n")
    default: return .notFound
    }
  }
}
