package import Agent
package import SiteModel

/// The machine that Aisle runs on, as a feed: the agent's sampler in this process.
package struct ThisMachine: Feed {
  private let sampler: AgentSampler

  package init(_ sampler: AgentSampler) { self.sampler = sampler }

  package var description: SourceDescription { sampler.description }

  package func poll() async throws(SourceFailure) -> Batch {
    await sampler.sample()
  }

  /// A site that is this machine alone: what is shown without a site file.
  package var topology: Topology { Topology(name: sampler.host.name) }
}
